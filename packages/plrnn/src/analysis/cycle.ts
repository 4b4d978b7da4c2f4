import { eigenvalues } from "@attractors/core/ml-matrix";
import type { Plrnn } from "../plrnn.ts";
import { type CycleSolver, cycleSolver } from "./cycle-solver.ts";
import { activityFrom, type Region, regionFrom } from "./region.ts";

/** What happens to states near a cycle: `neutral` if a multiplier has modulus 1, to which linearity gives no answer. */
export type Stability = "attracting" | "saddle" | "repelling" | "neutral";

/** A fixed point (one state) or a cycle of a piecewise-linear map. */
export interface Cycle {
  /** The states in the order in which they are visited [k×M]. */
  readonly states: Float64Array;
  /** The region of each state. */
  readonly regions: readonly Region[];
  /** Whether the network itself goes through it; if not, it is one only of the affine maps of the regions: virtual. */
  readonly real: boolean;
  /** Eigenvalues of the Jacobian of one round, J_k … J_1, largest modulus first. */
  readonly multipliers: { readonly real: Float64Array; readonly imaginary: Float64Array };
  readonly stability: Stability;
  /** Number of multipliers with modulus above 1: the dimension of its unstable manifold. */
  readonly index: number;
}

/** How near to 1 a modulus counts as 1. */
const NEUTRAL = 1e-9;

/**
 * Computes the cycle that the affine maps of some regions, one after the other, have together; of one region, its fixed
 * point z = (I - J)^-1 c. Whether it is a cycle of the network is in `real`: a step of the true map was made from each
 * state.
 *
 * @param regions - k regions. Repeated words give the cycle of the word, several times round.
 * @returns the cycle; `undefined` where 1 is an eigenvalue of a round, so that there is none, or not one alone.
 * @throws {RangeError} if there is no region, or one is not of this network.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { almostLinearRnn, createPlrnn, cycleThrough } from "@attractors/plrnn";
 *
 * const model = createPlrnn({ architecture: almostLinearRnn, reluUnits: 1, observationDimension: 1, rng: createRng(1) });
 * model.parameters.set([0.5, -2, 1]); // z ↦ 0.5 z - 2 relu(z) + 1
 * cycleThrough(model, ["1"])?.states; // ≈ [0.4]
 * cycleThrough(model, ["0"])?.real; // → false
 * ```
 */
export function cycleThrough(model: Plrnn, regions: readonly Region[]): Cycle | undefined {
  if (regions.length === 0) throw new RangeError("cycleThrough: regions must be at least one, got none");
  const solver = cycleSolver(model);
  const { count, dimension } = solver.form;
  const activities = new Uint8Array(regions.length * count);
  regions.forEach((region, i) => {
    activities.set(activityFrom("cycleThrough", region, count), i * count);
  });
  const states = new Float64Array(regions.length * dimension);
  return solver.solve(activities, states) ? describeCycle(solver, activities, states) : undefined;
}

/** Describes the cycle that was solved last. */
export function describeCycle(solver: CycleSolver, activities: Uint8Array, states: Float64Array): Cycle {
  const { dimension: M, count } = solver.form;
  const regions = Array.from({ length: states.length / M }, (_, i) =>
    regionFrom(activities.subarray(i * count, (i + 1) * count)),
  );
  const multipliers = byModulus(eigenvalues({ rows: M, columns: M, data: solver.round }));
  const moduli = multipliers.real.map((real, k) => Math.hypot(real, multipliers.imaginary[k]));
  return {
    states: states.slice(),
    regions,
    real: solver.isReal(states),
    multipliers,
    stability: stabilityOf(moduli),
    index: moduli.filter((modulus) => modulus > 1 + NEUTRAL).length,
  };
}

/** Begins a cycle at the region with which its word is the first in alphabetical order. */
export function beginAtLeast(cycle: Cycle): Cycle {
  const { states, regions } = cycle;
  const M = states.length / regions.length;
  const words = regions.map((_, i) => [...regions.slice(i), ...regions.slice(0, i)].join(" "));
  const first = words.indexOf([...words].sort()[0]);
  const turned = new Float64Array(states.length);
  turned.set(states.subarray(first * M));
  turned.set(states.subarray(0, first * M), states.length - first * M);
  return { ...cycle, states: turned, regions: [...regions.slice(first), ...regions.slice(0, first)] };
}

function byModulus({ real, imaginary }: Cycle["multipliers"]): Cycle["multipliers"] {
  const order = Array.from(real, (_, k) => k).sort(
    (a, b) => Math.hypot(real[b], imaginary[b]) - Math.hypot(real[a], imaginary[a]) || imaginary[b] - imaginary[a],
  );
  return {
    real: Float64Array.from(order, (k) => real[k]),
    imaginary: Float64Array.from(order, (k) => imaginary[k]),
  };
}

function stabilityOf(moduli: Float64Array): Stability {
  if (moduli.some((modulus) => Math.abs(modulus - 1) <= NEUTRAL)) return "neutral";
  if (moduli.every((modulus) => modulus < 1)) return "attracting";
  return moduli.every((modulus) => modulus > 1) ? "repelling" : "saddle";
}
