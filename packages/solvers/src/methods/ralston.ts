import type { ExplicitRungeKutta } from "../ode-method.ts";

/**
 * Ralston's method, of order 2 with two stages and the smallest bound on the truncation error (Math. Comp. 16, 431,
 * 1962); its error is estimated against Euler's method.
 *
 * @example
 * ```ts
 * import { ralston, solveOde } from "@attractors/solvers";
 *
 * const decay = {
 *   dimension: 1,
 *   initialState: Float64Array.of(1),
 *   field: (_: number, y: Float64Array, out: Float64Array) => {
 *     out[0] = -y[0];
 *   },
 * };
 * solveOde(decay, { duration: 0.5, step: 0.5, method: ralston }).states; // ≈ [1, 0.625]
 * ```
 */
export const ralston: ExplicitRungeKutta = {
  kind: "explicit",
  name: "Ralston",
  order: 2,
  nodes: [0, 2 / 3],
  stages: [[], [2 / 3]],
  weights: [1 / 4, 3 / 4],
  error: { order: 1, weights: [-3 / 4, 3 / 4] },
};
