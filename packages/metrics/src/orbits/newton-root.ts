import { solveInPlace } from "./linear-solve.ts";

/** Writes F(x) and its derivatives [n × n]. */
export type Equations = (x: Float64Array, values: Float64Array, matrix: Float64Array) => void;

const ITERATIONS = 60;

/**
 * Improves `x` in place until F(x) = 0 to rounding, by Newton's method with steps halved while they do not help. Returns
 * whether it has converged.
 */
export function newtonRoot(equations: Equations, x: Float64Array): boolean {
  const n = x.length;
  const values = new Float64Array(n);
  const matrix = new Float64Array(n * n);
  const trial = new Float64Array(n);
  const step = new Float64Array(n);
  equations(x, values, matrix);
  let size = norm(values);
  for (let k = 0; k < ITERATIONS; k++) {
    if (!(size < Infinity)) return false;
    if (size === 0) return true;
    for (let i = 0; i < n; i++) step[i] = -values[i];
    if (solveInPlace(matrix, step) === 0) return false;
    const small = norm(step) <= 4 * Number.EPSILON * (norm(x) + 1e-300);
    let part = 1;
    let next = Infinity;
    for (let tries = 0; tries < 12; tries++, part /= 2) {
      for (let i = 0; i < n; i++) trial[i] = x[i] + part * step[i];
      equations(trial, values, matrix);
      next = norm(values);
      if (next < size) break;
    }
    if (!(next < size)) return small || norm(step) <= 1e-9 * (1 + norm(x));
    for (let i = 0; i < n; i++) x[i] = trial[i];
    size = next;
    if (small) return true;
  }
  return false;
}

export function norm(vector: Float64Array): number {
  let square = 0;
  for (let i = 0; i < vector.length; i++) square += vector[i] * vector[i];
  return Math.sqrt(square);
}
