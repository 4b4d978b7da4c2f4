import { lengthOf, type TimeSeries } from "./series.ts";

/**
 * Averages each component of a series over time.
 *
 * @example
 * ```ts
 * import { means } from "@attractors/core";
 *
 * means({ dimension: 2, values: Float64Array.of(0, 1, 2, 5), interval: 1 }); // → [1, 3]
 * ```
 */
export function means(series: TimeSeries): Float64Array {
  const { dimension, values } = series;
  const sums = new Float64Array(dimension);
  for (let k = 0; k < values.length; k += dimension) {
    for (let i = 0; i < dimension; i++) sums[i] += values[k + i];
  }
  const length = lengthOf(series);
  return sums.map((sum) => sum / length);
}

/**
 * Computes the standard deviation of each component of a series, by the two-pass formula.
 *
 * @param correction - subtracted from the length in the denominator: 0 for the series' own deviation, 1 for an unbiased variance.
 *
 * @example
 * ```ts
 * import { standardDeviations } from "@attractors/core";
 *
 * standardDeviations({ dimension: 1, values: Float64Array.of(1, 3), interval: 1 }); // → [1]
 * ```
 */
export function standardDeviations(series: TimeSeries, correction: 0 | 1 = 0): Float64Array {
  const { dimension, values } = series;
  const center = means(series);
  const squares = new Float64Array(dimension);
  for (let k = 0; k < values.length; k += dimension) {
    for (let i = 0; i < dimension; i++) squares[i] += (values[k + i] - center[i]) ** 2;
  }
  const freedom = lengthOf(series) - correction;
  return squares.map((sum) => Math.sqrt(sum / freedom));
}
