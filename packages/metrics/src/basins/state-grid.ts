import { checkCount, checkFinite } from "@attractors/core";

/** Equally spaced values of a state variable, both ends among them. */
export interface GridAxis {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** A grid of states: one axis for each state variable. The first axis runs fastest, as along the rows of a picture. */
export type StateGrid = readonly GridAxis[];

/** Checks a grid and returns the number of its points. */
export function sizeOfGrid(where: string, grid: StateGrid): number {
  if (grid.length === 0) throw new RangeError(`${where}: grid must have at least one axis`);
  return grid.reduce((size, { from, to, count }, i) => {
    checkFinite(`${where}: grid[${i}]`, [from, to]);
    checkCount(`${where}: grid[${i}].count`, count);
    return size * count;
  }, 1);
}

/** Writes the point of a number into `out`. */
export function gridPoint(grid: StateGrid, index: number, out: Float64Array): void {
  let rest = index;
  for (let i = 0; i < grid.length; i++) {
    const { from, to, count } = grid[i];
    const k = rest % count;
    rest = (rest - k) / count;
    out[i] = count === 1 ? from : k === count - 1 ? to : from + (k * (to - from)) / (count - 1);
  }
}

/** The number of the point nearest to a state, -1 where it is more than half a spacing outside. */
export function gridIndex(grid: StateGrid, state: Float64Array): number {
  let index = 0;
  for (let i = grid.length - 1; i >= 0; i--) {
    const { from, to, count } = grid[i];
    const k = count === 1 ? 0 : Math.round(((state[i] - from) / (to - from)) * (count - 1));
    if (!(k >= 0 && k < count)) return -1;
    index = index * count + k;
  }
  return index;
}
