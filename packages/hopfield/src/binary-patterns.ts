import { checkCount, type Rng } from "@attractors/core";

/** Patterns of ±1, row-major: pattern k is `spins[k * size]` to `spins[(k + 1) * size - 1]`. */
export interface BinaryPatterns {
  /** Number of patterns, K. */
  readonly count: number;
  /** Units per pattern, N. */
  readonly size: number;
  readonly spins: Int8Array;
}

/**
 * Takes numbers as binary patterns of `size` units each, one behind the other.
 *
 * @throws {RangeError} if a number is neither 1 nor -1, if there is none, or they do not fill whole patterns.
 *
 * @example
 * ```ts
 * import { binaryPatterns } from "@attractors/hopfield";
 *
 * binaryPatterns([1, 1, -1, 1, -1, -1], 3).count; // → 2
 * ```
 */
export function binaryPatterns(numbers: ArrayLike<number>, size: number): BinaryPatterns {
  checkCount("binaryPatterns: size", size);
  if (numbers.length === 0 || numbers.length % size !== 0) {
    throw new RangeError(
      `binaryPatterns: numbers must fill whole patterns of ${size}, at least one, got ${numbers.length}`,
    );
  }
  checkSpins("binaryPatterns: patterns", numbers);
  return { count: numbers.length / size, size, spins: Int8Array.from(numbers) };
}

export interface RandomPatternsOptions {
  /** Number of patterns. */
  count: number;
  /** Units per pattern. */
  size: number;
  rng: Rng;
}

/**
 * Draws patterns whose units are 1 or -1 with equal chance, independently.
 *
 * @throws {RangeError} unless `count` and `size` are whole numbers above 0.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { randomPatterns } from "@attractors/hopfield";
 *
 * randomPatterns({ count: 3, size: 100, rng: createRng(1) }).spins.length; // → 300
 * ```
 */
export function randomPatterns({ count, size, rng }: RandomPatternsOptions): BinaryPatterns {
  checkCount("randomPatterns: count", count);
  checkCount("randomPatterns: size", size);
  const spins = new Int8Array(count * size);
  // Thirty units from one draw.
  for (let k = 0; k < spins.length; k += 30) {
    let bits = rng.integer(2 ** 30);
    for (let i = k; i < k + 30 && i < spins.length; i++, bits >>>= 1) spins[i] = (bits & 1) * 2 - 1;
  }
  return { count, size, spins };
}

/**
 * Copies one pattern.
 *
 * @throws {RangeError} if there is no pattern of that index.
 *
 * @example
 * ```ts
 * import { binaryPatterns, patternOf } from "@attractors/hopfield";
 *
 * patternOf(binaryPatterns([1, 1, -1, 1, -1, -1], 3), 1); // → [1, -1, -1]
 * ```
 */
export function patternOf({ count, size, spins }: BinaryPatterns, index: number): Int8Array {
  checkIndex("patternOf", index, count);
  return spins.slice(index * size, (index + 1) * size);
}

/**
 * Flips a part of the units of a state, chosen by chance: exactly `round(fraction * N)` of them.
 *
 * @throws {RangeError} unless 0 ≤ fraction ≤ 1.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { corruptState } from "@attractors/hopfield";
 *
 * corruptState(Int8Array.of(1, -1, 1), { fraction: 1, rng: createRng(1) }); // → [-1, 1, -1]
 * ```
 */
export function corruptState(state: Int8Array, { fraction, rng }: { fraction: number; rng: Rng }): Int8Array {
  if (!(fraction >= 0 && fraction <= 1)) {
    throw new RangeError(`corruptState: fraction must be from 0 to 1, got ${fraction}`);
  }
  const corrupted = state.slice();
  const order = shuffled(state.length, rng);
  const flips = Math.round(fraction * state.length);
  for (let k = 0; k < flips; k++) corrupted[order[k]] *= -1;
  return corrupted;
}

/** The numbers 0 … count - 1 in random order (Fisher and Yates). */
export function shuffled(count: number, rng: Rng): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  shuffle(order, rng);
  return order;
}

export function shuffle(order: Int32Array, rng: Rng): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = rng.integer(i + 1);
    const kept = order[i];
    order[i] = order[j];
    order[j] = kept;
  }
}

/** Throws a RangeError that names the first place which is neither 1 nor -1. */
export function checkSpins(where: string, numbers: ArrayLike<number>): void {
  for (let i = 0; i < numbers.length; i++) {
    if (numbers[i] !== 1 && numbers[i] !== -1) {
      throw new RangeError(`${where} must be 1 or -1, got ${numbers[i]} at index ${i}`);
    }
  }
}

export function checkIndex(where: string, index: number, count: number): void {
  if (!(Number.isInteger(index) && index >= 0 && index < count)) {
    throw new RangeError(`${where}: index must be from 0 to ${count - 1}, got ${index}`);
  }
}
