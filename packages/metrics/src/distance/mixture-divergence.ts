import { checkCount, checkPositive, lengthOf, type Rng, type TimeSeries } from "@attractors/core";
import { checkSameDimension, checkTruth } from "../check-series.ts";
import type { Estimate } from "../estimate.ts";
import { halves } from "../halves.ts";

export interface MixtureDivergenceAtOptions {
  /** Variance of the Gaussian around each point. @default 1 */
  variance?: number;
  /** At most so many of the first points of each series are taken. @default 10,000 */
  longest?: number;
  /**
   * Leaves out samples where a density is too small to be written, as the published programs do, which makes far models look
   * better. @default false: densities are kept as logarithms
   */
  dropUnderflow?: boolean;
}

export interface MixtureDivergenceOptions extends MixtureDivergenceAtOptions {
  rng: Rng;
  /** Number of samples drawn. @default 1000 */
  count?: number;
  /** Takes the mean of both directions. @default false */
  symmetric?: boolean;
}

/**
 * Estimates how differently two series fill state space: D_stsp in its form for many dimensions, the Kullback-Leibler
 * divergence in nats between two mixtures of Gaussians, one around each point, D = ⟨ln p(s) - ln q(s)⟩ over samples s of truth's
 * mixture (Hershey and Olsen, ICASSP 2007; Brenner et al., ICML 2022; Hess et al., ICML 2023). Standardise both series first,
 * or choose the variance for their scale.
 *
 * `dropUnderflow: true` gives what the published programs give (Julia: 1000 samples of the first 10,000 points; Python's dysts:
 * `count: 300`); `symmetric: true` is dendPLRNN's form. The interval is that of the mean over the samples. A series that is not
 * finite is infinitely far.
 *
 * @throws {RangeError} if truth is empty or not finite, the series differ in dimension, or an option is out of range.
 *
 * @example
 * ```ts
 * import { createRng, seriesOf } from "@attractors/core";
 * import { mixtureDivergence } from "@attractors/metrics";
 *
 * const { value } = mixtureDivergence(seriesOf([0]), seriesOf([2]), { rng: createRng(1), count: 100_000 });
 * value; // ≈ 2.0
 * ```
 */
export function mixtureDivergence(
  truth: TimeSeries,
  generated: TimeSeries,
  options: MixtureDivergenceOptions,
): Estimate {
  const { rng, count = 1000, symmetric = false, variance = 1, longest = 10_000 } = options;
  checkPair("mixtureDivergence", truth, generated, variance, longest);
  checkCount("mixtureDivergence: count", count);
  const forward = () => mixtureDivergenceAt(truth, generated, drawFrom(truth, variance, longest, count, rng), options);
  if (!generated.values.every(Number.isFinite)) return { value: Infinity, interval: [Infinity, Infinity] };
  const there = forward();
  if (!symmetric) return there;
  const back = mixtureDivergenceAt(generated, truth, drawFrom(generated, variance, longest, count, rng), options);
  const value = (there.value + back.value) / 2;
  const half = Math.hypot(there.interval[1] - there.value, back.interval[1] - back.value) / 2;
  return { value, interval: [value - half, value + half] };
}

/**
 * The same with given samples instead of drawn ones.
 *
 * @throws {RangeError} as `mixtureDivergence` does, or if underflow leaves no sample.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { mixtureDivergenceAt } from "@attractors/metrics";
 *
 * // Between Gaussians around 0 and 2, ln p - ln q is 2 - 2s.
 * mixtureDivergenceAt(seriesOf([0]), seriesOf([2]), seriesOf([0, 0.5])).value; // → 1.5
 * ```
 */
export function mixtureDivergenceAt(
  truth: TimeSeries,
  generated: TimeSeries,
  samples: TimeSeries,
  { variance = 1, longest = 10_000, dropUnderflow = false }: MixtureDivergenceAtOptions = {},
): Estimate {
  const where = "mixtureDivergenceAt";
  checkPair(where, truth, generated, variance, longest);
  checkTruth(`${where}: samples`, samples);
  checkSameDimension(where, truth, samples);
  if (!generated.values.every(Number.isFinite)) return { value: Infinity, interval: [Infinity, Infinity] };
  let kept = 0;
  let mean = 0;
  let squares = 0;
  for (let start = 0; start < samples.values.length; start += samples.dimension) {
    const p = logDensity(truth, samples.values, start, variance, longest);
    const q = logDensity(generated, samples.values, start, variance, longest);
    if (dropUnderflow && (Math.exp(p) === 0 || Math.exp(q) === 0)) continue;
    kept++;
    const change = p - q - mean;
    mean += change / kept;
    squares += change * (p - q - mean);
  }
  if (kept === 0)
    throw new RangeError(`${where}: underflow leaves no sample; take a larger variance, or dropUnderflow: false`);
  const half = kept > 1 ? 1.96 * Math.sqrt(squares / (kept - 1) / kept) : 0;
  return { value: mean, interval: [mean - half, mean + half] };
}

/**
 * Measures what `mixtureDivergence` is between a series and itself continued: the first half of `truth` against the second. No
 * model can be told from the truth below it.
 *
 * @throws {RangeError} as `mixtureDivergence` does.
 */
export function mixtureDivergenceFloor(truth: TimeSeries, options: MixtureDivergenceOptions): Estimate {
  checkTruth("mixtureDivergenceFloor: truth", truth, 2);
  const [first, second] = halves(truth);
  return mixtureDivergence(first, second, options);
}

function checkPair(where: string, truth: TimeSeries, generated: TimeSeries, variance: number, longest: number): void {
  checkTruth(`${where}: truth`, truth);
  checkSameDimension(where, truth, generated);
  if (!(lengthOf(generated) >= 1)) throw new RangeError(`${where}: generated must have at least one sample`);
  checkPositive(`${where}: variance`, variance);
  checkCount(`${where}: longest`, longest);
}

/** Draws samples of the mixture around the points of a series. */
function drawFrom(series: TimeSeries, variance: number, longest: number, count: number, rng: Rng): TimeSeries {
  const { dimension, values } = series;
  const points = Math.min(lengthOf(series), longest);
  const deviation = Math.sqrt(variance);
  const drawn = new Float64Array(count * dimension);
  for (let k = 0; k < count; k++) {
    const point = rng.integer(points) * dimension;
    for (let i = 0; i < dimension; i++) drawn[k * dimension + i] = values[point + i] + deviation * rng.normal();
  }
  return { dimension, values: drawn, interval: 1 };
}

/** ln of (1/T) Σ_t exp(-|s - μ_t|² / 2σ²), without the factor that both mixtures share. */
function logDensity(series: TimeSeries, from: Float64Array, start: number, variance: number, longest: number): number {
  const { dimension, values } = series;
  const end = Math.min(values.length, longest * dimension);
  let largest = -Infinity;
  let sum = 0;
  for (let k = 0; k < end; k += dimension) {
    let square = 0;
    for (let i = 0; i < dimension; i++) {
      const gap = values[k + i] - from[start + i];
      square += gap * gap;
    }
    const exponent = -square / (2 * variance);
    if (exponent > largest) {
      sum = sum * Math.exp(largest - exponent) + 1;
      largest = exponent;
    } else {
      sum += Math.exp(exponent - largest);
    }
  }
  return largest + Math.log((sum * dimension) / end);
}
