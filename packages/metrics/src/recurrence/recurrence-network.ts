import { checkCount } from "@attractors/core";
import type { RecurrenceMatrix } from "./recurrence-matrix.ts";

export interface RecurrenceNetworkOptions {
  /** Samples fewer than that apart in time are not linked. @default 1, which leaves out links of samples to themselves */
  window?: number;
}

/** Measures of a network. */
export interface RecurrenceNetwork {
  /** The share of pairs of nodes that are linked. */
  readonly density: number;
  /** The share of pairs of neighbours of one node that are linked with each other, over all nodes at once. */
  readonly transitivity: number;
  /** That share for each node; 0 where it has fewer than two neighbours. */
  readonly clustering: Float64Array;
  /** Neighbours of each node. */
  readonly degrees: Float64Array;
}

/**
 * Takes a symmetric recurrence matrix as a network whose nodes are the samples, and measures it (Donner, Zou, Donges,
 * Marwan, Kurths, New J. Phys. 12, 033025, 2010). In memory of order N.
 *
 * @throws {RangeError} if the matrix is not square, or the window is not a whole number, 1 or more.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { recurrenceMatrix, recurrenceNetwork } from "@attractors/metrics";
 *
 * const chain = recurrenceMatrix(seriesOf([0, 1, 2, 3]), { radius: 1 });
 * recurrenceNetwork(chain).density; // → 0.5
 * ```
 */
export function recurrenceNetwork(
  matrix: RecurrenceMatrix,
  { window = 1 }: RecurrenceNetworkOptions = {},
): RecurrenceNetwork {
  const linked = links("recurrenceNetwork", matrix, window);
  const size = matrix.rows;

  const degrees = new Float64Array(size);
  const clustering = new Float64Array(size);
  const neighbors = new Int32Array(size);
  let [ends, pairs, triangles] = [0, 0, 0];
  for (let i = 0; i < size; i++) {
    let degree = 0;
    for (let j = 0; j < size; j++) if (linked(i, j)) neighbors[degree++] = j;
    let closed = 0;
    for (let a = 0; a < degree; a++) {
      for (let b = a + 1; b < degree; b++) if (linked(neighbors[a], neighbors[b])) closed++;
    }
    const possible = (degree * (degree - 1)) / 2;
    degrees[i] = degree;
    clustering[i] = possible > 0 ? closed / possible : 0;
    ends += degree;
    pairs += possible;
    triangles += closed;
  }
  return {
    density: size > 1 ? ends / (size * (size - 1)) : 0,
    transitivity: pairs > 0 ? triangles / pairs : 0,
    clustering,
    degrees,
  };
}

/** Shortest paths of a network. */
export interface RecurrencePaths {
  /** Mean number of links on the shortest path between two nodes, over the pairs that are joined by one; 0 if there are none. */
  readonly pathLength: number;
  /** Number of links on the longest of the shortest paths. */
  readonly diameter: number;
}

/**
 * Measures the shortest paths of a symmetric recurrence matrix taken as a network, by a breadth-first search from each
 * sample that looks only at those it has not reached yet: in memory of order N, in time between N² for dense and N³ for
 * sparse networks. Take every n-th sample of a long series.
 *
 * @throws {RangeError} if the matrix is not square, or the window is not a whole number, 1 or more.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { recurrenceMatrix, recurrencePaths } from "@attractors/metrics";
 *
 * const chain = recurrenceMatrix(seriesOf([0, 1, 2, 3]), { radius: 1 });
 * recurrencePaths(chain).diameter; // → 3
 * ```
 */
export function recurrencePaths(
  matrix: RecurrenceMatrix,
  { window = 1 }: RecurrenceNetworkOptions = {},
): RecurrencePaths {
  const linked = links("recurrencePaths", matrix, window);
  const size = matrix.rows;
  const queue = new Int32Array(size);
  const distances = new Int32Array(size);
  const unreached = new Int32Array(size);
  let [sum, joined, diameter] = [0, 0, 0];
  for (let start = 0; start < size; start++) {
    let left = 0;
    for (let i = 0; i < size; i++) if (i !== start) unreached[left++] = i;
    queue[0] = start;
    distances[0] = 0;
    let filled = 1;
    for (let k = 0; k < filled && left > 0; k++) {
      let kept = 0;
      for (let u = 0; u < left; u++) {
        const node = unreached[u];
        if (linked(queue[k], node)) {
          queue[filled] = node;
          distances[filled] = distances[k] + 1;
          sum += distances[filled];
          diameter = Math.max(diameter, distances[filled]);
          joined++;
          filled++;
        } else unreached[kept++] = node;
      }
      left = kept;
    }
  }
  return { pathLength: joined > 0 ? sum / joined : 0, diameter };
}

function links(where: string, matrix: RecurrenceMatrix, window: number): (i: number, j: number) => boolean {
  checkCount(`${where}: window`, window);
  if (matrix.rows !== matrix.columns) {
    throw new RangeError(`${where}: matrix must be square, got ${matrix.rows} × ${matrix.columns}`);
  }
  return (i, j) => Math.abs(i - j) >= window && matrix.recurs(i, j);
}
