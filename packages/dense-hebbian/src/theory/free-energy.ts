import { checkPositive } from "@attractors/core";
import { dataLawOf } from "./data-law.ts";
import { orderEquationsOf } from "./order-equations.ts";
import { type Conditions, checkConditions, type ReplicaState } from "./retrieval-state.ts";

/** The order parameters on which the free energy depends. */
export type OrderParameters = Pick<ReplicaState, "signal" | "overlap" | "crossTalk">;

/**
 * The replica-symmetric free energy of one spin, f = -T A, as a function of the order parameters n, q and r, which need not
 * solve the equations: it is stationary where they do. For P > 2
 *
 *   f = -T E ln 2cosh βh + ((P-1)/P) n^P + (βγ/2) r (1 - q) - (βγ/2P)(1 - q^P),   h = X n^(P-1) + field + √(γr) z,
 *
 * and for P = 2 the last term is (γ/2) Σ [T ln(1 - λC) - λq/(1 - λC) + λ] over the eigenvalues λ of the examples' covariance
 * (λ = 1 in storing; Amit, Gutfreund, Sompolinsky 1985), C = β(1 - q). Energies are those of H without products of a spin
 * with itself. At T = 0 it is the ground-state energy, and needs the response C, which q = 1 leaves open.
 *
 * @throws {RangeError} if a number is out of its range.
 *
 * @example
 * ```ts
 * import { freeEnergy, retrievalState } from "@attractors/dense-hebbian";
 *
 * const conditions = { load: 0.05, noise: 0.3 };
 * freeEnergy(conditions, retrievalState(conditions)); // ≈ -0.5012
 * ```
 */
export function freeEnergy(conditions: Conditions, state: OrderParameters & { readonly response?: number }): number {
  const { load, noise, field = 0 } = conditions;
  checkConditions("freeEnergy", load, noise, field);
  const { law, averages } = orderEquationsOf(dataLawOf("freeEnergy", conditions));
  const { interaction: P, strengths, counts } = law;
  const { signal: n, overlap: q, crossTalk: r } = state;
  if (noise === 0 && state.response === undefined) {
    throw new RangeError("freeEnergy: at noise 0 the response C is needed beside the overlap");
  }
  const C = noise === 0 ? (state.response ?? 0) : (1 - q) / noise;

  const { energy } = averages(n, Math.sqrt(load * r), noise, field);
  let rest = 0;
  if (P > 2) {
    for (let j = 0; j < P; j++) rest -= (C * q ** j) / P;
  } else {
    for (let k = 0; k < strengths.length; k++) {
      const stiffness = 1 - strengths[k] * C;
      rest += counts[k] * (noise * Math.log(stiffness) - (strengths[k] * q) / stiffness + strengths[k]);
    }
  }
  // Without cross-talk the feedback has no meaning, and may diverge.
  return -energy + ((P - 1) / P) * n ** P + (load === 0 ? 0 : (load / 2) * (r * C + rest));
}

/**
 * How far a replica-symmetric state is from the instability of de Almeida and Thouless, 1 - λ: positive where it is stable
 * against breaking the symmetry of replicas, λ = γβ² (P-1) q^(P-2) E sech⁴ βh for P > 2, and
 * λ = γβ² E sech⁴ βh Σ λ_k² / (1 - λ_k C)² for P = 2.
 *
 * @throws {RangeError} if a number is out of its range, or the noise zero: there λ is infinite.
 *
 * @example
 * ```ts
 * import { replicaStability, retrievalState } from "@attractors/dense-hebbian";
 *
 * const conditions = { load: 0.13, noise: 0.005 };
 * replicaStability(conditions, retrievalState(conditions)) > 0; // → false
 * ```
 */
export function replicaStability(
  conditions: Conditions,
  state: Pick<ReplicaState, "signal" | "overlap" | "response" | "crossTalk">,
): number {
  const { load, noise, field = 0 } = conditions;
  checkConditions("replicaStability", load, noise, field);
  checkPositive("replicaStability: noise", noise);
  const equations = orderEquationsOf(dataLawOf("replicaStability", conditions));
  const { signal, overlap, response, crossTalk } = state;
  if (load === 0) return 1;
  const { sech4 } = equations.averages(signal, Math.sqrt(load * crossTalk), noise, field);
  return 1 - load * rigidity(equations.law.interaction, overlap, response, equations.law) * (sech4 / noise ** 2);
}

/** What multiplies γβ² E sech⁴ βh in λ. */
export function rigidity(
  P: number,
  overlap: number,
  response: number,
  { strengths, counts }: { readonly strengths: readonly number[]; readonly counts: readonly number[] },
): number {
  if (P > 2) return (P - 1) * overlap ** (P - 2);
  return strengths.reduce((sum, strength, k) => sum + counts[k] * (strength / (1 - strength * response)) ** 2, 0);
}
