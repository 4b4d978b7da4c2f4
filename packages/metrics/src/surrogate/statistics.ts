import { checkCount, type TimeSeries } from "@attractors/core";
import { checkScalar, checkVaries } from "../check-scalar.ts";
import { delayEmbedding } from "../embedding/delay-embedding.ts";
import { kdTree, queryOf, roomFor } from "../kd-tree.ts";
import { varianceOf } from "../scalar-statistics.ts";

export interface LagOptions {
  /** Samples between two values. @default 1 */
  lag?: number;
}

/**
 * How differently a scalar series runs forwards and backwards: ⟨d³⟩ / ⟨d²⟩^(3/2) with d = x_{n + lag} - x_n. 0 on average for
 * linear Gaussian processes, and seen through a static function.
 *
 * @throws {RangeError} if the series is not scalar, not finite, too short for the lag, or never differs over it.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { timeReversalAsymmetry } from "@attractors/metrics";
 *
 * timeReversalAsymmetry(seriesOf([0, 1, 0, -1, 0, 1, 0])); // → 0
 * timeReversalAsymmetry(seriesOf([0, 1, 2, 3, 0, 1, 2, 3, 0])) < 0; // → true
 * ```
 */
export function timeReversalAsymmetry(series: TimeSeries, { lag = 1 }: LagOptions = {}): number {
  checkCount("timeReversalAsymmetry: lag", lag);
  checkScalar("timeReversalAsymmetry: series", series, lag + 1);
  const { values } = series;
  const count = values.length - lag;
  let squares = 0;
  let cubes = 0;
  for (let k = 0; k < count; k++) {
    const difference = values[k + lag] - values[k];
    squares += difference * difference;
    cubes += difference * difference * difference;
  }
  if (squares === 0) throw new RangeError(`timeReversalAsymmetry: series must differ over a lag of ${lag}`);
  return cubes / count / (squares / count) ** 1.5;
}

/**
 * The third-order autocovariance ⟨x_n x_{n - lag} x_{n - 2 lag}⟩ of a scalar series, with the values as they are (Schreiber,
 * Schmitz, Phys. Rev. E 55, 5443, 1997): 0 on average for linear Gaussian processes with mean 0.
 *
 * @throws {RangeError} if the series is not scalar, not finite, or too short for the lag.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { thirdOrderCovariance } from "@attractors/metrics";
 *
 * thirdOrderCovariance(seriesOf([1, 2, 3, 4])); // → 15
 * ```
 */
export function thirdOrderCovariance(series: TimeSeries, { lag = 1 }: LagOptions = {}): number {
  checkCount("thirdOrderCovariance: lag", lag);
  checkScalar("thirdOrderCovariance: series", series, 2 * lag + 1);
  const { values } = series;
  let sum = 0;
  for (let k = 2 * lag; k < values.length; k++) sum += values[k] * values[k - lag] * values[k - 2 * lag];
  return sum / (values.length - 2 * lag);
}

export interface NeighborPredictionOptions {
  /** Number of delays, the first of them 0. @default 3 */
  dimension?: number;
  /** Samples between two neighbouring delays. @default 1 */
  delay?: number;
  /** Number of neighbours whose futures are averaged. @default 4 */
  neighbors?: number;
  /** Neighbours are more than that many samples away in time (Theiler). @default 5 */
  window?: number;
  /** How many samples ahead. @default 1 */
  ahead?: number;
}

/**
 * The root-mean-square error of predicting a scalar series by its own past: each sample ahead of a delay vector by the mean
 * of those ahead of the nearest delay vectors; in standard deviations of the series. Low for deterministic series, about
 * 1 or more for noise: a statistic that finds nonlinearity (Schreiber, Schmitz, Phys. Rev. E 55, 5443, 1997).
 *
 * @throws {RangeError} if the series is not scalar, not finite, does not vary, or has too few samples.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { neighborPredictionError } from "@attractors/metrics";
 *
 * const logistic = [0.4];
 * for (let k = 0; k < 999; k++) logistic.push(4 * logistic[k] * (1 - logistic[k]));
 * neighborPredictionError(seriesOf(logistic)) < 0.1; // → true
 * ```
 */
export function neighborPredictionError(
  series: TimeSeries,
  { dimension = 3, delay = 1, neighbors = 4, window = 5, ahead = 1 }: NeighborPredictionOptions = {},
): number {
  const where = "neighborPredictionError";
  for (const [name, value] of Object.entries({ dimension, delay, neighbors, ahead }))
    checkCount(`${where}: ${name}`, value);
  checkCount(`${where}: window`, window, 0);
  const reach = (dimension - 1) * delay + ahead;
  checkScalar(`${where}: series`, series, reach + neighbors + 2 * window + 1);
  const { values } = series;
  checkVaries(`${where}: series`, values);

  const count = values.length - reach;
  const points = delayEmbedding({ ...series, values: values.subarray(0, values.length - ahead) }, { dimension, delay });
  const tree = kdTree(points);
  const found = roomFor(neighbors);
  const query = queryOf(points.values, { window });
  let squares = 0;
  for (let i = 0; i < count; i++) {
    query.start = i * dimension;
    query.around = i;
    tree.nearestInto(query, found);
    let prediction = 0;
    for (let k = 0; k < neighbors; k++) prediction += values[found.indices[k] + reach] / neighbors;
    squares += (prediction - values[i + reach]) ** 2;
  }
  return Math.sqrt(squares / count) / Math.sqrt(varianceOf(values));
}
