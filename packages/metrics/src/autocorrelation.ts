import { checkCount, lengthOf, means, type TimeSeries } from "@attractors/core";
import { checkTruth } from "./check-series.ts";
import { fourierTransform } from "./fourier-transform.ts";

export interface AutocorrelationOptions {
  /** Largest lag, in samples. @default the longest possible */
  maxLag?: number;
  /**
   * Whether the sum of N - k products at lag k is divided by N - k instead of N, which makes it unbiased, but rough at
   * long lags. @default false
   */
  unbiased?: boolean;
}

/**
 * Computes the autocorrelation of each component at the lags 0 … `maxLag`: r_k = Σ (x_j - m)(x_{j+k} - m) / Σ (x_j - m)²,
 * by fast Fourier transform, in O(N log N). Component `i` at lag `k` is number `k * dimension + i` of the result.
 * A component that does not vary is correlated with itself at all lags: 1.
 *
 * @throws {RangeError} if the series has fewer than two samples or is not finite, or `maxLag` is out of range.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { autocorrelation } from "@attractors/metrics";
 *
 * autocorrelation(seriesOf([1, -1, 1, -1])); // ≈ [1, -0.75, 0.5, -0.25]
 * ```
 */
export function autocorrelation(
  series: TimeSeries,
  { maxLag = lengthOf(series) - 1, unbiased = false }: AutocorrelationOptions = {},
): Float64Array {
  checkTruth("autocorrelation: series", series, 2);
  checkCount("autocorrelation: maxLag", maxLag, 0);
  const { dimension, values } = series;
  const length = lengthOf(series);
  if (maxLag >= length) throw new RangeError(`autocorrelation: maxLag must be below ${length}, got ${maxLag}`);

  const size = 2 ** Math.ceil(Math.log2(length + maxLag + 1));
  const transform = fourierTransform(size);
  const center = means(series);
  const signal = new Float64Array(2 * size);
  const out = new Float64Array((maxLag + 1) * dimension).fill(1);
  for (let i = 0; i < dimension; i++) {
    if (!varies(series, i)) continue;
    signal.fill(0);
    for (let k = 0; k < length; k++) signal[2 * k] = values[k * dimension + i] - center[i];
    transform(signal);
    for (let k = 0; k < 2 * size; k += 2) {
      signal[k] = signal[k] ** 2 + signal[k + 1] ** 2;
      signal[k + 1] = 0;
    }
    // The powers are even: their transform is size times their inverse transform.
    transform(signal);
    for (let k = 0; k <= maxLag; k++) {
      out[k * dimension + i] = (signal[2 * k] / signal[0]) * (unbiased ? length / (length - k) : 1);
    }
  }
  return out;
}

export interface DecorrelationOptions extends AutocorrelationOptions {
  /** The delay ends where the autocorrelation is no longer above it. @default 1 / e */
  level?: number;
}

/**
 * Finds the first lag, in samples, at which the autocorrelation of a scalar series is not above `level`: 1 / e, or 0 for
 * its first zero. Infinity if that does not happen up to `maxLag`.
 *
 * @throws {RangeError} if the series is not scalar, and as `autocorrelation` does.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { decorrelationLag } from "@attractors/metrics";
 *
 * const wave = seriesOf(Float64Array.from({ length: 1000 }, (_, k) => Math.cos((2 * Math.PI * k) / 40)));
 * decorrelationLag(wave, { level: 0 }); // → 10
 * ```
 */
export function decorrelationLag(
  series: TimeSeries,
  { level = 1 / Math.E, ...options }: DecorrelationOptions = {},
): number {
  if (series.dimension !== 1) {
    throw new RangeError(`decorrelationLag: series must have dimension 1, got ${series.dimension}`);
  }
  const lag = autocorrelation(series, options).findIndex((value) => value <= level);
  return lag < 0 ? Infinity : lag;
}

/** By comparison: the deviation of equal values may differ from 0 by rounding. */
function varies({ dimension, values }: TimeSeries, component: number): boolean {
  for (let k = component; k < values.length; k += dimension) {
    if (values[k] !== values[component]) return true;
  }
  return false;
}
