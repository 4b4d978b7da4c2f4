/**
 * Decomposes a square matrix, row-major in `a`, into its LU factors in place, with partial pivoting: row k was exchanged
 * with row `pivots[k]`. Returns whether it is regular; a singular matrix, or one that is not finite, is left half done.
 */
export function factorReal(a: Float64Array, pivots: Int32Array, n: number): boolean {
  for (let k = 0; k < n; k++) {
    const rowK = k * n;
    let p = k;
    let largest = Math.abs(a[rowK + k]);
    for (let i = k + 1; i < n; i++) {
      const size = Math.abs(a[i * n + k]);
      if (size > largest) {
        largest = size;
        p = i;
      }
    }
    pivots[k] = p;
    if (!(largest > 0 && largest < Infinity)) return false;
    if (p !== k) {
      const rowP = p * n;
      for (let j = 0; j < n; j++) {
        const swapped = a[rowK + j];
        a[rowK + j] = a[rowP + j];
        a[rowP + j] = swapped;
      }
    }
    const pivot = a[rowK + k];
    for (let i = k + 1; i < n; i++) {
      const rowI = i * n;
      if (a[rowI + k] === 0) continue;
      const factor = a[rowI + k] / pivot;
      a[rowI + k] = factor;
      for (let j = k + 1; j < n; j++) a[rowI + j] -= factor * a[rowK + j];
    }
  }
  return true;
}

/** Solves A x = b with the factors of `factorReal`; b stands in `x` from `offset` on, and x replaces it. */
export function solveReal(a: Float64Array, pivots: Int32Array, n: number, x: Float64Array, offset: number): void {
  for (let k = 0; k < n; k++) {
    const p = offset + pivots[k];
    const value = x[p];
    x[p] = x[offset + k];
    x[offset + k] = value;
  }
  for (let i = 1; i < n; i++) {
    const row = i * n;
    let sum = x[offset + i];
    for (let j = 0; j < i; j++) sum -= a[row + j] * x[offset + j];
    x[offset + i] = sum;
  }
  for (let i = n - 1; i >= 0; i--) {
    const row = i * n;
    let sum = x[offset + i];
    for (let j = i + 1; j < n; j++) sum -= a[row + j] * x[offset + j];
    x[offset + i] = sum / a[row + i];
  }
}
