import { checkCount, lengthOf, NumericalError, type TimeSeries } from "@attractors/core";
import { checkTruth } from "./check-series.ts";
import { type PowerSpectrum, powerSpectrum } from "./power-spectrum.ts";

export interface DominantPeriodOptions {
  /** Into how many segments the series is cut, whose spectra are averaged and tell the error. @default 10 */
  segments?: number;
  /** Standard deviation of the Gaussian that smooths each spectrum, in bins of a segment. @default 1 */
  smoothing?: number;
}

export interface DominantPeriod {
  /** In units of time. */
  readonly value: number;
  /** From the scatter of the segments. */
  readonly standardError: number;
  /** The component whose spectrum has the highest peak. */
  readonly component: number;
}

/**
 * Finds the period of the strongest oscillation in a series: the highest peak in the power spectra of its components,
 * averaged over segments; its frequency is the centroid of the peak above half its height. A series without a
 * preferred frequency has a dominant period too, that of its largest ripple, with a large error.
 *
 * @throws {RangeError} if the series is not finite, or a segment has fewer than 16 samples.
 * @throws {NumericalError} `"singular"` if no component varies.
 *
 * @example
 * ```ts
 * import { dominantPeriod } from "@attractors/metrics";
 *
 * const values = Float64Array.from({ length: 4000 }, (_, k) => Math.sin((2 * Math.PI * k) / 25));
 * dominantPeriod({ dimension: 1, values, interval: 0.1 }).value; // ≈ 2.50
 * ```
 */
export function dominantPeriod(
  series: TimeSeries,
  { segments = 10, smoothing = 1 }: DominantPeriodOptions = {},
): DominantPeriod {
  checkCount("dominantPeriod: segments", segments, 2);
  checkTruth("dominantPeriod: series", series, 16 * segments);
  const { dimension: n, values, interval } = series;
  const length = Math.floor(lengthOf(series) / segments);
  const spectra = Array.from({ length: segments }, (_, s) =>
    powerSpectrum(
      { dimension: n, interval, values: values.subarray(s * length * n, (s + 1) * length * n) },
      { smoothing },
    ),
  );
  const mean = new Float64Array(spectra[0].powers.length);
  for (const { powers } of spectra) for (let k = 0; k < mean.length; k++) mean[k] += powers[k] / segments;

  let peak = n;
  for (let k = n; k < mean.length; k++) if (mean[k] > mean[peak]) peak = k;
  if (!(mean[peak] > 0)) {
    throw new NumericalError("singular", "dominantPeriod: no component of the series varies; try a longer one");
  }
  const component = peak % n;
  const bins = binsAboveHalf(mean, peak, n);
  const frequency = centroid({ ...spectra[0], powers: mean }, component, bins);
  const scatter = spectra
    .map((spectrum) => centroid(spectrum, component, bins))
    .reduce((sum, value) => sum + (value - frequency) ** 2, 0);
  const error = Math.sqrt(scatter / (segments * (segments - 1)));
  return { value: 1 / frequency, standardError: error / frequency ** 2, component };
}

/** The first and last bin, apart from that of frequency 0, of the hump around a peak that is above half its height. */
function binsAboveHalf(powers: Float64Array, peak: number, n: number): readonly [first: number, last: number] {
  let first = peak;
  let last = peak;
  while (first - n >= n && powers[first - n] > powers[peak] / 2) first -= n;
  while (last + n < powers.length && powers[last + n] > powers[peak] / 2) last += n;
  return [Math.floor(first / n), Math.floor(last / n)];
}

/** The mean frequency of a range of bins, weighted by the powers of a component. */
function centroid(
  { dimension, frequencies, powers }: PowerSpectrum,
  component: number,
  [first, last]: readonly [first: number, last: number],
): number {
  let total = 0;
  let moment = 0;
  for (let k = first; k <= last; k++) {
    total += powers[k * dimension + component];
    moment += powers[k * dimension + component] * frequencies[k];
  }
  return total > 0 ? moment / total : (frequencies[first] + frequencies[last]) / 2;
}
