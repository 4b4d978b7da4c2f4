import { checkAtLeast, type FixedPoint, fixedPoint, NumericalError, type StateMap } from "@attractors/core";
import { errorFunction } from "../error-function.ts";

/** The retrieval phase of the Hopfield model in the limit of many units. */
export interface RetrievalPhase {
  /** Overlap m with the pattern. */
  readonly overlap: number;
  /** Edwards-Anderson order parameter q; 1 at temperature 0. */
  readonly freezing: number;
  /** Noise r of the overlaps with the other patterns. */
  readonly noise: number;
}

export interface RetrievalPhaseOptions {
  /** Load α = K / N. */
  load: number;
  /** Temperature T, in units in which the critical one at no load is 1. @default 0 */
  temperature?: number;
}

const CUTOFF = 9;
const NODES = 2400;

/**
 * Solves the replica-symmetric equations of the Hopfield model with Hebb's rule for the state that is a stored pattern
 * with a few errors (Amit, Gutfreund, Sompolinsky 1985, 1987):
 *
 *   m = ∫Dz tanh β(m + √(αr) z),  q = ∫Dz tanh² β(m + √(αr) z),  r = q / (1 - β(1 - q))².
 *
 * Starts at m = 1, so that the retrieval state is found where there is one. At temperature 0 it ends at α = 0.137906 with
 * m = 0.9674.
 *
 * @throws {RangeError} if load or temperature is negative.
 * @throws {NumericalError} not-converged, where there is no retrieval state: the load or the temperature is too high.
 *
 * @example
 * ```ts
 * import { retrievalPhase } from "@attractors/hopfield";
 *
 * retrievalPhase({ load: 0.1 }).overlap; // ≈ 0.9980
 * retrievalPhase({ load: 0, temperature: 0.5 }).overlap; // ≈ 0.957504
 * ```
 */
export function retrievalPhase({ load, temperature = 0 }: RetrievalPhaseOptions): RetrievalPhase {
  checkAtLeast("retrievalPhase: load", load, 0);
  checkAtLeast("retrievalPhase: temperature", temperature, 0);
  const phase = temperature === 0 ? atZeroTemperature(load) : atTemperature(load, temperature);
  if (!(phase.overlap > 1e-3)) {
    throw new NumericalError(
      "not-converged",
      `retrievalPhase: there is no retrieval state at load ${load} and temperature ${temperature}; lower them`,
    );
  }
  return phase;
}

/**
 * The largest load at which a retrieval state exists at temperature 0, in replica symmetry, and its overlap:
 * with t = m / √(2αr), the equations become √(2α) = erf(t)/t - 2/√π exp(-t²), whose largest value over t is the end of the
 * phase (Amit, Gutfreund, Sompolinsky 1987).
 *
 * @example
 * ```ts
 * import { criticalLoad } from "@attractors/hopfield";
 *
 * criticalLoad().load; // ≈ 0.137905566
 * ```
 */
export function criticalLoad(): { readonly load: number; readonly overlap: number } {
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = 1;
  let high = 3;
  while (high - low > 1e-9) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (rootLoad(left) > rootLoad(right)) high = right;
    else low = left;
  }
  const t = (low + high) / 2;
  return { load: rootLoad(t) ** 2 / 2, overlap: errorFunction(t) };
}

/** √(2α) as a function of t. */
function rootLoad(t: number): number {
  return errorFunction(t) / t - (2 / Math.sqrt(Math.PI)) * Math.exp(-t * t);
}

function atZeroTemperature(load: number): RetrievalPhase {
  if (load === 0) return { overlap: 1, freezing: 1, noise: 1 };
  const { state, residual } = solve(
    (y, out) => {
      // C = √(2 / (π α r)) exp(-t²), and √r = 1 / (1 - C) gives √(2αr) = √(2α) + 2/√π exp(-t²).
      const t = errorFunction(y[0]) / (Math.sqrt(2 * load) + (2 / Math.sqrt(Math.PI)) * Math.exp(-y[0] * y[0]));
      out[0] = t;
    },
    Float64Array.of(1 / Math.sqrt(2 * load)),
  );
  const t = state[0];
  const overlap = residual < 1e-9 ? errorFunction(t) : 0;
  return { overlap, freezing: 1, noise: (overlap / t) ** 2 / (2 * load) };
}

function atTemperature(load: number, temperature: number): RetrievalPhase {
  const beta = 1 / temperature;
  const { state, residual } = solve(
    (y, out) => {
      const spread = Math.sqrt(load * noiseOf(y[1], beta));
      const step = (2 * CUTOFF) / NODES;
      let first = 0;
      let second = 0;
      // The trapezoidal rule converges faster than any power for such integrands.
      for (let k = 0; k <= NODES; k++) {
        const z = -CUTOFF + k * step;
        const weight = Math.exp(-0.5 * z * z);
        const value = Math.tanh(beta * (y[0] + spread * z));
        first += weight * value;
        second += weight * value * value;
      }
      const scale = step / Math.sqrt(2 * Math.PI);
      out[0] = first * scale;
      out[1] = second * scale;
    },
    Float64Array.of(1, 1),
  );
  return { overlap: residual < 1e-9 ? state[0] : 0, freezing: state[1], noise: noiseOf(state[1], beta) };
}

function noiseOf(freezing: number, beta: number): number {
  const stiffness = Math.max(1 - beta * (1 - freezing), 1e-3);
  return freezing / stiffness ** 2;
}

function solve(map: StateMap, start: Float64Array): FixedPoint {
  return fixedPoint(map, start, { tolerance: 1e-12, maxIterations: 20_000, partial: true });
}
