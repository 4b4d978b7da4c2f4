import type { State } from "./flow.ts";

/**
 * Anything that moves a state forward in time: an integrator, a map, a trained network.
 * Whatever measures a system accepts one.
 */
export interface Stepper {
  /** Number of state variables, `n`. */
  readonly dimension: number;
  /** The present time, in the system's unit. */
  readonly time: number;
  /** The present state. A live view that belongs to the stepper: copy it to keep it, `reset` to change it. */
  readonly state: State;
  /** Of a stepper in discrete time: the duration of one step. Durations must be whole multiples of it. */
  readonly interval?: number;
  /** Moves the state, and the tangent vectors if there are any, forward by `duration`. */
  advance(duration: number): void;
  /** Puts the stepper at a copy of `state`, at `time` (0 unless given). Tangent vectors stay attached, unchanged. */
  reset(state: State, time?: number): void;
  /**
   * Attaches tangent vectors: `vectors` holds some number of them, one row of `n` numbers each. From now on `advance`
   * moves them in place with the exact Jacobian along the path; between two calls the caller may rescale them in place.
   * An empty array detaches them. Absent where no Jacobian is known.
   */
  tangent?(vectors: Float64Array): void;
}
