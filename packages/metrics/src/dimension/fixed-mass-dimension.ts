import { checkCount, lengthOf, type TimeSeries } from "@attractors/core";
import { checkTruth } from "../check-series.ts";
import type { ScalingEstimate } from "../estimate.ts";
import { kdTree, queryOf, roomFor } from "../kd-tree.ts";
import { euclideanNorm, type Norm } from "../norm.ts";
import { scalingRegion } from "../scaling-region.ts";
import { theilerWindow } from "../theiler-window.ts";

export interface FixedMassDimensionOptions {
  /** Largest number of neighbours. @default 64, or a quarter of the samples */
  neighbors?: number;
  /** @default euclideanNorm */
  norm?: Norm;
  /** Samples at most so far in time are no neighbours. @default theilerWindow(series) */
  window?: number;
}

/**
 * Estimates the information dimension D_1 by fixed mass: the slope of ψ(k) - ln N over the mean logarithm of the distance
 * to the k-th neighbour (Badii, Politi, 1985; Grassberger, Phys. Lett. A 128, 369, 1988), where it is straight
 * (`scalingRegion`; its interval is explained there). The curve and the range are in <ln r>.
 *
 * @throws {RangeError} if a sample has too few neighbours at a distance above 0, the series is not finite, or an option
 * is out of range.
 *
 * @example
 * ```ts
 * import { createRng, seriesOf } from "@attractors/core";
 * import { fixedMassDimension } from "@attractors/metrics";
 *
 * const rng = createRng(1);
 * const square = seriesOf(Float64Array.from({ length: 4000 }, () => rng.uniform()), { dimension: 2 });
 * const { value } = fixedMassDimension(square, { window: 0 });
 * value > 1.9 && value < 2.1; // → true
 * ```
 */
export function fixedMassDimension(
  series: TimeSeries,
  {
    neighbors = Math.max(8, Math.min(64, Math.floor(lengthOf(series) / 4))),
    norm = euclideanNorm,
    window = theilerWindow(series),
  }: FixedMassDimensionOptions = {},
): ScalingEstimate {
  checkTruth("fixedMassDimension: series", series, 2);
  checkCount("fixedMassDimension: neighbors", neighbors, 4);
  checkCount("fixedMassDimension: window", window, 0);
  const { dimension, values } = series;
  const length = lengthOf(series);
  const tree = kdTree(series, { norm });
  const query = queryOf(values, { window, apart: true });
  const found = roomFor(neighbors);
  const logarithms = new Float64Array(neighbors);
  for (let i = 0; i < length; i++) {
    query.start = i * dimension;
    query.around = i;
    if (tree.nearestInto(query, found) < neighbors) {
      throw new RangeError(
        `fixedMassDimension: sample ${i} has fewer than ${neighbors} neighbours apart from it and outside of the window`,
      );
    }
    for (let k = 0; k < neighbors; k++) logarithms[k] += Math.log(found.distances[k]) / length;
  }
  // ψ(k + 1) = ψ(k) + 1 / k; the constants do not matter to the slope.
  const masses = new Float64Array(neighbors);
  for (let k = 1; k < neighbors; k++) masses[k] = masses[k - 1] + 1 / k;
  const rising = Array.from(logarithms.keys()).filter((k) => k === 0 || logarithms[k] > logarithms[k - 1]);
  if (rising.length < 2) throw new RangeError("fixedMassDimension: all neighbours are equally far");
  return scalingRegion(
    Float64Array.from(rising, (k) => logarithms[k]),
    Float64Array.from(rising, (k) => masses[k] - Math.log(length)),
  );
}
