import { lengthOf, type TimeSeries } from "@attractors/core";
import { checkTruth } from "../check-series.ts";
import { fourierTransform } from "../fourier-transform.ts";
import { type Detrend, removeMean } from "./trend.ts";

/** How much of the variance of each component lies at each frequency. */
export interface PowerSpectralDensity {
  readonly dimension: number;
  /** From 0 to half the sampling rate, in cycles per unit of time. */
  readonly frequencies: Float64Array;
  /** `densities[k * dimension + i]` of component i at `frequencies[k]`, in squared units per frequency, one-sided. */
  readonly densities: Float64Array;
}

export interface PeriodogramOptions {
  /** What is taken out of each component first. @default removeMean */
  detrend?: Detrend;
}

/**
 * The periodogram of each component of a series: squared magnitudes of its Fourier transform as a one-sided density, whose
 * integral over frequency is the variance. For white noise each value scatters by its own size, however long the series:
 * see `welch`.
 *
 * @throws {RangeError} if the series has fewer than two samples or is not finite.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { periodogram } from "@attractors/metrics";
 *
 * periodogram(seriesOf([1, -1, 1, -1])).densities; // → [0, 0, 4]
 * ```
 */
export function periodogram(
  series: TimeSeries,
  { detrend = removeMean }: PeriodogramOptions = {},
): PowerSpectralDensity {
  checkTruth("periodogram: series", series, 2);
  return averagePeriodograms(series, { window: new Float64Array(lengthOf(series)).fill(1), step: 1, detrend });
}

/** A window on the samples of a segment. */
export type SpectralWindow = (length: number) => Float64Array;

/** Averages over segments as long as the window that begin `step` samples apart. */
export function averagePeriodograms(
  { dimension, values, interval }: TimeSeries,
  { window, step, detrend }: { window: Float64Array; step: number; detrend: Detrend },
): PowerSpectralDensity {
  const size = window.length;
  const bins = Math.floor(size / 2) + 1;
  const transform = fourierTransform(size);
  const segment = new Float64Array(size);
  const signal = new Float64Array(2 * size);
  const densities = new Float64Array(bins * dimension);
  const length = values.length / dimension;
  let weight = 0;
  for (let k = 0; k < size; k++) weight += window[k] * window[k];
  const count = Math.floor((length - size) / step) + 1;
  const scale = interval / (weight * count);
  for (let i = 0; i < dimension; i++) {
    for (let start = 0; start + size <= length; start += step) {
      for (let k = 0; k < size; k++) segment[k] = values[(start + k) * dimension + i];
      detrend(segment);
      signal.fill(0);
      for (let k = 0; k < size; k++) signal[2 * k] = window[k] * segment[k];
      transform(signal);
      for (let k = 0; k < bins; k++) {
        const both = k === 0 || 2 * k === size ? 1 : 2;
        densities[k * dimension + i] += both * scale * (signal[2 * k] ** 2 + signal[2 * k + 1] ** 2);
      }
    }
  }
  const frequencies = Float64Array.from({ length: bins }, (_, k) => k / (size * interval));
  return { dimension, frequencies, densities };
}
