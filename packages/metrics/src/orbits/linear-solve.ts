/**
 * Solves A x = b in place by Gaussian elimination with partial pivoting: `matrix` [n × n] is destroyed, `vector` becomes x.
 * Returns the determinant, 0 where the matrix is singular (`vector` is then of no use). For a few dozen rows.
 */
export function solveInPlace(matrix: Float64Array, vector: Float64Array): number {
  const n = vector.length;
  let determinant = 1;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) {
      if (Math.abs(matrix[i * n + k]) > Math.abs(matrix[pivot * n + k])) pivot = i;
    }
    const value = matrix[pivot * n + k];
    if (!(Math.abs(value) > 0)) return 0;
    determinant *= pivot === k ? value : -value;
    if (pivot !== k) {
      for (let j = k; j < n; j++) {
        const held = matrix[k * n + j];
        matrix[k * n + j] = matrix[pivot * n + j];
        matrix[pivot * n + j] = held;
      }
      const held = vector[k];
      vector[k] = vector[pivot];
      vector[pivot] = held;
    }
    for (let i = k + 1; i < n; i++) {
      const factor = matrix[i * n + k] / value;
      if (factor === 0) continue;
      for (let j = k + 1; j < n; j++) matrix[i * n + j] -= factor * matrix[k * n + j];
      vector[i] -= factor * vector[k];
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = vector[i];
    for (let j = i + 1; j < n; j++) sum -= matrix[i * n + j] * vector[j];
    vector[i] = sum / matrix[i * n + i];
  }
  return determinant;
}
