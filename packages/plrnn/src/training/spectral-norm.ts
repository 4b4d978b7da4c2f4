import type { MatrixView } from "@attractors/core";

/** The largest singular value of a matrix of any shape: the root of the largest eigenvalue of its smaller Gram matrix. */
export function spectralNorm({ rows, columns, data }: MatrixView): number {
  const n = Math.min(rows, columns);
  const [step, along] = rows <= columns ? [columns, 1] : [1, columns];
  const count = Math.max(rows, columns);
  const gram = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < count; k++) sum += data[i * step + k * along] * data[j * step + k * along];
      gram[i * n + j] = sum;
      gram[j * n + i] = sum;
    }
  }
  return Math.sqrt(Math.max(0, largestEigenvalue(gram, n)));
}

/** The largest eigenvalue of a symmetric matrix [n×n], which is overwritten: reduction to three diagonals, then bisection. */
function largestEigenvalue(a: Float64Array, n: number): number {
  const diagonal = new Float64Array(n);
  const squares = new Float64Array(n); // of the numbers beside the diagonal, from index 1 on
  tridiagonalize(a, n, diagonal, squares);
  let lower = diagonal[0];
  let upper = diagonal[0];
  for (let i = 0; i < n; i++) {
    const radius = Math.sqrt(squares[i]) + (i + 1 < n ? Math.sqrt(squares[i + 1]) : 0);
    lower = Math.max(lower, diagonal[i]);
    upper = Math.max(upper, diagonal[i] + radius);
  }
  for (;;) {
    const middle = (lower + upper) / 2;
    if (!(middle > lower && middle < upper)) return upper;
    if (exceedsAll(middle)) upper = middle;
    else lower = middle;
  }

  /** Whether x is above all eigenvalues: all leading minors of x - matrix are positive (Sturm). */
  function exceedsAll(x: number): boolean {
    let pivot = x - diagonal[0];
    for (let i = 1; i < n && pivot > 0; i++) pivot = x - diagonal[i] - squares[i] / pivot;
    return pivot > 0;
  }
}

/** Householder reflections of the rows below, one column after the other. */
function tridiagonalize(a: Float64Array, n: number, diagonal: Float64Array, squares: Float64Array): void {
  const p = new Float64Array(n);
  for (let k = 0; k < n - 2; k++) {
    let square = 0;
    for (let i = k + 1; i < n; i++) square += a[i * n + k] ** 2;
    squares[k + 1] = square;
    let rest = 0;
    for (let i = k + 2; i < n; i++) rest += a[i * n + k] ** 2;
    if (rest === 0) continue;
    // v = column - norm e_1 with the sign that avoids cancellation; the reflection is I - beta v v'.
    const head = a[(k + 1) * n + k];
    a[(k + 1) * n + k] = head + (head >= 0 ? 1 : -1) * Math.sqrt(square);
    const beta = 2 / (a[(k + 1) * n + k] ** 2 + rest);
    let inner = 0;
    for (let i = k + 1; i < n; i++) {
      let sum = 0;
      for (let j = k + 1; j < n; j++) sum += a[i * n + j] * a[j * n + k];
      p[i] = beta * sum;
      inner += p[i] * a[i * n + k];
    }
    for (let i = k + 1; i < n; i++) p[i] -= (beta / 2) * inner * a[i * n + k];
    for (let i = k + 1; i < n; i++) {
      for (let j = k + 1; j < n; j++) a[i * n + j] -= a[i * n + k] * p[j] + p[i] * a[j * n + k];
    }
  }
  for (let i = 0; i < n; i++) diagonal[i] = a[i * n + i];
  if (n > 1) squares[n - 1] = a[(n - 1) * n + n - 2] ** 2;
}
