// The door to ml-matrix: one-off decompositions of flat matrices up to a few hundred rows. Not for inner loops.
import {
  EigenvalueDecomposition,
  type Matrix,
  pseudoInverse as pseudoInverseOf,
  SingularValueDecomposition,
  WrapperMatrix1D,
} from "ml-matrix";
import type { MatrixView } from "./matrix-view.ts";

/**
 * Computes the eigenvalues of a square matrix, as real and imaginary parts in the same order.
 *
 * @example
 * ```ts
 * import { eigenvalues } from "@attractors/core/ml-matrix";
 *
 * const rotation = { rows: 2, columns: 2, data: Float64Array.of(0, -1, 1, 0) };
 * eigenvalues(rotation).real; // → [0, 0]
 * ```
 */
export function eigenvalues(matrix: MatrixView): { real: Float64Array; imaginary: Float64Array } {
  const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(wrap(matrix));
  return { real: Float64Array.from(realEigenvalues), imaginary: Float64Array.from(imaginaryEigenvalues) };
}

/**
 * Computes the singular values of a matrix of any shape, largest first.
 *
 * @example
 * ```ts
 * import { singularValues } from "@attractors/core/ml-matrix";
 *
 * singularValues({ rows: 1, columns: 2, data: Float64Array.of(3, 4) }); // → [5]
 * ```
 */
export function singularValues(matrix: MatrixView): Float64Array {
  return Float64Array.from(new SingularValueDecomposition(wrap(matrix), { autoTranspose: true }).diagonal);
}

/**
 * Decomposes a square matrix as V D V^-1: `vectors` is V, whose columns belong to the eigenvalues, `real` and `imaginary`
 * parts, in the same order. V is real: a complex pair has the real and the imaginary part of its eigenvector as columns,
 * and D a block [re im; -im re] there. Of a symmetric matrix the eigenvalues ascend and V is orthogonal.
 *
 * @example
 * ```ts
 * import { eigenvectors } from "@attractors/core/ml-matrix";
 *
 * eigenvectors({ rows: 2, columns: 2, data: Float64Array.of(2, 0, 0, 3) }).real; // → [2, 3]
 * ```
 */
export function eigenvectors(matrix: MatrixView): { real: Float64Array; imaginary: Float64Array; vectors: MatrixView } {
  const { realEigenvalues, imaginaryEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(wrap(matrix));
  return {
    real: Float64Array.from(realEigenvalues),
    imaginary: Float64Array.from(imaginaryEigenvalues),
    vectors: viewOf(eigenvectorMatrix),
  };
}

/**
 * Decomposes a matrix of any shape as U S V': the columns of `left` and `right` belong to the singular `values`, largest
 * first; there are as many as the matrix has rows or columns, whichever are fewer.
 *
 * @example
 * ```ts
 * import { singularVectors } from "@attractors/core/ml-matrix";
 *
 * singularVectors({ rows: 1, columns: 2, data: Float64Array.of(3, 4) }).values; // → [5]
 * ```
 */
export function singularVectors(matrix: MatrixView): { left: MatrixView; values: Float64Array; right: MatrixView } {
  const decomposition = new SingularValueDecomposition(wrap(matrix), { autoTranspose: true });
  const { leftSingularVectors, diagonal, rightSingularVectors } = decomposition;
  return {
    left: viewOf(leftSingularVectors),
    values: Float64Array.from(diagonal),
    right: viewOf(rightSingularVectors),
  };
}

/**
 * Computes the Moore-Penrose pseudo-inverse of a matrix of any shape, `columns × rows`, by singular values.
 *
 * @example
 * ```ts
 * import { pseudoInverse } from "@attractors/core/ml-matrix";
 *
 * pseudoInverse({ rows: 1, columns: 2, data: Float64Array.of(0, 2) }).data; // → [0, 0.5]
 * ```
 */
export function pseudoInverse({ rows, columns, data }: MatrixView): MatrixView {
  const inverse = pseudoInverseOf(wrap({ rows, columns, data }));
  return { rows: columns, columns: rows, data: Float64Array.from(inverse.to1DArray()) };
}

function wrap({ rows, data }: MatrixView): WrapperMatrix1D {
  return new WrapperMatrix1D(data, { rows });
}

function viewOf(matrix: Matrix): MatrixView {
  return { rows: matrix.rows, columns: matrix.columns, data: Float64Array.from(matrix.to1DArray()) };
}
