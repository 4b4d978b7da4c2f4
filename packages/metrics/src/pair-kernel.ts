import { loadWasm } from "@attractors/core";
import * as source from "./generated/pairs-wasm.ts";
import { maximumNorm, type Norm } from "./norm.ts";

/** Points, the limits that they are counted between, and how. */
export interface PairTask {
  readonly dimension: number;
  /** Coordinates, component by component. */
  readonly columns: Float64Array;
  /** Rising powers of distances: bin `b` holds the pairs whose power is at most `limits[b]` and above `limits[b - 1]`. */
  readonly limits: Float64Array;
  readonly norm: Norm;
}

/** Counts pairs into bins. Each call adds to the counts that `take` hands over and forgets. */
export interface PairKernel {
  /**
   * Counts the pairs of the points from `from` to `to` with those from `otherFrom`, which is `from` or behind `to`. Who
   * knows that all of them lie in the bins from `first` (0) to `last` (beyond all) says so: it is faster.
   */
  tallyBlocks(from: number, to: number, otherFrom: number, otherTo: number, first?: number, last?: number): void;
  /** Counts the pairs of the points from `from` to `to` with those up to `window` places behind. */
  tallyBand(from: number, to: number, window: number): void;
  /** Adds the counts to `totals` and begins anew. To be called before 2^32 pairs. */
  take(totals: Float64Array): void;
}

/**
 * The same as `wasmPairKernel` in TypeScript: its reference.
 *
 * @example
 * ```ts
 * import { euclideanNorm, plainPairKernel } from "@attractors/metrics";
 *
 * const task = { dimension: 1, columns: Float64Array.of(0, 1, 3), limits: Float64Array.of(1, 4), norm: euclideanNorm };
 * const kernel = plainPairKernel(task);
 * kernel.tallyBlocks(0, 3, 0, 3);
 * const totals = new Float64Array(2);
 * kernel.take(totals);
 * totals; // → [1, 1]
 * ```
 */
export function plainPairKernel({ dimension, columns, limits, norm }: PairTask): PairKernel {
  const length = columns.length / dimension;
  const counts = new Float64Array(limits.length);
  const maximum = norm === maximumNorm;
  const largest = limits[limits.length - 1];

  function tally(i: number, from: number, to: number): void {
    for (let j = from; j < to; j++) {
      let power = 0;
      for (let k = 0; k < columns.length; k += length) {
        const gap = columns[k + j] - columns[k + i];
        power = maximum ? Math.max(power, Math.abs(gap)) : power + gap * gap;
      }
      if (power > largest) continue;
      let bin = 0;
      while (power > limits[bin]) bin++;
      counts[bin]++;
    }
  }

  return {
    tallyBlocks(from, to, otherFrom, otherTo) {
      for (let i = from; i < to; i++) tally(i, from === otherFrom ? i + 1 : otherFrom, otherTo);
    },
    tallyBand(from, to, window) {
      for (let i = from; i < to; i++) tally(i, i + 1, Math.min(length, i + 1 + window));
    },
    take(totals) {
      for (let b = 0; b < counts.length; b++) totals[b] += counts[b];
      counts.fill(0);
    },
  };
}

/** One cell for every value of the upper 16 bits of a positive power. */
const CELLS = 65536;
/** Rows of counts in the kernel. */
const ROWS = 8;
/** Limits, at most, that the kernel compares pairs with one by one. */
const FEW = 16;

/**
 * Counts by SIMD, to the last pair as the reference does: the relaxed build, whose sums are rounded differently, is not
 * taken. `tallyBlocks` and `tallyBand` read the same columns.
 *
 * @example
 * ```ts
 * import { euclideanNorm, wasmPairKernel } from "@attractors/metrics";
 *
 * const task = { dimension: 1, columns: Float64Array.of(0, 1, 3), limits: Float64Array.of(1, 4), norm: euclideanNorm };
 * const kernel = wasmPairKernel(task);
 * kernel.tallyBlocks(0, 3, 0, 3);
 * const totals = new Float64Array(2);
 * kernel.take(totals);
 * totals; // → [1, 1]
 * ```
 */
export function wasmPairKernel({ dimension, columns, limits, norm }: PairTask): PairKernel {
  const length = columns.length / dimension;
  const bins = limits.length;
  const size = [columns.length * 8, bins * 8, CELLS * 2, ROWS * bins * 4, FEW * 16];
  const bytes = size.reduce((sum, part) => sum + part + 16, 0);
  const { memory, call, start } = loadWasm(source, { bytes, relaxed: false });
  const places = [start];
  for (const part of size) places.push((places[places.length - 1] + part + 15) & ~15);
  const [points, limitsAt, cellsAt, countsAt, sumsAt] = places;
  new Float64Array(memory, points, columns.length).set(columns);
  new Float64Array(memory, limitsAt, bins).set(limits);
  const crowded = fillCells(new Uint16Array(memory, cellsAt, CELLS), limits) ? 1 : 0;
  const counts = new Uint32Array(memory, countsAt, ROWS * bins);
  const maximum = norm === maximumNorm ? 1 : 0;
  call("configure")(dimension, length * 8, limitsAt, bins, cellsAt, countsAt, sumsAt, maximum, crowded);
  const tallyBlocks = call("tallyBlocks");
  const tallyBand = call("tallyBand");

  return {
    tallyBlocks: (from, to, otherFrom, otherTo, first = 0, last = bins) =>
      void tallyBlocks(points, from, to, otherFrom, otherTo, first, last),
    tallyBand: (from, to, window) => void tallyBand(points, from, to, window, length),
    take(totals) {
      for (let k = 0; k < counts.length; k++) totals[k % bins] += counts[k];
      counts.fill(0);
    },
  };
}

/** For each cell of powers, the first limit that is not below all of them. Returns whether a cell holds two limits. */
function fillCells(cells: Uint16Array, limits: Float64Array): boolean {
  const power = new Float64Array(1);
  const bits = new Uint32Array(power.buffer);
  let bin = 0;
  let crowded = false;
  for (let cell = 0; cell < CELLS; cell++) {
    bits[1] = cell << 15;
    const before = bin;
    while (bin < limits.length - 1 && limits[bin] < power[0]) bin++;
    if (bin > before + 1) crowded = true;
    cells[cell] = bin;
  }
  return crowded;
}
