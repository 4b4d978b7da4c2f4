import { checkCount, lengthOf, type TimeSeries } from "@attractors/core";
import { checkTruth } from "../check-series.ts";
import type { Estimate } from "../estimate.ts";
import { BLOCKS, blockOf, jackknife } from "../jackknife.ts";
import { kdTree, queryOf, roomFor } from "../kd-tree.ts";
import { euclideanNorm, type Norm } from "../norm.ts";

export interface LocalDimensionsOptions {
  /** The share of samples that do not count as near. @default 0.98 */
  quantile?: number;
  /** @default euclideanNorm */
  norm?: Norm;
  /** Samples at most so far in time do not count; the sample itself never does. @default 0 */
  window?: number;
  /** Samples at which to estimate. @default all */
  samples?: ArrayLike<number>;
}

/** Local dimensions, and their mean over the samples. */
export interface LocalDimensions extends Estimate {
  /** One for each of the samples asked for. */
  readonly dimensions: Float64Array;
  /** The extremal index of each, between 0 and 1: the inverse of how many samples the series stays near at a visit. */
  readonly extremalIndices: Float64Array;
}

/**
 * Estimates the dimension of the attractor at single points by extreme value theory (Lucarini, Faranda, Wouters,
 * J. Stat. Phys. 147, 63, 2012): with g = -ln |x_j - x|, one over the mean of g above its `quantile`; and the extremal
 * index, which says how long the series stays near (Süveges, Extremes 10, 41, 2007). Samples that are equal to the point
 * are left out. The interval of the mean is that of a jackknife over 20 blocks of the samples.
 *
 * @throws {RangeError} if fewer than ten samples are near, the series is not finite, or an option is out of range.
 *
 * @example
 * ```ts
 * import { createRng, seriesOf } from "@attractors/core";
 * import { localDimensions } from "@attractors/metrics";
 *
 * const rng = createRng(1);
 * const square = seriesOf(Float64Array.from({ length: 4000 }, () => rng.uniform()), { dimension: 2 });
 * const { value } = localDimensions(square);
 * value > 1.9 && value < 2.2; // → true
 * ```
 */
export function localDimensions(
  series: TimeSeries,
  {
    quantile = 0.98,
    norm = euclideanNorm,
    window = 0,
    samples = Int32Array.from({ length: lengthOf(series) }, (_, k) => k),
  }: LocalDimensionsOptions = {},
): LocalDimensions {
  checkTruth("localDimensions: series", series, 2);
  checkCount("localDimensions: window", window, 0);
  if (!(quantile > 0 && quantile < 1)) {
    throw new RangeError(`localDimensions: quantile must be between 0 and 1, got ${quantile}`);
  }
  const { dimension, values } = series;
  const length = lengthOf(series);
  const tree = kdTree(series, { norm });
  const query = queryOf(values, { window, apart: true });
  const found = roomFor(Math.min(length, Math.ceil((1 - quantile) * length) + 2));
  const dimensions = new Float64Array(samples.length);
  const extremalIndices = new Float64Array(samples.length);

  for (let s = 0; s < samples.length; s++) {
    const i = samples[s];
    if (!(Number.isInteger(i) && i >= 0 && i < length)) {
      throw new RangeError(`localDimensions: samples[${s}] must be one of the ${length} samples, got ${i}`);
    }
    query.start = i * dimension;
    query.around = i;
    const near = tree.nearestInto(query, found);
    const duplicates = tree.countWithin({ ...query, apart: false }, 0);
    const others = length - 1 - Math.min(i, window) - Math.min(length - 1 - i, window) - duplicates;
    // g is the larger, the nearer: the quantile of g lies between two distances, counted from the far side.
    const place = quantile * (others - 1);
    const below = Math.floor(place);
    const [far, nearer] = [others - 1 - below, Math.max(0, others - 2 - below)];
    if (near < 2 || far >= near) {
      throw new RangeError(`localDimensions: too few samples differ from sample ${i}`);
    }
    const g = (k: number) => -Math.log(found.distances[k]);
    const threshold = g(far) + (g(nearer) - g(far)) * (place - below);
    let sum = 0;
    let count = 0;
    while (count < near && g(count) > threshold) sum += g(count++) - threshold;
    if (count === 0) {
      throw new RangeError(
        `localDimensions: no sample is nearer to sample ${i} than others; there are too many equal distances`,
      );
    }
    dimensions[s] = count / sum;
    extremalIndices[s] = extremalIndex(found.indices.slice(0, count).sort(), quantile);
  }
  return { ...meanOf(dimensions), dimensions, extremalIndices };
}

/** Maximum likelihood for the gaps between times of visits (Süveges, 2007). */
function extremalIndex(times: Int32Array, quantile: number): number {
  const gaps = times.length - 1;
  let clusters = 0;
  let sum = 0;
  for (let k = 0; k < gaps; k++) {
    const gap = times[k + 1] - times[k] - 1;
    if (gap > 0) clusters++;
    sum += (1 - quantile) * gap;
  }
  if (sum === 0) return clusters > 0 ? 1 : 0;
  const b = sum + gaps + clusters;
  return (b - Math.sqrt(b * b - 8 * clusters * sum)) / (2 * sum);
}

function meanOf(values: Float64Array): Estimate {
  const sums = new Float64Array(BLOCKS);
  const counts = new Float64Array(BLOCKS);
  values.forEach((value, k) => {
    sums[blockOf(k, values.length)] += value;
    counts[blockOf(k, values.length)]++;
  });
  const total = sums.reduce((a, b) => a + b, 0);
  const without = sums.map((sum, b) =>
    values.length > counts[b] ? (total - sum) / (values.length - counts[b]) : total,
  );
  return jackknife(total / values.length, without);
}
