/** Takes a trend out of values, in place. */
export type Detrend = (values: Float64Array) => void;

/**
 * Takes out nothing.
 *
 * @example
 * ```ts
 * import { keepTrend } from "@attractors/metrics";
 *
 * const values = Float64Array.of(1, 3);
 * keepTrend(values);
 * values; // → [1, 3]
 * ```
 */
export const keepTrend: Detrend = () => {};

/**
 * Takes out the mean.
 *
 * @example
 * ```ts
 * import { removeMean } from "@attractors/metrics";
 *
 * const values = Float64Array.of(1, 3);
 * removeMean(values);
 * values; // → [-1, 1]
 * ```
 */
export const removeMean: Detrend = (values) => {
  const length = values.length;
  let mean = 0;
  for (let k = 0; k < length; k++) mean += values[k] / length;
  // What is left of the mean, by rounding, goes too.
  let rest = 0;
  for (let k = 0; k < length; k++) rest += (values[k] - mean) / length;
  for (let k = 0; k < length; k++) values[k] -= mean + rest;
};

/**
 * Takes out the straight line that fits best.
 *
 * @example
 * ```ts
 * import { removeLine } from "@attractors/metrics";
 *
 * const values = Float64Array.of(1, 3, 5);
 * removeLine(values);
 * values; // → [0, 0, 0]
 * ```
 */
export const removeLine: Detrend = (values) => {
  const length = values.length;
  const middle = (length - 1) / 2;
  removeMean(values);
  let squares = 0;
  let products = 0;
  for (let k = 0; k < length; k++) {
    squares += (k - middle) ** 2;
    products += (k - middle) * values[k];
  }
  const slope = squares > 0 ? products / squares : 0;
  for (let k = 0; k < length; k++) values[k] -= slope * (k - middle);
};
