import type { Rng } from "@attractors/core";
import { singularValues } from "@attractors/core/ml-matrix";

/**
 * A random positive definite matrix R'R/M + I with normal R, divided by its largest eigenvalue (Talathi and Vartak,
 * 2015), [M×M]: the diagonal lies between 0 and 1.
 */
export function positiveDefinite(M: number, rng: Rng): Float64Array {
  const R = Float64Array.from({ length: M * M }, () => rng.normal());
  const [largest] = singularValues({ rows: M, columns: M, data: R });
  const largestEigenvalue = largest ** 2 / M + 1;
  return Float64Array.from({ length: M * M }, (_, k) => {
    const i = Math.floor(k / M);
    const j = k % M;
    let product = 0;
    for (let l = 0; l < M; l++) product += R[l * M + i] * R[l * M + j];
    return (product / M + (i === j ? 1 : 0)) / largestEigenvalue;
  });
}

/** The diagonal of a matrix [M×M]. */
export function diagonalOf(matrix: Float64Array, M: number): Float64Array {
  return Float64Array.from({ length: M }, (_, i) => matrix[i * M + i]);
}

/** Fills `out` with draws from the interval (-bound, bound). */
export function fillUniform(out: Float64Array, bound: number, rng: Rng): void {
  for (let k = 0; k < out.length; k++) out[k] = (2 * rng.uniform() - 1) * bound;
}
