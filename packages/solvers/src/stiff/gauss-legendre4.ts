import type { Collocation } from "./stiff-method.ts";

const ROOT = 1.7320508075688772;

/**
 * The implicit Runge-Kutta method of Gauss and Legendre with two stages: order 4, A-stable but not L-stable, symmetric and
 * symplectic with steps of fixed length, where it keeps quadratic invariants. Dense output is Hermite's cubic. The error
 * estimate is of order 2, a second difference of the field at the beginning and the stages; it may reach
 * 0.1 tolerance^(3/5). It takes no mass matrix (J. C. Butcher 1964; Hairer, Lubich and Wanner 2006, section II.1).
 *
 * @example
 * ```ts
 * import { gaussLegendre4, solveOde } from "@attractors/solvers";
 *
 * const oscillator = {
 *   dimension: 2,
 *   initialState: Float64Array.of(1, 0),
 *   field: (_: number, y: Float64Array, out: Float64Array) => {
 *     out[0] = y[1];
 *     out[1] = -y[0];
 *   },
 * };
 * const { states } = solveOde(oscillator, { duration: 1000, step: 0.5, method: gaussLegendre4 });
 * Math.hypot(...states.slice(-2)); // ≈ 1.000000000
 * ```
 */
export const gaussLegendre4: Collocation = {
  kind: "collocation",
  name: "Gauss-Legendre 4",
  order: 4,
  nodes: [(3 - ROOT) / 6, (3 + ROOT) / 6],
  weights: [-ROOT, ROOT],
  transformation: [
    [0, 2 - ROOT],
    [1, 0],
  ],
  inverse: [
    [0, 1],
    [2 + ROOT, 0],
  ],
  real: [],
  pairs: [[3, ROOT]],
  // f_0 + α_1 f_1 + α_2 f_2, a second difference with α = -(√3 ± 1) / 2, and the field at the stages from A^-1 z / h.
  error: { order: 2, gamma: 2 * ROOT, start: 1, stages: [-3 - 2 * ROOT, 2 * ROOT - 3], tolerancePower: 0.6 },
};
