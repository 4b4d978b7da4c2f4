import type { ExplicitRungeKutta } from "../ode-method.ts";

/**
 * Euler's method, of order 1 (Institutionum calculi integralis I, 1768): for teaching, and as the yardstick of all
 * others. It does not estimate its error: give `step`.
 *
 * @example
 * ```ts
 * import { euler, solveOde } from "@attractors/solvers";
 *
 * const decay = {
 *   dimension: 1,
 *   initialState: Float64Array.of(1),
 *   field: (_: number, y: Float64Array, out: Float64Array) => {
 *     out[0] = -y[0];
 *   },
 * };
 * solveOde(decay, { duration: 0.5, step: 0.5, method: euler }).states; // ≈ [1, 0.5]
 * ```
 */
export const euler: ExplicitRungeKutta = {
  kind: "explicit",
  name: "Euler",
  order: 1,
  nodes: [0],
  stages: [[]],
  weights: [1],
};
