/** A point of state space: `n` numbers. */
export type State = Float64Array;

/** Writes the velocity dy/dt at time `t` and state `y` into the first `n` numbers of `out`. */
export type VectorField = (t: number, y: State, out: Float64Array) => void;

/** Writes the derivatives of a vector field, row-major `out[i * n + j] = df_i / dy_j`, into the first `n * n` numbers of `out`. */
export type Jacobian = (t: number, y: State, out: Float64Array) => void;

/** Writes the derivatives of a vector field by its `p` parameters, row-major `out[i * p + k] = df_i / dp_k`. */
export type ParameterJacobian = (t: number, y: State, out: Float64Array) => void;

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

/**
 * Gives the state at time t - τ_i, for the i-th delay (from 0 on) of the equations. What it returns is a view that belongs
 * to the solver, one for each delay: read it before `field` returns, and do not write to it.
 */
export type PastStates = (delay: number) => State;

/** Writes the velocity dy/dt at time `t`, state `y` and past states into the first `n` numbers of `out`. */
export type DelayField = (t: number, y: State, past: PastStates, out: Float64Array) => void;

/**
 * Writes the derivatives of a delay field: one row-major `n × n` block by the present state, then one by the past state
 * of each delay.
 */
export type DelayJacobian = (t: number, y: State, past: PastStates, out: Float64Array) => void;

/** A delay τ, zero or more: a constant, or a function of time and state. */
export type Delay = number | ((t: number, y: State) => number);

/** Writes the state at a time `t` before the start into the first `n` numbers of `out`. */
export type History = (t: number, out: Float64Array) => void;

/** A system of delay differential equations dy/dt = f(t, y(t), y(t - τ_0), y(t - τ_1), …). */
export interface DelayFlow {
  /** Number of state variables, `n`. */
  readonly dimension: number;
  readonly field: DelayField;
  /** τ_0, τ_1, … */
  readonly delays: readonly Delay[];
  /** Where trajectories start unless told otherwise, `n` numbers. */
  readonly initialState: State;
  /** The states before the start. @default `initialState`, at all times */
  readonly history?: History;
}

/**
 * Writes the amplitudes of the noise in a stochastic differential equation at time `t` and state `y`: `n` numbers where each
 * variable has its own noise, otherwise row-major `out[i * m + k]`, of the k-th of m noises in variable i.
 */
export type Diffusion = (t: number, y: State, out: Float64Array) => void;
