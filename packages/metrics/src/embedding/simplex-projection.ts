import { checkCount, type TimeSeries } from "@attractors/core";
import { kdTree, type Neighbors, queryOf, roomFor } from "../kd-tree.ts";
import { forecastOf, type LibraryForecast, type LibraryForecastOptions, libraryOf } from "./library-forecast.ts";

export interface SimplexProjectionOptions extends LibraryForecastOptions {
  /** Number of neighbours. @default dimension + 1 */
  neighbors?: number;
}

/** The least weight of a neighbour, relative to the nearest. */
const LEAST = 1e-6;

/**
 * Predicts the second half of a scalar series from the first by the futures of nearest neighbours, weighted by
 * exp(-d / d_1) (Sugihara, May, Nature 344, 734, 1990).
 *
 * @throws {RangeError} if the series is not scalar, not finite or too short, or an option is out of range.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { simplexProjection } from "@attractors/metrics";
 *
 * const logistic = [0.3];
 * for (let k = 1; k < 1000; k++) logistic.push(3.9 * logistic[k - 1] * (1 - logistic[k - 1]));
 * simplexProjection(seriesOf(logistic), { dimension: 2 }).correlation > 0.99; // → true
 * ```
 */
export function simplexProjection(
  series: TimeSeries,
  { dimension = 3, neighbors = dimension + 1, ...options }: SimplexProjectionOptions = {},
): LibraryForecast {
  checkCount("simplexProjection: neighbors", neighbors);
  const { points, length, size, future } = libraryOf("simplexProjection", series, { dimension, ...options });
  const tree = kdTree({ dimension, interval: 1, values: points.slice(0, size * dimension) });
  const query = queryOf(points);
  const found = roomFor(neighbors);
  const predicted = new Float64Array(length - size);
  for (let i = size; i < length; i++) {
    query.start = i * dimension;
    predicted[i - size] = weightedFuture(future, found, tree.nearestInto(query, found));
  }
  return forecastOf(predicted, future.slice(size));
}

/** The mean future of neighbours, weighted by their distance in units of that of the nearest. */
export function weightedFuture(future: Float64Array, { indices, distances }: Neighbors, count: number): number {
  let sum = 0;
  let total = 0;
  for (let k = 0; k < count; k++) {
    const nearness = distances[0] > 0 ? Math.exp(-distances[k] / distances[0]) : distances[k] > 0 ? 0 : 1;
    const weight = Math.max(nearness, LEAST);
    sum += weight * future[indices[k]];
    total += weight;
  }
  return sum / total;
}
