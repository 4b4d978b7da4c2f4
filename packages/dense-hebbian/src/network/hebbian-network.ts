import { checkCount, checkLength, type Rng } from "@attractors/core";
import { couplingScale, type Learning, storing } from "../learning.ts";
import { drawExamples, drawSums, sumExamples } from "./examples.ts";
import { checkEntries, checkMemory, drawSpins } from "./patterns.ts";

/**
 * A network of N spins ±1 whose energy adds up products of P spins, weighted by patterns v of whole numbers:
 *
 *   H(σ) = offset - scale Σ_v (P-1)! e_P(v_1 σ_1, …, v_N σ_N),   e_P(x) = Σ_{i_1 < … < i_P} x_{i_1} … x_{i_P}
 *
 * The patterns are the archetypes (storing), the sums of each one's examples (supervised), or all examples
 * (unsupervised). The scale is such that the field of a retrieved pattern is m^(P-1), and cross-talk is as strong for
 * every way of learning.
 */
export interface HebbianNetwork {
  /** Spins, N. */
  readonly size: number;
  /** Spins in a product, P. */
  readonly interaction: number;
  readonly learning: Learning;
  /** Archetypes, K. */
  readonly count: number;
  /** The archetypes ξ, [K × N]: ±1, in diluted networks also 0. */
  readonly archetypes: Int8Array;
  /** The patterns v that make up the energy, [rows × N]. */
  readonly patterns: Int8Array | Int16Array;
  readonly scale: number;
  /** The energy's constant. */
  readonly offset: number;
}

export interface LearnOptions {
  /** Spins, N. */
  size: number;
  /** Spins in a product, P, from 2 to 10. @default 2 */
  interaction?: number;
  /** What of the archetypes the network sees. @default storing */
  learning?: Learning;
  /** Draws the examples, where the network learns from some that are not given. */
  rng?: Rng;
  /** Examples ±1 to learn from, [K × M × N]. @default drawn from `rng`, each entry right with probability (1 + r)/2 */
  examples?: Int8Array;
}

export interface CreateNetworkOptions extends Omit<LearnOptions, "examples"> {
  /** Archetypes, K: `patternCount` tells how many a load is. */
  count: number;
  /** Draws the archetypes, and then the examples. */
  rng: Rng;
}

/**
 * Makes a dense Hebbian network of random archetypes, ±1 with equal chances.
 *
 * @throws {RangeError} if a number is out of its range, or the patterns do not fit into memory.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { createHebbianNetwork, supervised } from "@attractors/dense-hebbian";
 *
 * const learning = supervised({ quality: 0.5, examples: 10 });
 * const network = createHebbianNetwork({ size: 50, count: 3, interaction: 4, learning, rng: createRng(1) });
 * network.archetypes.length; // → 150
 * ```
 */
export function createHebbianNetwork({ count, ...options }: CreateNetworkOptions): HebbianNetwork {
  const { size, learning = storing, rng } = options;
  if (!rng) throw new TypeError("createHebbianNetwork: rng is required, such as createRng(seed) of @attractors/core");
  checkCount("createHebbianNetwork: size", size, 2);
  checkCount("createHebbianNetwork: count", count);
  checkShape("createHebbianNetwork", options);
  checkMemory("createHebbianNetwork", count * size * (learning.kind === "unsupervised" ? learning.examples : 1));
  return hebbianNetworkOf(drawSpins(count * size, rng), options);
}

/**
 * Makes a dense Hebbian network of given archetypes, one after the other, N spins ±1 each:
 *
 * - storing: H = -((P-1)!/N^(P-1)) Σ_μ e_P(ξ^μ ∘ σ); for P = 2 the network of Hopfield;
 * - supervised: the mean η̄^μ of the examples takes the place of ξ^μ, with a factor 1/R^(P/2), R = r² + (1 - r²)/M
 *   (Agliari et al., arXiv 2212.00606);
 * - unsupervised: the mean of e_P over the examples, with a factor 1/(r^P √(1 + ρ_P)) (Agliari et al., arXiv 2211.14067).
 *
 * @throws {RangeError} if a number is out of its range, the archetypes or examples are no whole number of rows of ±1, or
 * the patterns do not fit into memory.
 * @throws {TypeError} if the network learns from examples, and neither these nor `rng` are given.
 *
 * @example
 * ```ts
 * import { hebbianNetworkOf, networkEnergy } from "@attractors/dense-hebbian";
 *
 * const pattern = Int8Array.of(1, -1, 1, 1);
 * const network = hebbianNetworkOf(pattern, { size: 4, interaction: 3 });
 * networkEnergy(network, pattern); // → -0.5
 * ```
 */
export function hebbianNetworkOf(archetypes: Int8Array, options: LearnOptions): HebbianNetwork {
  const { size, interaction = 2, learning = storing } = options;
  checkCount("hebbianNetworkOf: size", size, 2);
  checkCount("hebbianNetworkOf: archetypes, rows of N spins,", archetypes.length / size);
  checkShape("hebbianNetworkOf", options);
  checkEntries("hebbianNetworkOf: archetypes", archetypes, false);
  const count = archetypes.length / size;
  const network = { size, interaction, learning, count, archetypes, offset: 0 };
  const scale = 1 / (couplingScale(learning, interaction) * size ** (interaction - 1));
  if (learning.kind === "storing") return { ...network, patterns: archetypes, scale };

  const { kind, examples: M } = learning;
  const { rng, examples } = options;
  // Sums, and all examples, take the place of means.
  const parts = kind === "supervised" ? M ** interaction : M;
  if (examples) {
    checkLength("hebbianNetworkOf: examples", examples, archetypes.length * M);
    checkEntries("hebbianNetworkOf: examples", examples, false);
    const patterns = kind === "supervised" ? sumExamples(examples, size, M) : examples;
    return { ...network, patterns, scale: scale / parts };
  }
  if (!rng) throw new TypeError("hebbianNetworkOf: learning from examples needs rng, or the examples themselves");
  const draw = kind === "supervised" ? drawSums : drawExamples;
  return { ...network, patterns: draw(archetypes, size, learning, rng), scale: scale / parts };
}

function checkShape(where: string, { size, interaction = 2, learning = storing }: LearnOptions): void {
  checkCount(`${where}: interaction`, interaction, 2);
  if (interaction > 10) throw new RangeError(`${where}: interaction must be at most 10, got ${interaction}`);
  if (interaction > size) {
    throw new RangeError(`${where}: products of ${interaction} spins need at least as many, got size ${size}`);
  }
  // Refuses a quality or a number of examples out of its range.
  couplingScale(learning, interaction);
}
