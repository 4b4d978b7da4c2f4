import { checkLength } from "@attractors/core";
import { distinctSums, newtonFactors } from "./distinct-sums.ts";
import type { HebbianNetwork } from "./hebbian-network.ts";
import { checkEntries } from "./patterns.ts";

/**
 * Computes the energy of a state, H(σ), from the overlaps with the patterns: some P² operations for each pattern beside
 * its N products.
 *
 * @throws {RangeError} if the state has not N spins ±1.
 *
 * @example
 * ```ts
 * import { hebbianNetworkOf, networkEnergy } from "@attractors/dense-hebbian";
 *
 * const pattern = Int8Array.of(1, 1, -1, -1);
 * networkEnergy(hebbianNetworkOf(pattern, { size: 4 }), pattern); // → -1.5
 * ```
 */
export function networkEnergy(network: HebbianNetwork, spins: Int8Array): number {
  checkState("networkEnergy", network, spins);
  const { size: N, interaction: P, patterns, scale, offset } = network;
  const factors = newtonFactors(P);
  const powers = new Float64Array(P + 1);
  const sums = new Float64Array(P + 1);
  let total = 0;
  for (let row = 0; row < patterns.length; row += N) {
    addPowers(patterns, row, spins, powers);
    distinctSums(P, factors, powers, sums);
    total += sums[P];
  }
  return offset - (scale * total) / P;
}

/**
 * Computes the local fields of a state, h_i: turning spin i over changes the energy by 2 σ_i h_i.
 *
 * @param mean - the mean values of the spins instead of a state, such as those of `solveTap`: the fields are then
 * averaged over independent spins.
 * @throws {RangeError} if there are not N numbers from -1 to 1.
 *
 * @example
 * ```ts
 * import { hebbianNetworkOf, localFields } from "@attractors/dense-hebbian";
 *
 * const network = hebbianNetworkOf(Int8Array.of(1, 1, -1, -1), { size: 4 });
 * localFields(network, Int8Array.of(1, 1, -1, -1)); // → [0.75, 0.75, -0.75, -0.75]
 * ```
 */
export function localFields(network: HebbianNetwork, mean: ArrayLike<number>): Float64Array {
  checkLength("localFields: state", mean, network.size);
  for (let i = 0; i < mean.length; i++) {
    if (!(mean[i] >= -1 && mean[i] <= 1)) {
      throw new RangeError(`localFields: state must lie between -1 and 1, got ${mean[i]} at index ${i}`);
    }
  }
  const fields = new Float64Array(network.size);
  openFields(network)(Float64Array.from(mean), fields);
  return fields;
}

/**
 * Makes a function that writes the local fields at mean values of the spins: with the A_j of assembly/counts.ts,
 * h_i = Σ_k v_ki (A_k0 - x (A_k1 - x (A_k2 - …))), x = v_ki m_i.
 */
export function openFields(network: HebbianNetwork): (mean: Float64Array, out: Float64Array) => void {
  const { size: N, interaction: P, patterns, scale } = network;
  const factors = newtonFactors(P - 1);
  const powers = new Float64Array(P);
  const sums = new Float64Array(P);
  const parts = new Float64Array(P);

  return (mean, out) => {
    out.fill(0);
    for (let row = 0; row < patterns.length; row += N) {
      addPowers(patterns, row, mean, powers);
      distinctSums(P - 1, factors, powers, sums);
      for (let j = 0, factor = scale; j < P; factor *= P - 1 - j, j++) parts[j] = factor * sums[P - 1 - j];
      for (let i = 0; i < N; i++) {
        const v = patterns[row + i];
        const x = v * mean[i];
        let sum = parts[P - 1];
        for (let j = P - 2; j >= 0; j--) sum = parts[j] - x * sum;
        out[i] += v * sum;
      }
    }
  };
}

/** Writes the power sums p_j = Σ_i (v_i σ_i)^j of one pattern, j from 1 on, into `powers`. */
function addPowers(patterns: ArrayLike<number>, row: number, state: ArrayLike<number>, powers: Float64Array): void {
  const P = powers.length - 1;
  powers.fill(0);
  for (let i = 0; i < state.length; i++) {
    const x = patterns[row + i] * state[i];
    let power = x;
    for (let j = 1; j <= P; j++) {
      powers[j] += power;
      power *= x;
    }
  }
}

/** Throws a RangeError unless a state has as many spins ±1 as the network. */
export function checkState(where: string, { size }: { readonly size: number }, spins: ArrayLike<number>): void {
  checkLength(`${where}: state`, spins, size);
  checkEntries(`${where}: state`, spins, false);
}
