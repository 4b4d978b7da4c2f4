import { means, type NamedSystem, NumericalError, standardDeviations, type TimeSeries } from "@attractors/core";
import type { CatalogueFacts } from "./catalogue.ts";

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
  return checkedVarying(where, { means: means(series), deviations: standardDeviations(series) });
}

/**
 * The change of units by a system's stored means and standard deviations, which were measured on a long path at the
 * default parameters: the same for every series, however short. They are those of the observed components (see
 * `Observation`).
 *
 * @throws {RangeError} if none are stored, as for families of systems.
 * @throws {NumericalError} singular, if a component does not vary, as at an equilibrium.
 *
 * @example
 * ```ts
 * import { means } from "@attractors/core";
 * import { lorenz, storedStandardization, trajectoryOf } from "@attractors/chaos-systems";
 *
 * const standardize = lorenz.invariants ? storedStandardization(lorenz) : true;
 * const series = trajectoryOf(lorenz, { periods: 500, standardize });
 * Math.abs(means(series)[2]) < 0.1; // → true
 * ```
 */
export function storedStandardization({ name, invariants }: NamedSystem & Partial<CatalogueFacts>): Standardization {
  if (!invariants) throw new RangeError(`storedStandardization: ${name} has no means and deviations on record`);
  return checkedVarying("storedStandardization", {
    means: Float64Array.from(invariants.means),
    deviations: Float64Array.from(invariants.deviations),
  });
}

function checkedVarying(where: string, standardization: Standardization): Standardization {
  const still = standardization.deviations.findIndex((deviation) => !(deviation > 0));
  if (still >= 0) {
    throw new NumericalError(
      "singular",
      `${where}: component ${still} does not vary, so that it cannot be standardized; try other parameters or a longer series`,
    );
  }
  return standardization;
}

/** Standardizes the values of a series in place. */
export function standardizeInPlace({ dimension, values }: TimeSeries, { means, deviations }: Standardization): void {
  for (let k = 0; k < values.length; k += dimension) {
    for (let i = 0; i < dimension; i++) values[k + i] = (values[k + i] - means[i]) / deviations[i];
  }
}
