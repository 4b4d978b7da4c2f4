import { checkCount, checkFinite, type TimeSeries } from "@attractors/core";
import { checkScalar, checkVaries } from "../check-scalar.ts";
import type { ScalingEstimate } from "../estimate.ts";
import { detrendedVariance, profileOf } from "./local-trend.ts";
import { checkSizes, geometricSizes, logLogSlope } from "./log-log-slope.ts";

export interface MultifractalOptions {
  /** The moments q: negative ones weigh quiet windows, positive ones lively windows. @default -5, -4, … to 5 */
  moments?: readonly number[];
  /** Degree of the polynomials that are taken out. @default 1 */
  order?: number;
  /** Lengths of windows, rising. @default from 10 to a tenth of the series, growing by 1.3 */
  windows?: readonly number[];
}

/** How the fluctuations of each moment scale. All arrays are in the order of `moments`. */
export interface MultifractalSpectrum {
  readonly moments: Float64Array;
  /** The generalised Hurst exponents h(q). */
  readonly exponents: readonly ScalingEstimate[];
  /** F_q(s), `fluctuations[k * moments.length + j]` of window k and moment j. */
  readonly fluctuations: Float64Array;
  /** The mass exponents τ(q) = q h(q) - 1. */
  readonly massExponents: Float64Array;
  /** The singularity strengths α = dτ/dq, by differences. */
  readonly strengths: Float64Array;
  /** The singularity spectrum f(α) = q α - τ. */
  readonly dimensions: Float64Array;
}

/**
 * Multifractal detrended fluctuation analysis of a scalar series (Kantelhardt et al., Physica A 316, 87, 2002): the mean
 * squares F²(v, s) of its running sum about polynomials in 2⌊N/s⌋ windows of length s, counted from both ends, averaged
 * as F_q(s) = (mean F^q)^(1/q), geometrically at q = 0. h(q) is the slope of ln F_q over ln s; it does not depend on q for
 * a monofractal. Windows without fluctuation are left out.
 *
 * @throws {RangeError} if the series is not scalar, not finite or does not vary or has fewer than 20 samples, or if windows
 * do not fit.
 *
 * @example
 * ```ts
 * import { createRng, seriesOf } from "@attractors/core";
 * import { multifractalFluctuation } from "@attractors/metrics";
 *
 * const rng = createRng(1);
 * const noise = seriesOf(Array.from({ length: 4000 }, () => rng.normal()));
 * const { exponents } = multifractalFluctuation(noise, { moments: [-2, 2] });
 * exponents.every(({ value }) => Math.abs(value - 0.5) < 0.1); // → true
 * ```
 */
export function multifractalFluctuation(
  series: TimeSeries,
  { moments = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5], order = 1, windows }: MultifractalOptions = {},
): MultifractalSpectrum {
  const where = "multifractalFluctuation";
  checkScalar(`${where}: series`, series, 20);
  checkVaries(`${where}: series`, series.values);
  checkCount(`${where}: order`, order, 0);
  checkCount(`${where}: moments.length`, moments.length);
  checkFinite(`${where}: moments`, moments);
  const length = series.values.length;
  const sizes = windows ?? geometricSizes(10, Math.max(20, 0.1 * length), 1.3);
  checkSizes(`${where}: windows`, sizes, order + 2, length);

  const profile = profileOf(series.values);
  const fluctuations = new Float64Array(sizes.length * moments.length);
  sizes.forEach((size, k) => {
    const variances = windowVariances(profile, size, order);
    moments.forEach((q, j) => {
      fluctuations[k * moments.length + j] = momentOf(variances, q);
    });
  });
  const exponents = moments.map((_, j) =>
    logLogSlope(
      where,
      sizes,
      sizes.map((_size, k) => fluctuations[k * moments.length + j]),
    ),
  );
  const q = Float64Array.from(moments);
  const massExponents = q.map((one, j) => one * exponents[j].value - 1);
  const strengths = derivatives(q, massExponents);
  const dimensions = q.map((one, j) => one * strengths[j] - massExponents[j]);
  return { moments: q, exponents, fluctuations, massExponents, strengths, dimensions };
}

/** Mean squares about the trend in windows from the start on, and from the end back. */
function windowVariances(profile: Float64Array, size: number, order: number): Float64Array {
  const variance = detrendedVariance(profile, size, order);
  const count = Math.floor(profile.length / size);
  const rest = profile.length - count * size;
  return Float64Array.from({ length: 2 * count }, (_, v) => variance(v < count ? v * size : rest + (v - count) * size));
}

/** (mean F^q)^(1/q) of mean squares F², and its limit at q = 0. */
function momentOf(variances: Float64Array, q: number): number {
  let sum = 0;
  let count = 0;
  for (const variance of variances) {
    if (variance === 0) continue;
    sum += q === 0 ? Math.log(variance) / 2 : variance ** (q / 2);
    count++;
  }
  if (count === 0) return 0;
  return q === 0 ? Math.exp(sum / count) : (sum / count) ** (1 / q);
}

/** By central differences for unequal steps, one-sided at the ends. */
function derivatives(x: Float64Array, y: Float64Array): Float64Array {
  const last = x.length - 1;
  return x.map((_, k) => {
    if (last === 0) return Number.NEGATIVE_INFINITY;
    if (k === 0) return (y[1] - y[0]) / (x[1] - x[0]);
    if (k === last) return (y[last] - y[last - 1]) / (x[last] - x[last - 1]);
    const before = x[k] - x[k - 1];
    const after = x[k + 1] - x[k];
    const left = (y[k] - y[k - 1]) / before;
    const right = (y[k + 1] - y[k]) / after;
    return (after * left + before * right) / (before + after);
  });
}
