import { checkState } from "./binary-network.ts";
import type { BinaryPatterns } from "./binary-patterns.ts";

/**
 * Computes the overlap of a state with each pattern, m = x·s / N: 1 for the pattern itself, -1 for its opposite, about
 * ±1/√N for unrelated ones.
 *
 * @throws {RangeError} if the state does not fit the patterns, or holds anything but 1 and -1.
 *
 * @example
 * ```ts
 * import { binaryPatterns, overlaps } from "@attractors/hopfield";
 *
 * overlaps(binaryPatterns([1, 1, -1, -1, 1, -1, 1, -1], 4), Int8Array.of(1, 1, -1, -1)); // → [1, 0]
 * ```
 */
export function overlaps(patterns: BinaryPatterns, state: Int8Array): Float64Array {
  checkState("overlaps", patterns, state);
  return Float64Array.from(scalarProducts(patterns, state), (product) => product / patterns.size);
}

/** x·s of each pattern, whole numbers. */
export function scalarProducts({ count, size, spins }: BinaryPatterns, state: Int8Array): Int32Array {
  const products = new Int32Array(count);
  for (let k = 0, place = 0; k < count; k++) {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += spins[place++] * state[i];
    products[k] = sum;
  }
  return products;
}
