import {
  checkAtLeast,
  checkLength,
  checkPositive,
  checkSameShape,
  standardDeviations,
  type TimeSeries,
} from "@attractors/core";
import { checkTruth } from "./check-series.ts";

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

/** The root-mean-square error of the sample that begins at `start`. */
function scaledError(values: Float64Array, forecast: Float64Array, scale: Float64Array, start: number): number {
  let sum = 0;
  for (let i = 0; i < scale.length; i++) sum += ((forecast[start + i] - values[start + i]) / scale[i]) ** 2;
  return Math.sqrt(sum / scale.length);
}
