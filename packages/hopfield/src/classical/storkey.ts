import type { BinaryPatterns } from "../binary-patterns.ts";
import { type ClassicalNetwork, classicalNetwork } from "./classical-network.ts";
import { clearDiagonal, type LearningOptions } from "./hebbian.ts";

/**
 * Stores patterns one after the other by Storkey's rule (Storkey 1997),
 *
 *   w_ij += (x_i x_j - x_i h_ji - h_ij x_j) / N,   h_ij = Σ_{k ≠ i, j} w_ik x_k:
 *
 * local like Hebb's, with a capacity of N / √(2 ln N). The result depends on the order of the patterns.
 *
 * @param options - `zeroDiagonal` is false unless given; it takes effect after learning.
 *
 * @example
 * ```ts
 * import { binaryPatterns, storkey } from "@attractors/hopfield";
 *
 * storkey(binaryPatterns([1, -1], 2)).weights; // → [0.5, -0.5, -0.5, 0.5]
 * ```
 */
export function storkey(
  { count, size, spins }: BinaryPatterns,
  { zeroDiagonal = false }: LearningOptions = {},
): ClassicalNetwork {
  const weights = new Float64Array(size * size);
  const fields = new Float64Array(size);
  for (let k = 0; k < count; k++) {
    const x = spins.subarray(k * size, (k + 1) * size);
    // h_ij is the whole field of unit i without the parts of units i and j.
    for (let i = 0; i < size; i++) {
      let sum = 0;
      for (let j = 0; j < size; j++) sum += weights[i * size + j] * x[j];
      fields[i] = sum - weights[i * size + i] * x[i];
    }
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) {
        const w = weights[i * size + j];
        const hij = i === j ? fields[i] : fields[i] - w * x[j];
        const hji = i === j ? fields[i] : fields[j] - w * x[i];
        const change = (x[i] * x[j] - x[i] * hji - hij * x[j]) / size;
        weights[i * size + j] = w + change;
        weights[j * size + i] = w + change;
      }
    }
  }
  if (zeroDiagonal) clearDiagonal(weights, size);
  return classicalNetwork(weights, size);
}
