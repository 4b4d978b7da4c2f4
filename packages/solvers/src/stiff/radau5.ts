import type { Collocation } from "./stiff-method.ts";

const ROOT = 2.449489742783178;
const C1 = (4 - ROOT) / 10;
const C2 = (4 + ROOT) / 10;
const GAMMA = 3.637834252744496;

/**
 * The implicit Runge-Kutta method Radau IIA of order 5: for stiff systems and differential-algebraic ones of index 1, at
 * relative tolerances down to about 1e-12. L-stable, stiffly accurate; dense output of order 3 by its collocation
 * polynomial. The estimate is of order 3, and may reach 0.1 tolerance^(3/4): for the order 5 of
 * the method, this keeps the errors near the tolerance (E. Hairer and G. Wanner, Solving Ordinary Differential Equations II, section IV.8, 1996).
 *
 * @example
 * ```ts
 * import { radau5, solveOde } from "@attractors/solvers";
 *
 * // Robertson's chemical reaction, over eleven decades of time.
 * const robertson = {
 *   dimension: 3,
 *   initialState: Float64Array.of(1, 0, 0),
 *   field: (_: number, y: Float64Array, out: Float64Array) => {
 *     out[0] = -0.04 * y[0] + 1e4 * y[1] * y[2];
 *     out[2] = 3e7 * y[1] * y[1];
 *     out[1] = -out[0] - out[2];
 *   },
 * };
 * const tight = { relativeTolerance: 1e-8, absoluteTolerance: 1e-20 };
 * const { states } = solveOde(robertson, { duration: 1e11, method: radau5, ...tight });
 * states.slice(-3)[0] * 1e8; // ≈ 2.08334
 * ```
 */
export const radau5: Collocation = {
  kind: "collocation",
  name: "Radau IIA 5",
  order: 5,
  nodes: [C1, C2, 1],
  weights: [0, 0, 1],
  transformation: [
    [0.09443876248897524, -0.1412552950209542, -0.030029194105147424],
    [0.2502131229653333, 0.20412935229379994, 0.3829421127572619],
    [1, 1, 0],
  ],
  inverse: [
    [4.178718591551905, 0.32768282076106237, 0.5233764454994495],
    [-4.178718591551905, -0.32768282076106237, 0.47662355450055044],
    [-0.5028726349457868, 2.571926949855605, -0.5960392048282249],
  ],
  real: [GAMMA],
  pairs: [[2.681082873627752, 3.050430199247411]],
  error: {
    order: 3,
    gamma: GAMMA,
    start: 1,
    stages: [-(13 + 7 * ROOT) / 3, (-13 + 7 * ROOT) / 3, -1 / 3],
    tolerancePower: 0.75,
  },
  interpolant: { order: 3, rows: /* @__PURE__ */ collocationRows() },
};

/** Rows of the cubic through the beginning and the three stages: F_1 + θ F_2 is g_i = (z_i / c_i - z_3) / (1 - c_i) at c_i. */
function collocationRows(): readonly (readonly number[])[] {
  const first = [1 / (C1 * (1 - C1)), 0, -1 / (1 - C1)];
  const second = [0, 1 / (C2 * (1 - C2)), -1 / (1 - C2)];
  const slope = second.map((value, i) => (value - first[i]) / (C2 - C1));
  return [first.map((value, i) => value - C1 * slope[i]), slope];
}
