import { checkCount, type Rng } from "@attractors/core";
import type { BinaryNetwork } from "./binary-network.ts";
import { checkState } from "./binary-network.ts";
import { corruptState } from "./binary-patterns.ts";
import { type RecallOptions, recall } from "./recall.ts";

export interface BasinOptions extends Omit<RecallOptions, "rng" | "onSweep"> {
  /** Parts of the units that are flipped before the recall, each from 0 to 1. */
  fractions: readonly number[];
  /** Corrupted states for each fraction. @default 20 */
  trials?: number;
  /** The overlap with the pattern from which on it counts as recalled. @default 1, exactly */
  overlap?: number;
  rng: Rng;
}

/**
 * Measures the basin of attraction of a pattern: for each corrupted fraction, the part of random corruptions from which
 * the network comes back.
 *
 * @returns one number from 0 to 1 for each fraction.
 * @throws {RangeError} as `recall` and `corruptState` do.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { basinOfAttraction, hebbian, patternOf, randomPatterns } from "@attractors/hopfield";
 *
 * const rng = createRng(1);
 * const patterns = randomPatterns({ count: 5, size: 200, rng });
 * basinOfAttraction(hebbian(patterns), patternOf(patterns, 0), { fractions: [0.1, 1], rng }); // → [1, 0]
 * ```
 */
export function basinOfAttraction(
  network: BinaryNetwork,
  pattern: Int8Array,
  { fractions, trials = 20, overlap = 1, rng, ...options }: BasinOptions,
): Float64Array {
  checkState("basinOfAttraction", network, pattern);
  checkCount("basinOfAttraction: trials", trials);
  return Float64Array.from(fractions, (fraction) => {
    let recalled = 0;
    for (let k = 0; k < trials; k++) {
      const { state } = recall(network, corruptState(pattern, { fraction, rng }), { ...options, rng });
      let product = 0;
      for (let i = 0; i < state.length; i++) product += state[i] * pattern[i];
      if (product >= overlap * state.length) recalled++;
    }
    return recalled / trials;
  });
}
