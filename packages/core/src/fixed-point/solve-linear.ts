/**
 * Solves the linear equations A x = b in place by Gaussian elimination with partial pivoting: `matrix` (row-major) is
 * overwritten, `vector` becomes x. Returns false, with both spoilt, if the matrix is singular to the numbers.
 * For matrices of a few dozen rows; it checks nothing.
 *
 * @example
 * ```ts
 * import { solveLinear } from "@attractors/core";
 *
 * const vector = Float64Array.of(3, 8);
 * solveLinear(Float64Array.of(1, 1, 0, 2), vector); // → true
 * vector; // → [-1, 4]
 * ```
 */
export function solveLinear(matrix: Float64Array, vector: Float64Array): boolean {
  const n = vector.length;
  let largest = 0;
  for (const value of matrix) largest = Math.max(largest, Math.abs(value));

  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) {
      if (Math.abs(matrix[i * n + k]) > Math.abs(matrix[pivot * n + k])) pivot = i;
    }
    if (!(Math.abs(matrix[pivot * n + k]) > n * Number.EPSILON * largest)) return false;
    if (pivot !== k) {
      for (let j = k; j < n; j++) swap(matrix, k * n + j, pivot * n + j);
      swap(vector, k, pivot);
    }
    for (let i = k + 1; i < n; i++) {
      const factor = matrix[i * n + k] / matrix[k * n + k];
      if (factor === 0) continue;
      for (let j = k + 1; j < n; j++) matrix[i * n + j] -= factor * matrix[k * n + j];
      vector[i] -= factor * vector[k];
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) vector[i] -= matrix[i * n + j] * vector[j];
    vector[i] /= matrix[i * n + i];
  }
  return true;
}

function swap(array: Float64Array, i: number, j: number): void {
  const value = array[i];
  array[i] = array[j];
  array[j] = value;
}
