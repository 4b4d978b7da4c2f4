import { lengthOf, type TimeSeries } from "@attractors/core";
import { boxTree } from "./box-tree.ts";
import { largestPower, maximumNorm, type Norm } from "./norm.ts";
import { type PairKernel, type PairTask, plainPairKernel, wasmPairKernel } from "./pair-kernel.ts";

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

/** Points of a leaf. */
const BLOCK = 32;
/** Pairs that a kernel may hold: its counts are 32-bit numbers. */
const HELD = 2 ** 31;

/**
 * Counts the pairs of points closer than each of some rising radii. The points are sorted into a tree; the pairs of two
 * of its nodes whose boxes lie between two radii, or beyond the last, are counted at once, and those of two leaves by the
 * kernel, which compares them only with the radii that their boxes leave open. Pairs inside the Theiler window are
 * counted along the series and taken off. Exact, in memory that grows with the length of the series.
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

  const { sorted, starts, ends, seconds, lower, upper } = boxTree(series, BLOCK);
  const kernel = counting({ dimension, columns: columnsOf(sorted, dimension), limits, norm });
  const maximum = norm === maximumNorm;
  let held = 0;

  /** Counts the pairs of two nodes, or of one, that lie in the bins from `first` to `last`. */
  function tallyNodes(a: number, b: number, first: number, last: number): void {
    // The same arithmetic as that of the pairs, and monotone in each step: no pair lies outside of these.
    let near = 0;
    let far = 0;
    for (let i = 0, p = a * dimension, q = b * dimension; i < dimension; i++, p++, q++) {
      const gap = Math.max(0, lower[q] - upper[p], lower[p] - upper[q]);
      const span = Math.max(upper[q] - lower[p], upper[p] - lower[q]);
      near = maximum ? Math.max(near, gap) : near + gap * gap;
      far = maximum ? Math.max(far, span) : far + span * span;
    }
    let low = first;
    let high = last;
    while (low < high && limits[low] < near) low++;
    while (high > low && limits[high - 1] >= far) high--;
    if (low === limits.length) return;
    const size = ends[a] - starts[a];
    const pairs = a === b ? (size * (size - 1)) / 2 : size * (ends[b] - starts[b]);
    if (low === high) {
      totals[low] += pairs;
    } else if (seconds[a] === 0 && seconds[b] === 0) {
      kernel.tallyBlocks(starts[a], ends[a], starts[b], ends[b], low, high);
      held += pairs;
      if (held > HELD) {
        kernel.take(totals);
        held = 0;
      }
    } else if (a === b) {
      tallyNodes(a + 1, a + 1, low, high);
      tallyNodes(a + 1, seconds[a], low, high);
      tallyNodes(seconds[a], seconds[a], low, high);
    } else if (seconds[a] > 0 && size >= ends[b] - starts[b]) {
      tallyNodes(a + 1, b, low, high);
      tallyNodes(seconds[a], b, low, high);
    } else {
      tallyNodes(a, b + 1, low, high);
      tallyNodes(a, seconds[b], low, high);
    }
  }
  tallyNodes(0, 0, 0, limits.length);
  kernel.take(totals);

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
