import { lengthOf, type TimeSeries } from "@attractors/core";
import { checkTruth } from "./check-series.ts";
import { euclideanNorm, largestPower, maximumNorm, type Norm } from "./norm.ts";
import { middleOf, sortIntoTree } from "./tree-order.ts";

/** What to look for: whose neighbours, and which of them do not count. One object may be changed and used again. */
export interface NeighborQuery {
  /** Holds the coordinates of the point. */
  values: Float64Array;
  /** Where they begin in `values`. */
  start: number;
  /** The point's own index in the tree, if it is one of its points. */
  around: number;
  /** Points whose index differs from `around` by at most `window` are left out (Theiler); -1 leaves out none. */
  window: number;
  /** Whether points at distance 0 are left out too. */
  apart: boolean;
}

/** Points found: their indices, and their distances. The length of the arrays is how many there is room for. */
export interface Neighbors {
  readonly indices: Int32Array;
  readonly distances: Float64Array;
}

/** Points of a series, sorted so that neighbours are found in a time that grows with the logarithm of their number. */
export interface KdTree {
  readonly dimension: number;
  /** Number of points. */
  readonly length: number;
  readonly norm: Norm;
  /**
   * Finds the nearest points, as many as `out` has room for, nearest first, those with a smaller index first where
   * distances are equal. Returns how many there were. Allocates nothing.
   */
  nearestInto(query: NeighborQuery, out: Neighbors): number;
  /**
   * Finds all points at most `radius` away (closer than it if `strict`), in no order. Returns how many there are, which
   * may be more than `out` has room for: those are counted only. Allocates nothing.
   */
  withinInto(query: NeighborQuery, radius: number, out: Neighbors, strict?: boolean): number;
  /** Counts the points at most `radius` away (closer than it if `strict`). Allocates nothing. */
  countWithin(query: NeighborQuery, radius: number, strict?: boolean): number;
}

export interface KdTreeOptions {
  /** @default euclideanNorm */
  norm?: Norm;
}

/** Points that are searched one by one. */
const LEAF = 8;
/** Gaps are sums of rounded numbers: a box is left out only if it is too far by more than that. */
const SLACK = 1 - 1e-12;

/**
 * Sorts the points of a series into a k-d tree (Bentley, Commun. ACM 18, 509, 1975), flat: a permutation, the points in
 * its order, and the axis of every cut.
 *
 * @throws {RangeError} if the series is empty or not finite.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { kdTree, nearestNeighbors } from "@attractors/metrics";
 *
 * const tree = kdTree(seriesOf([0, 0, 1, 0, 5, 5], { dimension: 2 }));
 * nearestNeighbors(tree, [1, 1], { count: 2 }).indices; // → [1, 0]
 * ```
 */
