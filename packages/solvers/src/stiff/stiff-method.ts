import type { ErrorEstimate, ExplicitRungeKutta, Interpolant } from "../ode-method.ts";

/** A method for stiff systems, as data. One engine runs all methods of a kind. */
export type StiffMethod = Rosenbrock | Collocation | BackwardDifferentiation;

/**
 * A Rosenbrock-Wanner method, in the form that saves products with the Jacobian (Hairer and Wanner 1996, section IV.7):
 * (M / (h γ) - J) u_i = f(t + α_i h, y + Σ_j a_ij u_j) + M Σ_j (c_ij / h) u_j + h γ_i ∂f/∂t, the new state is
 * y + Σ_i m_i u_i, the error estimate Σ_i e_i u_i. Each step solves linear systems with one matrix, and iterates nothing.
 */
export interface Rosenbrock {
  readonly kind: "rosenbrock";
  readonly name: string;
  /** Order of the solution that is carried on. */
  readonly order: number;
  /** γ, the diagonal of the method. */
  readonly gamma: number;
  /** α_i, the times of the stages in parts of the step. */
  readonly nodes: readonly number[];
  /** γ_i, the weights of the derivative with respect to time. */
  readonly slopes: readonly number[];
  /** a_ij, for j < i. */
  readonly stages: readonly (readonly number[])[];
  /** c_ij, for j < i. */
  readonly couplings: readonly (readonly number[])[];
  /** m_i. */
  readonly weights: readonly number[];
  /** e_i; it needs no guard. */
  readonly error: ErrorEstimate;
  /** Dense output with rows over the u_i, without the factor h. */
  readonly interpolant: Interpolant;
}

/**
 * An implicit Runge-Kutta method by collocation, with the stages written as increments z_i = h Σ_j a_ij f_j. Newton's
 * method solves for all of them at once, after the transformation A^-1 = T Λ T^-1 that splits the system of s n equations
 * into one of n for each real eigenvalue and a complex one for each pair (Butcher 1976, Bickart 1977; Hairer and Wanner
 * 1996, section IV.8).
 */
export interface Collocation {
  readonly kind: "collocation";
  readonly name: string;
  readonly order: number;
  /** c_i. */
  readonly nodes: readonly number[];
  /** b A^-1: the new state is y + Σ_i weights_i z_i. */
  readonly weights: readonly number[];
  /** T and T^-1. */
  readonly transformation: readonly (readonly number[])[];
  readonly inverse: readonly (readonly number[])[];
  /** Λ: the real eigenvalues γ of A^-1, one row each, then the pairs α ± iβ as blocks [α, -β; β, α]. */
  readonly real: readonly number[];
  readonly pairs: readonly (readonly [alpha: number, beta: number])[];
  readonly error: CollocationError;
  /** Dense output with rows over the z_i, without the factor h. @default Hermite's cubic through both ends, of order 3 */
  readonly interpolant?: Interpolant;
}

/**
 * The error estimate of a collocation method: the solution of (γ M / h - J) e = start f(t, y) + M Σ_i stages_i z_i / h, which
 * stays small where the system is stiff.
 */
export interface CollocationError {
  /** The estimate falls like h^(order + 1). */
  readonly order: number;
  readonly gamma: number;
  readonly start: number;
  readonly stages: readonly number[];
  /**
   * Estimates of lower order than the method would keep its error far below the tolerance: with a power below 1, the
   * estimate may reach 0.1 tolerance^power instead.
   */
  readonly tolerancePower: number;
}

/**
 * Backward differentiation formulas of orders 1 to `order` on steps of a quasi-constant length, written with backward
 * differences and made more accurate by Klopfenstein's and Shampine's parameter κ of each order (L. F. Shampine and
 * M. W. Reichelt, SIAM J. Sci. Comput. 18, 1, 1997): Σ_(m=1..k) ∇^m y / m - κ_k γ_k (y - predicted) = h f.
 */
export interface BackwardDifferentiation {
  readonly kind: "backward-differentiation";
  readonly name: string;
  /** The highest order in use, 1 to 5. With steps of fixed length it is the order. */
  readonly order: number;
  /** κ_1, κ_2, …: zeros are the plain formulas. */
  readonly kappas: readonly number[];
}

/**
 * Two methods, of which the integration takes the one that suits it where it is: the explicit one until its steps are
 * limited by stability instead of accuracy, the stiff one until the explicit one could take such steps too.
 */
export interface Switching {
  readonly kind: "switching";
  readonly name: string;
  readonly order: number;
  /** A method whose last stage lies at the end of the step, as in tsit5, dop853, vern7 and vern9. */
  readonly nonstiff: ExplicitRungeKutta;
  readonly stiff: StiffMethod;
}
