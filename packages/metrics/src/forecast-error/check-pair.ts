import { checkSameShape, lengthOf, type TimeSeries } from "@attractors/core";
import { checkShape, checkTruth } from "../check-series.ts";

/** Beyond it, squares may leave the finite numbers. */
const LARGEST = 1e150;

/**
 * Checks a truth and a forecast of it, and says whether the forecast stays among the finite numbers, far enough from their
 * end for sums of squares.
 */
export function checkPair(where: string, truth: TimeSeries, forecast: TimeSeries, least = 1): boolean {
  checkTruth(`${where}: truth`, truth, least);
  checkShape(`${where}: forecast`, forecast, least);
  checkSameShape(where, truth, forecast);
  for (const value of forecast.values) {
    if (!(Math.abs(value) <= LARGEST)) return false;
  }
  return true;
}

/** One component of a series. */
export function columnOf({ dimension, values }: TimeSeries, component: number): Float64Array {
  if (dimension === 1) return values;
  const column = new Float64Array(values.length / dimension);
  for (let k = 0, j = component; k < column.length; k++, j += dimension) column[k] = values[j];
  return column;
}

/** Measures the components of a pair one by one, and averages. */
export function averageOverColumns(
  truth: TimeSeries,
  forecast: TimeSeries,
  measure: (truth: Float64Array, forecast: Float64Array) => number,
): number {
  let sum = 0;
  for (let i = 0; i < truth.dimension; i++) sum += measure(columnOf(truth, i), columnOf(forecast, i));
  return sum / truth.dimension;
}

/** The first samples of a series. */
export function firstOf(series: TimeSeries, length: number): TimeSeries {
  const { dimension, values, interval } = series;
  return length === lengthOf(series) ? series : { dimension, interval, values: values.subarray(0, length * dimension) };
}
