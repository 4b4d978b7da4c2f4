import type { ExplicitRungeKutta } from "../ode-method.ts";

/**
 * Heun's method, the explicit trapezoidal rule, of order 2 with two stages (Z. Math. Phys. 45, 23, 1900); its error is
 * estimated against Euler's method.
 *
 * @example
 * ```ts
 * import { heun, solveOde } from "@attractors/solvers";
 *
 * const decay = {
 *   dimension: 1,
 *   initialState: Float64Array.of(1),
 *   field: (_: number, y: Float64Array, out: Float64Array) => {
 *     out[0] = -y[0];
 *   },
 * };
 * solveOde(decay, { duration: 0.5, step: 0.5, method: heun }).states; // ≈ [1, 0.625]
 * ```
 */
export const heun: ExplicitRungeKutta = {
  kind: "explicit",
  name: "Heun",
  order: 2,
  nodes: [0, 1],
  stages: [[], [1]],
  weights: [1 / 2, 1 / 2],
  error: { order: 1, weights: [-1 / 2, 1 / 2] },
};
