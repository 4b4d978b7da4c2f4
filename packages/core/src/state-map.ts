import type { State } from "./flow.ts";

/** Writes the image of state `y` under a map into the first `n` numbers of `out`. */
export type StateMap = (y: State, out: Float64Array) => void;

/** Writes the derivatives of a map, row-major `out[i * n + j] = dg_i / dy_j`, into the first `n * n` numbers of `out`. */
export type MapJacobian = (y: State, out: Float64Array) => void;
