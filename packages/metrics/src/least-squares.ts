/** A linear least-squares problem that is built up row by row. One object serves many problems. */
export interface LeastSquares {
  /** Forgets all rows. */
  begin(): void;
  /** Adds the equation `row · x = value`. */
  add(row: Float64Array, value: number, weight?: number): void;
  /** The solution; of those where there are many, one with zeros. It is overwritten by the next. */
  solve(): Float64Array;
}

/** Below this share of a column's length, what is left of it after the others counts as nothing. */
const DEPENDENT = 1e-10;

/**
 * Solves least-squares problems of `size` unknowns by Givens rotations: each row is rotated into the triangle that the
 * earlier ones left (Gentleman, J. Inst. Maths Applics 12, 329, 1973), in memory that does not depend on their number.
 */
export function leastSquares(size: number): LeastSquares {
  const width = size + 1;
  const triangle = new Float64Array(size * width);
  const row = new Float64Array(width);
  const solution = new Float64Array(size);
  let largest = 0;
  return {
    begin() {
      triangle.fill(0);
      largest = 0;
    },
    add(given, value, weight = 1) {
      for (let k = 0; k < size; k++) {
        row[k] = weight * given[k];
        largest = Math.max(largest, Math.abs(row[k]));
      }
      row[size] = weight * value;
      for (let k = 0; k < size; k++) {
        if (row[k] === 0) continue;
        const pivot = triangle[k * width + k];
        const length = Math.hypot(pivot, row[k]);
        const cos = pivot / length;
        const sin = row[k] / length;
        for (let j = k; j < width; j++) {
          const above = triangle[k * width + j];
          triangle[k * width + j] = cos * above + sin * row[j];
          row[j] = cos * row[j] - sin * above;
        }
      }
    },
    solve() {
      for (let k = size - 1; k >= 0; k--) {
        let rest = triangle[k * width + size];
        for (let j = k + 1; j < size; j++) rest -= triangle[k * width + j] * solution[j];
        const pivot = triangle[k * width + k];
        solution[k] = Math.abs(pivot) > DEPENDENT * largest ? rest / pivot : 0;
      }
      return solution;
    },
  };
}
