import { checkAtLeast, standardDeviations, type TimeSeries } from "@attractors/core";
import { checkTruth } from "./check-series.ts";

/** A box of state space with sides along the axes: from `lower[i]` to `upper[i]` in component `i`. */
export interface StateSpaceBox {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * Puts a box around a series: from the smallest to the largest value of each component, widened at both ends by
 * `margin` standard deviations (of an unbiased variance).
 *
 * @throws {RangeError} if the series has fewer than two samples or is not finite, or the margin is negative.
 *
 * @example
 * ```ts
 * import { boxAround } from "@attractors/metrics";
 *
 * const box = boxAround({ dimension: 1, values: Float64Array.of(0, 1, 2), interval: 1 });
 * box.lower; // → [-0.1]
 * box.upper; // → [2.1]
 * ```
 */
export function boxAround(series: TimeSeries, margin = 0.1): StateSpaceBox {
  checkTruth("boxAround: series", series, 2);
  checkAtLeast("boxAround: margin", margin, 0);
  const { dimension, values } = series;
  const deviations = standardDeviations(series, 1);
  const lower = new Float64Array(dimension).fill(Infinity);
  const upper = new Float64Array(dimension).fill(-Infinity);
  for (let k = 0; k < values.length; k += dimension) {
    for (let i = 0; i < dimension; i++) {
      const value = values[k + i];
      if (value < lower[i]) lower[i] = value;
      if (value > upper[i]) upper[i] = value;
    }
  }
  for (let i = 0; i < dimension; i++) {
    lower[i] -= margin * deviations[i];
    upper[i] += margin * deviations[i];
  }
  return { lower, upper };
}

/**
 * Puts a box around the origin: `deviations` standard deviations of the series (of an unbiased variance) to both
 * sides in each component. It suits standardised data, and is the box of Brenner et al. (ICML 2022, arXiv 2207.02542).
 *
 * @throws {RangeError} if the series has fewer than two samples or is not finite.
 *
 * @example
 * ```ts
 * import { boxAroundOrigin } from "@attractors/metrics";
 *
 * boxAroundOrigin({ dimension: 1, values: Float64Array.of(0, 1, 2), interval: 1 }).upper; // → [2]
 * ```
 */
export function boxAroundOrigin(series: TimeSeries, deviations = 2): StateSpaceBox {
  checkTruth("boxAroundOrigin: series", series, 2);
  const upper = standardDeviations(series, 1).map((deviation) => deviations * deviation);
  return { lower: upper.map((side) => -side), upper };
}
