import { checkAtLeast, lengthOf, means, standardDeviations, type TimeSeries } from "@attractors/core";
import { checkTruth } from "./check-series.ts";
import { fourierTransform } from "./fourier-transform.ts";
import { type Border, mirrorBorder, smoothGaussian } from "./gaussian-smoothing.ts";

export interface PowerSpectrumOptions {
  /** Standard deviation of the Gaussian that smooths the spectrum, in frequency bins; 0 leaves it rough. @default 20 */
  smoothing?: number;
  /** How the spectrum goes on behind its ends while it is smoothed. @default mirrorBorder */
  border?: Border;
}

/** The share of each frequency in the variance of each component. */
export interface PowerSpectrum {
  /** Number of components, `n`. */
  readonly dimension: number;
  /** From 0 to half the sampling rate, in cycles per unit of time. */
  readonly frequencies: Float64Array;
  /** `powers[k * dimension + i]` of component `i` at `frequencies[k]`; over the frequencies they add up to 1. */
  readonly powers: Float64Array;
}

/**
 * Computes the power spectrum of each component of a series: the squared magnitudes of the discrete Fourier transform
 * of the standardised values, without a window, smoothed by a Gaussian, and normalised to the sum 1. Series of any
 * length are transformed in O(T log T).
 *
 * A component that does not vary has no spectrum; its powers are all 0.
 *
 * @throws {RangeError} if the series has fewer than two samples or is not finite, or if `smoothing` is negative.
 *
 * @example
 * ```ts
 * import { powerSpectrum } from "@attractors/metrics";
 *
 * const values = Float64Array.from({ length: 100 }, (_, k) => Math.sin(2 * Math.PI * 0.5 * k * 0.1));
 * const { frequencies, powers } = powerSpectrum({ dimension: 1, values, interval: 0.1 }, { smoothing: 0 });
 * frequencies[powers.indexOf(Math.max(...powers))]; // → 0.5
 * ```
 */
export function powerSpectrum(
  series: TimeSeries,
  { smoothing = 20, border = mirrorBorder }: PowerSpectrumOptions = {},
): PowerSpectrum {
  checkTruth("powerSpectrum: series", series, 2);
  checkAtLeast("powerSpectrum: smoothing", smoothing, 0);
  const { dimension, interval } = series;
  const length = lengthOf(series);
  const count = Math.floor(length / 2) + 1;

  const frequencies = Float64Array.from({ length: count }, (_, k) => k / (length * interval));
  const powers = new Float64Array(count * dimension);
  const transform = fourierTransform(length);
  const center = means(series);
  const deviations = standardDeviations(series, 1);
  const signal = new Float64Array(2 * length);
  const varying = Array.from(center.keys()).filter((i) => !isConstant(series, i));
  // Two real components travel as one complex signal.
  for (let first = 0; first < varying.length; first += 2) {
    const pair = varying.slice(first, first + 2);
    signal.fill(0);
    pair.forEach((i, part) => {
      standardize(series, i, [center[i], deviations[i]], signal, part);
    });
    transform(signal);
    pair.forEach((i, part) => {
      store(smoothGaussian(powersOf(signal, part), smoothing, border), powers, i, dimension);
    });
  }
  return { dimension, frequencies, powers };
}

/** Writes a component, with mean 0 and deviation 1, into the real (`part` 0) or imaginary (1) places of the signal. */
function standardize(
  { dimension, values }: TimeSeries,
  component: number,
  [center, deviation]: readonly [center: number, deviation: number],
  signal: Float64Array,
  part: number,
): void {
  for (let k = component, j = part; k < values.length; k += dimension, j += 2) {
    signal[j] = (values[k] - center) / deviation;
  }
}

/** By comparison: the deviation of equal values may differ from 0 by rounding. */
function isConstant({ dimension, values }: TimeSeries, component: number): boolean {
  for (let k = component; k < values.length; k += dimension) {
    if (values[k] !== values[component]) return false;
  }
  return true;
}

/**
 * The powers of the real or the imaginary part of a signal, from the transform Z of both together: the parts have the
 * transforms (Z_k + conj Z_{n-k}) / 2 and (Z_k - conj Z_{n-k}) / 2i.
 */
function powersOf(transformed: Float64Array, part: number): Float64Array {
  const length = transformed.length / 2;
  const sign = part === 0 ? 1 : -1;
  const powers = new Float64Array(Math.floor(length / 2) + 1);
  for (let k = 0; k < powers.length; k++) {
    const mirrored = k === 0 ? 0 : length - k;
    const re = transformed[2 * k] + sign * transformed[2 * mirrored];
    const im = transformed[2 * k + 1] - sign * transformed[2 * mirrored + 1];
    powers[k] = (re * re + im * im) / 4;
  }
  return powers;
}

function store(powers: Float64Array, out: Float64Array, component: number, dimension: number): void {
  let total = 0;
  for (let k = 0; k < powers.length; k++) total += powers[k];
  const scale = 1 / total;
  for (let k = 0, j = component; k < powers.length; k++, j += dimension) out[j] = powers[k] * scale;
}
