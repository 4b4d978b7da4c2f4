import { checkCount, checkFinite, lengthOf, type TimeSeries } from "@attractors/core";

/** Throws a RangeError unless `series` has whole samples, at least `least` of them, at a positive interval. */
export function checkShape(where: string, series: TimeSeries, least = 1): void {
  checkCount(`${where}.dimension`, series.dimension);
  const length = lengthOf(series);
  if (!(Number.isInteger(length) && length >= least)) {
    throw new RangeError(`${where} must have at least ${least} whole samples, got ${length}`);
  }
  if (!(series.interval > 0)) throw new RangeError(`${where}.interval must be positive, got ${series.interval}`);
}

/** Throws a RangeError unless `series` has the right shape and nothing but finite numbers. */
export function checkTruth(where: string, series: TimeSeries, least = 1): void {
  checkShape(where, series, least);
  checkFinite(`${where}.values`, series.values);
}

/** Throws a RangeError unless two series have equally many components. */
export function checkSameDimension(where: string, first: TimeSeries, second: TimeSeries): void {
  if (first.dimension !== second.dimension) {
    throw new RangeError(
      `${where}: the two series must have the same dimension, got ${first.dimension} and ${second.dimension}`,
    );
  }
}

/** Whether a series has stayed among the finite numbers: what a model that diverges generates has not. */
export function staysFinite({ values }: TimeSeries): boolean {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) return false;
  }
  return true;
}
