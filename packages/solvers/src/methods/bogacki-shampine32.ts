import type { ExplicitRungeKutta } from "../ode-method.ts";

/**
 * The explicit Runge-Kutta pair of orders 3 and 2 by Bogacki and Shampine, for coarse tolerances: three evaluations of
 * the field per step, the cubic Hermite interpolant as dense output (Appl. Math. Lett. 2, 321, 1989).
 *
 * @example
 * ```ts
 * import { bogackiShampine32, solveOde } from "@attractors/solvers";
 *
 * const decay = {
 *   dimension: 1,
 *   initialState: Float64Array.of(1),
 *   field: (_: number, y: Float64Array, out: Float64Array) => {
 *     out[0] = -y[0];
 *   },
 * };
 * solveOde(decay, { duration: 0.5, step: 0.5, method: bogackiShampine32 }).states; // ≈ [1, 0.604]
 * ```
 */
export const bogackiShampine32: ExplicitRungeKutta = {
  kind: "explicit",
  name: "Bogacki-Shampine 3(2)",
  order: 3,
  nodes: [0, 1 / 2, 3 / 4],
  stages: [[], [1 / 2], [0, 3 / 4]],
  weights: [2 / 9, 1 / 3, 4 / 9],
  error: { order: 2, weights: [-5 / 72, 1 / 12, 1 / 9, -1 / 8] },
};
