import type { Rng } from "@attractors/core";
import type { ExampleLearning } from "../learning.ts";
import { checkMemory } from "./patterns.ts";

/**
 * Draws the examples of archetypes, [K × M × N]: each entry is the archetype's with probability (1 + r)/2, and turned
 * over otherwise. Blank entries stay blank.
 */
export function drawExamples(
  archetypes: Int8Array,
  size: number,
  { quality, examples: M }: ExampleLearning,
  rng: Rng,
): Int8Array {
  checkMemory("drawExamples", archetypes.length * M);
  const out = new Int8Array(archetypes.length * M);
  const right = (1 + quality) / 2;
  let k = 0;
  for (let row = 0; row < archetypes.length; row += size) {
    for (let a = 0; a < M; a++) {
      for (let i = row; i < row + size; i++) out[k++] = rng.uniform() < right ? archetypes[i] : -archetypes[i];
    }
  }
  return out;
}

/** Draws the same examples, and keeps but the sums over those of each archetype, [K × N]. */
export function drawSums(
  archetypes: Int8Array,
  size: number,
  { quality, examples: M }: ExampleLearning,
  rng: Rng,
): Int16Array {
  checkSums(M);
  checkMemory("drawSums", 2 * archetypes.length);
  const sums = new Int16Array(archetypes.length);
  const right = (1 + quality) / 2;
  for (let row = 0; row < archetypes.length; row += size) {
    for (let a = 0; a < M; a++) {
      for (let i = row; i < row + size; i++) sums[i] += rng.uniform() < right ? archetypes[i] : -archetypes[i];
    }
  }
  return sums;
}

/** Adds up the examples of each archetype: [K × M × N] becomes [K × N]. */
export function sumExamples(examples: Int8Array, size: number, M: number): Int16Array {
  checkSums(M);
  const sums = new Int16Array(examples.length / M);
  for (let row = 0, k = 0; row < sums.length; row += size) {
    for (let a = 0; a < M; a++) {
      for (let i = row; i < row + size; i++) sums[i] += examples[k++];
    }
  }
  return sums;
}

/** Throws a RangeError if sums of so many examples do not fit into 16 bits. */
function checkSums(M: number): void {
  if (M > 32767) throw new RangeError(`supervised learning takes at most 32767 examples of each pattern, got ${M}`);
}
