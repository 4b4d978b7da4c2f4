import {
  checkCount,
  checkFinite,
  checkLength,
  checkPositive,
  dampedIteration,
  fixedPoint,
  type NumericalError,
} from "@attractors/core";
import type { HebbianNetwork } from "../network/hebbian-network.ts";
import { loadOf } from "../network/load.ts";
import { openMeanFields } from "./mean-fields.ts";

export interface TapOptions {
  /** Noise T > 0. */
  noise: number;
  /** Mean values of the spins to start from. @default the first archetype */
  initial?: ArrayLike<number>;
  /** Whether to take out the reaction of a spin on itself; without, it is the naive mean field. @default true */
  reaction?: boolean;
  /** Part of the way from one iterate to the next. @default 0.5 */
  mixing?: number;
  /** Done when no mean value differs from its image by more than this, times one plus its magnitude. @default 1e-8 */
  tolerance?: number;
  /** The most iterations. @default 500 */
  maxIterations?: number;
  /** Returns what was reached, with `failure`, instead of throwing when the iteration fails. @default false */
  partial?: boolean;
}

/** Mean values of the spins of one network. */
export interface TapSolution {
  /** ⟨σ_i⟩, N numbers. */
  readonly means: Float64Array;
  /** Mattis magnetisation of the first archetype. */
  readonly magnetization: number;
  /** (1/N) Σ_i ⟨σ_i⟩² */
  readonly overlap: number;
  /** The largest difference of a mean value from its image, divided by one plus its magnitude. */
  readonly residual: number;
  readonly iterations: number;
  /** Why the tolerance was not met; only with the option `partial`. */
  readonly failure?: NumericalError;
}

/**
 * Finds the mean values of the spins of one network without chance, by Plefka's expansion of the free energy to second
 * order (J. Phys. A 15, 1971, 1982; the equations of Thouless, Anderson and Palmer for this model):
 *
 *   m_i ← tanh β [h_i(m) - βγ (P-1) q^(P-2) (1-q) m_i],   q = (1/N) Σ_i m_i²,
 *
 * with the local fields at the mean values and, in the reaction term, the mean values of the iteration before
 * (Bolthausen). Some tens of iterations give what a simulation of thousands of sweeps does, without its noise, as long as
 * the network stays in one state.
 *
 * @throws {RangeError} if the noise is not positive, or another option out of its range.
 * @throws {NumericalError} not-converged, with the last residual, after `maxIterations`: beyond the spinodal, or where
 * the replica-symmetric state is unstable.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { createHebbianNetwork, patternCount, solveTap } from "@attractors/dense-hebbian";
 *
 * const count = patternCount(0.1, { size: 60, interaction: 4 });
 * const network = createHebbianNetwork({ size: 60, count, interaction: 4, rng: createRng(1) });
 * solveTap(network, { noise: 0.25 }).magnetization; // ≈ 0.96
 * ```
 */
export function solveTap(network: HebbianNetwork, options: TapOptions): TapSolution {
  const { size: N, interaction: P, count, archetypes } = network;
  const { noise, initial = archetypes.subarray(0, N), reaction = true } = options;
  const { mixing = 0.5, tolerance = 1e-8, maxIterations = 500, partial = false } = options;
  checkPositive("solveTap: noise", noise);
  checkLength("solveTap: initial", initial, N);
  checkFinite("solveTap: initial", initial);
  checkCount("solveTap: maxIterations", maxIterations, 0);

  const fields = openMeanFields(network);
  const strength = reaction ? (loadOf(count, network) * (P - 1)) / noise : 0;
  const h = new Float64Array(N);
  const present = new Float64Array(N);
  // The state: the mean values, and those of the iteration before.
  const map = (y: Float64Array, out: Float64Array): void => {
    let q = 0;
    for (let i = 0; i < N; i++) {
      present[i] = y[i];
      q += (y[i] * y[i]) / N;
    }
    fields(present, h);
    const back = strength * q ** (P - 2) * (1 - q);
    for (let i = 0; i < N; i++) {
      out[i] = Math.tanh((h[i] - back * y[N + i]) / noise);
      out[N + i] = y[i];
    }
  };
  const start = Float64Array.from({ length: 2 * N }, (_, i) => Math.max(-1, Math.min(1, initial[i % N])));
  const found = fixedPoint(map, start, { method: dampedIteration({ mixing }), tolerance, maxIterations, partial });

  const means = found.state.slice(0, N);
  let m = 0;
  let q = 0;
  for (let i = 0; i < N; i++) {
    m += (archetypes[i] * means[i]) / N;
    q += (means[i] * means[i]) / N;
  }
  const { residual, iterations, failure } = found;
  return { means, magnetization: m, overlap: q, residual, iterations, ...(failure && { failure }) };
}
