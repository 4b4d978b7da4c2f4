import type { State } from "./flow.ts";

/** Writes the image of state `y` under a map into the first numbers of `out`. */
export type StateMap = (y: State, out: Float64Array) => void;

/** Writes the derivatives of a map, row-major `out[i * n + j] = dg_i / dy_j`, into the first `n * n` numbers of `out`. */
export type MapJacobian = (y: State, out: Float64Array) => void;

/** A system in discrete time, y ← g(y). */
export interface IteratedMap {
  /** Number of state variables, `n`. */
  readonly dimension: number;
  readonly map: StateMap;
  /** The exact Jacobian of `map`. What follows tangent vectors asks for it. */
  readonly jacobian?: MapJacobian;
  /** The map backwards, where there is one. */
  readonly inverse?: StateMap;
  /** Where orbits start unless told otherwise, `n` numbers. */
  readonly initialState: State;
}
