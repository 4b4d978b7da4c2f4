import type { ExplicitRungeKutta } from "../ode-method.ts";

/**
 * The explicit midpoint rule, of order 2 with two stages (Runge, Math. Ann. 46, 167, 1895); its error is estimated against
 * Euler's method.
 *
 * @example
 * ```ts
 * import { midpoint, solveOde } from "@attractors/solvers";
 *
 * const decay = {
 *   dimension: 1,
 *   initialState: Float64Array.of(1),
 *   field: (_: number, y: Float64Array, out: Float64Array) => {
 *     out[0] = -y[0];
 *   },
 * };
 * solveOde(decay, { duration: 0.5, step: 0.5, method: midpoint }).states; // ≈ [1, 0.625]
 * ```
 */
export const midpoint: ExplicitRungeKutta = {
  kind: "explicit",
  name: "midpoint",
  order: 2,
  nodes: [0, 1 / 2],
  stages: [[], [1 / 2]],
  weights: [0, 1],
  error: { order: 1, weights: [-1, 1] },
};
