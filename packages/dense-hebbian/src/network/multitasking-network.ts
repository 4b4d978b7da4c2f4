import { checkCount, type Rng } from "@attractors/core";
import { datasetEntropy, type Learning, storing } from "../learning.ts";
import { drawExamples, drawSums } from "./examples.ts";
import type { HebbianNetwork } from "./hebbian-network.ts";
import { checkMemory } from "./patterns.ts";

export interface MultitaskingOptions {
  /** Spins, N. */
  size: number;
  /** Patterns, K. */
  count: number;
  /** Share of blank entries in the patterns, d, in [0, 1). */
  dilution: number;
  /** What of the patterns the network sees. @default storing */
  learning?: Learning;
  /** Draws the patterns, and then the examples. */
  rng: Rng;
}

/**
 * Makes a multitasking network: pairwise couplings from diluted patterns, whose entries are 0 with probability d and ±1
 * with equal chances otherwise, so that a state may agree with several patterns at once (Agliari et al., arXiv
 * 2308.04106),
 *
 *   H = -(1/2N) Σ_μ (Σ_i η̂_i^μ σ_i)²,
 *
 * with η̂ = ξ (storing), η̂ = η̄/√R, the mean of the examples (supervised), or the mean over the examples of the squares,
 * divided by R (unsupervised); R = r² + (1 - r²)/M.
 *
 * @throws {RangeError} if a number is out of its range.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { createMultitaskingNetwork } from "@attractors/dense-hebbian";
 *
 * const network = createMultitaskingNetwork({ size: 1000, count: 3, dilution: 0.3, rng: createRng(1) });
 * network.archetypes.filter((v) => v === 0).length / 3000; // ≈ 0.29
 * ```
 */
export function createMultitaskingNetwork(options: MultitaskingOptions): HebbianNetwork {
  const { size, count, dilution, learning = storing, rng } = options;
  if (!rng)
    throw new TypeError("createMultitaskingNetwork: rng is required, such as createRng(seed) of @attractors/core");
  checkCount("createMultitaskingNetwork: size", size, 2);
  checkCount("createMultitaskingNetwork: count", count);
  if (!(dilution >= 0 && dilution < 1)) {
    throw new RangeError(`createMultitaskingNetwork: dilution must be at least 0 and below 1, got ${dilution}`);
  }
  const rho = datasetEntropy(learning);
  checkMemory("createMultitaskingNetwork", count * size);
  const archetypes = new Int8Array(count * size);
  for (let k = 0; k < archetypes.length; k++) {
    const u = rng.uniform();
    archetypes[k] = u < dilution ? 0 : u < (1 + dilution) / 2 ? 1 : -1;
  }

  let patterns: HebbianNetwork["patterns"] = archetypes;
  let scale = 1 / size;
  if (learning.kind !== "storing") {
    const { kind, quality, examples: M } = learning;
    const draw = kind === "supervised" ? drawSums : drawExamples;
    const R = quality ** 2 * (1 + rho);
    patterns = draw(archetypes, size, learning, rng);
    scale /= R * (kind === "supervised" ? M * M : M);
  }
  let squares = 0;
  for (const v of patterns) squares += v * v;
  return { size, interaction: 2, learning, count, archetypes, patterns, scale, offset: (-scale * squares) / 2 };
}
