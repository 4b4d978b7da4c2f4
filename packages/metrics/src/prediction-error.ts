import { checkCount, lengthOf, type TimeSeries } from "@attractors/core";
import { analogueForecast } from "./analogue-forecast.ts";
import { checkTruth } from "./check-series.ts";
import type { Forecast } from "./forecast.ts";
import { halves } from "./halves.ts";

export interface PredictionErrorOptions {
  /** How far ahead to predict, in samples. @default 20 */
  steps?: number;
  /** Largest number of samples to predict from; they are spread evenly over the series. @default all of them */
  starts?: number;
}

export interface PredictionErrorFloorOptions {
  /** How far ahead to predict, in samples. @default 20 */
  steps?: number;
  /** Largest number of samples to predict from; they are spread evenly over the second half. @default 1000 */
  starts?: number;
}

/**
 * Measures the error of predictions `steps` samples ahead, PE(n): the mean of the squared differences between the
 * prediction and the truth, over all samples that have such a future and over all components.
 *
 * The forecast starts anew from every sample. Chaos lets the error grow as exp(2 λ n × interval), so that a good short
 * prediction says little about the attractor: look at `stateSpaceDivergence` and `spectralDistance` too.
 *
 * A forecast that leaves the finite numbers has the error Infinity.
 *
 * @throws {RangeError} if truth is not finite or has no sample `steps` ahead of another, or if an option is not a count.
 *
 * @example
 * ```ts
 * import { predictionError } from "@attractors/metrics";
 *
 * const truth = { dimension: 1, values: Float64Array.of(0, 1, 2, 3, 4), interval: 1 };
 * const persistence = (start: Float64Array, steps: number, out: Float64Array) => out.fill(start[0], 0, steps);
 * predictionError(truth, persistence, { steps: 2 }); // → 4
 * ```
 */
export function predictionError(
  truth: TimeSeries,
  forecast: Forecast,
  { steps = 20, starts = lengthOf(truth) }: PredictionErrorOptions = {},
): number {
  checkCount("predictionError: steps", steps);
  checkTruth("predictionError: truth", truth, steps + 1);
  checkCount("predictionError: starts", starts);
  const { dimension, values } = truth;

  const possible = lengthOf(truth) - steps;
  const count = Math.min(starts, possible);
  const start = new Float64Array(dimension);
  const future = new Float64Array(steps * dimension);
  const last = (steps - 1) * dimension;
  let sum = 0;
  for (let k = 0; k < count; k++) {
    const sample = Math.floor((k * possible) / count);
    for (let i = 0; i < dimension; i++) start[i] = values[sample * dimension + i];
    forecast(start, steps, future);
    for (let i = 0; i < dimension; i++) sum += (future[last + i] - values[(sample + steps) * dimension + i]) ** 2;
  }
  return Number.isNaN(sum) ? Infinity : sum / (count * dimension);
}

/**
 * Measures how well the series predicts itself, by analogues: from a sample of the second half of `truth`, the future
 * of its nearest neighbour (Euclidean) in the first half is the forecast (Lorenz, J. Atmos. Sci. 26, 636, 1969). The
 * error of a model that knows no more than the series is of this size; a good model beats it, down to the noise.
 *
 * The neighbours are found by comparing all pairs: the work grows with `starts` × half the length.
 *
 * @throws {RangeError} if truth is not finite or a half of it is not longer than `steps`, or if an option is not a count.
 *
 * @example
 * ```ts
 * import { predictionErrorFloor } from "@attractors/metrics";
 *
 * const values = Float64Array.from({ length: 2000 }, (_, k) => Math.sin(k));
 * predictionErrorFloor({ dimension: 1, values, interval: 1 }, { steps: 1 }) < 2; // → true
 * ```
 */
export function predictionErrorFloor(
  truth: TimeSeries,
  { steps = 20, starts = 1000 }: PredictionErrorFloorOptions = {},
): number {
  checkCount("predictionErrorFloor: steps", steps);
  checkTruth("predictionErrorFloor: truth", truth, 2 * (steps + 1));
  const [past, present] = halves(truth);
  return predictionError(present, analogueForecast(past, steps), { steps, starts });
}
