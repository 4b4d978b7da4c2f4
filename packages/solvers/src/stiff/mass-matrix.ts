import { checkFinite, checkLength } from "@attractors/core";

/** Below this, relative to its row, what elimination leaves of a mass matrix counts as zero. */
const ZERO = 1e-12;

/** A constant matrix M of M dy/dt = f(t, y), and what makes its system differential-algebraic. */
export interface MassMatrix {
  /** M, row-major. */
  readonly matrix: Float64Array;
  /** Rows w with w M = 0: w f(t, y) = 0 are the algebraic equations. None if M is regular. */
  readonly algebraic: readonly Float64Array[];
}

/** Checks a mass matrix and finds its algebraic equations. */
export function massMatrixOf(where: string, matrix: Float64Array, n: number): MassMatrix {
  checkLength(`${where}: massMatrix`, matrix, n * n);
  checkFinite(`${where}: massMatrix`, matrix);
  return { matrix: matrix.slice(), algebraic: leftNullRows(matrix, n) };
}

/** Rows that span the left null space of a matrix, by elimination with full pivoting of [M, 1] with rows of like size. */
function leftNullRows(matrix: Float64Array, n: number): Float64Array[] {
  const rows = Array.from({ length: n }, (_, i) => {
    const row = new Float64Array(2 * n);
    row.set(matrix.subarray(i * n, (i + 1) * n));
    const size = row.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) || 1;
    for (let j = 0; j < n; j++) row[j] /= size;
    row[n + i] = 1 / size;
    return row;
  });
  const used = new Set<number>();
  for (let rank = 0; rank < n; rank++) {
    let best = rank;
    let column = -1;
    for (let i = rank; i < n; i++) {
      for (let j = 0; j < n; j++) {
        if (!used.has(j) && Math.abs(rows[i][j]) > (column < 0 ? ZERO : Math.abs(rows[best][column]))) {
          best = i;
          column = j;
        }
      }
    }
    if (column < 0) return rows.slice(rank).map((row) => row.slice(n));
    used.add(column);
    const pivot = rows[best];
    rows[best] = rows[rank];
    rows[rank] = pivot;
    for (let i = rank + 1; i < n; i++) {
      const factor = rows[i][column] / pivot[column];
      if (factor !== 0) for (let j = 0; j < 2 * n; j++) rows[i][j] -= factor * pivot[j];
      rows[i][column] = 0;
    }
  }
  return [];
}

/** Writes `out = M x`, block by block of n numbers; M is the identity if it is undefined. */
export function massTimes(mass: MassMatrix | undefined, x: Float64Array, out: Float64Array, n: number): void {
  if (mass === undefined) {
    for (let i = 0; i < x.length; i++) out[i] = x[i];
    return;
  }
  const m = mass.matrix;
  for (let block = 0; block < x.length; block += n) {
    for (let i = 0, row = 0; i < n; i++, row += n) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += m[row + j] * x[block + j];
      out[block + i] = sum;
    }
  }
}

/** Writes `out = factor M - scale J`, the matrix of the linear systems of implicit methods. */
export function shiftMatrix(
  mass: MassMatrix | undefined,
  factor: number,
  jacobian: Float64Array,
  scale: number,
  out: Float64Array,
  n: number,
): void {
  if (mass === undefined) {
    for (let k = 0; k < n * n; k++) out[k] = -scale * jacobian[k];
    for (let k = 0; k < n * n; k += n + 1) out[k] += factor;
    return;
  }
  const m = mass.matrix;
  for (let k = 0; k < n * n; k++) out[k] = factor * m[k] - scale * jacobian[k];
}
