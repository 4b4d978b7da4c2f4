import { checkCount, type Rng } from "@attractors/core";
import type { BinaryNetwork } from "./binary-network.ts";
import { type BinaryPatterns, randomPatterns } from "./binary-patterns.ts";
import { overlaps } from "./overlaps.ts";
import { recall } from "./recall.ts";

export interface FindAttractorsOptions {
  /** Random states from which the network relaxes. @default 1000 */
  starts?: number;
  /** The most sweeps of one relaxation; states that have not come to rest by then are left out. @default 100 */
  maxSweeps?: number;
  rng: Rng;
}

/** A fixed point of a network. */
export interface Attractor {
  readonly state: Int8Array;
  readonly energy: number;
  /** How many of the starts ended here. */
  readonly hits: number;
  /** The overlaps with the stored patterns. */
  readonly overlaps: Float64Array;
  /**
   * A stored pattern; the opposite of one; the majority of an odd number of patterns with signs (a mixture state); or a
   * state that belongs to no few patterns (spin glass).
   */
  readonly kind: "pattern" | "opposite" | "mixture" | "spin-glass";
}

/** Patterns that a mixture may be made of: the ones of the largest overlaps, up to this many. */
const MIXED = 7;

/**
 * Finds fixed points of a network from random states, and tells patterns from spurious states (Amit, Gutfreund,
 * Sompolinsky 1985): the most often reached first.
 *
 * @throws {RangeError} if the patterns do not fit the network, or an option is out of its range.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { findAttractors, hebbian, randomPatterns } from "@attractors/hopfield";
 *
 * const rng = createRng(1);
 * const patterns = randomPatterns({ count: 3, size: 100, rng });
 * const found = findAttractors(hebbian(patterns), patterns, { starts: 200, rng });
 * found.filter(({ kind }) => kind === "pattern").length; // → 3
 * ```
 */
export function findAttractors(
  network: BinaryNetwork,
  patterns: BinaryPatterns,
  { starts = 1000, maxSweeps = 100, rng }: FindAttractorsOptions,
): Attractor[] {
  checkCount("findAttractors: starts", starts);
  const found = new Map<string, { state: Int8Array; energy: number; hits: number }>();
  for (let k = 0; k < starts; k++) {
    const start = randomPatterns({ count: 1, size: network.size, rng }).spins;
    const { state, energy, outcome } = recall(network, start, { maxSweeps });
    if (outcome !== "fixed-point") continue;
    const key = state.join();
    const known = found.get(key);
    if (known) known.hits++;
    else found.set(key, { state, energy, hits: 1 });
  }
  return [...found.values()]
    .sort((a, b) => b.hits - a.hits)
    .map((attractor) => {
      const products = overlaps(patterns, attractor.state);
      return { ...attractor, overlaps: products, kind: kindOf(attractor.state, patterns, products) };
    });
}

function kindOf(state: Int8Array, { count, size, spins }: BinaryPatterns, products: Float64Array): Attractor["kind"] {
  if (products.includes(1)) return "pattern";
  if (products.includes(-1)) return "opposite";
  const ranked = Array.from(products.keys()).sort((a, b) => Math.abs(products[b]) - Math.abs(products[a]));
  for (let mixed = 3; mixed <= Math.min(MIXED, count); mixed += 2) {
    const isMajority = state.every((spin, i) => {
      let votes = 0;
      for (let k = 0; k < mixed; k++) votes += Math.sign(products[ranked[k]]) * spins[ranked[k] * size + i];
      return votes * spin > 0;
    });
    if (isMajority) return "mixture";
  }
  return "spin-glass";
}
