import { means, NumericalError, standardDeviations, type TimeSeries } from "@attractors/core";

/** A change of units per component: standardized value = (value - mean) / deviation. */
export interface Standardization {
  readonly means: Float64Array;
  readonly deviations: Float64Array;
}

/** The change of units that changes nothing. */
export function identityStandardization(dimension: number): Standardization {
  return { means: new Float64Array(dimension), deviations: new Float64Array(dimension).fill(1) };
}

/** The change of units after which each component has mean 0 and standard deviation 1. */
export function standardizationOf(where: string, series: TimeSeries): Standardization {
  const deviations = standardDeviations(series);
  const still = deviations.findIndex((deviation) => !(deviation > 0));
  if (still >= 0) {
    throw new NumericalError(
      "singular",
      `${where}: component ${still} does not vary, so that it cannot be standardized; try other parameters or a longer series`,
    );
  }
  return { means: means(series), deviations };
}

/** Standardizes the values of a series in place. */
export function standardizeInPlace({ dimension, values }: TimeSeries, { means, deviations }: Standardization): void {
  for (let k = 0; k < values.length; k += dimension) {
    for (let i = 0; i < dimension; i++) values[k + i] = (values[k + i] - means[i]) / deviations[i];
  }
}
