import { checkCount } from "../checks.ts";
import { checkMixing, type FixedPointMethod, type MixingOptions } from "./method.ts";

export interface AndersonOptions extends MixingOptions {
  /** How many earlier iterations are remembered. @default 5 */
  depth?: number;
}

/** A difference of residuals that is this small beside its own length says nothing new, and is forgotten. */
const DEPENDENT = 1e-10;

/**
 * Makes Anderson's acceleration: from the residuals f = g(y) - y of the last iterations, the combination is taken that
 * makes the residual smallest in the sense of least squares (D. G. Anderson, J. ACM 12, 547, 1965; Walker and Ni, SIAM J.
 * Numer. Anal. 49, 1715, 2011).
 *
 * @throws {RangeError} if `depth` is no whole number above 0, or unless 0 < mixing ≤ 1.
 *
 * @example
 * ```ts
 * import { andersonAcceleration, fixedPoint } from "@attractors/core";
 *
 * const map = (y: Float64Array, out: Float64Array) => {
 *   out[0] = Math.cos(y[1]);
 *   out[1] = 0.9 * Math.sin(y[0]) + 0.3;
 * };
 * fixedPoint(map, Float64Array.of(0, 0), { method: andersonAcceleration() }).state; // ≈ [0.659105, 0.851168]
 * ```
 */
export function andersonAcceleration({ depth = 5, mixing = 1 }: AndersonOptions = {}): FixedPointMethod {
  checkCount("andersonAcceleration: depth", depth);
  checkMixing("andersonAcceleration", mixing);
  return {
    name: "Anderson acceleration",
    begin(size) {
      // Changes of state and of residual from one iteration to the next, the latest first.
      const moves: Float64Array[] = [];
      const changes: Float64Array[] = [];
      const residual = new Float64Array(size);
      const lastState = new Float64Array(size);
      const lastResidual = new Float64Array(size);
      let begun = false;

      return (state, image, out) => {
        for (let i = 0; i < size; i++) residual[i] = image[i] - state[i];
        if (begun) {
          moves.unshift(state.map((y, i) => y - lastState[i]));
          changes.unshift(residual.map((f, i) => f - lastResidual[i]));
          moves.length = Math.min(moves.length, depth, size);
          changes.length = moves.length;
        }
        begun = true;
        lastState.set(state);
        lastResidual.set(residual);

        const weights = leastSquares(changes, residual);
        for (let i = 0; i < size; i++) {
          let y = state[i] + mixing * residual[i];
          for (let k = 0; k < weights.length; k++) y -= weights[k] * (moves[k][i] + mixing * changes[k][i]);
          out[i] = y;
        }
      };
    },
  };
}

/** The weights of the columns whose sum comes nearest to `target`, by modified Gram-Schmidt; dependent columns get 0. */
function leastSquares(columns: readonly Float64Array[], target: Float64Array): Float64Array {
  const count = columns.length;
  const basis: Float64Array[] = [];
  const r = new Float64Array(count * count);
  const projections = new Float64Array(count);
  const rest = target.slice();

  for (let k = 0; k < count; k++) {
    const column = columns[k].slice();
    const length = Math.sqrt(inner(column, column));
    for (let j = 0; j < k; j++) {
      r[j * count + k] = inner(basis[j], column);
      subtract(column, r[j * count + k], basis[j]);
    }
    const left = Math.sqrt(inner(column, column));
    const independent = left > DEPENDENT * length;
    r[k * count + k] = independent ? left : 0;
    basis.push(independent ? column.map((value) => value / left) : column.fill(0));
    projections[k] = inner(basis[k], rest);
    subtract(rest, projections[k], basis[k]);
  }
  const weights = new Float64Array(count);
  for (let k = count - 1; k >= 0; k--) {
    let sum = projections[k];
    for (let j = k + 1; j < count; j++) sum -= r[k * count + j] * weights[j];
    weights[k] = r[k * count + k] > 0 ? sum / r[k * count + k] : 0;
  }
  return weights;
}

function inner(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function subtract(from: Float64Array, factor: number, vector: Float64Array): void {
  for (let i = 0; i < from.length; i++) from[i] -= factor * vector[i];
}
