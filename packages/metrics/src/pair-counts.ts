import { lengthOf, type TimeSeries } from "@attractors/core";
import { largestPower, maximumNorm, type Norm } from "./norm.ts";
import { type PairKernel, type PairTask, plainPairKernel, wasmPairKernel } from "./pair-kernel.ts";
import { middleOf, sortIntoTree } from "./tree-order.ts";

/** Makes a kernel for a task. */
export type PairCounting = (task: PairTask) => PairKernel;

export interface PairCountOptions {
  readonly norm: Norm;
  /** Pairs at most so many samples apart are left out. */
  readonly window: number;
  /** Whether a pair at exactly the distance of a radius counts. */
  readonly closed: boolean;
  /** @default SIMD from 256 points on */
  readonly counting?: PairCounting;
}

/** Points that are counted as one. */
const BLOCK = 32;

/**
 * Counts the pairs of points closer than each of some rising radii. The points are sorted into a tree; two of its leaves
 * whose boxes lie between two radii, or beyond the last, are counted at once. Pairs inside the Theiler window are counted
 * along the series and taken off. Exact, in memory that grows with the length of the series.
 */
export function pairCounts(
  series: TimeSeries,
  radii: Float64Array,
  { norm, window, closed, counting = lengthOf(series) < 256 ? plainPairKernel : wasmPairKernel }: PairCountOptions,
): Float64Array {
  const { dimension } = series;
  const length = lengthOf(series);
  const limits = radii.map((radius) => largestPower(norm, radius, !closed));
  const totals = new Float64Array(radii.length);

  const { sorted } = sortIntoTree(series, BLOCK);
  const kernel = counting({ dimension, columns: columnsOf(sorted, dimension), limits, norm });
  const leaves = leavesOf(length);
  const boxes = leaves.map(([from, to]) => boxOf(sorted, dimension, from, to));
  const [lower, upper] = [0, 1].map((side) => Float64Array.from(boxes.flatMap((box) => Array.from(box[side]))));
  const maximum = norm === maximumNorm;
  for (let a = 0; a < leaves.length; a++) {
    const [from, to] = leaves[a];
    kernel.tallyBlocks(from, to, from, to);
    for (let b = a + 1; b < leaves.length; b++) {
      // The same arithmetic as that of the pairs, and monotone in each step: no pair lies outside of these.
      let near = 0;
      let far = 0;
      for (let i = 0, p = a * dimension, q = b * dimension; i < dimension; i++, p++, q++) {
        const gap = Math.max(0, lower[q] - upper[p], lower[p] - upper[q]);
        const span = Math.max(upper[q] - lower[p], upper[p] - lower[q]);
        near = maximum ? Math.max(near, gap) : near + gap * gap;
        far = maximum ? Math.max(far, span) : far + span * span;
      }
      const bin = binOf(limits, near);
      if (bin === limits.length) continue;
      const [otherFrom, otherTo] = leaves[b];
      if (far <= limits[bin]) totals[bin] += (to - from) * (otherTo - otherFrom);
      else kernel.tallyBlocks(from, to, otherFrom, otherTo);
    }
    kernel.take(totals);
  }

  if (window > 0) {
    const band = counting({ dimension, columns: columnsOf(series.values, dimension), limits, norm });
    const inside = new Float64Array(limits.length);
    for (let from = 0; from < length; from += BLOCK) {
      band.tallyBand(from, Math.min(length, from + BLOCK), Math.min(window, length));
      band.take(inside);
    }
    for (let k = 0; k < totals.length; k++) totals[k] -= inside[k];
  }
  for (let k = 1; k < totals.length; k++) totals[k] += totals[k - 1];
  return totals;
}

/** The number of pairs further than `window` samples apart. */
export function pairsOutside(length: number, window: number): number {
  const rows = Math.max(0, length - window);
  return (rows * (rows - 1)) / 2;
}

function columnsOf(rows: Float64Array, dimension: number): Float64Array {
  const length = rows.length / dimension;
  const columns = new Float64Array(rows.length);
  for (let i = 0, c = 0; i < dimension; i++) {
    for (let k = 0, r = i; k < length; k++, r += dimension) columns[c++] = rows[r];
  }
  return columns;
}

/** The ranges that the tree does not cut any more. */
function leavesOf(length: number): [from: number, to: number][] {
  const leaves: [number, number][] = [];
  const cut = (low: number, high: number): void => {
    if (high - low <= BLOCK) {
      leaves.push([low, high]);
      return;
    }
    const middle = middleOf(low, high, BLOCK);
    cut(low, middle);
    cut(middle, high);
  };
  cut(0, length);
  return leaves;
}

function boxOf(points: Float64Array, dimension: number, from: number, to: number): [Float64Array, Float64Array] {
  const lower = points.slice(from * dimension, (from + 1) * dimension);
  const upper = lower.slice();
  for (let p = from * dimension; p < to * dimension; p += dimension) {
    for (let i = 0; i < dimension; i++) {
      if (points[p + i] < lower[i]) lower[i] = points[p + i];
      if (points[p + i] > upper[i]) upper[i] = points[p + i];
    }
  }
  return [lower, upper];
}

/** The first limit that is not below `power`. */
function binOf(limits: Float64Array, power: number): number {
  let low = 0;
  let high = limits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (limits[middle] < power) low = middle + 1;
    else high = middle;
  }
  return low;
}
