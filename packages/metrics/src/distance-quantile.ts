import { checkCount, lengthOf, NumericalError, type TimeSeries } from "@attractors/core";
import { checkTruth } from "./check-series.ts";
import { euclideanNorm, maximumNorm, type Norm } from "./norm.ts";
import { pairCounts, pairsOutside } from "./pair-counts.ts";

export interface DistanceQuantileOptions {
  /** @default euclideanNorm */
  norm?: Norm;
  /** Pairs at most so many samples apart are left out. @default 0 */
  window?: number;
  /** Whether pairs at distance 0 are left out. @default false */
  apart?: boolean;
}

/** Distances that are held and sorted at once. */
const HELD = 1 << 20;
/** Radii of one pass of counting. */
const RADII = 64;

/**
 * Finds quantiles of the distances between the points of a series, exactly, without holding them: by counting, and by
 * sorting only those near the quantile. Between two distances of neighbouring rank it is interpolated linearly.
 *
 * @param shares - between 0 and 1, in any order.
 * @throws {RangeError} if the series is not finite, has fewer than two samples, or a share is out of range, or no pair
 * is left.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { distanceQuantiles } from "@attractors/metrics";
 *
 * distanceQuantiles(seriesOf([0, 1, 3]), [0, 0.5, 1]); // → [1, 2, 3]
 * ```
 */
export function distanceQuantiles(
  series: TimeSeries,
  shares: ArrayLike<number>,
  { norm = euclideanNorm, window = 0, apart = false }: DistanceQuantileOptions = {},
): Float64Array {
  checkTruth("distanceQuantiles: series", series, 2);
  checkCount("distanceQuantiles: window", window, 0);
  const distances = rankedDistances(series, { norm, window });
  const zeros = apart ? distances.upTo(0) : 0;
  const pairs = pairsOutside(lengthOf(series), window) - zeros;
  if (pairs <= 0)
    throw new RangeError("distanceQuantiles: no pair of samples is left; all of them are equal or too near in time");
  return Float64Array.from(shares, (share) => {
    if (!(share >= 0 && share <= 1))
      throw new RangeError(`distanceQuantiles: shares must be between 0 and 1, got ${share}`);
    return quantileOf((rank) => distances.at(zeros + rank), pairs, share);
  });
}

/**
 * The quantile of numbers of which each stands `copies` times, in order, interpolated linearly between two of neighbouring
 * rank: `at(rank)` is the one with that rank among `count` different ones.
 */
export function quantileOf(at: (rank: number) => number, count: number, share: number, copies = 1): number {
  const last = copies * count - 1;
  const place = share * last;
  const low = Math.floor(place);
  const first = at(Math.floor(low / copies));
  const second = at(Math.floor(Math.min(last, low + 1) / copies));
  const weight = place - low;
  // From the nearer side, as NumPy does.
  return weight < 0.5 ? first + (second - first) * weight : second - (second - first) * (1 - weight);
}

/** The distances of a series in the order of their size, without holding them. */
export interface RankedDistances {
  /** How many pairs are at most `distance` apart. */
  upTo(distance: number): number;
  /** The distance with that rank, from 0. */
  at(rank: number): number;
}

export function rankedDistances(
  series: TimeSeries,
  { norm, window }: { readonly norm: Norm; readonly window: number },
): RankedDistances {
  const counts = (radii: Float64Array) => pairCounts(series, radii, { norm, window, closed: true });
  // The distances between the last bound and this one, if they are held.
  let held: { readonly first: number; readonly distances: Float64Array } | undefined;

  function at(rank: number): number {
    if (held && rank >= held.first && rank < held.first + held.distances.length)
      return held.distances[rank - held.first];
    let low = -1;
    let high = diameterOf(series, norm);
    let below = 0;
    let inside = pairsOutside(lengthOf(series), window);
    while (inside > HELD) {
      const radii = radiiBetween(low, high);
      if (radii.length === 0) return high;
      const found = counts(radii);
      let k = 0;
      while (k < radii.length && found[k] <= rank) k++;
      const from = k === 0 ? below : found[k - 1];
      const to = k === radii.length ? below + inside : found[k];
      if (k > 0) low = radii[k - 1];
      if (k < radii.length) high = radii[k];
      below = from;
      inside = to - from;
    }
    held = { first: below, distances: collect(series, { norm, window, low, high, count: inside }) };
    return held.distances[rank - below];
  }

  return { upTo: (distance) => counts(Float64Array.of(distance))[0], at };
}

/** Radii that divide a range of distances; none if it holds one number only. */
function radiiBetween(low: number, high: number): Float64Array {
  const from = Math.max(0, low);
  const radii: number[] = [];
  for (let k = 0; k < RADII; k++) {
    // Finer near 0, where few pairs are.
    const radius = from + (high - from) * ((k + (low < 0 ? 0 : 1)) / (RADII + 1)) ** 2;
    if (radius > low && radius < high && (radii.length === 0 || radius > radii[radii.length - 1])) radii.push(radius);
  }
  return Float64Array.from(radii);
}

function collect(
  { dimension, values }: TimeSeries,
  { norm, window, low, high, count }: { norm: Norm; window: number; low: number; high: number; count: number },
): Float64Array {
  const distances = new Float64Array(count);
  const maximum = norm === maximumNorm;
  let found = 0;
  for (let i = 0; i < values.length; i += dimension) {
    for (let j = i + (window + 1) * dimension; j < values.length; j += dimension) {
      let power = 0;
      for (let k = 0; k < dimension; k++) {
        const gap = values[j + k] - values[i + k];
        power = maximum ? Math.max(power, Math.abs(gap)) : power + gap * gap;
      }
      const distance = maximum ? power : Math.sqrt(power);
      if (distance > low && distance <= high) distances[found++] = distance;
    }
  }
  if (found !== count) throw new NumericalError("not-converged", "distanceQuantiles: distances do not add up");
  return distances.sort();
}

/** A bound of all distances. */
function diameterOf({ dimension, values }: TimeSeries, norm: Norm): number {
  let sum = 0;
  let most = 0;
  for (let i = 0; i < dimension; i++) {
    let [lower, upper] = [Infinity, -Infinity];
    for (let k = i; k < values.length; k += dimension) {
      lower = Math.min(lower, values[k]);
      upper = Math.max(upper, values[k]);
    }
    most = Math.max(most, upper - lower);
    sum += (upper - lower) ** 2;
  }
  return norm === maximumNorm ? most : Math.sqrt(sum) * (1 + 1e-12);
}
