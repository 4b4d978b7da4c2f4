import { checkSameShape, type TimeSeries } from "@attractors/core";
import { checkShape, checkTruth, staysFinite } from "./check-series.ts";
import { halves } from "./halves.ts";
import { type PowerSpectrum, type PowerSpectrumOptions, powerSpectrum } from "./power-spectrum.ts";

export interface SpectralDistanceOptions extends PowerSpectrumOptions {}

/**
 * Measures how differently two series oscillate: the Hellinger distance D_H between their smoothed, normalised power
 * spectra, averaged over the components. 0 means equal spectra, 1 that they share no frequency.
 *
 * For each component, H = sqrt(Σ_k (sqrt p_k - sqrt q_k)² / 2), with the spectra of `powerSpectrum`
 * (Mikhaeil, Monfared, Durstewitz, NeurIPS 2022, arXiv 2110.07238; Hess et al., ICML 2023, arXiv 2306.04406). Phases and amplitudes
 * of the components do not enter.
 *
 * A component that varies in only one of the two series counts as 1, and so does a generated series with numbers that
 * are not finite.
 *
 * @throws {RangeError} if the two series differ in shape, have fewer than two samples, or if truth is not finite.
 *
 * @example
 * ```ts
 * import { spectralDistance } from "@attractors/metrics";
 *
 * const wave = (frequency: number) => ({
 *   dimension: 1,
 *   interval: 1,
 *   values: Float64Array.from({ length: 1000 }, (_, k) => Math.sin(2 * Math.PI * frequency * k)),
 * });
 * spectralDistance(wave(0.1), wave(0.1)); // → 0
 * spectralDistance(wave(0.1), wave(0.4)); // ≈ 1.000
 * ```
 */
export function spectralDistance(
  truth: TimeSeries,
  generated: TimeSeries,
  options: SpectralDistanceOptions = {},
): number {
  checkTruth("spectralDistance: truth", truth, 2);
  checkShape("spectralDistance: generated", generated, 2);
  checkSameShape("spectralDistance", truth, generated);

  if (!staysFinite(generated)) return 1;
  return hellinger(powerSpectrum(truth, options), powerSpectrum(generated, options));
}

/**
 * Measures what `spectralDistance` is between a series and itself continued: its first half against its second. The
 * halves have fewer frequencies than the whole, over which `smoothing` reaches further.
 *
 * @throws {RangeError} as `spectralDistance` does.
 *
 * @example
 * ```ts
 * import { spectralDistanceFloor } from "@attractors/metrics";
 *
 * const values = Float64Array.from({ length: 4000 }, (_, k) => Math.sin(k));
 * spectralDistanceFloor({ dimension: 1, values, interval: 1 }) < 0.01; // → true
 * ```
 */
export function spectralDistanceFloor(truth: TimeSeries, options: SpectralDistanceOptions = {}): number {
  checkTruth("spectralDistanceFloor: truth", truth, 4);
  const [first, second] = halves(truth);
  return spectralDistance(first, second, options);
}

function hellinger({ dimension, powers }: PowerSpectrum, other: PowerSpectrum): number {
  let distances = 0;
  for (let i = 0; i < dimension; i++) {
    let squares = 0;
    let total = 0;
    let otherTotal = 0;
    for (let k = i; k < powers.length; k += dimension) {
      squares += (Math.sqrt(powers[k]) - Math.sqrt(other.powers[k])) ** 2;
      total += powers[k];
      otherTotal += other.powers[k];
    }
    const oneIsConstant = total > 0 !== otherTotal > 0;
    distances += oneIsConstant ? 1 : Math.min(1, Math.sqrt(squares / 2));
  }
  return distances / dimension;
}
