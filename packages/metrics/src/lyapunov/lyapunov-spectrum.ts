import { checkAtLeast, checkCount, checkPositive } from "@attractors/core";
import { countOf, type Dynamics, type DynamicsOptions, tangentStepperOf, wholeSteps } from "../stepper-of.ts";
import { genericVectors, grow, settle } from "./tangent-frame.ts";

export interface LyapunovSpectrumOptions extends DynamicsOptions {
  /** How many exponents to compute, the largest ones. @default all */
  count?: number;
  /** Time over which growth is averaged. @default 1000, or 10,000 steps in discrete time */
  duration?: number;
  /** Time left to the state beforehand to reach the attractor. @default 100, or 1000 steps */
  transient?: number;
  /** Time left to the tangent vectors after that to take their directions. @default 100, or 1000 steps */
  alignment?: number;
  /** Time after which the tangent vectors are made orthonormal again. @default 0.5, or 1 step */
  renormalizeEvery?: number;
  /** Into how many blocks the duration is cut for the standard errors. @default 50 */
  blocks?: number;
}

export interface LyapunovSpectrum {
  /** Per unit of time, largest first. */
  readonly exponents: Float64Array;
  /** Standard error of each exponent, from the scatter of the block means. */
  readonly standardErrors: Float64Array;
  /** Time over which growth was averaged: the one asked for, rounded up to whole blocks. */
  readonly duration: number;
}

/**
 * Computes the Lyapunov exponents of a flow, a map or a trained network, per unit of time: the mean rates at which
 * infinitesimal volumes of 1, 2, … dimensions grow along a trajectory.
 *
 * Tangent vectors follow the exact Jacobian and are made orthonormal at intervals; the exponents are the mean
 * logarithms of the lengths they then had (Benettin et al., Meccanica 15, 9, 1980; Shimada and Nagashima, Prog. Theor.
 * Phys. 61, 1605, 1979). A stepper is moved from where it stands, and left without tangent vectors. An exponent is
 * -Infinity where the Jacobian is singular.
 *
 * The sum of all exponents is the mean divergence of the flow: compare it to see whether tolerances suffice. The
 * standard error tells the scatter along this trajectory, not how long the transient should have been.
 *
 * @throws {TypeError} if the flow or map has no `jacobian`, or the stepper no `tangent`.
 * @throws {RangeError} if an option is out of range.
 * @throws {NumericalError} `"diverged"` if the trajectory or the tangent vectors leave the finite numbers.
 *
 * @example
 * ```ts
 * import { lyapunovSpectrum } from "@attractors/metrics";
 *
 * const saddle = {
 *   dimension: 2,
 *   initialState: Float64Array.of(0, 0),
 *   field: (t: number, y: Float64Array, out: Float64Array) => {
 *     out[0] = y[1];
 *     out[1] = 2 * y[0] - y[1];
 *   },
 *   jacobian: (t: number, y: Float64Array, out: Float64Array) => {
 *     out[0] = 0;
 *     out[1] = 1;
 *     out[2] = 2;
 *     out[3] = -1;
 *   },
 * };
 * lyapunovSpectrum(saddle).exponents; // ≈ [1.0000, -2.0000]
 * ```
 */
export function lyapunovSpectrum(system: Dynamics, options: LyapunovSpectrumOptions = {}): LyapunovSpectrum {
  const { blocks = 50 } = options;
  checkCount("lyapunovSpectrum: blocks", blocks, 2);
  const { rates, count, duration } = growthRates("lyapunovSpectrum", system, { ...options, blocks });
  return { ...summaryOf(rates, count), duration };
}

/** Mean rates of growth of the orthonormal vectors over each of `blocks` stretches of the trajectory. */
export interface GrowthRates {
  /** Per unit of time, [blocks × count]. */
  readonly rates: Float64Array;
  readonly count: number;
  /** Time that the blocks take together: the one asked for, rounded up to whole blocks. */
  readonly duration: number;
  /** The time at the start of the first block. */
  readonly startTime: number;
}

export function growthRates(
  where: string,
  system: Dynamics,
  options: LyapunovSpectrumOptions & { blocks: number },
): GrowthRates {
  const stepper = tangentStepperOf(where, system, options);
  const { interval: step } = stepper;
  const {
    blocks,
    count = stepper.dimension,
    duration = step ? 10_000 * step : 1000,
    transient = step ? 1000 * step : 100,
    alignment = step ? 1000 * step : 100,
    renormalizeEvery = step ?? 0.5,
  } = options;
  checkCount(`${where}: count`, count);
  if (count > stepper.dimension) {
    throw new RangeError(`${where}: count must be at most the dimension ${stepper.dimension}, got ${count}`);
  }
  checkPositive(`${where}: duration`, duration);
  checkAtLeast(`${where}: transient`, transient, 0);
  checkAtLeast(`${where}: alignment`, alignment, 0);
  checkPositive(`${where}: renormalizeEvery`, renormalizeEvery);

  const longest = wholeSteps(stepper, renormalizeEvery);
  const perBlock = countOf(duration, blocks * longest);
  // In continuous time blocks keep their length, and the vectors are made orthonormal a little more often.
  const every = step ? longest : duration / (blocks * perBlock);
  settle(where, stepper, transient);

  const vectors = genericVectors(count, stepper.dimension);
  stepper.tangent(vectors);
  grow(where, stepper, vectors, new Float64Array(count), [countOf(alignment, longest), longest]);
  const startTime = stepper.time;
  const rates = new Float64Array(blocks * count);
  for (let b = 0; b < blocks; b++) {
    const logarithms = new Float64Array(count);
    grow(where, stepper, vectors, logarithms, [perBlock, every]);
    for (let i = 0; i < count; i++) rates[b * count + i] = logarithms[i] / (perBlock * every);
  }
  stepper.tangent(new Float64Array(0));
  return { rates, count, duration: blocks * perBlock * every, startTime };
}

/** Means over the blocks with their standard errors, largest first. */
function summaryOf(rates: Float64Array, count: number): { exponents: Float64Array; standardErrors: Float64Array } {
  const blocks = rates.length / count;
  const results = Array.from({ length: count }, (_, i) => {
    const values = rates.filter((_, k) => k % count === i);
    const mean = values.reduce((a, b) => a + b) / blocks;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    // A growth of exactly 0 has the exponent -Infinity, with certainty.
    return { mean, error: mean === -Infinity ? 0 : Math.sqrt(squares / (blocks * (blocks - 1))) };
  }).sort((a, b) => b.mean - a.mean || 0);
  return {
    exponents: Float64Array.from(results, ({ mean }) => mean),
    standardErrors: Float64Array.from(results, ({ error }) => error),
  };
}
