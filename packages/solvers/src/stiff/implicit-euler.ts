import type { Collocation } from "./stiff-method.ts";

/**
 * The implicit Euler method, y_new = y + h f(t + h, y_new): order 1, L-stable, for rough solutions and as the simplest
 * example. Its error is estimated by half the difference to the explicit one, filtered; dense output is linear.
 *
 * @example
 * ```ts
 * import { implicitEuler, solveOde } from "@attractors/solvers";
 *
 * const fast = {
 *   dimension: 1,
 *   initialState: Float64Array.of(1),
 *   field: (_: number, y: Float64Array, out: Float64Array) => {
 *     out[0] = -1000 * y[0];
 *   },
 * };
 * solveOde(fast, { duration: 1, step: 1, method: implicitEuler }).states; // ≈ [1, 0.000999]
 * ```
 */
export const implicitEuler: Collocation = {
  kind: "collocation",
  name: "implicit Euler",
  order: 1,
  nodes: [1],
  weights: [1],
  transformation: [[1]],
  inverse: [[1]],
  real: [1],
  pairs: [],
  error: { order: 1, gamma: 1, start: -0.5, stages: [0.5], tolerancePower: 1 },
  interpolant: { order: 1, rows: [] },
};
