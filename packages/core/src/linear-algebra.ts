/**
 * Multiplies two flat row-major matrices, `out = a b`, with `a` of `rows × inner` and `b` of `inner × columns`.
 * `out` must be neither of the two. For matrices of a few dozen rows; it checks nothing.
 *
 * @example
 * ```ts
 * import { multiply } from "@attractors/core";
 *
 * const out = new Float64Array(1);
 * multiply(Float64Array.of(1, 2), Float64Array.of(3, 4), out, [1, 2, 1]);
 * out; // → [11]
 * ```
 */
export function multiply(
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
  shape: readonly [rows: number, inner: number, columns: number],
): void {
  const rows = shape[0];
  const inner = shape[1];
  const columns = shape[2];
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += a[i * inner + k] * b[k * columns + j];
      out[i * columns + j] = sum;
    }
  }
}

/**
 * Makes the rows of `vectors` orthonormal in place, in their order (modified Gram-Schmidt), and writes into `norms`
 * the length that each row had left when its turn came: the diagonal of R in the QR decomposition. A row that depends
 * on its predecessors becomes zero, with norm 0. It checks nothing.
 *
 * @param vectors - `norms.length` rows of `dimension` numbers.
 *
 * @example
 * ```ts
 * import { orthonormalize } from "@attractors/core";
 *
 * const vectors = Float64Array.of(2, 0, 1, 3);
 * const norms = new Float64Array(2);
 * orthonormalize(vectors, 2, norms);
 * norms; // → [2, 3]
 * vectors; // → [1, 0, 0, 1]
 * ```
 */
export function orthonormalize(vectors: Float64Array, dimension: number, norms: Float64Array): void {
  for (let i = 0; i < norms.length; i++) {
    const row = i * dimension;
    for (let j = 0; j < i; j++) {
      const other = j * dimension;
      let projection = 0;
      for (let k = 0; k < dimension; k++) projection += vectors[row + k] * vectors[other + k];
      for (let k = 0; k < dimension; k++) vectors[row + k] -= projection * vectors[other + k];
    }
    let square = 0;
    for (let k = 0; k < dimension; k++) square += vectors[row + k] ** 2;
    const norm = Math.sqrt(square);
    const scale = norm > 0 ? 1 / norm : 0;
    for (let k = 0; k < dimension; k++) vectors[row + k] *= scale;
    norms[i] = norm;
  }
}
