import { checkCount, lengthOf, type TimeSeries } from "@attractors/core";
import { checkTruth } from "../check-series.ts";
import type { ScalingEstimate } from "../estimate.ts";
import { kdTree, queryOf, roomFor } from "../kd-tree.ts";
import { euclideanNorm, type Norm } from "../norm.ts";
import { type ScalingRegionOptions, scalingRegion } from "../scaling-region.ts";
import { theilerWindow } from "../theiler-window.ts";
import { correlationRadii } from "./correlation-dimension.ts";
import { checkRadii } from "./correlation-sum.ts";

export interface PointwiseDimensionOptions extends ScalingRegionOptions {
  /** Radii, rising. @default those of `correlationDimension` */
  radii?: ArrayLike<number>;
  /** @default euclideanNorm */
  norm?: Norm;
  /** Samples at most so far in time are left out. @default theilerWindow(series) */
  window?: number;
}

/**
 * Estimates the dimension at one sample of a series: the slope of the logarithm of the share of samples closer than r
 * over ln r, where it is straight (`scalingRegion`; its interval is explained there).
 *
 * @throws {RangeError} if fewer than two radii have samples closer than them, the series is not finite, or an option is
 * out of range.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { pointwiseDimension } from "@attractors/metrics";
 *
 * const line = seriesOf(Float64Array.from({ length: 4001 }, (_, k) => k));
 * pointwiseDimension(line, 2000, { radii: [10.5, 20.5, 40.5, 80.5], window: 0, points: 4 }).value.toFixed(1); // → "1.0"
 * ```
 */
export function pointwiseDimension(
  series: TimeSeries,
  sample: number,
  {
    norm = euclideanNorm,
    window = theilerWindow(series),
    radii = correlationRadii(series, norm, window),
    ...region
  }: PointwiseDimensionOptions = {},
): ScalingEstimate {
  checkTruth("pointwiseDimension: series", series, 2);
  checkCount("pointwiseDimension: window", window, 0);
  checkCount("pointwiseDimension: sample", sample, 0);
  const { dimension, values } = series;
  const length = lengthOf(series);
  if (sample >= length) throw new RangeError(`pointwiseDimension: sample must be below ${length}, got ${sample}`);
  const rising = checkRadii("pointwiseDimension", radii);
  const tree = kdTree(series, { norm });
  const query = queryOf(values, { start: sample * dimension, around: sample, window });
  const found = roomFor(length);
  const count = tree.withinInto(query, rising[rising.length - 1], found, true);
  const distances = found.distances.slice(0, count).sort();
  const counts = rising.map((radius) => {
    let k = 0;
    while (k < count && distances[k] < radius) k++;
    return k;
  });
  const used = Array.from(rising.keys()).filter((k) => counts[k] > 0);
  if (used.length < 2) {
    throw new RangeError("pointwiseDimension: fewer than two radii have samples closer than them; take larger ones");
  }
  return scalingRegion(
    Float64Array.from(used, (k) => Math.log(rising[k])),
    Float64Array.from(used, (k) => Math.log(counts[k] / length)),
    region,
  );
}
