import { lengthOf, type TimeSeries } from "@attractors/core";
import { checkSameDimension, checkTruth } from "../check-series.ts";
import { kdTree } from "../kd-tree.ts";

/**
 * Measures the Chamfer distance between two series as sets of points: the mean distance from the points of each to the nearest
 * of the other, added up. Found by a k-d tree; the lengths may differ.
 *
 * @throws {RangeError} if a series is empty or not finite, or they differ in dimension.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { chamferDistance } from "@attractors/metrics";
 *
 * chamferDistance(seriesOf([0, 1]), seriesOf([0, 4])); // → 2
 * ```
 */
export function chamferDistance(first: TimeSeries, second: TimeSeries): number {
  checkPair("chamferDistance", first, second);
  return mean(nearestDistances(first, second)) + mean(nearestDistances(second, first));
}

/**
 * Measures the Hausdorff distance between two series as sets of points: the farthest that a point of either is from the nearest of
 * the other. Found by a k-d tree; the lengths may differ.
 *
 * @throws {RangeError} if a series is empty or not finite, or they differ in dimension.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { hausdorffDistance } from "@attractors/metrics";
 *
 * hausdorffDistance(seriesOf([0, 1]), seriesOf([0, 4])); // → 3
 * ```
 */
export function hausdorffDistance(first: TimeSeries, second: TimeSeries): number {
  checkPair("hausdorffDistance", first, second);
  const largest = (values: Float64Array): number => values.reduce((most, value) => Math.max(most, value), 0);
  return Math.max(largest(nearestDistances(first, second)), largest(nearestDistances(second, first)));
}

/** The distance from each point of a series to the nearest point of another. */
function nearestDistances(from: TimeSeries, to: TimeSeries): Float64Array {
  const tree = kdTree(to);
  const query = { values: from.values, start: 0, around: -1, window: -1, apart: false };
  const found = { indices: new Int32Array(1), distances: new Float64Array(1) };
  return Float64Array.from({ length: lengthOf(from) }, (_, k) => {
    query.start = k * from.dimension;
    tree.nearestInto(query, found);
    return found.distances[0];
  });
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function checkPair(where: string, first: TimeSeries, second: TimeSeries): void {
  checkTruth(`${where}: first`, first);
  checkTruth(`${where}: second`, second);
  checkSameDimension(where, first, second);
}
