import { checkPositive, type MatrixView } from "@attractors/core";

/** Shortens gradients that are too long, in place. */
export type Clipping = (gradients: readonly MatrixView[]) => void;

/**
 * Shortens the gradient with respect to each parameter array to a Euclidean norm of `limit` at most, as Flux's ClipNorm.
 *
 * @throws {RangeError} if the limit is not positive.
 *
 * @example
 * ```ts
 * import { clipArrays } from "@attractors/plrnn";
 *
 * const gradient = { rows: 2, columns: 1, data: Float64Array.of(3, 4) };
 * clipArrays(1)([gradient]);
 * gradient.data[1]; // ≈ 0.8
 * ```
 */
export function clipArrays(limit: number): Clipping {
  checkPositive("clipArrays: limit", limit);
  return (gradients) => {
    for (const gradient of gradients) shorten([gradient], limit);
  };
}

/**
 * Shortens the whole gradient to a Euclidean norm of `limit` at most.
 *
 * @throws {RangeError} if the limit is not positive.
 *
 * @example
 * ```ts
 * import { clipWhole } from "@attractors/plrnn";
 *
 * const gradients = [3, 4].map((value) => ({ rows: 1, columns: 1, data: Float64Array.of(value) }));
 * clipWhole(10)(gradients);
 * gradients[1].data; // → [4]
 * ```
 */
export function clipWhole(limit: number): Clipping {
  checkPositive("clipWhole: limit", limit);
  return (gradients) => shorten(gradients, limit);
}

function shorten(gradients: readonly MatrixView[], limit: number): void {
  let squares = 0;
  for (const { data } of gradients) for (let k = 0; k < data.length; k++) squares += data[k] * data[k];
  const factor = limit / Math.sqrt(squares);
  if (!(factor < 1)) return;
  for (const { data } of gradients) for (let k = 0; k < data.length; k++) data[k] *= factor;
}
