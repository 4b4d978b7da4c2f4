import { checkCount, checkFinite, type IteratedMap, NumericalError } from "@attractors/core";
import { differentiableMap, powerOf } from "./discrete-dynamics.ts";
import { solveInPlace } from "./linear-solve.ts";
import { newtonRoot } from "./newton-root.ts";

/** A map at each value of a parameter. */
export type MapFamily = (parameter: number) => IteratedMap;

export interface CycleBifurcationOptions {
  /** The period of the cycle. */
  period: number;
  /** Its multiplier at the point looked for: 1 for a tangent bifurcation, -1 for a period doubling, 0 where it is superstable. */
  multiplier: number;
  /** Near which parameter to look. */
  parameter: number;
  /** Near which point of the cycle. */
  state: Float64Array;
}

export interface CycleBifurcation {
  readonly parameter: number;
  /** A point of the cycle there. */
  readonly state: Float64Array;
}

/**
 * Finds where a cycle of a family of maps has a given multiplier, as at its bifurcations: solves f^p(x) = x together with
 * det(Df^p(x) - μ) = 0 for point and parameter by Newton's method, so that cycles need not be stable.
 *
 * @throws {TypeError} if a map of the family has no `jacobian`.
 * @throws {RangeError} if an option is out of range.
 * @throws {NumericalError} `"not-converged"` if there is none near the start.
 *
 * @example
 * ```ts
 * import { cycleBifurcation } from "@attractors/metrics";
 *
 * const logistic = (r: number) => ({
 *   dimension: 1,
 *   initialState: Float64Array.of(0.3),
 *   map: (y: Float64Array, out: Float64Array) => void (out[0] = r * y[0] * (1 - y[0])),
 *   jacobian: (y: Float64Array, out: Float64Array) => void (out[0] = r * (1 - 2 * y[0])),
 * });
 * const state = Float64Array.of(0.5);
 * // The cycle of period 2 doubles at r = 1 + √6.
 * cycleBifurcation(logistic, { period: 2, multiplier: -1, parameter: 3.4, state }).parameter; // ≈ 3.44948974278
 * ```
 */
export function cycleBifurcation(family: MapFamily, options: CycleBifurcationOptions): CycleBifurcation {
  const where = "cycleBifurcation";
  const { period, multiplier, parameter, state } = options;
  checkCount(`${where}: period`, period);
  checkFinite(`${where}: start`, [parameter, multiplier, ...state]);
  const n = state.length;
  const size = n + 1;
  const x = new Float64Array(n);
  const image = new Float64Array(n);
  const matrix = new Float64Array(n * n);
  const ignored = new Float64Array(n);

  function residuals(unknowns: Float64Array, out: Float64Array): void {
    for (let i = 0; i < n; i++) x[i] = unknowns[i];
    powerOf(differentiableMap(where, family(unknowns[n])), period).derivative(x, image, matrix);
    for (let i = 0; i < n; i++) {
      out[i] = image[i] - x[i];
      matrix[i * n + i] -= multiplier;
    }
    out[n] = solveInPlace(matrix, ignored.fill(0));
  }

  const plus = new Float64Array(size);
  const minus = new Float64Array(size);
  const unknowns = Float64Array.of(...state, parameter);
  const converged = newtonRoot((at, values, derivatives) => {
    // Central differences: Newton's method needs them only roughly.
    const shifted = at.slice();
    for (let j = 0; j < size; j++) {
      const shift = 1e-8 * Math.max(1e-3, Math.abs(at[j]));
      shifted[j] = at[j] + shift;
      residuals(shifted, plus);
      shifted[j] = at[j] - shift;
      residuals(shifted, minus);
      shifted[j] = at[j];
      for (let i = 0; i < size; i++) derivatives[i * size + j] = (plus[i] - minus[i]) / (2 * shift);
    }
    residuals(at, values);
  }, unknowns);
  if (!converged) {
    throw new NumericalError(
      "not-converged",
      `${where}: found no cycle of period ${period} with multiplier ${multiplier} near ${parameter}; start closer to it`,
    );
  }
  return { parameter: unknowns[n], state: unknowns.slice(0, n) };
}
