import type { BinaryPatterns } from "../binary-patterns.ts";
import { type ClassicalNetwork, classicalNetwork } from "./classical-network.ts";
import { clearDiagonal, type LearningOptions } from "./hebbian.ts";

/** A pattern whose distance to the span of the others is this small beside its length depends on them. */
const DEPENDENT = 1e-10;

/**
 * Stores patterns by the pseudo-inverse rule: W is the projection onto their span, X (XᵀX)⁻¹ Xᵀ (Personnaz, Guyon,
 * Dreyfus 1985; Kanter and Sompolinsky 1987). Any number of linearly independent patterns below N is stable; with the
 * diagonal, basins vanish near half of N, without it they stay wider. Patterns that depend on others add nothing;
 * if they span the whole space, W is the identity and every state a fixed point.
 * Computed by an orthonormal basis (Gram-Schmidt, twice), in K² N + K N² operations.
 *
 * @param options - `zeroDiagonal` is false unless given.
 *
 * @example
 * ```ts
 * import { binaryPatterns, pseudoInverse } from "@attractors/hopfield";
 *
 * pseudoInverse(binaryPatterns([1, -1], 2)).weights; // ≈ [0.500, -0.500, -0.500, 0.500]
 * ```
 */
export function pseudoInverse(
  { count, size, spins }: BinaryPatterns,
  { zeroDiagonal = false }: LearningOptions = {},
): ClassicalNetwork {
  const basis: Float64Array[] = [];
  const length = Math.sqrt(size);
  for (let k = 0; k < count; k++) {
    const vector = Float64Array.from({ length: size }, (_, i) => spins[k * size + i] / length);
    for (let pass = 0; pass < 2; pass++) {
      for (const direction of basis) {
        const part = inner(direction, vector);
        for (let i = 0; i < size; i++) vector[i] -= part * direction[i];
      }
    }
    const rest = Math.sqrt(inner(vector, vector));
    if (rest <= DEPENDENT) continue;
    for (let i = 0; i < size; i++) vector[i] /= rest;
    basis.push(vector);
  }
  const weights = new Float64Array(size * size);
  for (const direction of basis) {
    for (let i = 0; i < size; i++) {
      const factor = direction[i];
      const row = i * size;
      for (let j = 0; j < size; j++) weights[row + j] += factor * direction[j];
    }
  }
  if (zeroDiagonal) clearDiagonal(weights, size);
  return classicalNetwork(weights, size);
}

function inner(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
