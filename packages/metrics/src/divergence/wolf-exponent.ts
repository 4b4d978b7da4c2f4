import { checkCount, checkPositive, lengthOf, type TimeSeries } from "@attractors/core";
import { checkTruth } from "../check-series.ts";
import { thinned } from "../dimension/correlation-dimension.ts";
import { distanceQuantiles } from "../distance-quantile.ts";
import type { Estimate } from "../estimate.ts";
import { BLOCKS, blockOf, jackknife } from "../jackknife.ts";
import { type KdTree, kdTree, type NeighborQuery, type Neighbors, queryOf, roomFor } from "../kd-tree.ts";
import { theilerWindow } from "../theiler-window.ts";

export interface WolfExponentOptions {
  /** Samples over which a neighbour is followed before it is replaced. @default a quarter of the window, at least 1 */
  steps?: number;
  /** Samples at most so far in time are no neighbours. @default theilerWindow(series) */
  window?: number;
  /** Neighbours nearer than this are taken for noise. @default the radius that holds 0.01 % of the pairs */
  least?: number;
  /** Neighbours further than this are taken only where there is no other. @default the radius that holds 2 % of the pairs */
  most?: number;
  /** Largest angle between an old neighbour and its replacement, in radians. @default π / 6 */
  angle?: number;
}

/** The exponent, and how often the follower had to be replaced by a poor one. */
export interface WolfExponent extends Estimate {
  /** Replacements in all. */
  readonly replacements: number;
  /** Those for which no neighbour lay within the distances and the angle asked for. */
  readonly poor: number;
}

/**
 * Estimates the largest Lyapunov exponent from data by following one neighbour after the other along the series, with a
 * fixed evolution time: the mean growth rate of the distance, per unit of time (Wolf, Swift, Swinney, Vastano,
 * Physica D 16, 285, 1985). The interval is that of a jackknife over 20 blocks of time.
 *
 * Beware: the result depends on five choices (steps, window, least and largest distance, angle), it is positive for noise,
 * and there is no curve that shows whether distances grow exponentially at all. Where many replacements are `poor` it
 * means nothing. Prefer `rosensteinExponent` or `kantzExponent`; this is here to compare with published values.
 *
 * @throws {RangeError} if the series is too short for the window and the steps, has no two different samples, or is not
 * finite, or an option is out of range.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { delayEmbedding, wolfExponent } from "@attractors/metrics";
 *
 * const logistic = [0.3];
 * for (let k = 1; k < 4000; k++) logistic.push(4 * logistic[k - 1] * (1 - logistic[k - 1]));
 * const points = delayEmbedding(seriesOf(logistic), { dimension: 2 });
 * wolfExponent(points).value > 0.5; // → true
 * ```
 */
export function wolfExponent(
  series: TimeSeries,
  {
    window = theilerWindow(series),
    steps = Math.max(1, Math.floor(window / 4)),
    least = distanceQuantiles(thinned(series, 1000), [0.0001], { apart: true })[0],
    most = distanceQuantiles(thinned(series, 1000), [0.02], { apart: true })[0],
    angle = Math.PI / 6,
  }: WolfExponentOptions = {},
): WolfExponent {
  checkTruth("wolfExponent: series", series, 4);
  checkCount("wolfExponent: steps", steps);
  checkCount("wolfExponent: window", window, 0);
  checkPositive("wolfExponent: least", least);
  checkPositive("wolfExponent: most", most);
  checkPositive("wolfExponent: angle", angle);
  const { dimension, values, interval } = series;
  const length = lengthOf(series);
  const starts = length - steps;
  if (starts < window + 2) {
    throw new RangeError(
      `wolfExponent: ${length} samples are too few for ${steps} steps outside of a window of ${window}`,
    );
  }
  const tree = kdTree({ dimension, interval, values: values.slice(0, starts * dimension) });
  const search = { tree, query: queryOf(values, { window, apart: true }), found: roomFor(starts), nearest: roomFor(1) };
  const criteria = { least, most, angle };
  const sums = new Float64Array(BLOCKS);
  const counts = new Float64Array(BLOCKS);
  let replacements = 0;
  let poor = 0;
  let previous = -1;

  for (let i = 0; i < starts; i += steps) {
    const { neighbor, fits } = replacement(search, i, previous, values, criteria);
    if (neighbor < 0) {
      throw new RangeError("wolfExponent: a sample has no neighbour apart from it outside of the window");
    }
    replacements++;
    if (!fits) poor++;
    const before = distanceBetween(values, dimension, i, neighbor);
    const after = distanceBetween(values, dimension, i + steps, neighbor + steps);
    previous = after > 0 ? neighbor + steps : -1;
    if (after === 0) continue;
    sums[blockOf(i, starts)] += Math.log(after / before);
    counts[blockOf(i, starts)]++;
  }
  const rateWithout = (left: number): number => {
    let [sum, count] = [0, 0];
    for (let b = 0; b < BLOCKS; b++) {
      if (b === left) continue;
      sum += sums[b];
      count += counts[b];
    }
    return count > 0 ? sum / (count * steps * interval) : 0;
  };
  const without = Float64Array.from({ length: BLOCKS }, (_, b) => rateWithout(b));
  return { ...jackknife(rateWithout(-1), without), replacements, poor };
}

interface Search {
  readonly tree: KdTree;
  readonly query: NeighborQuery;
  readonly found: Neighbors;
  readonly nearest: Neighbors;
}

/** The nearest neighbour of sample `i` between two distances that deviates least from the direction to the previous one. */
function replacement(
  { tree, query, found, nearest }: Search,
  i: number,
  previous: number,
  values: Float64Array,
  { least, most, angle }: Required<Pick<WolfExponentOptions, "least" | "most" | "angle">>,
): { neighbor: number; fits: boolean } {
  query.start = i * tree.dimension;
  query.around = i;
  const count = tree.withinInto(query, most, found);
  let best = -1;
  let distance = Infinity;
  for (let k = 0; k < count; k++) {
    if (found.distances[k] < least || found.distances[k] >= distance) continue;
    if (previous >= 0 && angleBetween(values, tree.dimension, i, previous, found.indices[k]) > angle) continue;
    best = found.indices[k];
    distance = found.distances[k];
  }
  if (best >= 0) return { neighbor: best, fits: true };
  if (tree.nearestInto(query, nearest) === 0) return { neighbor: -1, fits: false };
  return { neighbor: nearest.indices[0], fits: false };
}

function distanceBetween(values: Float64Array, dimension: number, i: number, j: number): number {
  let square = 0;
  for (let c = 0; c < dimension; c++) square += (values[i * dimension + c] - values[j * dimension + c]) ** 2;
  return Math.sqrt(square);
}

/** Between the directions from sample `i` to two others. */
function angleBetween(values: Float64Array, dimension: number, i: number, j: number, k: number): number {
  let product = 0;
  for (let c = 0; c < dimension; c++) {
    const center = values[i * dimension + c];
    product += (values[j * dimension + c] - center) * (values[k * dimension + c] - center);
  }
  const scale = distanceBetween(values, dimension, i, j) * distanceBetween(values, dimension, i, k);
  return Math.acos(Math.min(1, product / scale));
}
