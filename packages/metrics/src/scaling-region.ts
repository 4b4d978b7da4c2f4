import { checkAtLeast, checkCount, checkFinite, checkLength } from "@attractors/core";
import type { ScalingEstimate } from "./estimate.ts";
import { type Line, lineFitter } from "./line-fit.ts";

export interface ScalingRegionOptions {
  /** Fewest points of the region. @default an eighth of the curve's, between 4 and 12 */
  points?: number;
  /** Largest difference between the slopes of the two halves of the region, relative to its slope. @default 0.1 */
  bend?: number;
  /** Least share of the rise of the whole curve that the region must climb. @default 0.25 */
  share?: number;
  /** Least rise of the region. @default 0 */
  rise?: number;
}

/**
 * Finds where a curve is straight, and its slope there.
 *
 * Among all ranges of neighbouring points that climb enough and are straight (the slopes of their halves agree to `bend`,
 * and residuals stay below half of `bend` of the rise), the one with the largest length × (1 - bend found / `bend`): long
 * along the abscissa, and straighter than it must be. A curve that is nowhere straight gives the range with the smallest
 * bend, and says so in `status`.
 *
 * The interval is the span of the middle 95 % of the slopes over all parts of the region at least half as long, each
 * weighted by its length, widened by two standard errors of the fitted slope (the idea of Deshmukh et al., Chaos 31,
 * 123102, 2021). It covers the choice of the range, not the bias that few data give the curve itself.
 *
 * @throws {RangeError} if there are fewer than two points, the two arrays differ in length or are not finite, or the
 * abscissae do not rise.
 *
 * @example
 * ```ts
 * import { scalingRegion } from "@attractors/metrics";
 *
 * const x = Float64Array.from({ length: 30 }, (_, k) => k);
 * const y = x.map((k) => Math.min(2 * k, 40)); // rises, then stays
 * scalingRegion(x, y).value; // ≈ 2
 * ```
 */
export function scalingRegion(
  x: Float64Array,
  y: Float64Array,
  {
    points = Math.min(12, Math.max(4, Math.floor(x.length / 8))),
    bend = 0.1,
    share = 0.25,
    rise = 0,
  }: ScalingRegionOptions = {},
): ScalingEstimate {
  checkLength("scalingRegion: y", y, x.length);
  checkFinite("scalingRegion: x", x);
  checkFinite("scalingRegion: y", y);
  checkCount("scalingRegion: points", points, 2);
  checkAtLeast("scalingRegion: bend", bend, 0);
  checkAtLeast("scalingRegion: share", share, 0);
  checkAtLeast("scalingRegion: rise", rise, 0);
  if (x.length < 2) throw new RangeError(`scalingRegion: the curve must have at least 2 points, got ${x.length}`);
  for (let k = 1; k < x.length; k++) {
    if (!(x[k] > x[k - 1])) throw new RangeError(`scalingRegion: x must rise, got ${x[k]} after ${x[k - 1]}`);
  }

  const fit = lineFitter(x, y);
  const least = Math.max(rise, share * spanOf(y));
  let best: [first: number, last: number] = [0, x.length - 1];
  let highest = -1;
  let smallest = Infinity;
  for (let first = 0; first + points <= x.length; first++) {
    for (let last = first + points - 1; last < x.length; last++) {
      const line = fit(first, last);
      const climbed = Math.abs(line.slope) * (x[last] - x[first]);
      if (!(climbed >= least && climbed > 0)) continue;
      const bent = bendOf(fit, line, first, last, climbed);
      // A straight range counts for its length, the less the more it is bent.
      const score = bent <= bend ? (x[last] - x[first]) * (1 - bent / (bend || 1)) : -1;
      if (score > highest || (highest < 0 && bent < smallest)) {
        highest = score;
        smallest = bent;
        best = [first, last];
      }
    }
  }
  return estimateOver(fit, best, { x, y }, highest >= 0);
}

/**
 * The slope of a curve over a range that is known: a least-squares line through all points from `from` to `to`, with the
 * interval of `scalingRegion`.
 *
 * @throws {RangeError} if fewer than two points lie in the range.
 *
 * @example
 * ```ts
 * import { slopeOver } from "@attractors/metrics";
 *
 * slopeOver({ x: Float64Array.of(0, 1, 2, 3), y: Float64Array.of(9, 1, 3, 5) }, [1, 3]).value; // ≈ 2
 * ```
 */
export function slopeOver(
  curve: { readonly x: Float64Array; readonly y: Float64Array },
  [from, to]: readonly [from: number, to: number],
): ScalingEstimate {
  const first = curve.x.findIndex((x) => x >= from);
  let last = curve.x.length - 1;
  while (last >= 0 && curve.x[last] > to) last--;
  if (!(first >= 0 && last > first)) {
    throw new RangeError(`slopeOver: at least two points must lie in the range, from ${from} to ${to}`);
  }
  return estimateOver(lineFitter(curve.x, curve.y), [first, last], curve, true);
}

type Fit = (first: number, last: number) => Line;

/** How far a range is from straight: the difference of slopes of its halves, or its residuals, relative to its rise. */
function bendOf(fit: Fit, { slope, residual }: Line, first: number, last: number, climbed: number): number {
  const middle = (first + last) >> 1;
  const difference = last - first < 3 ? 0 : Math.abs(fit(first, middle).slope - fit(middle, last).slope);
  return Math.max(difference / Math.abs(slope), (2 * residual) / climbed);
}

function estimateOver(
  fit: Fit,
  [first, last]: readonly [first: number, last: number],
  curve: { readonly x: Float64Array; readonly y: Float64Array },
  straight: boolean,
): ScalingEstimate {
  const { slope, error } = fit(first, last);
  const slopes: [slope: number, weight: number][] = [];
  const half = Math.max(1, (last - first) >> 1);
  for (let i = first; i + half <= last; i++) {
    for (let j = i + half; j <= last; j++) slopes.push([fit(i, j).slope, curve.x[j] - curve.x[i]]);
  }
  slopes.sort((a, b) => a[0] - b[0]);
  const low = weightedQuantile(slopes, 0.025) - 2 * error;
  const high = weightedQuantile(slopes, 0.975) + 2 * error;
  return {
    value: slope,
    interval: [Math.min(low, slope), Math.max(high, slope)],
    range: [curve.x[first], curve.x[last]],
    status: straight ? "scaling" : "no-scaling-region",
    curve,
  };
}

function weightedQuantile(sorted: readonly (readonly [value: number, weight: number])[], share: number): number {
  let total = 0;
  for (const [, weight] of sorted) total += weight;
  let sum = 0;
  for (const [value, weight] of sorted) {
    sum += weight;
    if (sum >= share * total) return value;
  }
  return sorted[sorted.length - 1][0];
}

function spanOf(y: Float64Array): number {
  let least = Infinity;
  let most = -Infinity;
  for (let k = 0; k < y.length; k++) {
    if (y[k] < least) least = y[k];
    if (y[k] > most) most = y[k];
  }
  return most - least;
}
