import { means, standardDeviations, type TimeSeries } from "@attractors/core";

/** What was subtracted from each component, and what it was then divided by. */
export interface Standardization {
  readonly means: Float64Array;
  readonly deviations: Float64Array;
}

export function standardizationOf(series: TimeSeries): Standardization {
  return { means: means(series), deviations: standardDeviations(series) };
}

export function standardize(
  { dimension, values, interval }: TimeSeries,
  { means, deviations }: Standardization,
): TimeSeries {
  return {
    dimension,
    interval,
    values: values.map((value, k) => (value - means[k % dimension]) / deviations[k % dimension]),
  };
}

/** Brings standardised values back to the units of the data. */
export function restore({ dimension, values }: TimeSeries, { means, deviations }: Standardization): Float64Array {
  return values.map((value, k) => value * deviations[k % dimension] + means[k % dimension]);
}
