import type { BinaryPatterns } from "../binary-patterns.ts";
import { type ClassicalNetwork, classicalNetwork } from "./classical-network.ts";

export interface LearningOptions {
  /** Whether couplings of a unit to itself are set to zero. */
  zeroDiagonal?: boolean;
}

/**
 * Stores patterns by Hebb's rule, W = (1/N) Σ x xᵀ (Hopfield 1982). Without errors it holds about N / (2 ln N) random
 * patterns, with a few about 0.138 N.
 *
 * @param options - `zeroDiagonal` is true unless given.
 *
 * @example
 * ```ts
 * import { binaryPatterns, hebbian } from "@attractors/hopfield";
 *
 * hebbian(binaryPatterns([1, -1, 1, 1], 2)).weights; // → [0, 0, 0, 0]
 * hebbian(binaryPatterns([1, -1], 2)).weights; // → [0, -0.5, -0.5, 0]
 * ```
 */
export function hebbian(
  { count, size, spins }: BinaryPatterns,
  { zeroDiagonal = true }: LearningOptions = {},
): ClassicalNetwork {
  const weights = new Float64Array(size * size);
  for (let k = 0; k < count; k++) {
    const pattern = k * size;
    for (let i = 0; i < size; i++) {
      const spin = spins[pattern + i];
      const row = i * size;
      for (let j = 0; j < size; j++) weights[row + j] += spin * spins[pattern + j];
    }
  }
  for (let k = 0; k < weights.length; k++) weights[k] /= size;
  if (zeroDiagonal) clearDiagonal(weights, size);
  return classicalNetwork(weights, size);
}

export function clearDiagonal(weights: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) weights[i * size + i] = 0;
}