export function kdTree(points: TimeSeries, { norm = euclideanNorm }: KdTreeOptions = {}): KdTree {
  checkTruth("kdTree: points", points);
  const { dimension: n } = points;
  const length = lengthOf(points);
  const { order, axes, cuts, sorted } = sortIntoTree(points, LEAF);
  const maximum = norm === maximumNorm;

  // The search under way.
  const offsets = new Float64Array(n);
  let values = sorted;
  let start = 0;
  let around = -1;
  let window = -1;
  let least = -1;
  let bound = Infinity;
  let found = 0;
  let indices = new Int32Array(0);
  let distances = new Float64Array(0);

  function begin(query: NeighborQuery): void {
    values = query.values as typeof values;
    start = query.start;
    around = query.around;
    window = query.window;
    least = query.apart ? 0 : -1;
    found = 0;
    offsets.fill(0);
  }

  function powerTo(place: number): number {
    let power = 0;
    if (maximum) {
      for (let i = 0, p = place * n; i < n; i++, p++) {
        const gap = Math.abs(values[start + i] - sorted[p]);
        if (gap > power) power = gap;
      }
    } else {
      for (let i = 0, p = place * n; i < n; i++, p++) {
        const gap = values[start + i] - sorted[p];
        power += gap * gap;
      }
    }
    return power;
  }

  /** Visits the box of the points from `low` to `high`, which is `gap` away. */
  function visit(low: number, high: number, gap: number, scan: (low: number, high: number) => void): void {
    if (high - low <= LEAF) {
      scan(low, high);
      return;
    }
    const middle = middleOf(low, high, LEAF);
    const axis = axes[middle];
    const side = values[start + axis] - cuts[middle];
    if (side < 0) visit(low, middle, gap, scan);
    else visit(middle, high, gap, scan);
    const offset = offsets[axis];
    const width = Math.abs(side);
    const far = maximum ? Math.max(gap, width) : gap - offset * offset + width * width;
    if (far * SLACK <= bound) {
      offsets[axis] = width;
      if (side < 0) visit(middle, high, far, scan);
      else visit(low, middle, far, scan);
      offsets[axis] = offset;
    }
  }

  function keepNearest(low: number, high: number): void {
    const room = indices.length;
    for (let place = low; place < high; place++) {
      const power = powerTo(place);
      if (power > bound || power <= least) continue;
      const index = order[place];
      if (Math.abs(index - around) <= window) continue;
      if (found === room && power === bound && index > indices[room - 1]) continue;
      let k = found < room ? found++ : room - 1;
      for (; k > 0 && (distances[k - 1] > power || (distances[k - 1] === power && indices[k - 1] > index)); k--) {
        distances[k] = distances[k - 1];
        indices[k] = indices[k - 1];
      }
      distances[k] = power;
      indices[k] = index;
      if (found === room) bound = distances[room - 1];
    }
  }

  function keepAll(low: number, high: number): void {
    for (let place = low; place < high; place++) {
      const power = powerTo(place);
      if (power > bound || power <= least) continue;
      const index = order[place];
      if (Math.abs(index - around) <= window) continue;
      if (found < indices.length) {
        indices[found] = index;
        distances[found] = power;
      }
      found++;
    }
  }

  function finish(): void {
    if (maximum) return;
    for (let k = Math.min(found, indices.length) - 1; k >= 0; k--) distances[k] = Math.sqrt(distances[k]);
  }

  const nowhere = { indices: new Int32Array(0), distances: new Float64Array(0) };
  function withinInto(query: NeighborQuery, radius: number, out: Neighbors, strict = false): number {
    begin(query);
    indices = out.indices as typeof indices;
    distances = out.distances as typeof distances;
    bound = largestPower(norm, radius, strict);
    if (bound >= 0) visit(0, length, 0, keepAll);
    finish();
    return found;
  }

  return {
    dimension: n,
    length,
    norm,
    nearestInto(query, out) {
      begin(query);
      indices = out.indices as typeof indices;
      distances = out.distances as typeof distances;
      if (indices.length === 0) return 0;
      bound = Infinity;
      visit(0, length, 0, keepNearest);
      finish();
      return found;
    },
    withinInto,
    countWithin: (query, radius, strict) => withinInto(query, radius, nowhere, strict),
  };
}

/**
 * A query to begin with: the point at the start of `values`, which may be any point, and no point left out.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { kdTree, queryOf } from "@attractors/metrics";
 *
 * const values = Float64Array.of(0, 1, 3, 7);
 * const query = queryOf(values, { start: 2 });
 * kdTree(seriesOf(values)).countWithin(query, 2); // → 2
 * ```
 */
export function queryOf(values: Float64Array, query: Partial<NeighborQuery> = {}): NeighborQuery {
  return { values, start: 0, around: -1, window: -1, apart: false, ...query };
}

/**
 * Room for so many neighbours.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { kdTree, queryOf, roomFor } from "@attractors/metrics";
 *
 * const values = Float64Array.of(0, 1, 3, 7);
 * const found = roomFor(2);
 * kdTree(seriesOf(values)).nearestInto(queryOf(values), found); // → 2
 * found.distances; // → [0, 1]
 * ```
 */
export function roomFor(count: number): Neighbors {
  return { indices: new Int32Array(count), distances: new Float64Array(count) };
}
