import { checkCount, checkLength, lengthOf, type TimeSeries } from "@attractors/core";
import { checkTruth } from "../check-series.ts";
import { averagePeriodograms, type PowerSpectralDensity, type SpectralWindow } from "./periodogram.ts";
import { type Detrend, removeMean } from "./trend.ts";

export interface WelchOptions {
  /** Samples in a segment: more resolve frequencies better, fewer scatter less. @default 256, or all if there are fewer */
  segment?: number;
  /** Samples that neighbouring segments share. @default half of a segment */
  overlap?: number;
  /** What the samples of a segment are weighted by. @default hannWindow */
  window?: SpectralWindow;
  /** What is taken out of each segment first. @default removeMean */
  detrend?: Detrend;
}

/**
 * The power spectral density of each component of a series by averaging the periodograms of windowed, overlapping
 * segments (Welch, IEEE Trans. Audio Electroacoust. 15, 70, 1967). Samples that do not fill a last segment are left out.
 *
 * @throws {RangeError} if the series has fewer than two samples or is not finite, or if an option is out of range.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { welch } from "@attractors/metrics";
 *
 * const sine = seriesOf(Array.from({ length: 2000 }, (_, k) => Math.sin((2 * Math.PI * k) / 8)));
 * const { frequencies, densities } = welch(sine);
 * frequencies[densities.indexOf(Math.max(...densities))]; // → 0.125
 * ```
 */
export function welch(
  series: TimeSeries,
  {
    segment = Math.min(256, lengthOf(series)),
    overlap = Math.floor(segment / 2),
    window = hannWindow,
    detrend = removeMean,
  }: WelchOptions = {},
): PowerSpectralDensity {
  checkTruth("welch: series", series, 2);
  checkCount("welch: segment", segment, 2);
  checkCount("welch: overlap", overlap, 0);
  if (segment > lengthOf(series)) {
    throw new RangeError(
      `welch: segment must be at most the ${lengthOf(series)} samples of the series, got ${segment}`,
    );
  }
  if (overlap >= segment) throw new RangeError(`welch: overlap must be less than a segment, got ${overlap}`);
  const weights = window(segment);
  checkLength("welch: window", weights, segment);
  return averagePeriodograms(series, { window: weights, step: segment - overlap, detrend });
}

/**
 * The window (1 - cos(2πk / n)) / 2, which is 0 at the first sample and would be again behind the last.
 *
 * @example
 * ```ts
 * import { hannWindow } from "@attractors/metrics";
 *
 * hannWindow(2); // → [0, 1]
 * ```
 */
export const hannWindow: SpectralWindow = (length) =>
  Float64Array.from({ length }, (_, k) => 0.5 - 0.5 * Math.cos((2 * Math.PI * k) / length));

/**
 * The window 0.54 - 0.46 cos(2πk / n).
 *
 * @example
 * ```ts
 * import { hammingWindow } from "@attractors/metrics";
 *
 * hammingWindow(2)[1]; // ≈ 1
 * ```
 */
export const hammingWindow: SpectralWindow = (length) =>
  Float64Array.from({ length }, (_, k) => 0.54 - 0.46 * Math.cos((2 * Math.PI * k) / length));

/**
 * The window that weights all samples alike.
 *
 * @example
 * ```ts
 * import { flatWindow } from "@attractors/metrics";
 *
 * flatWindow(2); // → [1, 1]
 * ```
 */
export const flatWindow: SpectralWindow = (length) => new Float64Array(length).fill(1);
