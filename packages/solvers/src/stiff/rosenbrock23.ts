import type { Rosenbrock } from "./stiff-method.ts";

const D = 1 / (2 + Math.SQRT2);
const E32 = 6 + Math.SQRT2;

/**
 * The Rosenbrock method of order 2 with an error estimate of order 2 by Shampine and Reichelt, as in ode23s: L-stable, two
 * new evaluations of the field per step; for stiff systems at relative tolerances above about 1e-4, with solutions that may
 * be rough (SIAM J. Sci. Comput. 18, 1, 1997). Dense output of order 2.
 *
 * @example
 * ```ts
 * import { rosenbrock23, solveOde } from "@attractors/solvers";
 *
 * const flame = {
 *   dimension: 1,
 *   initialState: Float64Array.of(1e-3),
 *   field: (_: number, y: Float64Array, out: Float64Array) => {
 *     out[0] = y[0] ** 2 - y[0] ** 3;
 *   },
 * };
 * const { states, statistics } = solveOde(flame, { duration: 2000, method: rosenbrock23, relativeTolerance: 1e-4 });
 * states.slice(-1); // ≈ [1.000]
 * statistics.accepted < 200; // → true
 * ```
 */
export const rosenbrock23: Rosenbrock = {
  kind: "rosenbrock",
  name: "Rosenbrock23",
  order: 2,
  gamma: D,
  nodes: [0, 0.5, 1],
  slopes: [D, 0, -D],
  stages: [[], [0.5 / D], [1 / D, 1 / D]],
  couplings: [[], [-1 / D], [-2 / D, -E32 / D]],
  weights: [1 / D, 1 / D, 0],
  error: { order: 2, weights: [1 / (6 * D), (E32 - 2) / (6 * D), 1 / (6 * D)] },
  interpolant: { order: 2, rows: [[0, -1 / (D * (1 - 2 * D))]] },
};
