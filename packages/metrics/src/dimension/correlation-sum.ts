import { checkCount, checkPositive, lengthOf, type TimeSeries } from "@attractors/core";
import { checkTruth } from "../check-series.ts";
import { kdTree, queryOf, roomFor } from "../kd-tree.ts";
import { euclideanNorm, type Norm } from "../norm.ts";
import { type PairCounting, pairCounts, pairsOutside } from "../pair-counts.ts";
import { theilerWindow } from "../theiler-window.ts";

export interface CorrelationSumOptions {
  /** @default euclideanNorm */
  norm?: Norm;
  /** Pairs at most so many samples apart are left out. @default theilerWindow(series) */
  window?: number;
  /** Whether a pair at exactly the distance r counts: `<=` instead of `<`. @default false */
  closed?: boolean;
  /**
   * Whether each point counts as its own neighbour, as in the Python package nolds: C = (2 pairs + N) / N(N - 1).
   * @default false
   */
  selfMatches?: boolean;
  /** Order q of the mean over points: 2 for pairs, 1 for the mean of logarithms. @default 2 */
  order?: number;
  /** How pairs are counted: `wasmPairKernel` or `plainPairKernel`. @default by SIMD where it pays */
  counting?: PairCounting;
}

/** The share of pairs closer than r, for some r. */
export interface CorrelationSum {
  readonly radii: Float64Array;
  /** Pairs i < j closer than each radius. */
  readonly counts: Float64Array;
  /** Pairs outside of the Theiler window. */
  readonly pairs: number;
  /** C(r), or C_q(r). */
  readonly sums: Float64Array;
}

/**
 * Counts how many pairs of points of a series are closer than each of some radii,
 * C(r) = 2 / ((N - w)(N - w - 1)) #{i < j, j - i > w, |x_i - x_j| < r} (Grassberger, Procaccia, Phys. Rev. Lett. 50, 346,
 * 1983; with the window w of Theiler, 1986). All radii in one pass, exactly, in memory that grows with N.
 *
 * Of another order q, C_q(r) = (1/M Σ_i p_i(r)^(q-1))^(1/(q-1)), with p_i the share of the points outside of the window
 * that are closer to point i (Pawelzik, Schuster, 1987), over the M points that have any in reach where q < 2.
 *
 * @param radii - rising.
 * @throws {RangeError} if the series is not finite, the radii are not positive and rising, or the window leaves no pairs.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { correlationSum } from "@attractors/metrics";
 *
 * correlationSum(seriesOf([0, 1, 3, 7]), [1.5, 3.5], { window: 0 }).counts; // → [1, 3]
 * ```
 */
export function correlationSum(
  series: TimeSeries,
  radii: ArrayLike<number>,
  {
    norm = euclideanNorm,
    window = theilerWindow(series),
    closed = false,
    selfMatches = false,
    order = 2,
    counting,
  }: CorrelationSumOptions = {},
): CorrelationSum {
  checkTruth("correlationSum: series", series, 2);
  checkCount("correlationSum: window", window, 0);
  if (!Number.isFinite(order)) throw new RangeError(`correlationSum: order must be finite, got ${order}`);
  const rising = checkRadii("correlationSum", radii);
  const length = lengthOf(series);
  const pairs = pairsOutside(length, window);
  if (pairs === 0) {
    throw new RangeError(`correlationSum: a window of ${window} leaves no pairs among ${length} samples`);
  }
  const counts = pairCounts(series, rising, { norm, window, closed, ...(counting ? { counting } : {}) });
  const sums =
    order !== 2
      ? orderedSums(series, rising, { norm, window, closed, selfMatches, order })
      : counts.map((count) => (selfMatches ? (2 * count + length) / (length * (length - 1)) : count / pairs));
  return { radii: rising, counts, pairs, sums };
}

/** The radii as an array, checked to be positive and rising. */
export function checkRadii(where: string, radii: ArrayLike<number>): Float64Array {
  const rising = Float64Array.from(radii);
  if (rising.length === 0) throw new RangeError(`${where}: there must be at least one radius`);
  for (let k = 0; k < rising.length; k++) {
    checkPositive(`${where}: radii[${k}]`, rising[k]);
    if (k > 0 && !(rising[k] > rising[k - 1])) {
      throw new RangeError(`${where}: radii must rise, got ${rising[k]} after ${rising[k - 1]}`);
    }
  }
  return rising;
}

/** C_q(r): counts for each point and all radii at once. */
function orderedSums(
  series: TimeSeries,
  radii: Float64Array,
  { norm, window, closed, selfMatches, order }: Required<Omit<CorrelationSumOptions, "counting">>,
): Float64Array {
  const { dimension } = series;
  const length = lengthOf(series);
  const tree = kdTree(series, { norm });
  const query = queryOf(series.values, { window });
  const found = roomFor(length);
  const last = radii.length - 1;
  const closer = new Float64Array(radii.length);
  const sums = new Float64Array(radii.length);
  const points = new Float64Array(radii.length);
  const own = selfMatches ? 1 : 0;
  for (let i = 0; i < length; i++) {
    const inWindow = Math.min(i, window) + Math.min(length - 1 - i, window) + 1;
    const candidates = length - inWindow + own;
    if (candidates <= 0) continue;
    query.start = i * dimension;
    query.around = i;
    const count = tree.withinInto(query, radii[last], found, !closed);
    closer.fill(0);
    for (let k = 0; k < count; k++) closer[firstBeyond(radii, found.distances[k], closed)]++;
    let near = own;
    for (let r = 0; r <= last; r++) {
      near += closer[r];
      if (near === 0 && order <= 1) continue;
      sums[r] += order === 1 ? Math.log(near / candidates) : (near / candidates) ** (order - 1);
      points[r]++;
    }
  }
  return sums.map((sum, r) => {
    if (points[r] === 0) return 0;
    return order === 1 ? Math.exp(sum / points[r]) : (sum / points[r]) ** (1 / (order - 1));
  });
}

/** The first radius that a distance lies within. */
function firstBeyond(radii: Float64Array, distance: number, closed: boolean): number {
  let low = 0;
  let high = radii.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (closed ? distance <= radii[middle] : distance < radii[middle]) high = middle;
    else low = middle + 1;
  }
  return low;
}
