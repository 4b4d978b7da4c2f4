import { NumericalError } from "../numerical-error.ts";
import type { MapJacobian, StateMap } from "../state-map.ts";
import type { FixedPointMethod } from "./method.ts";
import { solveLinear } from "./solve-linear.ts";

export interface NewtonOptions {
  /** The exact derivatives of the map. @default finite differences, one more evaluation of the map for each variable */
  jacobian?: MapJacobian;
}

/** A step is halved at most this often to make the residual smaller. */
const HALVINGS = 20;

/**
 * Makes Newton's iteration on g(y) - y = 0, with a step that is halved until the residual shrinks: quadratic convergence,
 * to stable and unstable fixed points alike. Each iteration solves n linear equations, by elimination with partial
 * pivoting; for n up to a few hundred.
 *
 * @throws {NumericalError} singular, from the iteration, where g has the eigenvalue 1 and the fixed point is not isolated.
 *
 * @example
 * ```ts
 * import { fixedPoint, newtonIteration } from "@attractors/core";
 *
 * // The unstable fixed point 3/4 of the logistic map at its most chaotic.
 * const logistic = (x: Float64Array, out: Float64Array) => {
 *   out[0] = 4 * x[0] * (1 - x[0]);
 * };
 * fixedPoint(logistic, Float64Array.of(0.6), { method: newtonIteration() }).state; // ≈ [0.750000]
 * ```
 */
export function newtonIteration({ jacobian }: NewtonOptions = {}): FixedPointMethod {
  return {
    name: "Newton's iteration",
    begin(size, map) {
      const derivatives = jacobian ?? byDifferences(map, size);
      const matrix = new Float64Array(size * size);
      const step = new Float64Array(size);
      const image = new Float64Array(size);

      return (state, at, out) => {
        derivatives(state, matrix);
        for (let i = 0; i < size; i++) matrix[i * size + i] -= 1;
        for (let i = 0; i < size; i++) step[i] = state[i] - at[i];
        if (!solveLinear(matrix, step)) {
          throw new NumericalError(
            "singular",
            "fixedPoint: Newton's equations are singular; start elsewhere, or take another method",
          );
        }
        const before = squareDistance(at, state);
        for (let k = 0, length = 1; k <= HALVINGS; k++, length /= 2) {
          for (let i = 0; i < size; i++) out[i] = state[i] + length * step[i];
          if (k === HALVINGS || size === 0) return;
          try {
            map(out, image);
            if (squareDistance(image, out) < before) return;
          } catch (error) {
            if (!(error instanceof NumericalError)) throw error;
          }
        }
      };
    },
  };
}

function byDifferences(map: StateMap, size: number): MapJacobian {
  const point = new Float64Array(size);
  const above = new Float64Array(size);
  const at = new Float64Array(size);
  return (y, out) => {
    map(y, at);
    point.set(y);
    for (let j = 0; j < size; j++) {
      point[j] = y[j] + 1.5e-8 * Math.max(Math.abs(y[j]), 1);
      const shift = point[j] - y[j];
      map(point, above);
      for (let i = 0; i < size; i++) out[i * size + j] = (above[i] - at[i]) / shift;
      point[j] = y[j];
    }
  };
}

function squareDistance(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) ** 2;
  return sum;
}
