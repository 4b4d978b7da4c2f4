/** A point of state space: `n` numbers. */
export type State = Float64Array;

/** Writes the velocity dy/dt at time `t` and state `y` into the first `n` numbers of `out`. */
export type VectorField = (t: number, y: State, out: Float64Array) => void;

/** Writes the derivatives of a vector field, row-major `out[i * n + j] = df_i / dy_j`, into the first `n * n` numbers of `out`. */
export type Jacobian = (t: number, y: State, out: Float64Array) => void;

/** A system of ordinary differential equations dy/dt = f(t, y). */
export interface Flow {
  /** Number of state variables, `n`. */
  readonly dimension: number;
  readonly field: VectorField;
  /** The exact Jacobian of `field`. What follows tangent vectors or solves stiff systems asks for it. */
  readonly jacobian?: Jacobian;
  /** Where trajectories start unless told otherwise, `n` numbers. */
  readonly initialState: State;
}
