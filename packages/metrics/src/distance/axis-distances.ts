import type { TimeSeries } from "@attractors/core";
import { checkSameDimension, checkTruth } from "../check-series.ts";

/**
 * Measures Wasserstein's distance W₁ between two series in each component: the mean distance by which the sorted values of one
 * have to be moved to become those of the other. The lengths may differ; the times do not matter.
 *
 * @throws {RangeError} if a series is empty or not finite, or they differ in dimension.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { wassersteinPerAxis } from "@attractors/metrics";
 *
 * wassersteinPerAxis(seriesOf([0, 1, 3]), seriesOf([5, 6, 8])); // → [5]
 * ```
 */
export function wassersteinPerAxis(first: TimeSeries, second: TimeSeries): Float64Array {
  return perAxis(
    "wassersteinPerAxis",
    first,
    second,
    (gap, width) => Math.abs(gap) * width,
    (sum) => sum,
  );
}

/**
 * Measures the energy distance between two series in each component, sqrt(2 E|X - Y| - E|X - X'| - E|Y - Y'|), by the areas
 * between the two distribution functions (Székely and Rizzo, J. Stat. Plan. Inference 143, 1249, 2013).
 *
 * @throws {RangeError} if a series is empty or not finite, or they differ in dimension.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { energyDistancePerAxis } from "@attractors/metrics";
 *
 * energyDistancePerAxis(seriesOf([0]), seriesOf([2])); // → [2]
 * ```
 */
export function energyDistancePerAxis(first: TimeSeries, second: TimeSeries): Float64Array {
  return perAxis(
    "energyDistancePerAxis",
    first,
    second,
    (gap, width) => gap * gap * width,
    (sum) => Math.sqrt(2 * sum),
  );
}

/**
 * Measures the Kolmogorov-Smirnov statistic of two series in each component: the largest gap between their distribution
 * functions, from 0 to 1.
 *
 * @throws {RangeError} if a series is empty or not finite, or they differ in dimension.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { kolmogorovSmirnovPerAxis } from "@attractors/metrics";
 *
 * kolmogorovSmirnovPerAxis(seriesOf([0, 1, 2, 3]), seriesOf([1.5, 2.5])); // → [0.5]
 * ```
 */
export function kolmogorovSmirnovPerAxis(first: TimeSeries, second: TimeSeries): Float64Array {
  const largest = (sum: number, gap: number): number => Math.max(sum, Math.abs(gap));
  return perAxis(
    "kolmogorovSmirnovPerAxis",
    first,
    second,
    (gap) => gap,
    (sum) => sum,
    largest,
  );
}

/** Goes through the steps of two distribution functions, F - G and the width of each, in every component. */
function perAxis(
  where: string,
  first: TimeSeries,
  second: TimeSeries,
  term: (gap: number, width: number) => number,
  finish: (sum: number) => number,
  add: (sum: number, value: number) => number = (sum, value) => sum + value,
): Float64Array {
  checkTruth(`${where}: first`, first);
  checkTruth(`${where}: second`, second);
  checkSameDimension(where, first, second);
  return Float64Array.from({ length: first.dimension }, (_, i) => {
    const a = sortedComponent(first, i);
    const b = sortedComponent(second, i);
    let sum = 0;
    let j = 0;
    let k = 0;
    while (j < a.length || k < b.length) {
      const value = k >= b.length || a[j] <= b[k] ? a[j] : b[k];
      while (j < a.length && a[j] === value) j++;
      while (k < b.length && b[k] === value) k++;
      const next = Math.min(j < a.length ? a[j] : Infinity, k < b.length ? b[k] : Infinity);
      if (next < Infinity) sum = add(sum, term(j / a.length - k / b.length, next - value));
    }
    return finish(sum);
  });
}

export function sortedComponent({ dimension, values }: TimeSeries, i: number): Float64Array {
  return Float64Array.from({ length: values.length / dimension }, (_, k) => values[k * dimension + i]).sort();
}
