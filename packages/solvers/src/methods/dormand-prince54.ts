import { hermiteRows } from "../explicit/interpolant-rows.ts";
import type { ExplicitRungeKutta } from "../ode-method.ts";

const weights: readonly number[] = [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84];

/**
 * The explicit Runge-Kutta pair of orders 5 and 4 by Dormand and Prince, known as DOPRI5 and ode45: six evaluations of the
 * field per step (J. Comput. Appl. Math. 6, 19, 1980), dense output of order 4 that costs none (Shampine, Math. Comp. 46,
 * 135, 1986).
 *
 * @example
 * ```ts
 * import { dormandPrince54, solveOde } from "@attractors/solvers";
 *
 * const decay = {
 *   dimension: 1,
 *   initialState: Float64Array.of(1),
 *   field: (_: number, y: Float64Array, out: Float64Array) => {
 *     out[0] = -y[0];
 *   },
 * };
 * solveOde(decay, { duration: 0.5, step: 0.5, method: dormandPrince54 }).states; // ≈ [1, 0.6065]
 * ```
 */
export const dormandPrince54: ExplicitRungeKutta = {
  kind: "explicit",
  name: "Dormand-Prince 5(4)",
  order: 5,
  nodes: [0, 1 / 5, 3 / 10, 4 / 5, 8 / 9, 1],
  stages: [
    [],
    [1 / 5],
    [3 / 40, 9 / 40],
    [44 / 45, -56 / 15, 32 / 9],
    [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
    [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  ],
  weights,
  error: {
    order: 4,
    weights: [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40],
  },
  interpolant: {
    order: 4,
    rows: /* @__PURE__ */ hermiteRows(weights, [
      [
        -12715105075 / 11282082432,
        0,
        87487479700 / 32700410799,
        -10690763975 / 1880347072,
        701980252875 / 199316789632,
        -1453857185 / 822651844,
        69997945 / 29380423,
      ],
    ]),
  },
};
