import { checkAtLeast, type TimeSeries } from "@attractors/core";
import { medianOf } from "../scalar-statistics.ts";
import { checkPair } from "./check-pair.ts";

/**
 * Averages the absolute errors of a forecast over all samples and components (MAE). A forecast that leaves the finite
 * numbers gives Infinity.
 *
 * @throws {RangeError} if the two series differ in shape, or if truth is not finite.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { meanAbsoluteError } from "@attractors/metrics";
 *
 * meanAbsoluteError(seriesOf([1, 2, 3]), seriesOf([1, 2, 6])); // → 1
 * ```
 */
export function meanAbsoluteError(truth: TimeSeries, forecast: TimeSeries): number {
  if (!checkPair("meanAbsoluteError", truth, forecast)) return Infinity;
  return sumOfErrors(truth, forecast) / truth.values.length;
}

/**
 * The median of the absolute errors over all samples and components: half of them are larger.
 *
 * @throws {RangeError} as `meanAbsoluteError` does.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { medianAbsoluteError } from "@attractors/metrics";
 *
 * medianAbsoluteError(seriesOf([0, 0, 0]), seriesOf([1, 2, 100])); // → 2
 * ```
 */
export function medianAbsoluteError(truth: TimeSeries, forecast: TimeSeries): number {
  if (!checkPair("medianAbsoluteError", truth, forecast)) return Infinity;
  return medianOf(truth.values.map((value, k) => Math.abs(value - forecast.values[k])));
}

/**
 * The largest absolute error over all samples and components.
 *
 * @throws {RangeError} as `meanAbsoluteError` does.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { maximumError } from "@attractors/metrics";
 *
 * maximumError(seriesOf([0, 0, 0]), seriesOf([1, -3, 2])); // → 3
 * ```
 */
export function maximumError(truth: TimeSeries, forecast: TimeSeries): number {
  if (!checkPair("maximumError", truth, forecast)) return Infinity;
  let largest = 0;
  for (let k = 0; k < truth.values.length; k++) {
    largest = Math.max(largest, Math.abs(truth.values[k] - forecast.values[k]));
  }
  return largest;
}

/**
 * The mean absolute error in per cent of the range of the truth, over all of its components together (MARRE),
 * 100 mean |y - q| / (max y - min y + ε).
 *
 * @throws {RangeError} as `meanAbsoluteError` does.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { meanAbsoluteRangedError } from "@attractors/metrics";
 *
 * meanAbsoluteRangedError(seriesOf([0, 10]), seriesOf([1, 11])); // ≈ 10
 * ```
 */
export function meanAbsoluteRangedError(
  truth: TimeSeries,
  forecast: TimeSeries,
  { epsilon = 1e-10 }: { /** @default 1e-10 */ epsilon?: number } = {},
): number {
  if (!checkPair("meanAbsoluteRangedError", truth, forecast)) return Infinity;
  checkAtLeast("meanAbsoluteRangedError: epsilon", epsilon, 0);
  let least = Infinity;
  let most = -Infinity;
  for (const value of truth.values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return share(sumOfErrors(truth, forecast), (most - least + epsilon) * truth.values.length, 100);
}

/**
 * The sum of absolute errors as a share of what forecasting the grand mean of the truth would give, Σ|y - q| / Σ|y - ȳ|
 * (OPE in the benchmarks of Gilpin). A truth that does not vary gives Infinity, or 0 if the forecast is perfect.
 *
 * @throws {RangeError} as `meanAbsoluteError` does.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { relativeAbsoluteError } from "@attractors/metrics";
 *
 * relativeAbsoluteError(seriesOf([-1, 1]), seriesOf([-1, 2])); // → 0.5
 * ```
 */
export function relativeAbsoluteError(truth: TimeSeries, forecast: TimeSeries): number {
  if (!checkPair("relativeAbsoluteError", truth, forecast)) return Infinity;
  let mean = 0;
  for (const value of truth.values) mean += value / truth.values.length;
  let total = 0;
  for (const value of truth.values) total += Math.abs(value - mean);
  return share(sumOfErrors(truth, forecast), total, 1);
}

function sumOfErrors(truth: TimeSeries, forecast: TimeSeries): number {
  let sum = 0;
  for (let k = 0; k < truth.values.length; k++) sum += Math.abs(truth.values[k] - forecast.values[k]);
  return sum;
}

/** Nothing is a share of 0 of anything. */
function share(part: number, whole: number, factor: number): number {
  return part === 0 ? 0 : (factor * part) / whole;
}
