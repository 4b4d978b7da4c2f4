import { checkCount, seriesOf, type TimeSeries } from "@attractors/core";
import type { MutualInformationOptions } from "../entropy/mutual-information.ts";
import { neighborInformation, standardized } from "../entropy/neighbor-information.ts";
import { isConstant } from "../scalar-statistics.ts";
import { averageOverColumns, checkPair } from "./check-pair.ts";

/**
 * The mutual information between truth and forecast, in nats, component by component, each at least 0, and averaged. By
 * nearest neighbours as in `mutualInformation`; it equals `mutual_info_regression` of scikit-learn up to the tiny noise
 * that is added there, and here if there is an rng. A component that does not vary counts as 0, and so does a forecast
 * that leaves the finite numbers.
 *
 * @throws {RangeError} if the two series differ in shape or have no more than `neighbors` samples, or if truth is not
 * finite.
 *
 * @example
 * ```ts
 * import { createRng, seriesOf } from "@attractors/core";
 * import { forecastInformation } from "@attractors/metrics";
 *
 * const rng = createRng(1);
 * const truth = seriesOf(Array.from({ length: 500 }, () => rng.normal()));
 * const noise = seriesOf(Array.from({ length: 500 }, () => rng.normal()));
 * forecastInformation(truth, truth) > 3; // → true
 * forecastInformation(truth, noise) < 0.1; // → true
 * ```
 */
export function forecastInformation(
  truth: TimeSeries,
  forecast: TimeSeries,
  { neighbors = 3, rng }: MutualInformationOptions = {},
): number {
  checkCount("forecastInformation: neighbors", neighbors);
  if (!checkPair("forecastInformation", truth, forecast, neighbors + 1)) return 0;
  return averageOverColumns(truth, forecast, (y, q) => {
    if (isConstant(y) || isConstant(q)) return 0;
    const terms = neighborInformation(standardized(seriesOf(y), rng), standardized(seriesOf(q), rng), neighbors);
    let sum = 0;
    for (const term of terms) sum += term;
    return Math.max(0, sum / terms.length);
  });
}
