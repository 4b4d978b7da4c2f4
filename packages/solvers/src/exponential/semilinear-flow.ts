import type { State, VectorField } from "@attractors/core";

/**
 * A system dy_k/dt = λ_k y_k + N_k(t, y), as spectral methods make it of a partial differential equation: the stiff linear
 * part is diagonal, the rest is tame.
 */
export interface SemilinearFlow {
  /** How many numbers a state has, n. */
  readonly dimension: number;
  /**
   * λ: n numbers; where components are complex, n/2 complex numbers, each as its real and imaginary part.
   */
  readonly linear: Float64Array;
  /** N, n numbers. */
  readonly nonlinear: VectorField;
  /** Whether the components of the state are complex numbers, stored as real and imaginary part in turn. @default false */
  readonly complex?: boolean;
  /** Where trajectories start unless told otherwise, n numbers. */
  readonly initialState: State;
}
