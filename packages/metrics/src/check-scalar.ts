import type { TimeSeries } from "@attractors/core";
import { checkTruth } from "./check-series.ts";

/** Throws a RangeError unless `series` is scalar, has at least `least` samples, and nothing but finite numbers. */
export function checkScalar(where: string, series: TimeSeries, least = 1): void {
  if (series.dimension !== 1) throw new RangeError(`${where} must have dimension 1, got ${series.dimension}`);
  checkTruth(where, series, least);
}

/** Throws a RangeError unless `values` holds two different numbers. */
export function checkVaries(where: string, values: Float64Array): void {
  for (let k = 1; k < values.length; k++) {
    if (values[k] !== values[0]) return;
  }
  throw new RangeError(`${where} must vary, but is ${values[0]} throughout`);
}
