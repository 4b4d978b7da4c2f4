import { checkLength, type State } from "@attractors/core";
import type { ObservationArrays } from "./gradient-kernel.ts";
import { openPlrnn, type Plrnn } from "./plrnn.ts";

/**
 * Encodes an observation: the latent state z = E (x - b) from which a network starts when it has seen `x`.
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
  encode(openPlrnn(model), x, z);
  return z;
}

/** z = E (x - b). */
export function encode({ encoder, offset }: ObservationArrays, x: Float64Array, z: Float64Array): void {
  const N = offset.length;
  for (let m = 0; m < z.length; m++) {
    let sum = 0;
    for (let n = 0; n < N; n++) sum += encoder[m * N + n] * (x[n] - offset[n]);
    z[m] = sum;
  }
}

/** x = B z + b, written from `place` on. */
export function decode(
  { decoder, offset }: ObservationArrays,
  z: Float64Array,
  out: Float64Array,
  place: number,
): void {
  const M = z.length;
  for (let n = 0; n < offset.length; n++) {
    let sum = offset[n];
    for (let m = 0; m < M; m++) sum += decoder[n * M + m] * z[m];
    out[place + n] = sum;
  }
}
