import type { BackwardDifferentiation } from "./stiff-method.ts";

/**
 * Backward differentiation formulas of orders 1 to 5, order and step chosen together: for large or expensive stiff systems at
 * moderate tolerances, with one decomposition every few steps. A-stable up to order 2, L-stable at orders 1 and 2, and
 * stable in a sector that narrows with the order: `{ ...bdf, order: 2 }` where eigenvalues lie close to the imaginary
 * axis. Dense output of the order of the step (C. W. Gear 1971; F. T. Krogh 1974 for the quasi-constant step).
 *
 * @example
 * ```ts
 * import { bdf, solveOde } from "@attractors/solvers";
 *
 * const follower = {
 *   dimension: 1,
 *   initialState: Float64Array.of(0),
 *   field: (t: number, y: Float64Array, out: Float64Array) => {
 *     out[0] = -1e6 * (y[0] - Math.cos(t));
 *   },
 * };
 * solveOde(follower, { duration: 1, method: bdf, saveAt: Float64Array.of(1) }).states; // ≈ [0.5403]
 * ```
 */
export const bdf: BackwardDifferentiation = {
  kind: "backward-differentiation",
  name: "BDF",
  order: 5,
  kappas: [0, 0, 0, 0, 0],
};

/**
 * Numerical differentiation formulas of orders 1 to 5: backward differentiation formulas with smaller errors, which allow
 * steps up to a quarter longer at nearly the same stability (L. F. Shampine and M. W. Reichelt, SIAM J. Sci. Comput. 18, 1,
 * 1997), as in ode15s.
 *
 * @example
 * ```ts
 * import { ndf, solveOde } from "@attractors/solvers";
 *
 * const robertson = {
 *   dimension: 3,
 *   initialState: Float64Array.of(1, 0, 0),
 *   field: (_: number, y: Float64Array, out: Float64Array) => {
 *     out[0] = -0.04 * y[0] + 1e4 * y[1] * y[2];
 *     out[2] = 3e7 * y[1] * y[1];
 *     out[1] = -out[0] - out[2];
 *   },
 * };
 * const { states } = solveOde(robertson, { duration: 40, method: ndf, saveAt: Float64Array.of(40) });
 * states[0]; // ≈ 0.7158
 * ```
 */
export const ndf: BackwardDifferentiation = {
  kind: "backward-differentiation",
  name: "NDF",
  order: 5,
  kappas: [-0.185, -1 / 9, -0.0823, -0.0415, 0],
};
