import { checkCount, checkFinite, checkLength } from "@attractors/core";
import { type KdTree, type Neighbors, queryOf } from "./kd-tree.ts";

export interface NearestOptions {
  /** How many. @default 1 */
  count?: number;
  /** Index of the point itself, if it is one of the tree's. @default none */
  around?: number;
  /** Points whose index differs from `around` by at most that are left out. @default 0 */
  window?: number;
}

/**
 * Finds the nearest points of a tree, nearest first; fewer than `count` where there are no more.
 *
 * @throws {RangeError} if the point has the wrong length, or an option is out of range.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { kdTree, nearestNeighbors } from "@attractors/metrics";
 *
 * const tree = kdTree(seriesOf([0, 1, 3, 7]));
 * nearestNeighbors(tree, [3], { around: 2 }).distances; // → [2]
 * ```
 */
export function nearestNeighbors(
  tree: KdTree,
  point: ArrayLike<number>,
  { count = 1, around = -1, window = 0 }: NearestOptions = {},
): Neighbors {
  checkCount("nearestNeighbors: count", count);
  checkCount("nearestNeighbors: window", window, 0);
  checkLength("nearestNeighbors: point", point, tree.dimension);
  checkFinite("nearestNeighbors: point", point);
  const room = Math.min(count, tree.length);
  const out = { indices: new Int32Array(room), distances: new Float64Array(room) };
  const query = queryOf(Float64Array.from(point), { around, window: around < 0 ? -1 : window });
  const found = tree.nearestInto(query, out);
  return { indices: out.indices.slice(0, found), distances: out.distances.slice(0, found) };
}
