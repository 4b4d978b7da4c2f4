import { lengthOf, type TimeSeries } from "@attractors/core";
import { middleOf, sortIntoTree } from "./tree-order.ts";

/** Ranges of points, each cut in half down to leaves, with the boxes that they fill. A node stands before its halves. */
export interface BoxTree {
  /** The points, in the order of the tree. */
  readonly sorted: Float64Array;
  /** The first point of each node, and the one behind its last. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The second half of each node; the first stands right behind it. 0 for a leaf. */
  readonly seconds: Int32Array;
  /** The corners of each box. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** Sorts points into boxes, the smallest with at most `leaf` points. */
export function boxTree(series: TimeSeries, leaf: number): BoxTree {
  const { dimension } = series;
  const { sorted } = sortIntoTree(series, leaf);
  const most = 2 * Math.ceil(lengthOf(series) / leaf) + 1;
  const starts = new Int32Array(most);
  const ends = new Int32Array(most);
  const seconds = new Int32Array(most);
  const lower = new Float64Array(most * dimension).fill(Infinity);
  const upper = new Float64Array(most * dimension).fill(-Infinity);
  let count = 0;

  function include(node: number, lows: Float64Array, highs: Float64Array, from: number): void {
    for (let i = 0, p = node * dimension, q = from; i < dimension; i++, p++, q++) {
      if (lows[q] < lower[p]) lower[p] = lows[q];
      if (highs[q] > upper[p]) upper[p] = highs[q];
    }
  }

  function cut(low: number, high: number): number {
    const node = count++;
    starts[node] = low;
    ends[node] = high;
    if (high - low <= leaf) {
      for (let k = low; k < high; k++) include(node, sorted, sorted, k * dimension);
      return node;
    }
    const middle = middleOf(low, high, leaf);
    include(node, lower, upper, cut(low, middle) * dimension);
    seconds[node] = cut(middle, high);
    include(node, lower, upper, seconds[node] * dimension);
    return node;
  }
  cut(0, lengthOf(series));
  return { sorted, starts, ends, seconds, lower, upper };
}
