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
