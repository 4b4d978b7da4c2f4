import { checkCount, lengthOf, type TimeSeries } from "@attractors/core";
import { checkTruth } from "../check-series.ts";
import { quantileOf, rankedDistances } from "../distance-quantile.ts";
import { euclideanNorm } from "../norm.ts";

export interface PowerLawDimensionOptions {
  /** Shares of the pairs that bound the band of distances: the second is taken of those above the first. @default [0.05, 0.5] */
  band?: readonly [from: number, to: number];
}

/**
 * Fits a power law to the density of the distances between all points, as the Python package dysts does under the name
 * gp_dim: α = 1 + n / Σ ln(r / r_min) over the distances in a band (Clauset, Shalizi, Newman, SIAM Rev. 51, 661, 2009).
 *
 * It is no dimension: it grows with it, but gives 1.76 for the Hénon attractor, whose D_2 is 1.22. Use it to compare two
 * series with each other, as published work does under the name D_frac, and `correlationDimension` for the dimension.
 *
 * @throws {RangeError} if the band holds no two different distances, or the series is not finite.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { powerLawDimension } from "@attractors/metrics";
 *
 * powerLawDimension(seriesOf(Float64Array.from({ length: 1000 }, (_, k) => Math.sin(k)))) > 1; // → true
 * ```
 */
export function powerLawDimension(
  series: TimeSeries,
  { band: [from, to] = [0.05, 0.5] }: PowerLawDimensionOptions = {},
): number {
  checkTruth("powerLawDimension: series", series, 2);
  const length = lengthOf(series);
  checkCount("powerLawDimension: samples", length, 2);
  if (!(from >= 0 && from < to && to <= 1)) {
    throw new RangeError(`powerLawDimension: band must rise between 0 and 1, got ${from} to ${to}`);
  }
  // As in a matrix of all distances, each stands twice.
  const ranked = rankedDistances(series, { norm: euclideanNorm, window: 0 });
  const pairs = (length * (length - 1)) / 2;
  const zeros = ranked.upTo(0);
  const lower = zeros < pairs ? quantileOf((rank) => ranked.at(zeros + rank), pairs - zeros, from, 2) : 0;
  const below = ranked.upTo(lower);
  const upper = below < pairs ? quantileOf((rank) => ranked.at(below + rank), pairs - below, to, 2) : 0;
  const { least, count, sum } = logarithmsBetween(series, lower, upper);
  if (!(sum > count * Math.log(least))) {
    throw new RangeError("powerLawDimension: the band holds no two different distances");
  }
  return 1 + count / (sum - count * Math.log(least));
}

/** The least distance, the number and the sum of the logarithms of those between two others. */
function logarithmsBetween(
  { dimension, values }: TimeSeries,
  lower: number,
  upper: number,
): { least: number; count: number; sum: number } {
  let least = Infinity;
  let count = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i += dimension) {
    // The logarithm of a product, as long as it is far from overflow.
    let product = 1;
    for (let j = i + dimension; j < values.length; j += dimension) {
      let square = 0;
      for (let k = 0; k < dimension; k++) square += (values[j + k] - values[i + k]) ** 2;
      const distance = Math.sqrt(square);
      if (!(distance > lower && distance < upper)) continue;
      count++;
      if (distance < least) least = distance;
      product *= distance;
      if (!(product > 1e-200 && product < 1e200)) {
        sum += Math.log(product / distance) + Math.log(distance);
        product = 1;
      }
    }
    sum += Math.log(product);
  }
  return { least, count, sum };
}
