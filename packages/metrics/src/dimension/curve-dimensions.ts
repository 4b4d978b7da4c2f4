import { checkCount, lengthOf, type TimeSeries } from "@attractors/core";
import { checkScalar } from "../check-scalar.ts";
import type { ScalingEstimate } from "../estimate.ts";
import { slopeOver } from "../scaling-region.ts";

export interface HiguchiDimensionOptions {
  /** Largest step, in samples. @default 10 */
  steps?: number;
  /** Whether the last step of each length is left out, as the Python package antropy does. @default false */
  dropLast?: boolean;
}

/**
 * Estimates the fractal dimension of the graph of a scalar series: the slope of the logarithm of its mean length, measured
 * in steps of k samples, over ln 1/k, k = 1 … `steps` (Higuchi, Physica D 31, 277, 1988). 1 for a smooth curve, 2 for
 * white noise. The interval is that of `scalingRegion`.
 *
 * @throws {RangeError} if the series is not scalar or finite, has fewer than twice as many samples as steps, or does not
 * vary over one of the steps.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { higuchiDimension } from "@attractors/metrics";
 *
 * higuchiDimension(seriesOf(Float64Array.from({ length: 500 }, (_, k) => 3 * k))).value.toFixed(6); // → "1.000000"
 * ```
 */
export function higuchiDimension(
  series: TimeSeries,
  { steps = 10, dropLast = false }: HiguchiDimensionOptions = {},
): ScalingEstimate {
  checkCount("higuchiDimension: steps", steps, 2);
  checkScalar("higuchiDimension: series", series, 2 * steps);
  const { values } = series;
  const length = lengthOf(series);
  const x = new Float64Array(steps);
  const y = new Float64Array(steps);
  for (let k = steps; k >= 1; k--) {
    let sum = 0;
    for (let m = 0; m < k; m++) {
      const count = Math.floor((length - 1 - m) / k);
      let path = 0;
      for (let j = 1; j <= (dropLast ? count - 1 : count); j++)
        path += Math.abs(values[m + j * k] - values[m + (j - 1) * k]);
      sum += (path * (length - 1)) / (count * k * k);
    }
    if (!(sum > 0)) {
      throw new RangeError(`higuchiDimension: the series does not vary over steps of ${k} samples; take fewer steps`);
    }
    x[steps - k] = -Math.log(k);
    y[steps - k] = Math.log(sum / k);
  }
  return slopeOver({ x, y }, [x[0], x[steps - 1]]);
}

/**
 * Estimates the dimension of the graph of a scalar series by how often its slope changes sign, n times in N samples:
 * log N / (log N + log(N / (N + 0.4 n))) (Petrosian, IEEE CBMS, 212, 1995).
 *
 * @throws {RangeError} if the series is not scalar or finite, or has fewer than three samples.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { petrosianDimension } from "@attractors/metrics";
 *
 * petrosianDimension(seriesOf([1, 2, 3, 4])); // → 1
 * ```
 */
export function petrosianDimension(series: TimeSeries): number {
  checkScalar("petrosianDimension: series", series, 3);
  const { values } = series;
  const length = values.length;
  let changes = 0;
  for (let k = 2; k < length; k++) {
    const before = Math.sign(values[k - 1] - values[k - 2]) < 0;
    const after = Math.sign(values[k] - values[k - 1]) < 0;
    if (before !== after) changes++;
  }
  return Math.log(length) / (Math.log(length) + Math.log(length / (length + 0.4 * changes)));
}

/**
 * Estimates the dimension of the graph of a scalar series from its length L, the mean step a, and the largest distance d
 * from its first value: log(L / a) / log(d / a) (Katz, Comput. Biol. Med. 18, 145, 1988). It depends on the number of
 * samples: compare series of equal length.
 *
 * @throws {RangeError} if the series is not scalar or finite, has fewer than two samples, or is constant.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { katzDimension } from "@attractors/metrics";
 *
 * katzDimension(seriesOf([0, 1, 2, 3, 4])); // → 1
 * ```
 */
export function katzDimension(series: TimeSeries): number {
  checkScalar("katzDimension: series", series, 3);
  const { values } = series;
  let path = 0;
  let farthest = 0;
  for (let k = 1; k < values.length; k++) {
    path += Math.abs(values[k] - values[k - 1]);
    farthest = Math.max(farthest, Math.abs(values[k] - values[0]));
  }
  if (path === 0) throw new RangeError("katzDimension: the series is constant");
  const steps = Math.log(values.length - 1);
  return steps / (steps + Math.log(farthest / path));
}
