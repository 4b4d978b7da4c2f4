import { checkAtLeast, checkFinite, checkLength, type MatrixView, type Rng } from "@attractors/core";
import { checkPatterns } from "./geometry.ts";

export interface CorruptVectorOptions {
  /** Standard deviation of normal noise, in units of the root mean square of the vector. @default 0 */
  noise?: number;
  /** Part of the vector, from its end, that is set to 0, from 0 to 1. @default 0 */
  hidden?: number;
  rng: Rng;
}

/**
 * Makes a cue of a vector: adds noise, then hides its end.
 *
 * @throws {RangeError} if a number is not finite, or an option out of its range.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { corruptVector } from "@attractors/hopfield";
 *
 * corruptVector(Float64Array.of(1, 2, 3, 4), { hidden: 0.5, rng: createRng(1) }); // → [1, 2, 0, 0]
 * ```
 */
export function corruptVector(
  vector: Float64Array,
  { noise = 0, hidden = 0, rng }: CorruptVectorOptions,
): Float64Array {
  checkFinite("corruptVector: vector", vector);
  checkAtLeast("corruptVector: noise", noise, 0);
  if (!(hidden >= 0 && hidden <= 1)) throw new RangeError(`corruptVector: hidden must be from 0 to 1, got ${hidden}`);
  let square = 0;
  for (let j = 0; j < vector.length; j++) square += vector[j] * vector[j];
  const deviation = noise * Math.sqrt(square / vector.length);
  const kept = vector.length - Math.round(hidden * vector.length);
  return vector.map((value, j) => {
    const noisy = value + (deviation > 0 ? deviation * rng.normal() : 0);
    return j < kept ? noisy : 0;
  });
}

/**
 * Measures how far states are from their patterns: ‖ξ - x‖ / ‖x‖ for each row.
 *
 * @param states - one row for each pattern.
 * @throws {RangeError} if the sizes do not match, there is none, or a number is not finite.
 *
 * @example
 * ```ts
 * import { retrievalErrors } from "@attractors/hopfield";
 *
 * const patterns = { rows: 1, columns: 2, data: Float64Array.of(3, 4) };
 * retrievalErrors(patterns, { ...patterns, data: Float64Array.of(3, 5) }); // → [0.2]
 * ```
 */
export function retrievalErrors(patterns: MatrixView, states: MatrixView): Float64Array {
  checkPatterns("retrievalErrors", patterns);
  checkLength("retrievalErrors: states", states.data, patterns.data.length);
  checkFinite("retrievalErrors: states", states.data);
  const { rows, columns, data } = patterns;
  return Float64Array.from({ length: rows }, (_, i) => {
    let square = 0;
    let length = 0;
    for (let k = i * columns; k < (i + 1) * columns; k++) {
      square += (states.data[k] - data[k]) ** 2;
      length += data[k] ** 2;
    }
    return square === 0 ? 0 : Math.sqrt(square / length);
  });
}
