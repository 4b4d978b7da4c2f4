import { decode } from "./latent-state.ts";
import { openPlrnn, type Plrnn } from "./plrnn.ts";

/**
 * Decodes latent states, as `x = B z + b`: what a network would show there, in rows of N numbers.
 *
 * @param states - latent states, rows of M numbers.
 * @throws {RangeError} if the numbers do not fill whole rows.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { createPlrnn, observationsOf } from "@attractors/plrnn";
 *
 * const model = createPlrnn({ observationDimension: 1, latentDimension: 3, rng: createRng(1) });
 * observationsOf(model, Float64Array.of(1, 2, 3, 4, 5, 6)); // → [1, 4]
 * ```
 */
export function observationsOf(model: Plrnn, states: Float64Array): Float64Array {
  const { latentDimension: M, observationDimension: N } = model;
  if (states.length % M !== 0) {
    throw new RangeError(`observationsOf: states must be rows of ${M} numbers, got ${states.length} numbers`);
  }
  const opened = openPlrnn(model);
  const count = states.length / M;
  const observations = new Float64Array(count * N);
  for (let k = 0; k < count; k++) decode(opened, states.subarray(k * M, (k + 1) * M), observations, k * N);
  return observations;
}
