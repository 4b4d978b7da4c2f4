import { checkCount, checkSameShape, lengthOf, type TimeSeries } from "@attractors/core";
import { checkShape, checkTruth, staysFinite } from "../check-series.ts";
import { fourierTransform } from "../fourier-transform.ts";

export interface LowFrequencyDistanceOptions {
  /** Number of frequencies, from 0 on. @default 100, or all if there are fewer */
  bins?: number;
}

/**
 * The Hellinger distance sqrt(1 - Σ sqrt(p q)) between the lowest frequencies of the power spectra of two series, neither
 * smoothed nor with the mean removed, averaged over the components: the form in the code of Gilpin's database. Means
 * that are not 0 outweigh everything else; `spectralDistance` does not see them.
 *
 * A component without power at these frequencies counts as if it had the same at all of them, and a generated series
 * that is not finite as 1.
 *
 * @throws {RangeError} if the two series differ in shape or have fewer than two samples, or if truth is not finite.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { lowFrequencyDistance } from "@attractors/metrics";
 *
 * lowFrequencyDistance(seriesOf([1, 2, 3, 4]), seriesOf([4, 3, 2, 1])) < 1e-7; // → true
 * ```
 */
export function lowFrequencyDistance(
  truth: TimeSeries,
  generated: TimeSeries,
  { bins = Math.min(100, lengthOf(truth)) }: LowFrequencyDistanceOptions = {},
): number {
  checkTruth("lowFrequencyDistance: truth", truth, 2);
  checkShape("lowFrequencyDistance: generated", generated, 2);
  checkSameShape("lowFrequencyDistance", truth, generated);
  checkCount("lowFrequencyDistance: bins", bins);
  if (bins > lengthOf(truth)) {
    throw new RangeError(`lowFrequencyDistance: bins must be at most ${lengthOf(truth)}, got ${bins}`);
  }
  if (!staysFinite(generated)) return 1;
  let sum = 0;
  for (let i = 0; i < truth.dimension; i++) {
    const p = powerShares(truth, i, bins);
    const q = powerShares(generated, i, bins);
    let overlap = 0;
    for (let k = 0; k < bins; k++) overlap += Math.sqrt(p[k] * q[k]);
    sum += Math.sqrt(Math.max(0, 1 - overlap));
  }
  return sum / truth.dimension;
}

function powerShares({ dimension, values }: TimeSeries, component: number, bins: number): Float64Array {
  const length = values.length / dimension;
  const signal = new Float64Array(2 * length);
  for (let k = 0; k < length; k++) signal[2 * k] = values[k * dimension + component];
  fourierTransform(length)(signal);
  const powers = Float64Array.from({ length: bins }, (_, k) => signal[2 * k] ** 2 + signal[2 * k + 1] ** 2);
  let total = 0;
  for (const power of powers) total += power;
  return total > 1e-10 ? powers.map((power) => power / total) : powers.fill(1 / bins);
}
