import {
  checkAtLeast,
  checkCount,
  checkLength,
  checkPositive,
  checkSameShape,
  lengthOf,
  standardDeviations,
  type TimeSeries,
} from "@attractors/core";
import { analogueForecast } from "./analogue-forecast.ts";
import { checkTruth } from "./check-series.ts";
import { halves } from "./halves.ts";

export interface ValidPredictionTimeOptions {
  /** Largest error still called valid, in standard deviations. @default 0.5 */
  threshold?: number;
  /** Standard deviations to measure errors in, such as those of the training data. @default those of `truth` */
  scale?: Float64Array;
}

/**
 * Measures how long a forecast stays close to the truth, in the time unit of the series.
 *
 * The forecast is valid until its root-mean-square error over the components, each divided by its standard deviation,
 * first exceeds `threshold` (Vlachas et al., Neural Networks 126, 191, 2020); if it never does, the whole length of
 * the series is returned. Sample 0 is the first one that was predicted. Divide by the Lyapunov time, 1 / λ, to compare
 * systems. A forecast is not valid where it is not finite.
 *
 * @throws {RangeError} if the two series differ in shape, if truth is not finite, or if a scale is not positive: give
 * `scale` where a component of truth is constant.
 *
 * @example
 * ```ts
 * import { validPredictionTime } from "@attractors/metrics";
 *
 * const truth = { dimension: 1, values: Float64Array.of(1, -1, 1, -1), interval: 0.1 };
 * const forecast = { dimension: 1, values: Float64Array.of(1.1, -1.3, 1.6, -0.1), interval: 0.1 };
 * validPredictionTime(truth, forecast); // → 0.2
 * ```
 */
export function validPredictionTime(
  truth: TimeSeries,
  forecast: TimeSeries,
  { threshold = 0.5, scale = standardDeviations(truth) }: ValidPredictionTimeOptions = {},
): number {
  checkSameShape("validPredictionTime", truth, forecast);
  checkTruth("validPredictionTime: truth", truth);
  checkAtLeast("validPredictionTime: threshold", threshold, 0);
  checkLength("validPredictionTime: scale", scale, truth.dimension);
  scale.forEach((deviation, i) => {
    checkPositive(`validPredictionTime: scale[${i}]`, deviation);
  });
  const { dimension, values, interval } = truth;

  const length = values.length / dimension;
  for (let k = 0; k < length; k++) {
    if (!(scaledError(values, forecast.values, scale, k * dimension) <= threshold)) return k * interval;
  }
  return length * interval;
}

export interface ValidPredictionTimeFloorOptions extends ValidPredictionTimeOptions {
  /** Samples of each forecast. @default an eighth of truth's */
  length?: number;
  /** Number of forecasts, from samples spread evenly. @default 100 */
  starts?: number;
}

/**
 * Measures how long the series predicts itself, by analogues: the mean of `validPredictionTime` over forecasts that
 * follow the nearest neighbour of a sample of the second half of `truth` in the first half (Lorenz, J. Atmos. Sci. 26,
 * 636, 1969). A model that knows more than the series stays valid longer.
 *
 * @throws {RangeError} as `validPredictionTime` does, or if a half of truth is not longer than `length`.
 *
 * @example
 * ```ts
 * import { validPredictionTimeFloor } from "@attractors/metrics";
 *
 * const values = Float64Array.from({ length: 4000 }, (_, k) => Math.sin(k));
 * validPredictionTimeFloor({ dimension: 1, values, interval: 1 }, { length: 10 }) > 1; // → true
 * ```
 */
export function validPredictionTimeFloor(
  truth: TimeSeries,
  {
    threshold,
    scale = standardDeviations(truth),
    length = Math.floor(lengthOf(truth) / 8),
    starts = 100,
  }: ValidPredictionTimeFloorOptions = {},
): number {
  checkCount("validPredictionTimeFloor: length", length);
  checkCount("validPredictionTimeFloor: starts", starts);
  checkTruth("validPredictionTimeFloor: truth", truth, 2 * (length + 1));
  const { dimension, interval } = truth;
  const [past, present] = halves(truth);
  const forecast = analogueForecast(past, length);
  const last = lengthOf(present) - length - 1;
  const values = new Float64Array(length * dimension);

  let sum = 0;
  for (let k = 0; k < starts; k++) {
    const begin = Math.floor((k * last) / starts) * dimension;
    forecast(present.values.subarray(begin, begin + dimension), length, values);
    const following = present.values.subarray(begin + dimension, begin + (length + 1) * dimension);
    const future = { dimension, interval, values: following };
    sum += validPredictionTime(future, { dimension, interval, values }, { threshold, scale });
  }
  return sum / starts;
}

/** The root-mean-square error of the sample that begins at `start`. */
function scaledError(values: Float64Array, forecast: Float64Array, scale: Float64Array, start: number): number {
  let sum = 0;
  for (let i = 0; i < scale.length; i++) sum += ((forecast[start + i] - values[start + i]) / scale[i]) ** 2;
  return Math.sqrt(sum / scale.length);
}
