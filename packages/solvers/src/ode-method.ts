import type { StiffMethod, Switching } from "./stiff/stiff-method.ts";

/** A method for ordinary differential equations, as data. One loop runs all methods of a kind. */
export type OdeMethod = ExplicitRungeKutta | StiffMethod | Switching;

/**
 * An explicit Runge-Kutta method: its Butcher tableau and what belongs to it. One loop over the stages runs every such
 * method, so that a tableau from a paper is a new method.
 *
 * The stages are k_i = f(t + c_i h, y + h Σ_j a_ij k_j), i = 1 … s, and the new state is y + h Σ_i b_i k_i. The field at
 * the new state counts as stage s + 1: it is the first stage of the next step, so that using it costs nothing. A tableau
 * that lists this stage as its last row (first same as last) is understood too.
 */
export interface ExplicitRungeKutta {
  readonly kind: "explicit";
  readonly name: string;
  /** Order of the solution that is carried on, p: the error over a fixed time falls like h^p. */
  readonly order: number;
  /** c_i, the times of the stages in parts of the step. */
  readonly nodes: readonly number[];
  /** a_ij, one row per stage: the first has none, the row of stage i at most i - 1 numbers. */
  readonly stages: readonly (readonly number[])[];
  /** b_i. */
  readonly weights: readonly number[];
  /** How the error of a step is estimated. Without it, steps have a fixed length, the option `step`. */
  readonly error?: ErrorEstimate;
  /** Dense output. @default the cubic Hermite interpolant, of order 3 */
  readonly interpolant?: Interpolant;
}

/** The error estimate of a method: h Σ_i weights_i k_i, the difference of two solutions; up to s + 1 weights. */
export interface ErrorEstimate {
  /** The estimate falls like h^(order + 1). */
  readonly order: number;
  readonly weights: readonly number[];
  /**
   * Weights of a second estimate g, of lower order, that keeps the first, e, from being small by chance: the error is
   * taken as e² / √(e² + g² / 100), with the norms of both (Hairer, Nørsett and Wanner 1993, section II.10).
   */
  readonly guard?: readonly number[];
}

/**
 * Dense output in Hairer's alternating form, y(t + θ h) = y + θ(F_0 + (1-θ)(F_1 + θ(F_2 + (1-θ)(F_3 + …)))), where F_0 is
 * the change of the state over the step and F_r = h Σ_i rows[r-1][i] k_i. `interpolantRows` gets the rows from polynomials
 * b_i(θ), the form that most papers print.
 */
export interface Interpolant {
  /** q: between the ends of a step, the error of the interpolation falls like h^(q + 1). */
  readonly order: number;
  readonly rows: readonly (readonly number[])[];
  /** Nodes of stages that only dense output needs, s + 2 and on. @default none */
  readonly nodes?: readonly number[];
  /** Rows a_ij of these stages. @default none */
  readonly stages?: readonly (readonly number[])[];
}
