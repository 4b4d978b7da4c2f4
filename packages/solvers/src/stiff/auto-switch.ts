import { tsit5 } from "../methods/tsit5.ts";
import { rodas5P } from "./rodas5p.ts";
import type { Switching } from "./stiff-method.ts";

/**
 * Tsit5 where the system is not stiff and Rodas5P where it is, switching on the way in both directions: for systems that one
 * does not know. Stiffness shows in h |λ|, with |λ| estimated from the last two stages of an explicit step (Hairer and
 * Wanner 1996, section IV.2) or from the Jacobian of a stiff one. `{ ...autoSwitch, nonstiff: vern7, stiff: radau5 }` takes other
 * methods.
 *
 * @example
 * ```ts
 * import { autoSwitch, solveOde, tsit5 } from "@attractors/solvers";
 *
 * const relaxation = {
 *   dimension: 2,
 *   initialState: Float64Array.of(2, 0),
 *   field: (_: number, y: Float64Array, out: Float64Array) => {
 *     out[0] = y[1];
 *     out[1] = 1000 * (1 - y[0] ** 2) * y[1] - y[0];
 *   },
 * };
 * const evaluations = [autoSwitch, tsit5].map((method) => solveOde(relaxation, { duration: 500, method }).statistics.evaluations);
 * evaluations[0] < evaluations[1] / 100; // → true
 * ```
 */
export const autoSwitch: Switching = {
  kind: "switching",
  name: "automatic choice",
  order: 5,
  nonstiff: tsit5,
  stiff: rodas5P,
};
