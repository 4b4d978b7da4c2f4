import type { ExplicitRungeKutta } from "../ode-method.ts";

/**
 * The classical Runge-Kutta method, of order 4 with four stages (Kutta, Z. Math. Phys. 46, 435, 1901). It does not
 * estimate its error: give `step`. Dense output is the cubic Hermite interpolant.
 *
 * @example
 * ```ts
 * import { rk4, solveOde } from "@attractors/solvers";
 *
 * const decay = {
 *   dimension: 1,
 *   initialState: Float64Array.of(1),
 *   field: (_: number, y: Float64Array, out: Float64Array) => {
 *     out[0] = -y[0];
 *   },
 * };
 * solveOde(decay, { duration: 0.5, step: 0.5, method: rk4 }).states; // ≈ [1, 0.6068]
 * ```
 */
export const rk4: ExplicitRungeKutta = {
  kind: "explicit",
  name: "RK4",
  order: 4,
  nodes: [0, 1 / 2, 1 / 2, 1],
  stages: [[], [1 / 2], [0, 1 / 2], [0, 0, 1]],
  weights: [1 / 6, 1 / 3, 1 / 3, 1 / 6],
};
