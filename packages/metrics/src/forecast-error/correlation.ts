import type { TimeSeries } from "@attractors/core";
import { ranksOf } from "../ranks.ts";
import { isConstant } from "../scalar-statistics.ts";
import { averageOverColumns, checkPair } from "./check-pair.ts";
import { kendallOf } from "./kendall.ts";

/**
 * Pearson's correlation of truth and forecast, averaged over the components: 1 for a straight line with a positive slope.
 * A component that does not vary in one of the two counts as 0, and so does a forecast that leaves the finite numbers.
 *
 * @throws {RangeError} if the two series differ in shape, or if truth is not finite.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { pearsonCorrelation } from "@attractors/metrics";
 *
 * pearsonCorrelation(seriesOf([1, 2, 3]), seriesOf([3, 5, 7])); // ≈ 1
 * ```
 */
export function pearsonCorrelation(truth: TimeSeries, forecast: TimeSeries): number {
  if (!checkPair("pearsonCorrelation", truth, forecast)) return 0;
  return averageOverColumns(truth, forecast, correlationOf);
}

/**
 * Spearman's rank correlation of truth and forecast, averaged over the components: Pearson's correlation of the ranks,
 * where equal values share their mean rank. 1 for any rising function.
 *
 * @throws {RangeError} as `pearsonCorrelation` does.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { spearmanCorrelation } from "@attractors/metrics";
 *
 * spearmanCorrelation(seriesOf([1, 2, 3]), seriesOf([1, 10, 1000])); // ≈ 1
 * ```
 */
export function spearmanCorrelation(truth: TimeSeries, forecast: TimeSeries): number {
  if (!checkPair("spearmanCorrelation", truth, forecast)) return 0;
  return averageOverColumns(truth, forecast, (y, q) => correlationOf(ranksOf(y), ranksOf(q)));
}

/**
 * Kendall's rank correlation τ_b of truth and forecast, averaged over the components: the share of pairs of samples in
 * the same order, minus that in opposite order, corrected for ties. By merge sort, in O(T log T) (Knight, J. Am. Stat.
 * Assoc. 61, 436, 1966).
 *
 * @throws {RangeError} as `pearsonCorrelation` does.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { kendallCorrelation } from "@attractors/metrics";
 *
 * kendallCorrelation(seriesOf([1, 2, 3]), seriesOf([2, 1, 3])); // ≈ 0.333
 * ```
 */
export function kendallCorrelation(truth: TimeSeries, forecast: TimeSeries): number {
  if (!checkPair("kendallCorrelation", truth, forecast)) return 0;
  return averageOverColumns(truth, forecast, kendallOf);
}

/** By the two-pass formula; 0 where one of the two does not vary. */
function correlationOf(x: Float64Array, y: Float64Array): number {
  const count = x.length;
  let meanX = 0;
  let meanY = 0;
  for (let k = 0; k < count; k++) {
    meanX += x[k];
    meanY += y[k];
  }
  meanX /= count;
  meanY /= count;
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let k = 0; k < count; k++) {
    const u = x[k] - meanX;
    const v = y[k] - meanY;
    xx += u * u;
    xy += u * v;
    yy += v * v;
  }
  if (isConstant(x) || isConstant(y)) return 0;
  return Math.max(-1, Math.min(1, xy / (Math.sqrt(xx) * Math.sqrt(yy))));
}
