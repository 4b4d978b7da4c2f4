import { checkCount, type TimeSeries } from "@attractors/core";
import { checkScalar } from "../check-scalar.ts";

export interface AverageMutualInformationOptions {
  /** Largest lag, in samples. @default 50, or half the series */
  maxLag?: number;
  /** Bins of the histogram of each of the two, equally wide over its range. @default 32 */
  bins?: number;
}

/**
 * Computes the mutual information between a scalar series and itself at the lags 0 … `maxLag`, in nats, by histograms of
 * the samples that have a partner (Fraser, Swinney, Phys. Rev. A 33, 1134, 1986). Histograms overestimate it by about
 * (bins - 1)² / 2N.
 *
 * @throws {RangeError} if the series is not scalar, not finite, or not longer than `maxLag` + 1, or an option is out of
 * range.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { averageMutualInformation } from "@attractors/metrics";
 *
 * const series = seriesOf([0, 0, 1, 1, 0, 0, 1, 1, 0]);
 * averageMutualInformation(series, { maxLag: 1, bins: 2 })[1]; // → 0
 * ```
 */
export function averageMutualInformation(
  series: TimeSeries,
  {
    maxLag = Math.max(1, Math.min(50, Math.floor(series.values.length / 2))),
    bins = 32,
  }: AverageMutualInformationOptions = {},
): Float64Array {
  checkCount("averageMutualInformation: maxLag", maxLag, 0);
  checkCount("averageMutualInformation: bins", bins);
  checkScalar("averageMutualInformation: series", series, maxLag + 2);
  const { values } = series;
  const joint = new Int32Array(bins * bins);
  const information = new Float64Array(maxLag + 1);
  for (let lag = 0; lag <= maxLag; lag++) {
    const count = values.length - lag;
    const first = binning(values, 0, count, bins);
    const second = binning(values, lag, lag + count, bins);
    joint.fill(0);
    for (let k = 0; k < count; k++) joint[first(values[k]) * bins + second(values[k + lag])]++;
    information[lag] = informationOf(joint, bins, count);
  }
  return information;
}

/**
 * Finds the lag, in samples, at which the average mutual information of a scalar series has its first local minimum: the
 * usual choice of a delay (Fraser, Swinney, 1986). Infinity if there is none up to `maxLag`.
 *
 * @throws {RangeError} as `averageMutualInformation` does.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { mutualInformationLag } from "@attractors/metrics";
 *
 * const wave = seriesOf(Float64Array.from({ length: 2000 }, (_, k) => Math.sin((2 * Math.PI * k) / 40.5)));
 * mutualInformationLag(wave) > 5; // → true
 * ```
 */
export function mutualInformationLag(series: TimeSeries, options: AverageMutualInformationOptions = {}): number {
  const information = averageMutualInformation(series, options);
  for (let lag = 1; lag + 1 < information.length; lag++) {
    if (information[lag] < information[lag - 1] && information[lag] < information[lag + 1]) return lag;
  }
  return Infinity;
}

/** The bin of a value among those between the least and the largest of a range of values. */
function binning(values: Float64Array, from: number, to: number, bins: number): (value: number) => number {
  let lower = Infinity;
  let upper = -Infinity;
  for (let k = from; k < to; k++) {
    if (values[k] < lower) lower = values[k];
    if (values[k] > upper) upper = values[k];
  }
  if (lower === upper) return () => 0;
  const width = (upper - lower) / bins;
  return (value) => {
    let bin = Math.min(bins - 1, Math.floor((value - lower) / width));
    // The edges decide, not the rounded quotient.
    if (value < lower + bin * width) bin--;
    else if (bin < bins - 1 && value >= lower + (bin + 1) * width) bin++;
    return bin;
  };
}

function informationOf(joint: Int32Array, bins: number, count: number): number {
  const rows = new Float64Array(bins);
  const columns = new Float64Array(bins);
  for (let i = 0; i < bins; i++) {
    for (let j = 0; j < bins; j++) {
      rows[i] += joint[i * bins + j] / count;
      columns[j] += joint[i * bins + j] / count;
    }
  }
  let sum = 0;
  for (let i = 0; i < bins; i++) {
    for (let j = 0; j < bins; j++) {
      const share = joint[i * bins + j] / count;
      if (share > 0) sum += share * Math.log(share / (rows[i] * columns[j]));
    }
  }
  return Math.max(0, sum);
}
