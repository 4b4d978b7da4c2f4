import { checkCount, lengthOf, type TimeSeries } from "@attractors/core";
import { checkScalar } from "../check-scalar.ts";
import { delayEmbedding } from "./delay-embedding.ts";

export interface LibraryForecastOptions {
  /** Embedding dimension E. @default 3 */
  dimension?: number;
  /** Samples between two neighbouring delays. @default 1 */
  delay?: number;
  /** How many samples ahead to predict. @default 1 */
  horizon?: number;
  /** Embedded samples to learn from, the first ones; the others are predicted. @default half of them */
  library?: number;
}

/** Predictions of samples that were not learnt from, and how good they are. */
export interface LibraryForecast {
  readonly predicted: Float64Array;
  readonly observed: Float64Array;
  /** Pearson's correlation between the two; 0 if one of them does not vary. */
  readonly correlation: number;
  readonly meanAbsoluteError: number;
}

/** An embedded series, cut into what is learnt from and what is predicted. */
export interface Library {
  readonly dimension: number;
  /** Embedded samples that have a future. */
  readonly points: Float64Array;
  readonly length: number;
  /** How many of them are learnt from. */
  readonly size: number;
  /** The value `horizon` samples after the newest of sample k. */
  readonly future: Float64Array;
}

export function libraryOf(
  where: string,
  series: TimeSeries,
  { dimension = 3, delay = 1, horizon = 1, library }: LibraryForecastOptions,
): Library {
  checkCount(`${where}: dimension`, dimension);
  checkCount(`${where}: delay`, delay);
  checkCount(`${where}: horizon`, horizon);
  const newest = (dimension - 1) * delay;
  checkScalar(`${where}: series`, series, newest + horizon + 2);
  const { values } = series;
  const head = { ...series, values: values.slice(0, values.length - horizon) };
  const points = delayEmbedding(head, { dimension, delay });
  const length = lengthOf(points);
  const size = library ?? Math.floor(length / 2);
  checkCount(`${where}: library`, size);
  if (size >= length)
    throw new RangeError(`${where}: library must leave something to predict, below ${length}, got ${size}`);
  const future = Float64Array.from({ length }, (_, k) => values[k + newest + horizon]);
  return { dimension, points: points.values, length, size, future };
}

export function forecastOf(predicted: Float64Array, observed: Float64Array): LibraryForecast {
  let error = 0;
  for (let k = 0; k < predicted.length; k++) error += Math.abs(predicted[k] - observed[k]) / predicted.length;
  return { predicted, observed, correlation: correlationOf(predicted, observed), meanAbsoluteError: error };
}

/** Pearson's correlation; 0 if one of the two does not vary. */
export function correlationOf(x: Float64Array, y: Float64Array): number {
  let [u, v] = [0, 0];
  for (let k = 0; k < x.length; k++) {
    u += x[k] / x.length;
    v += y[k] / x.length;
  }
  let [xx, xy, yy] = [0, 0, 0];
  for (let k = 0; k < x.length; k++) {
    xx += (x[k] - u) ** 2;
    xy += (x[k] - u) * (y[k] - v);
    yy += (y[k] - v) ** 2;
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}
