import { type HebbianNetwork, localFields, magnetizations, networkEnergy } from "../../src/index.ts";
import { allStates } from "../network/brute-force.ts";

/** Averages over all states with weights exp(logWeight): energy of a spin, first magnetisation and its square. */
export function exactAverages(
  network: HebbianNetwork,
  logWeight: (spins: Int8Array) => number,
): { energy: number; magnetization: number; square: number } {
  let norm = 0;
  const sums = { energy: 0, magnetization: 0, square: 0 };
  for (const spins of allStates(network.size)) {
    const weight = Math.exp(logWeight(spins));
    const [m] = magnetizations(network, spins, [0]);
    norm += weight;
    sums.energy += (weight * networkEnergy(network, spins)) / network.size;
    sums.magnetization += weight * m;
    sums.square += weight * m * m;
  }
  return { energy: sums.energy / norm, magnetization: sums.magnetization / norm, square: sums.square / norm };
}

/** ln of Boltzmann's weight. */
export function boltzmann(network: HebbianNetwork, noise: number): (spins: Int8Array) => number {
  return (spins) => -networkEnergy(network, spins) / noise;
}

/** ln of the stationary weight of parallel Glauber updates of pairwise couplings, Π_i cosh(h_i/T) (Peretto 1984). */
export function little(network: HebbianNetwork, noise: number): (spins: Int8Array) => number {
  return (spins) => localFields(network, spins).reduce((sum, h) => sum + Math.log(Math.cosh(h / noise)), 0);
}
