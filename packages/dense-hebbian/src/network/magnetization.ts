import { checkLength } from "@attractors/core";
import type { HebbianNetwork } from "./hebbian-network.ts";
import { checkEntries } from "./patterns.ts";

/**
 * Measures how well states agree with the archetypes: the Mattis magnetisations m_μ = (1/N) Σ_i ξ_i^μ σ_i. In diluted
 * networks they are 1 - d at most.
 *
 * @param archetypes - which of them. @default all
 * @throws {RangeError} if the state has not N spins ±1, or there is no such archetype.
 *
 * @example
 * ```ts
 * import { hebbianNetworkOf, magnetizations } from "@attractors/dense-hebbian";
 *
 * const network = hebbianNetworkOf(Int8Array.of(1, 1, 1, 1, 1, 1, -1, -1), { size: 4 });
 * magnetizations(network, Int8Array.of(1, 1, 1, 1)); // → [1, 0]
 * ```
 */
export function magnetizations(
  network: HebbianNetwork,
  spins: Int8Array,
  archetypes: readonly number[] = Array.from({ length: network.count }, (_, mu) => mu),
): Float64Array {
  checkLength("magnetizations: state", spins, network.size);
  checkEntries("magnetizations: state", spins, false);
  checkArchetypes("magnetizations", network, archetypes);
  return Float64Array.from(archetypes, (mu) => product(network.archetypes, mu * network.size, spins) / network.size);
}

/**
 * Measures how well a state agrees with the examples of an archetype, (1/NM) Σ_i Σ_a η_i^{μ,a} σ_i; with the archetype
 * itself where the network stores it.
 *
 * @throws {RangeError} if the state has not N spins ±1, or there is no such archetype.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { createHebbianNetwork, exampleMagnetization, supervised } from "@attractors/dense-hebbian";
 *
 * const learning = supervised({ quality: 0.5, examples: 100 });
 * const network = createHebbianNetwork({ size: 1000, count: 1, learning, rng: createRng(1) });
 * exampleMagnetization(network, network.archetypes, 0); // ≈ 0.50
 * ```
 */
export function exampleMagnetization(network: HebbianNetwork, spins: Int8Array, archetype: number): number {
  const { size: N, learning, patterns } = network;
  checkLength("exampleMagnetization: state", spins, N);
  checkEntries("exampleMagnetization: state", spins, false);
  checkArchetypes("exampleMagnetization", network, [archetype]);
  const M = learning.kind === "storing" ? 1 : learning.examples;
  const rows = learning.kind === "unsupervised" ? M : 1;
  let sum = 0;
  for (let row = 0; row < rows; row++) sum += product(patterns, (archetype * rows + row) * N, spins);
  return sum / (N * M);
}

/** The overlap of two states, (1/N) Σ_i σ_i τ_i. It checks nothing. */
export function overlapOf(first: Int8Array, second: Int8Array): number {
  return product(first, 0, second) / second.length;
}

/** Throws a RangeError unless all are numbers of archetypes. */
export function checkArchetypes(where: string, { count }: HebbianNetwork, archetypes: readonly number[]): void {
  for (const mu of archetypes) {
    if (!(Number.isInteger(mu) && mu >= 0 && mu < count)) {
      throw new RangeError(`${where}: archetypes must be numbers from 0 to ${count - 1}, got ${mu}`);
    }
  }
}

/** Σ_i patterns[row + i] spins[i] */
export function product(patterns: ArrayLike<number>, row: number, spins: Int8Array): number {
  let sum = 0;
  for (let i = 0; i < spins.length; i++) sum += patterns[row + i] * spins[i];
  return sum;
}
