import { checkAtLeast, checkFinite, checkLength, standardDeviations, type TimeSeries } from "@attractors/core";
import { checkPair } from "./check-pair.ts";

/**
 * Averages the squared errors of a forecast over all samples and components (MSE). A forecast that leaves the finite
 * numbers gives Infinity.
 *
 * @throws {RangeError} if the two series differ in shape, or if truth is not finite.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { meanSquaredError } from "@attractors/metrics";
 *
 * meanSquaredError(seriesOf([1, 2, 3]), seriesOf([1, 2, 6])); // → 3
 * ```
 */
export function meanSquaredError(truth: TimeSeries, forecast: TimeSeries): number {
  if (!checkPair("meanSquaredError", truth, forecast)) return Infinity;
  let sum = 0;
  for (let k = 0; k < truth.values.length; k++) sum += (truth.values[k] - forecast.values[k]) ** 2;
  return sum / truth.values.length;
}

/**
 * The root of the mean squared error (RMSE), in the unit of the series.
 *
 * @throws {RangeError} as `meanSquaredError` does.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { rootMeanSquaredError } from "@attractors/metrics";
 *
 * rootMeanSquaredError(seriesOf([1, 2, 3, 4]), seriesOf([1, 2, 3, 8])); // → 2
 * ```
 */
export function rootMeanSquaredError(truth: TimeSeries, forecast: TimeSeries): number {
  return Math.sqrt(meanSquaredError(truth, forecast));
}

export interface NormalizedErrorOptions {
  /**
   * What the errors of each component are divided by, such as the standard deviations of the training data, or the range
   * of the truth. @default the standard deviations of truth
   */
  scale?: Float64Array;
  /** Added to the squares of `scale`, so that a component that does not vary does not divide by zero. @default 1e-10 */
  epsilon?: number;
}

/**
 * The root-mean-square error with each component measured in its own standard deviation (NRMSE),
 * sqrt(mean (y - q)² / (sd² + ε)), as in the forecast benchmarks of Gilpin (2021, arXiv 2110.05266; 2023, arXiv
 * 2303.08011). 1 is what forecasting the mean gives.
 *
 * @throws {RangeError} as `meanSquaredError` does, or if a scale is not finite.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { normalizedRootMeanSquaredError } from "@attractors/metrics";
 *
 * normalizedRootMeanSquaredError(seriesOf([-1, 1, -1, 1]), seriesOf([0, 0, 0, 0])); // ≈ 1
 * ```
 */
export function normalizedRootMeanSquaredError(
  truth: TimeSeries,
  forecast: TimeSeries,
  { scale = standardDeviations(truth), epsilon = 1e-10 }: NormalizedErrorOptions = {},
): number {
  const finite = checkPair("normalizedRootMeanSquaredError", truth, forecast);
  checkLength("normalizedRootMeanSquaredError: scale", scale, truth.dimension);
  checkFinite("normalizedRootMeanSquaredError: scale", scale);
  checkAtLeast("normalizedRootMeanSquaredError: epsilon", epsilon, 0);
  if (!finite) return Infinity;
  const { dimension, values } = truth;
  let sum = 0;
  for (let i = 0; i < dimension; i++) {
    let squares = 0;
    for (let k = i; k < values.length; k += dimension) squares += (values[k] - forecast.values[k]) ** 2;
    // Without epsilon, a component that neither varies nor errs is forecast perfectly.
    if (squares > 0) sum += squares / (scale[i] ** 2 + epsilon);
  }
  return Math.sqrt(sum / values.length);
}

/**
 * The root-mean-square error of logarithms (RMSLE), sqrt(mean (ln(q' + 1) - ln(y' + 1))²), where each series has first
 * been shifted, component by component, so that its own least value is `epsilon`: an error that grows with the ratio, not
 * the difference, and does not see a constant offset. As in the benchmarks of Gilpin.
 *
 * @throws {RangeError} as `meanSquaredError` does.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { rootMeanSquaredLogError } from "@attractors/metrics";
 *
 * rootMeanSquaredLogError(seriesOf([0, 1, 3]), seriesOf([5, 6, 8])); // → 0
 * ```
 */
export function rootMeanSquaredLogError(
  truth: TimeSeries,
  forecast: TimeSeries,
  { epsilon = 1e-10 }: { /** @default 1e-10 */ epsilon?: number } = {},
): number {
  if (!checkPair("rootMeanSquaredLogError", truth, forecast)) return Infinity;
  checkAtLeast("rootMeanSquaredLogError: epsilon", epsilon, 0);
  const { dimension, values } = truth;
  let sum = 0;
  for (let i = 0; i < dimension; i++) {
    let least = Infinity;
    let leastForecast = Infinity;
    for (let k = i; k < values.length; k += dimension) {
      least = Math.min(least, values[k]);
      leastForecast = Math.min(leastForecast, forecast.values[k]);
    }
    for (let k = i; k < values.length; k += dimension) {
      const from = values[k] - least + epsilon + 1;
      const to = forecast.values[k] - leastForecast + epsilon + 1;
      sum += (Math.log(to) - Math.log(from)) ** 2;
    }
  }
  return Math.sqrt(sum / values.length);
}
