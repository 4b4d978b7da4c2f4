import { checkCount, checkSameShape, lengthOf, type TimeSeries } from "@attractors/core";
import { firstOf } from "./check-pair.ts";

/** Any measure of a forecast against the truth. */
export type ForecastError = (truth: TimeSeries, forecast: TimeSeries) => number;

export interface HorizonErrorsOptions {
  /** What is measured. */
  error: ForecastError;
  /** Numbers of samples, from the first on, over which it is measured. @default 1, 2, … to all */
  horizons?: readonly number[];
}

/**
 * Measures a forecast over its first samples, for growing numbers of them. It calls `error` once for each horizon.
 *
 * @throws {RangeError} if the two series differ in shape, or a horizon is no number of samples of theirs.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { horizonErrors, meanAbsoluteError } from "@attractors/metrics";
 *
 * horizonErrors(seriesOf([0, 0, 0]), seriesOf([0, 2, 4]), { error: meanAbsoluteError }); // → [0, 1, 2]
 * ```
 */
export function horizonErrors(
  truth: TimeSeries,
  forecast: TimeSeries,
  { error, horizons }: HorizonErrorsOptions,
): Float64Array {
  checkSameShape("horizonErrors", truth, forecast);
  const length = lengthOf(truth);
  const ends = horizons ?? Array.from({ length }, (_, k) => k + 1);
  return Float64Array.from(ends, (end) => {
    checkCount("horizonErrors: horizons", end);
    if (end > length) throw new RangeError(`horizonErrors: horizons must be at most ${length}, got ${end}`);
    return error(firstOf(truth, end), firstOf(forecast, end));
  });
}
