import type { Rng } from "@attractors/core";
import { singularValues } from "@attractors/core/ml-matrix";

/**
 * The diagonal of a random positive definite matrix R'R/M + I with normal R, divided by its largest eigenvalue
 * (Talathi and Vartak, 2015): M numbers between 0 and 1.
 */
export function positiveDefiniteDiagonal(M: number, rng: Rng): Float64Array {
  const R = Float64Array.from({ length: M * M }, () => rng.normal());
  const [largest] = singularValues({ rows: M, columns: M, data: R });
  const largestEigenvalue = largest ** 2 / M + 1;
  return Float64Array.from({ length: M }, (_, j) => {
    let square = 0;
    for (let i = 0; i < M; i++) square += R[i * M + j] ** 2;
    return (square / M + 1) / largestEigenvalue;
  });
}

/** Fills `out` with draws from the interval (-bound, bound). */
export function fillUniform(out: Float64Array, bound: number, rng: Rng): void {
  for (let k = 0; k < out.length; k++) out[k] = (2 * rng.uniform() - 1) * bound;
}
