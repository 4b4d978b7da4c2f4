import { checkCount, lengthOf, type Rng, type TimeSeries } from "@attractors/core";
import { checkTruth } from "../check-series.ts";
import type { Estimate } from "../estimate.ts";
import { jackknifeMean } from "../jackknife.ts";
import { neighborInformation, standardized } from "./neighbor-information.ts";

export interface MutualInformationOptions {
  /** Number of neighbours, k: more make the estimate steadier and more biased. @default 3 */
  neighbors?: number;
  /** Draws noise of 1e-10 of the values, which tells equal values apart. @default none is added */
  rng?: Rng;
}

/**
 * Estimates the mutual information between two series, in nats, from the distances to nearest neighbours (the first
 * estimator of Kraskov, Stögbauer, Grassberger, Phys. Rev. E 69, 066138, 2004). The series may have any dimensions. Each
 * component is measured in its standard deviation. For independent series the estimate scatters about 0, below it too.
 *
 * The interval is that of a delete-one-block jackknife over time with neighbours kept as they are.
 *
 * @throws {RangeError} if the series differ in length, have no more than `neighbors` samples, or are not finite.
 *
 * @example
 * ```ts
 * import { createRng, seriesOf } from "@attractors/core";
 * import { mutualInformation } from "@attractors/metrics";
 *
 * const rng = createRng(1);
 * const x = Float64Array.from({ length: 2000 }, () => rng.normal());
 * const y = x.map((value) => 0.8 * value + 0.6 * rng.normal());
 * const { value } = mutualInformation(seriesOf(x), seriesOf(y)); // -ln(1 - 0.8²) / 2 = 0.511
 * Math.abs(value - 0.511) < 0.05; // → true
 * ```
 */
export function mutualInformation(
  first: TimeSeries,
  second: TimeSeries,
  { neighbors = 3, rng }: MutualInformationOptions = {},
): Estimate {
  checkCount("mutualInformation: neighbors", neighbors);
  checkTruth("mutualInformation: first", first, neighbors + 1);
  checkTruth("mutualInformation: second", second, neighbors + 1);
  if (lengthOf(first) !== lengthOf(second)) {
    throw new RangeError(
      `mutualInformation: the two series must have the same length, got ${lengthOf(first)} and ${lengthOf(second)}`,
    );
  }
  return jackknifeMean(neighborInformation(standardized(first, rng), standardized(second, rng), neighbors));
}
