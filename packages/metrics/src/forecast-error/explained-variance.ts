import type { TimeSeries } from "@attractors/core";
import { varianceOf } from "../scalar-statistics.ts";
import { averageOverColumns, checkPair } from "./check-pair.ts";

/**
 * The coefficient of determination R², 1 - Σ(y - q)² / Σ(y - ȳ)², with the grand mean ȳ over all samples and components:
 * 1 for a perfect forecast, 0 for the mean, below 0 for worse. A truth that does not vary gives -Infinity, or 1 if the
 * forecast is perfect; so does a forecast that leaves the finite numbers.
 *
 * @throws {RangeError} if the two series differ in shape, or if truth is not finite.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { determinationCoefficient } from "@attractors/metrics";
 *
 * determinationCoefficient(seriesOf([-1, 1]), seriesOf([-1, 0])); // → 0.5
 * ```
 */
export function determinationCoefficient(truth: TimeSeries, forecast: TimeSeries): number {
  if (!checkPair("determinationCoefficient", truth, forecast)) return -Infinity;
  let mean = 0;
  for (const value of truth.values) mean += value / truth.values.length;
  let errors = 0;
  let total = 0;
  for (let k = 0; k < truth.values.length; k++) {
    errors += (truth.values[k] - forecast.values[k]) ** 2;
    total += (truth.values[k] - mean) ** 2;
  }
  return errors === 0 ? 1 : 1 - errors / total;
}

/**
 * The explained variance, 1 - var(y - q) / var(y), averaged over the components: as R², but a constant offset of the
 * forecast does not count.
 *
 * @throws {RangeError} as `determinationCoefficient` does.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { explainedVariance } from "@attractors/metrics";
 *
 * explainedVariance(seriesOf([-1, 1]), seriesOf([4, 6])); // → 1
 * ```
 */
export function explainedVariance(truth: TimeSeries, forecast: TimeSeries): number {
  if (!checkPair("explainedVariance", truth, forecast)) return -Infinity;
  return averageOverColumns(truth, forecast, (y, q) => {
    const errors = varianceOf(y.map((value, k) => value - q[k]));
    return errors === 0 ? 1 : 1 - errors / varianceOf(y);
  });
}

/**
 * Theil's inequality coefficient U1, RMSE / (sqrt(mean y²) + sqrt(mean q²)), over all samples and components: from 0 for
 * a perfect forecast to 1 (Theil, Economic Forecasts and Policy, 1958).
 *
 * @throws {RangeError} as `determinationCoefficient` does.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { theilInequality } from "@attractors/metrics";
 *
 * theilInequality(seriesOf([1, -1]), seriesOf([-2, 2])); // ≈ 1
 * ```
 */
export function theilInequality(truth: TimeSeries, forecast: TimeSeries): number {
  if (!checkPair("theilInequality", truth, forecast)) return 1;
  let errors = 0;
  let squares = 0;
  let squaresOfForecast = 0;
  for (let k = 0; k < truth.values.length; k++) {
    errors += (truth.values[k] - forecast.values[k]) ** 2;
    squares += truth.values[k] ** 2;
    squaresOfForecast += forecast.values[k] ** 2;
  }
  return errors === 0 ? 0 : Math.sqrt(errors) / (Math.sqrt(squares) + Math.sqrt(squaresOfForecast));
}
