import { checkLength, type State } from "@attractors/core";
import { openPlrnn, type Plrnn } from "./plrnn.ts";

/**
 * Encodes an observation: the latent state z = E x from which a network starts when it has seen `x`.
 *
 * @param x - an observation, N numbers.
 * @returns M numbers.
 * @throws {RangeError} if `x` has not N numbers.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { createPlrnn, latentStateOf, plrnnStepper } from "@attractors/plrnn";
 *
 * const model = createPlrnn({ observationDimension: 2, rng: createRng(1) });
 * plrnnStepper(model, latentStateOf(model, Float64Array.of(1, -1))).state; // → [1, -1]
 * ```
 */
export function latentStateOf(model: Plrnn, x: Float64Array): State {
  const { latentDimension, observationDimension } = model;
  checkLength("latentStateOf: x", x, observationDimension);
  const z = new Float64Array(latentDimension);
  writeProduct(openPlrnn(model).encoder, x, z, 0);
  return z;
}

/** out = matrix x, written from `place` on; as many rows as fit the matrix. */
export function writeProduct(matrix: Float64Array, x: Float64Array, out: Float64Array, place: number): void {
  const columns = x.length;
  const rows = matrix.length / columns;
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let j = 0; j < columns; j++) sum += matrix[i * columns + j] * x[j];
    out[place + i] = sum;
  }
}
