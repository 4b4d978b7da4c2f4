import { checkCount, checkPositive } from "./checks.ts";

/** States at given times, `states[k * dimension + i]` at `times[k]`. */
export interface Trajectory {
  readonly dimension: number;
  readonly times: Float64Array;
  readonly states: Float64Array;
}

/** Values sampled at a fixed interval, `values[k * dimension + i]` at time `k * interval`. */
export interface TimeSeries {
  readonly dimension: number;
  readonly values: Float64Array;
  /** Time between two samples, in the system's unit. */
  readonly interval: number;
}

/**
 * Counts the samples of a series.
 *
 * @example
 * ```ts
 * import { lengthOf } from "@attractors/core";
 *
 * lengthOf({ dimension: 2, values: new Float64Array(10), interval: 0.1 }); // → 5
 * ```
 */
export function lengthOf({ dimension, values }: TimeSeries): number {
  return values.length / dimension;
}

export interface SeriesOptions {
  /** Numbers per sample. @default 1 */
  dimension?: number;
  /** Time between two samples. @default 1 */
  interval?: number;
}

/**
 * Takes numbers as a time series: one after the other, or time first in rows of `dimension` numbers. A `Float64Array` is
 * taken as it is, not copied.
 *
 * @throws {RangeError} if the numbers do not fill whole rows, or an option is out of range. What the numbers are, whoever
 * measures them checks.
 *
 * @example
 * ```ts
 * import { lengthOf, seriesOf } from "@attractors/core";
 *
 * lengthOf(seriesOf([1, 2, 3, 4], { dimension: 2, interval: 0.1 })); // → 2
 * ```
 */
export function seriesOf(values: ArrayLike<number>, { dimension = 1, interval = 1 }: SeriesOptions = {}): TimeSeries {
  checkCount("seriesOf: dimension", dimension);
  checkPositive("seriesOf: interval", interval);
  if (values.length % dimension !== 0) {
    throw new RangeError(`seriesOf: values must be rows of ${dimension} numbers, got ${values.length} numbers`);
  }
  return { dimension, values: values instanceof Float64Array ? values : Float64Array.from(values), interval };
}
