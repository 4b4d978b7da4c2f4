import { interpolantRows } from "../explicit/interpolant-rows.ts";

/** The highest order of backward differentiation formulas that are stable enough to be used. */
export const HIGHEST = 5;

/**
 * Rows that turn differences ∇^1 … ∇^5 at the end of a step into its dense output: the polynomial
 * Σ_j ∇^j y Π_(m<j) (θ - 1 + m) / (m + 1), through the ends of the last steps.
 */
export const DENSE_ROWS: readonly (readonly number[])[] = /* @__PURE__ */ denseRows();

function denseRows(): readonly (readonly number[])[] {
  const polynomials: number[][] = [];
  // Powers of θ of Π_(m<j) (θ - 1 + m) / (m + 1), lowest first.
  let product = [1];
  for (let j = 1; j <= HIGHEST; j++) {
    const root = j - 2;
    const next = new Array<number>(product.length + 1).fill(0);
    product.forEach((value, m) => {
      next[m] += (value * root) / j;
      next[m + 1] += value / j;
    });
    product = next;
    polynomials.push(product.slice(1));
  }
  return interpolantRows(polynomials);
}

/**
 * Changes the differences 0 … `order` from steps of one length to steps `factor` times as long, along the polynomial
 * that they stand for (Shampine and Reichelt 1997, section 2.1). `work` has at least 2 (order + 1)² numbers.
 */
export function rescaleDifferences(
  differences: readonly Float64Array[],
  order: number,
  factor: number,
  work: Float64Array,
): void {
  const n = order + 1;
  const product = n * n;
  // R(factor) U with U = R(1).
  for (let j = 0; j < n; j++) {
    let column = 1;
    for (let i = 0; i < n; i++) {
      if (i > 0) column *= j === 0 ? 0 : (i - 1 - factor * j) / i;
      work[i * n + j] = column;
    }
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      let column = 1;
      for (let l = 0; l < n; l++) {
        if (l > 0) column *= j === 0 ? 0 : (l - 1 - j) / l;
        sum += work[i * n + l] * column;
      }
      work[product + i * n + j] = sum;
    }
  }
  const size = differences[0].length;
  for (let k = 0; k < size; k++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += work[product + i * n + j] * differences[i][k];
      work[j] = sum;
    }
    for (let j = 0; j < n; j++) differences[j][k] = work[j];
  }
}

/**
 * Makes `differences` those of a polynomial through `end` that, at earlier ends of steps as long as those of `before`, has
 * the values of the polynomial of `before`; `part` is the time from its last point to `end`, in such steps. So a short
 * last step does not shorten the memory.
 */
export function anchorDifferences(
  differences: readonly Float64Array[],
  before: readonly Float64Array[],
  order: number,
  part: number,
  end: Float64Array,
): void {
  const size = end.length;
  for (let j = 1; j <= order; j++) {
    // The old polynomial j steps before the end, at x = part - j of its own steps.
    const value = differences[j];
    const x = part - j;
    for (let k = 0; k < size; k++) value[k] = before[0][k];
    let product = 1;
    for (let m = 1; m <= order; m++) {
      product *= (x + m - 1) / m;
      for (let k = 0; k < size; k++) value[k] += product * before[m][k];
    }
  }
  for (let k = 0; k < size; k++) differences[0][k] = end[k];
  // Values at x = 0, -1, -2, … become their differences.
  for (let m = 1; m <= order; m++) {
    for (let j = order; j >= m; j--) {
      const left = differences[j - 1];
      const right = differences[j];
      for (let k = 0; k < size; k++) right[k] = left[k] - right[k];
    }
  }
}
