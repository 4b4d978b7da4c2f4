import type { TimeSeries } from "@attractors/core";
import type { StateSpaceBox } from "./state-space-box.ts";

/** The cells of a grid that a series visits, each once, and how many of its points lie in each. */
export interface Occupation {
  readonly cells: Float64Array;
  readonly counts: Int32Array;
  /** Points inside the box. */
  readonly total: number;
}

/** How points are counted: `exactCounting`, or one of the published programs' ways, `juliaCounting` and `pythonCounting`. */
export interface Counting {
  /** The lowest bin of each axis that counts. */
  readonly firstBin: 0 | 1;
  /** Counts begin again at 0 when they reach this. */
  readonly wrapAt: number;
}

/** Every point in the box counts. */
export const exactCounting: Counting = { firstBin: 0, wrapAt: Infinity };

/** As in GTF-shPLRNN's Julia program: counts are 16-bit numbers, and wrap at 65,536. */
export const juliaCounting: Counting = { firstBin: 0, wrapAt: 65_536 };

/** As in the Python programs of the same group: the first bin of each axis is lost. Their box is `boxAround(truth, 0)`. */
export const pythonCounting: Counting = { firstBin: 1, wrapAt: Infinity };

/**
 * Sorts the points of a series into the cells of a box with `bins` cells per axis, each closed on its left side.
 * Points outside the box, or not finite, are left out. Only occupied cells take memory, however many there are; a cell
 * is known by its number, so that there may be 2^53 of them.
 */
export function occupy(
  series: TimeSeries,
  box: StateSpaceBox,
  bins: number,
  { firstBin, wrapAt }: Counting = exactCounting,
): Occupation {
  const points = numberCells(series, box, bins, firstBin);
  const keys = createKeys(Math.min(points.length, bins ** series.dimension));
  const table = new Int32Array(keys.length);
  tally(points, keys, table);
  if (wrapAt < Infinity) for (let place = 0; place < table.length; place++) table[place] %= wrapAt;

  const taken = table.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  const cells = new Float64Array(taken);
  const counts = new Int32Array(taken);
  let total = 0;
  for (let place = 0, k = 0; place < table.length; place++) {
    if (table[place] === 0) continue;
    cells[k] = keys[place];
    counts[k++] = table[place];
    total += table[place];
  }
  return { cells, counts, total };
}

/** Looks up how many points of a series lie in a cell. */
export function lookup({ cells, counts }: Occupation): (cell: number) => number {
  const keys = createKeys(cells.length);
  const table = new Int32Array(keys.length);
  tally(cells, keys, table, counts);
  return (cell) => table[placeOf(cell, keys)];
}

/** The number of the cell of each point, or -1 outside the box. */
function numberCells(
  { dimension, values }: TimeSeries,
  { lower, upper }: StateSpaceBox,
  bins: number,
  firstBin: number,
): Float64Array {
  const cells = new Float64Array(values.length / dimension);
  for (let i = 0; i < dimension; i++) {
    const start = lower[i];
    const width = upper[i] - start;
    for (let k = 0, j = i; k < cells.length; k++, j += dimension) {
      const bin = Math.floor(((values[j] - start) / width) * bins);
      cells[k] = bin >= firstBin && bin < bins && cells[k] >= 0 ? cells[k] * bins + bin : -1;
    }
  }
  return cells;
}

const FREE = -1;

/** The keys of a table for so many different cells. */
function createKeys(most: number): Float64Array {
  return new Float64Array(2 ** Math.ceil(Math.log2(2 * most + 1))).fill(FREE);
}

/** Adds up the points of each cell: one, or those of `weights`, for every entry of `cells`. */
function tally(cells: Float64Array, keys: Float64Array, counts: Int32Array, weights?: Int32Array): void {
  for (let k = 0; k < cells.length; k++) {
    const cell = cells[k];
    if (cell === FREE) continue;
    const place = placeOf(cell, keys);
    keys[place] = cell;
    counts[place] += weights ? weights[k] : 1;
  }
}

/** Where a cell stands in a table, or where it would: linear probing. */
function placeOf(cell: number, keys: Float64Array): number {
  const mask = keys.length - 1;
  // Multiplicative hashing (Knuth) of both halves of the number, with the high bits folded down.
  const mixed = Math.imul(cell | 0, 0x9e3779b1) ^ Math.imul((cell / 4294967296) | 0, 0x85ebca6b);
  let place = (mixed ^ (mixed >>> 15)) & mask;
  while (keys[place] !== FREE && keys[place] !== cell) place = (place + 1) & mask;
  return place;
}
