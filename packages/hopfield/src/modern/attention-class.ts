import { checkCount, checkFinite } from "@attractors/core";

/**
 * Counts the fewest weights that add up to 90 % of their sum, k90: the size of a metastable state, and how many patterns an
 * attention head looks at (Ramsauer et al. 2021, section 4).
 *
 * @param share - instead of 0.9.
 * @throws {RangeError} if there is no weight, one is negative or not finite, or all are zero.
 *
 * @example
 * ```ts
 * import { metastableSize } from "@attractors/hopfield";
 *
 * metastableSize([0.5, 0.45, 0.05]); // → 2
 * ```
 */
export function metastableSize(weights: ArrayLike<number>, share = 0.9): number {
  checkFinite("metastableSize: weights", weights);
  const sorted = Float64Array.from(weights).sort().reverse();
  if (!(sorted[0] > 0 && sorted[sorted.length - 1] >= 0)) {
    throw new RangeError("metastableSize: weights must be zero or more, and not all of them zero");
  }
  let total = 0;
  for (const weight of sorted) total += weight;
  let sum = 0;
  let count = 0;
  // A sum that reaches the share up to rounding has reached it.
  while (count < sorted.length && sum < share * total * (1 - 1e-14)) sum += sorted[count++];
  return count;
}

/** I averages over almost all patterns, IV picks few. */
export type AttentionClass = "I" | "II" | "III" | "IV";

/**
 * The class of an attention head: by k, the number of patterns that hold 90 % of the weight (the median over its states),
 * of N: I for k > N/2, II for k > N/8, III for k > N/32, IV for fewer (Ramsauer et al. 2021).
 *
 * @throws {RangeError} unless `count` is a whole number above 0 and 0 < size ≤ count.
 *
 * @example
 * ```ts
 * import { attentionClass } from "@attractors/hopfield";
 *
 * attentionClass(10, 64); // → "II"
 * ```
 */
export function attentionClass(size: number, count: number): AttentionClass {
  checkCount("attentionClass: count", count);
  if (!(size > 0 && size <= count)) {
    throw new RangeError(`attentionClass: size must be above 0 and at most ${count}, got ${size}`);
  }
  if (size > count / 2) return "I";
  if (size > count / 8) return "II";
  return size > count / 32 ? "III" : "IV";
}
