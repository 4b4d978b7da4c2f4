import { checkCount, lengthOf, type TimeSeries } from "@attractors/core";
import { checkSameDimension, checkShape, checkTruth, staysFinite } from "../check-series.ts";

export interface TimeWarpingOptions {
  /** How many samples two matched samples may be apart in time (Sakoe, Chiba 1978). @default any number */
  window?: number;
  /** Whether to divide by the lengths of the two series plus 2, as the code of Gilpin's benchmarks does. @default false */
  normalize?: boolean;
}

/**
 * The cost of dynamic time warping: the least sum of Euclidean distances between samples of the two series, matched so
 * that time goes backwards in neither (Sakoe, Chiba, IEEE Trans. Acoust. 26, 43, 1978). The series may differ in length.
 * O(n m) time, memory for two rows.
 *
 * @throws {RangeError} if the two series differ in dimension, if truth is not finite, or if a window is too narrow for
 * the difference of lengths.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { dynamicTimeWarping } from "@attractors/metrics";
 *
 * dynamicTimeWarping(seriesOf([0, 1, 2, 3]), seriesOf([0, 1, 1, 1, 2, 3])); // → 0
 * ```
 */
export function dynamicTimeWarping(
  truth: TimeSeries,
  forecast: TimeSeries,
  { window, normalize = false }: TimeWarpingOptions = {},
): number {
  checkTruth("dynamicTimeWarping: truth", truth);
  checkShape("dynamicTimeWarping: forecast", forecast);
  checkSameDimension("dynamicTimeWarping", truth, forecast);
  const rows = lengthOf(truth);
  const columns = lengthOf(forecast);
  const reach = window ?? Math.max(rows, columns);
  checkCount("dynamicTimeWarping: window", reach, Math.abs(rows - columns));
  if (!staysFinite(forecast)) return Infinity;

  const { dimension, values } = truth;
  let above = new Float64Array(columns + 1).fill(Infinity);
  let row = new Float64Array(columns + 1).fill(Infinity);
  above[0] = 0;
  for (let i = 0; i < rows; i++) {
    row.fill(Infinity);
    const last = Math.min(columns - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= last; j++) {
      let square = 0;
      for (let d = 0, p = i * dimension, q = j * dimension; d < dimension; d++, p++, q++) {
        const difference = values[p] - forecast.values[q];
        square += difference * difference;
      }
      row[j + 1] = Math.sqrt(square) + Math.min(above[j], above[j + 1], row[j]);
    }
    const done = row;
    row = above;
    above = done;
  }
  return normalize ? above[columns] / (rows + columns + 2) : above[columns];
}
