/**
 * Times sequential Glauber sweeps from a retrieved pattern at equilibrium, the WebAssembly kernel against plain
 * TypeScript in turn. Figures are medians on one thread.
 *
 *   pnpm --filter @attractors/dense-hebbian bench
 */
import { createRng } from "@attractors/core";
import {
  type ChainKernel,
  createHebbianNetwork,
  type HebbianNetwork,
  referenceKernel,
  simdKernel,
} from "../src/index.ts";
import { acceptanceOf, glauber, seedGenerator } from "../src/simulation/chance.ts";

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Makes a function that runs some sweeps and returns sweeps per second, and the share of spins that flipped. */
function sweepTimer(network: HebbianNetwork, noise: number, kernel: ChainKernel) {
  const [chain] = kernel.open(network, 1);
  const acceptance = acceptanceOf("bench", glauber, noise, network.scale);
  chain.spins.set(network.archetypes.subarray(0, network.size));
  seedGenerator(createRng(1), chain.generator);
  chain.begin();
  chain.advance(10, acceptance, false);
  return (sweeps: number): [speed: number, flipped: number] => {
    const start = performance.now();
    const flipped = chain.advance(sweeps, acceptance, false);
    return [(1000 * sweeps) / (performance.now() - start), flipped / (sweeps * network.size)];
  };
}

console.log("sequential sweeps per second           flipped       SIMD    reference   ratio");
for (const { size, count, interaction, noises, sweeps } of [
  { size: 2000, count: 200, interaction: 2, noises: [0.1, 0.3, 1], sweeps: 400 },
  { size: 1000, count: 1000, interaction: 4, noises: [0.1, 0.3, 1], sweeps: 120 },
  { size: 200, count: 130_000, interaction: 4, noises: [0.1, 0.3, 1], sweeps: 12 },
]) {
  const network = createHebbianNetwork({ size, count, interaction, rng: createRng(1) });
  for (const noise of noises) {
    const timers = [simdKernel, referenceKernel].map((kernel) => sweepTimer(network, noise, kernel));
    const speeds: number[][] = [[], []];
    let share = 0;
    for (let k = 0; k < 10; k++) {
      const [speed, flipped] = timers[k % 2](k % 2 === 0 ? sweeps : Math.ceil(sweeps / 4));
      speeds[k % 2].push(speed);
      share = flipped;
    }
    const [fast, slow] = speeds.map(median);
    const name = `N=${size}, K=${count}, P=${interaction}, T=${noise}`;
    const figures = [share.toFixed(3), fast.toFixed(0), slow.toFixed(0), (fast / slow).toFixed(1)];
    console.log(name.padEnd(36) + figures.map((text) => text.padStart(10)).join(""));
  }
}
