import { checkAtLeast, checkCount, lengthOf, type TimeSeries } from "@attractors/core";
import { checkSameDimension, checkTruth } from "../check-series.ts";
import { meanAbsoluteError } from "./absolute-error.ts";
import { checkPair } from "./check-pair.ts";

export interface ScaledErrorOptions {
  /** The series that the model was trained on. @default truth */
  training?: TimeSeries;
  /** Samples per season: the naive forecast repeats the sample that many before. @default 1 */
  period?: number;
  /** Added to the naive forecast's error. @default 1e-10 */
  epsilon?: number;
}

/**
 * The mean absolute scaled error (MASE; Hyndman, Koehler, Int. J. Forecast. 22, 679, 2006): the mean absolute error,
 * divided by that of the seasonal naive forecast of the training series, mean |y_{t+m} - y_t|. Below 1, the forecast is
 * better than repeating the last season.
 *
 * @throws {RangeError} if the two series differ in shape, if truth or the training series is not finite, or if the
 * latter is not longer than a period.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { meanAbsoluteScaledError } from "@attractors/metrics";
 *
 * meanAbsoluteScaledError(seriesOf([0, 2, 4]), seriesOf([1, 3, 5])); // ≈ 0.5
 * ```
 */
export function meanAbsoluteScaledError(
  truth: TimeSeries,
  forecast: TimeSeries,
  { training = truth, period = 1, epsilon = 1e-10 }: ScaledErrorOptions = {},
): number {
  checkAtLeast("meanAbsoluteScaledError: epsilon", epsilon, 0);
  const error = meanAbsoluteError(truth, forecast);
  const naive = naiveError("meanAbsoluteScaledError", truth, training, period);
  return error === 0 ? 0 : error / (naive + epsilon);
}

/** The ends of prediction intervals. */
export interface PredictionInterval {
  readonly lower: TimeSeries;
  readonly upper: TimeSeries;
}

export interface IntervalScoreOptions extends ScaledErrorOptions {
  /** The share of samples that should lie outside of the interval. @default 0.05 */
  level?: number;
}

/**
 * The mean scaled interval score (MSIS): the width of the prediction interval, and 2/a times how far the truth lies
 * outside of it, averaged and divided by the naive forecast's error as in `meanAbsoluteScaledError` (Gneiting, Raftery,
 * J. Am. Stat. Assoc. 102, 359, 2007; Makridakis et al., Int. J. Forecast. 36, 54, 2020).
 *
 * @throws {RangeError} as `meanAbsoluteScaledError` does, or if `level` is not between 0 and 1.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { meanScaledIntervalScore } from "@attractors/metrics";
 *
 * const truth = seriesOf([0, 1, 2, 3]);
 * const interval = { lower: seriesOf([-1, 0, 1, 2]), upper: seriesOf([1, 2, 3, 4]) };
 * meanScaledIntervalScore(truth, interval); // ≈ 2
 * ```
 */
export function meanScaledIntervalScore(
  truth: TimeSeries,
  { lower, upper }: PredictionInterval,
  { training = truth, period = 1, level = 0.05, epsilon = 1e-10 }: IntervalScoreOptions = {},
): number {
  const where = "meanScaledIntervalScore";
  const finite = checkPair(where, truth, lower) && checkPair(where, truth, upper);
  checkAtLeast(`${where}: epsilon`, epsilon, 0);
  if (!(level > 0 && level < 1)) throw new RangeError(`${where}: level must be between 0 and 1, got ${level}`);
  const naive = naiveError(where, truth, training, period);
  if (!finite) return Infinity;
  let sum = 0;
  for (let k = 0; k < truth.values.length; k++) {
    const y = truth.values[k];
    const low = lower.values[k];
    const high = upper.values[k];
    sum += high - low + (2 / level) * (Math.max(0, low - y) + Math.max(0, y - high));
  }
  return sum === 0 ? 0 : sum / truth.values.length / (naive + epsilon);
}

/** mean |y_{t+m} - y_t| of the training series. */
function naiveError(where: string, truth: TimeSeries, training: TimeSeries, period: number): number {
  checkCount(`${where}: period`, period);
  checkSameDimension(where, truth, training);
  checkTruth(`${where}: training`, training, period + 1);
  const { dimension, values } = training;
  let sum = 0;
  const shift = period * dimension;
  for (let k = shift; k < values.length; k++) sum += Math.abs(values[k] - values[k - shift]);
  return sum / ((lengthOf(training) - period) * dimension);
}
