import { checkCount, checkPositive, type Task, type TimeSeries } from "@attractors/core";
import { type Dynamics, type DynamicsOptions, stepperOf, wholeSteps } from "../stepper-of.ts";
import { gridIndex, gridPoint, type StateGrid, sizeOfGrid } from "./state-grid.ts";

export interface FindAttractorsOptions extends Omit<DynamicsOptions, "initialState"> {
  /** Cells of state space, one axis for each state variable: initial states, and where recurrences are looked for. */
  grid: StateGrid;
  /** Time after which the cell of the state is looked at. @default 1, or 1 step in discrete time */
  every?: number;
  /** Recurrences in a row after which an orbit counts as on an attractor. @default 100 */
  recurrences?: number;
  /** Points of an attractor that are collected after that. @default 100 */
  points?: number;
  /** Every so many points of the grid an orbit starts. @default 1 */
  stride?: number;
}

/**
 * Finds the attractors of a system in a part of state space without knowing any of them: orbits start on a grid, and one that
 * comes back to its own cells many times in a row has found an attractor, unless these cells belong to one already (the
 * recurrences of Datseris and Wagemakers, Chaos 32, 023104, 2022). A task: it yields the number of orbits that are done.
 *
 * The cells must be small enough to part the attractors. Orbits that leave the grid for long are given up.
 *
 * @returns some points of each attractor, in the order in which they were found.
 * @throws {RangeError} if an option is out of range, or dimensions do not fit.
 *
 * @example
 * ```ts
 * import { runNow } from "@attractors/core";
 * import { findAttractors } from "@attractors/metrics";
 *
 * const bistable = {
 *   dimension: 1,
 *   initialState: Float64Array.of(0.1),
 *   field: (t: number, y: Float64Array, out: Float64Array) => void (out[0] = y[0] - y[0] ** 3),
 * };
 * const found = runNow(findAttractors(bistable, { grid: [{ from: -2, to: 2, count: 40 }] }));
 * found.map(({ values }) => Math.round(values[values.length - 1])); // → [-1, 1]
 * ```
 */
export function* findAttractors(
  system: Dynamics,
  options: FindAttractorsOptions,
): Task<{ readonly done: number; readonly total: number }, TimeSeries[]> {
  const where = "findAttractors";
  const stepper = stepperOf(where, system, options);
  const { interval: step, dimension: n } = stepper;
  const { grid, every = step ?? 1, recurrences = 100, points = 100, stride = 1 } = options;
  const size = sizeOfGrid(where, grid);
  if (grid.length !== n) throw new RangeError(`${where}: grid must have ${n} axes, got ${grid.length}`);
  checkPositive(`${where}: every`, every);
  checkCount(`${where}: recurrences`, recurrences);
  checkCount(`${where}: points`, points);
  checkCount(`${where}: stride`, stride);
  const part = wholeSteps(stepper, every);

  /** What is known of a cell: 0 nothing, k > 0 that it belongs to attractor k, -k that orbit k has passed it. */
  const cells = new Int32Array(size);
  const found: TimeSeries[] = [];
  const start = new Float64Array(n);

  /** Follows an orbit to an attractor, a new or a known one, or out of the grid. */
  function follow(orbit: number): void {
    let again = 0;
    let known = 0;
    let lost = 0;
    for (let k = 0; k < 1000 * recurrences && lost < recurrences; k++) {
      stepper.advance(part);
      const cell = gridIndex(grid, stepper.state);
      lost = cell < 0 ? lost + 1 : 0;
      if (cell < 0) continue;
      const mark = cells[cell];
      again = mark === -orbit ? again + 1 : 0;
      known = mark > 0 ? known + 1 : 0;
      if (known >= HITS) return;
      if (mark <= 0) cells[cell] = -orbit;
      if (again >= recurrences) {
        collect();
        return;
      }
    }
  }

  function collect(): void {
    const values = new Float64Array(points * n);
    const label = found.length + 1;
    for (let k = 0; k < points; k++) {
      stepper.advance(part);
      values.set(stepper.state, k * n);
      const cell = gridIndex(grid, stepper.state);
      if (cell >= 0) cells[cell] = label;
    }
    // Cells beside the few points that are kept belong to it too: an orbit goes on for a while.
    for (let k = 0; k < 10 * recurrences; k++) {
      stepper.advance(part);
      const cell = gridIndex(grid, stepper.state);
      if (cell >= 0) cells[cell] = label;
    }
    if (values.every(Number.isFinite)) found.push({ dimension: n, interval: part, values });
  }

  const total = Math.ceil(size / stride);
  for (let k = 0; k < total; k++) {
    const cell = k * stride;
    if (cells[cell] === 0) {
      gridPoint(grid, cell, start);
      try {
        stepper.reset(start);
        follow(k + 1);
      } catch (error) {
        if (!(error instanceof Error && error.name === "NumericalError")) throw error;
      }
    }
    yield { done: k + 1, total };
  }
  return found;
}

/** Steps in a row in cells of a known attractor after which an orbit counts as caught by it. */
const HITS = 3;
