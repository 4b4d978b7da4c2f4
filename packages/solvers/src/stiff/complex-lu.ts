/**
 * Decomposes a complex square matrix, row-major with real and imaginary parts apart, into its LU factors in place, with
 * partial pivoting by |re| + |im|. Returns whether it is regular.
 */
export function factorComplex(re: Float64Array, im: Float64Array, pivots: Int32Array, n: number): boolean {
  for (let k = 0; k < n; k++) {
    const rowK = k * n;
    let p = k;
    let largest = Math.abs(re[rowK + k]) + Math.abs(im[rowK + k]);
    for (let i = k + 1; i < n; i++) {
      const size = Math.abs(re[i * n + k]) + Math.abs(im[i * n + k]);
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
        const swappedRe = re[rowK + j];
        const swappedIm = im[rowK + j];
        re[rowK + j] = re[rowP + j];
        im[rowK + j] = im[rowP + j];
        re[rowP + j] = swappedRe;
        im[rowP + j] = swappedIm;
      }
    }
    // The reciprocal of the pivot, scaled so that squares do not overflow.
    const a = re[rowK + k] / largest;
    const b = im[rowK + k] / largest;
    const square = (a * a + b * b) * largest;
    const inverseRe = a / square;
    const inverseIm = -b / square;
    for (let i = k + 1; i < n; i++) {
      const rowI = i * n;
      const x = re[rowI + k];
      const y = im[rowI + k];
      if (x === 0 && y === 0) continue;
      const factorRe = x * inverseRe - y * inverseIm;
      const factorIm = x * inverseIm + y * inverseRe;
      re[rowI + k] = factorRe;
      im[rowI + k] = factorIm;
      for (let j = k + 1; j < n; j++) {
        const u = re[rowK + j];
        const v = im[rowK + j];
        re[rowI + j] -= factorRe * u - factorIm * v;
        im[rowI + j] -= factorRe * v + factorIm * u;
      }
    }
  }
  return true;
}

/** Solves with the factors of `factorComplex`; the right-hand side stands in `x` + i `y` from `offset` on. */
export function solveComplex(
  re: Float64Array,
  im: Float64Array,
  pivots: Int32Array,
  n: number,
  x: Float64Array,
  y: Float64Array,
  offset: number,
): void {
  for (let k = 0; k < n; k++) {
    const p = offset + pivots[k];
    const valueRe = x[p];
    const valueIm = y[p];
    x[p] = x[offset + k];
    y[p] = y[offset + k];
    x[offset + k] = valueRe;
    y[offset + k] = valueIm;
  }
  for (let i = 1; i < n; i++) {
    const row = i * n;
    let sumRe = x[offset + i];
    let sumIm = y[offset + i];
    for (let j = 0; j < i; j++) {
      sumRe -= re[row + j] * x[offset + j] - im[row + j] * y[offset + j];
      sumIm -= re[row + j] * y[offset + j] + im[row + j] * x[offset + j];
    }
    x[offset + i] = sumRe;
    y[offset + i] = sumIm;
  }
  for (let i = n - 1; i >= 0; i--) {
    const row = i * n;
    let sumRe = x[offset + i];
    let sumIm = y[offset + i];
    for (let j = i + 1; j < n; j++) {
      sumRe -= re[row + j] * x[offset + j] - im[row + j] * y[offset + j];
      sumIm -= re[row + j] * y[offset + j] + im[row + j] * x[offset + j];
    }
    const largest = Math.abs(re[row + i]) + Math.abs(im[row + i]);
    const a = re[row + i] / largest;
    const b = im[row + i] / largest;
    const square = (a * a + b * b) * largest;
    x[offset + i] = (sumRe * a + sumIm * b) / square;
    y[offset + i] = (sumIm * a - sumRe * b) / square;
  }
}
