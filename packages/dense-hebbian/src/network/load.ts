import { checkCount, checkPositive } from "@attractors/core";

export interface LoadShape {
  /** Spins, N. */
  size: number;
  /** Spins in a product, P. @default 2 */
  interaction?: number;
}

/**
 * Counts the patterns of a load: K = γ N^(P-1)/(P-1)!, rounded, at least 1; for P = 2, K = α N.
 *
 * @throws {RangeError} if the load is not positive, or P below 2.
 *
 * @example
 * ```ts
 * import { patternCount } from "@attractors/dense-hebbian";
 *
 * patternCount(0.1, { size: 200, interaction: 4 }); // → 133333
 * ```
 */
export function patternCount(load: number, { size, interaction = 2 }: LoadShape): number {
  checkPositive("patternCount: load", load);
  return Math.max(1, Math.round(load / loadOf(1, { size, interaction })));
}

/**
 * The load of K patterns, γ = (P-1)! K/N^(P-1); for P = 2, α = K/N.
 *
 * @throws {RangeError} if K is no whole number, or P below 2.
 *
 * @example
 * ```ts
 * import { loadOf } from "@attractors/dense-hebbian";
 *
 * loadOf(100, { size: 1000 }); // → 0.1
 * ```
 */
export function loadOf(count: number, { size, interaction = 2 }: LoadShape): number {
  checkCount("loadOf: count", count);
  checkCount("loadOf: size", size);
  checkCount("loadOf: interaction", interaction, 2);
  let load = count;
  for (let k = 1; k < interaction; k++) load *= k / size;
  return load;
}
