import { lengthOf, type TimeSeries } from "@attractors/core";
import { checkSameDimension, checkTruth } from "../check-series.ts";
import { sumOfPairs } from "./mean-discrepancy.ts";

/**
 * Measures the energy distance between two series in all components together, sqrt(2 E|X - Y| - E|X - X'| - E|Y - Y'|) with
 * Euclidean distances: 0 only for equal distributions (Székely and Rizzo, J. Stat. Plan. Inference 143, 1249, 2013). The lengths
 * may differ; memory is linear, time quadratic. In one dimension `energyDistancePerAxis` is faster.
 *
 * @throws {RangeError} if a series is empty or not finite, or they differ in dimension.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { energyDistance } from "@attractors/metrics";
 *
 * energyDistance(seriesOf([0, 0], { dimension: 2 }), seriesOf([3, 4], { dimension: 2 })); // ≈ 3.162278
 * ```
 */
export function energyDistance(first: TimeSeries, second: TimeSeries): number {
  checkTruth("energyDistance: first", first);
  checkTruth("energyDistance: second", second);
  checkSameDimension("energyDistance", first, second);
  const n = lengthOf(first);
  const m = lengthOf(second);
  const across = (2 * sumOfPairs(first, second, Math.sqrt, false)) / (n * m);
  const ofFirst = (2 * sumOfPairs(first, first, Math.sqrt, true)) / n ** 2;
  const ofSecond = (2 * sumOfPairs(second, second, Math.sqrt, true)) / m ** 2;
  return Math.sqrt(Math.max(0, across - ofFirst - ofSecond));
}
