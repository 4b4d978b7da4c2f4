import type { AssociationKernel, MemoryShape, PatternStore } from "./association-kernel.ts";
import type { Numbers } from "./precision.ts";

/**
 * Streaming softmax in plain TypeScript: one pattern after the other, with the largest score so far (Milakov and Gimelshein
 * 2018). The yardstick of `streamingKernel`; sums in double precision.
 *
 * @example
 * ```ts
 * import { associativeMemory, referenceKernel } from "@attractors/hopfield";
 *
 * const memory = associativeMemory({ dimension: 2, beta: 20, kernel: referenceKernel });
 * memory.store([1, 0, 0, 1]);
 * memory.recall([0.9, 0.2]); // ≈ [1.000, 0.000]
 * ```
 */
export const referenceKernel: AssociationKernel = { name: "referenceKernel", open: openRows };

function openRows<A extends Numbers>(shape: MemoryShape<A>): PatternStore<A> {
  const { heads, keyWidth, valueWidth, auto, capacity, precision } = shape;
  const keyRow = heads * keyWidth;
  const valueRow = heads * valueWidth;
  const keys = precision.array(capacity * keyRow);
  const values = auto ? keys : precision.array(capacity * valueRow);
  const sums = new Float64Array(valueWidth);
  return {
    keys,
    values,
    workingBytes: sums.byteLength,
    write(index, key, keyStart, value, valueStart) {
      for (let j = 0; j < keyRow; j++) keys[index * keyRow + j] = key[keyStart + j];
      if (!auto) for (let j = 0; j < valueRow; j++) values[index * valueRow + j] = value[valueStart + j];
    },
    readKey(index, out) {
      for (let j = 0; j < keyRow; j++) out[j] = keys[index * keyRow + j];
    },
    readValue(index, out) {
      for (let j = 0; j < valueRow; j++) out[j] = values[index * valueRow + j];
    },
    move(from, to) {
      keys.copyWithin(to * keyRow, from * keyRow, (from + 1) * keyRow);
      if (!auto) values.copyWithin(to * valueRow, from * valueRow, (from + 1) * valueRow);
    },
    takeFrom(other, count) {
      keys.set(other.keys.subarray(0, count * keyRow));
      if (!auto) values.set(other.values.subarray(0, count * valueRow));
    },
    associate(queries, count, beta, out) {
      for (let q = 0; q * keyRow < queries.length; q++) {
        for (let h = 0; h < heads; h++) {
          associateOne(queries, q * keyRow + h * keyWidth, h, count, beta);
          for (let j = 0; j < valueWidth; j++) out[q * valueRow + h * valueWidth + j] = sums[j];
        }
      }
    },
  };

  function associateOne(queries: ArrayLike<number>, query: number, head: number, count: number, beta: number): void {
    let largest = -Infinity;
    let total = 0;
    sums.fill(0);
    for (let i = 0; i < count; i++) {
      const key = i * keyRow + head * keyWidth;
      let score = 0;
      for (let j = 0; j < keyWidth; j++) score += keys[key + j] * queries[query + j];
      score *= beta;
      if (score > largest) {
        const factor = Math.exp(largest - score);
        total *= factor;
        for (let j = 0; j < valueWidth; j++) sums[j] *= factor;
        largest = score;
      }
      const weight = Math.exp(score - largest);
      total += weight;
      const value = i * valueRow + head * valueWidth;
      for (let j = 0; j < valueWidth; j++) sums[j] += weight * values[value + j];
    }
    for (let j = 0; j < valueWidth; j++) sums[j] /= total;
  }
}
