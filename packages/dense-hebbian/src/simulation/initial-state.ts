import { checkLength, type Rng } from "@attractors/core";
import type { HebbianNetwork } from "../network/hebbian-network.ts";
import { checkEntries } from "../network/patterns.ts";
import { seedGenerator } from "./chance.ts";

export interface StateNearOptions {
  /** Number of the archetype. @default 0 */
  archetype?: number;
  /** The chance of each spin to be turned over; at 0.5 the state is random. @default 0 */
  flipped?: number;
  rng: Rng;
}

/**
 * Makes a state to start from: an archetype, of which a share of spins is turned over at random. Blank entries of diluted
 * archetypes are drawn.
 *
 * @throws {RangeError} if there is no such archetype, or `flipped` is not from 0 to 1.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { createHebbianNetwork, magnetizations, stateNear } from "@attractors/dense-hebbian";
 *
 * const network = createHebbianNetwork({ size: 1000, count: 3, rng: createRng(1) });
 * const state = stateNear(network, { archetype: 2, flipped: 0.1, rng: createRng(2) });
 * magnetizations(network, state)[2]; // ≈ 0.8
 * ```
 */
export function stateNear(
  { size: N, count, archetypes }: HebbianNetwork,
  { archetype = 0, flipped = 0, rng }: StateNearOptions,
): Int8Array {
  if (!(Number.isInteger(archetype) && archetype >= 0 && archetype < count)) {
    throw new RangeError(`stateNear: archetype must be a number from 0 to ${count - 1}, got ${archetype}`);
  }
  if (!(flipped >= 0 && flipped <= 1)) throw new RangeError(`stateNear: flipped must be from 0 to 1, got ${flipped}`);
  return Int8Array.from({ length: N }, (_, i) => {
    const v = archetypes[archetype * N + i];
    if (v === 0) return rng.uniform() < 0.5 ? 1 : -1;
    return rng.uniform() < flipped ? -v : v;
  });
}

/**
 * Seeds some chains, each from a generator forked off for it, and writes the states they start from: one for all, one for
 * each, or near the first archetype.
 */
export function seedChains(
  where: string,
  network: HebbianNetwork,
  { initial, rng }: { readonly initial?: Int8Array; readonly rng: Rng },
  { spins, generators }: { readonly spins: Int8Array; readonly generators: Uint32Array },
): void {
  const { size: N } = network;
  if (initial && initial.length !== N) checkLength(`${where}: initial`, initial, spins.length);
  if (initial) checkEntries(`${where}: initial`, initial, false);
  for (let at = 0, a = 0; at < spins.length; at += N, a++) {
    const own = rng.fork();
    seedGenerator(own, generators.subarray(4 * a, 4 * a + 4));
    if (!initial) spins.set(stateNear(network, { rng: own }), at);
    else spins.set(initial.length === N ? initial : initial.subarray(at, at + N), at);
  }
}
