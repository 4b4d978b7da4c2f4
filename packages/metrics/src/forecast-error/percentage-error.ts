import { checkAtLeast, checkPositive, type TimeSeries } from "@attractors/core";
import { checkPair } from "./check-pair.ts";

export interface PercentageErrorOptions {
  /** Added to the denominators, so that values of 0 do not divide by zero. @default 1e-10 */
  epsilon?: number;
}

export interface SymmetricPercentageErrorOptions extends PercentageErrorOptions {
  /** What a forecast of the wrong sign gives: 200, or 100 in some newer code. @default 200 */
  scale?: number;
}

/**
 * The symmetric mean absolute percentage error (sMAPE), `scale` · mean |y - q| / (|y| + |q| + ε): from 0 to `scale`,
 * which is 200 in both papers of Gilpin (2021, arXiv 2110.05266; 2023, arXiv 2303.08011) and 100 in later versions of
 * their code. A forecast that leaves the finite numbers gives `scale`.
 *
 * @throws {RangeError} if the two series differ in shape, if truth is not finite, or if an option is out of range.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { symmetricPercentageError } from "@attractors/metrics";
 *
 * symmetricPercentageError(seriesOf([1, 1]), seriesOf([1, 3])); // ≈ 50
 * symmetricPercentageError(seriesOf([1, 1]), seriesOf([1, 3]), { scale: 100 }); // ≈ 25
 * ```
 */
export function symmetricPercentageError(
  truth: TimeSeries,
  forecast: TimeSeries,
  { scale = 200, epsilon = 1e-10 }: SymmetricPercentageErrorOptions = {},
): number {
  const finite = checkPair("symmetricPercentageError", truth, forecast);
  checkPositive("symmetricPercentageError: scale", scale);
  checkAtLeast("symmetricPercentageError: epsilon", epsilon, 0);
  if (!finite) return scale;
  let sum = 0;
  for (let k = 0; k < truth.values.length; k++) {
    sum += symmetricError(truth.values[k], forecast.values[k], epsilon);
  }
  return (scale * sum) / truth.values.length;
}

/** |y - q| / (|y| + |q| + ε), from 0 to 1. */
export function symmetricError(y: number, q: number, epsilon: number): number {
  return y === q ? 0 : Math.abs(y - q) / (Math.abs(y) + Math.abs(q) + epsilon);
}

/**
 * The mean absolute percentage error (MAPE), 100 mean |(y - q) / (y + ε)|. It is dominated by the samples where the truth
 * is close to 0. A forecast that leaves the finite numbers gives Infinity.
 *
 * @throws {RangeError} as `symmetricPercentageError` does.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { absolutePercentageError } from "@attractors/metrics";
 *
 * absolutePercentageError(seriesOf([1, -2]), seriesOf([1.5, -2])); // ≈ 25
 * ```
 */
export function absolutePercentageError(
  truth: TimeSeries,
  forecast: TimeSeries,
  { epsilon = 1e-10 }: PercentageErrorOptions = {},
): number {
  if (!checkPair("absolutePercentageError", truth, forecast)) return Infinity;
  checkAtLeast("absolutePercentageError: epsilon", epsilon, 0);
  let sum = 0;
  for (let k = 0; k < truth.values.length; k++) {
    const error = Math.abs(truth.values[k] - forecast.values[k]);
    if (error > 0) sum += error / Math.abs(truth.values[k] + epsilon);
  }
  return (100 * sum) / truth.values.length;
}

/**
 * The weighted absolute percentage error (WAPE), 100 Σ|y - q| / (Σ|y| + ε).
 *
 * @throws {RangeError} as `symmetricPercentageError` does.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { weightedPercentageError } from "@attractors/metrics";
 *
 * weightedPercentageError(seriesOf([0, 10]), seriesOf([1, 9])); // ≈ 20
 * ```
 */
export function weightedPercentageError(
  truth: TimeSeries,
  forecast: TimeSeries,
  { epsilon = 1e-10 }: PercentageErrorOptions = {},
): number {
  if (!checkPair("weightedPercentageError", truth, forecast)) return Infinity;
  checkAtLeast("weightedPercentageError: epsilon", epsilon, 0);
  let errors = 0;
  let total = epsilon;
  for (let k = 0; k < truth.values.length; k++) {
    errors += Math.abs(truth.values[k] - forecast.values[k]);
    total += Math.abs(truth.values[k]);
  }
  return errors === 0 ? 0 : (100 * errors) / total;
}

/**
 * The standard deviation of the errors in per cent of the mean of the truth, over all entries,
 * 100 sd(y - q) / (mean y + ε): what the benchmarks of Gilpin call coefficient of variation. It does not see a constant
 * offset, and has the sign of the mean; means near 0 make it meaningless.
 *
 * @throws {RangeError} as `symmetricPercentageError` does.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { coefficientOfVariation } from "@attractors/metrics";
 *
 * coefficientOfVariation(seriesOf([10, 10]), seriesOf([9, 11])); // ≈ 10
 * ```
 */
export function coefficientOfVariation(
  truth: TimeSeries,
  forecast: TimeSeries,
  { epsilon = 1e-10 }: PercentageErrorOptions = {},
): number {
  if (!checkPair("coefficientOfVariation", truth, forecast)) return Infinity;
  checkAtLeast("coefficientOfVariation: epsilon", epsilon, 0);
  const count = truth.values.length;
  let mean = 0;
  let error = 0;
  for (let k = 0; k < count; k++) {
    mean += truth.values[k];
    error += truth.values[k] - forecast.values[k];
  }
  mean /= count;
  error /= count;
  let squares = 0;
  for (let k = 0; k < count; k++) squares += (truth.values[k] - forecast.values[k] - error) ** 2;
  const deviation = Math.sqrt(squares / count);
  return deviation === 0 ? 0 : (100 * deviation) / (mean + epsilon);
}
