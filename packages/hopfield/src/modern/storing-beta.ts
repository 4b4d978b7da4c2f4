import type { MatrixView } from "@attractors/core";
import { storageThreshold } from "./bounds.ts";
import { largestNorm, separations } from "./geometry.ts";

/**
 * The smallest β at which every pattern that can be stored is sure to be, by the storage condition of Ramsauer et al. (2021,
 * Lemma A5): those whose separation is positive. A choice for those who have none.
 *
 * @throws {RangeError} if there is no pattern, a number is not finite, or none is separated from the others.
 *
 * @example
 * ```ts
 * import { storedPatterns, storingBeta } from "@attractors/hopfield";
 *
 * const patterns = { rows: 3, columns: 2, data: Float64Array.of(1, 0, 0, 1, -1, -1) };
 * storedPatterns(patterns, storingBeta(patterns)); // → [true, true, true]
 * ```
 */
export function storingBeta(patterns: MatrixView): number {
  const norm = largestNorm(patterns);
  const count = patterns.rows;
  let smallest = Infinity;
  for (const gap of separations(patterns)) if (gap > 0) smallest = Math.min(smallest, gap);
  if (count === 1) return norm > 0 ? 1 / norm ** 2 : 1;
  if (smallest === Infinity) {
    throw new RangeError(
      "storingBeta: no pattern is separated from the others; center or scale them, or remove copies",
    );
  }
  const stores = (beta: number) => smallest >= storageThreshold({ beta, count, norm });

  // The threshold falls in β where it is positive and matters; at small β the logarithm may be negative, which proves nothing.
  let low = 1 / (count * norm ** 2);
  let high = low;
  while (!stores(high)) high *= 2;
  while (high - low > 1e-9 * high) {
    const middle = (low + high) / 2;
    if (stores(middle)) high = middle;
    else low = middle;
  }
  return high;
}
