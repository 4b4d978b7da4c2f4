import type { Task } from "@attractors/core";
import type { Dynamics } from "../stepper-of.ts";
import { type ClassifierOptions, classifierOf } from "./classifier.ts";
import { gridPoint, type StateGrid, sizeOfGrid } from "./state-grid.ts";

export interface BasinsOptions extends ClassifierOptions {
  /** The initial states: one axis for each state variable. */
  grid: StateGrid;
}

/** To which attractor each point of a grid goes. */
export interface Basins {
  /** Numbers of points along the axes. */
  readonly shape: readonly number[];
  /** 1, 2, … for the attractors in their order, 0 for none of them; the first axis runs fastest. */
  readonly labels: Int32Array;
  /** The share of the points that go to each attractor, in their order. */
  readonly fractions: Float64Array;
}

/**
 * Colours the points of a grid by the attractor to which they go: each is followed until it comes close to a point of one of
 * them. A task: it yields the number of points that are done, after each row.
 *
 * @throws {RangeError} if an option is out of range, or dimensions do not fit.
 *
 * @example
 * ```ts
 * import { runNow, seriesOf } from "@attractors/core";
 * import { basinsOfAttraction } from "@attractors/metrics";
 *
 * const bistable = {
 *   dimension: 1,
 *   initialState: Float64Array.of(0.1),
 *   field: (t: number, y: Float64Array, out: Float64Array) => void (out[0] = y[0] - y[0] ** 3),
 * };
 * const attractors = [seriesOf([-1]), seriesOf([1])];
 * const grid = [{ from: -2, to: 2, count: 4 }];
 * runNow(basinsOfAttraction(bistable, { attractors, grid, radius: 0.01 })).labels; // → [1, 1, 2, 2]
 * ```
 */
export function* basinsOfAttraction(
  system: Dynamics,
  options: BasinsOptions,
): Task<{ readonly done: number; readonly total: number }, Basins> {
  const where = "basinsOfAttraction";
  const { grid, attractors } = options;
  const total = sizeOfGrid(where, grid);
  if (grid.length !== system.dimension) {
    throw new RangeError(`${where}: grid must have ${system.dimension} axes, got ${grid.length}`);
  }
  const classify = classifierOf(where, system, options);
  const labels = new Int32Array(total);
  const fractions = new Float64Array(attractors.length);
  const start = new Float64Array(grid.length);
  for (let k = 0; k < total; k++) {
    gridPoint(grid, k, start);
    labels[k] = classify(start);
    if (labels[k] > 0) fractions[labels[k] - 1] += 1 / total;
    if ((k + 1) % grid[0].count === 0) yield { done: k + 1, total };
  }
  return { shape: grid.map(({ count }) => count), labels, fractions };
}
