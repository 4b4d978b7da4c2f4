import { checkCount, checkLength, checkPositive, type Rng, type Task } from "@attractors/core";
import type { HebbianNetwork } from "../network/hebbian-network.ts";
import { checkArchetypes, product } from "../network/magnetization.ts";
import { checkEntries } from "../network/patterns.ts";
import { type Average, blockAverage, varianceOf } from "./block-average.ts";
import { acceptanceOf, type FlipRule, glauber, nextDraw, seedGenerator } from "./chance.ts";
import { seedChains } from "./initial-state.ts";
import { simdKernel } from "./kernels.ts";
import type { ChainKernel } from "./spin-chain.ts";

export interface TemperingOptions {
  /** Seeds the chains and the swaps. */
  rng: Rng;
  /** The noises, all above 0, in rising or falling order. */
  noises: ArrayLike<number>;
  /** Rounds that are measured: some sweeps at every noise, then swaps of neighbours. */
  rounds: number;
  /** Rounds before. @default 0 */
  transient?: number;
  /** Sweeps in a round. @default 1 */
  sweepsPerRound?: number;
  /** N spins ±1 for all chains, or N for each. @default the first archetype */
  initial?: Int8Array;
  /** The archetypes whose magnetisations are measured. @default [0] */
  archetypes?: readonly number[];
  /** @default glauber */
  rule?: FlipRule;
  /** What moves the spins. @default simdKernel */
  kernel?: ChainKernel;
  /** Goes on where another run with the same network and options stood; `rng` and `initial` are not used then. */
  resume?: TemperingCheckpoint;
}

/** All of a run under way. Plain data: `structuredClone` keeps it while the run goes on. */
export interface TemperingCheckpoint {
  /** Rounds done. */
  readonly round: number;
  /** The states of the chains, [chains × N]. */
  readonly spins: Int8Array;
  /** Their generators, and that of the swaps, [(chains + 1) × 4]. */
  readonly generators: Uint32Array;
  /** Which chain is at each noise. */
  readonly chainAt: Int32Array;
  /** Swaps tried and made of each noise with the next, two numbers each. */
  readonly swaps: Float64Array;
  /** Measurements, one row for each observable at each noise. */
  readonly series: Float64Array;
}

export interface TemperingProgress {
  /** Rounds done, and to do in all, with the transient. */
  readonly round: number;
  readonly rounds: number;
  /** Where the run stands: arrays that it goes on to change. */
  readonly checkpoint: TemperingCheckpoint;
}

/** What was measured at one noise. */
export interface TemperedLevel {
  readonly noise: number;
  /** Mattis magnetisations of the archetypes asked for. */
  readonly magnetizations: readonly Average[];
  /** Energy of a spin. */
  readonly energy: Average;
  /** N/T² times the variance of the energy of a spin. */
  readonly specificHeat: Average;
  /** The share of tried swaps with the next noise that were made; 0 at the last noise. */
  readonly swapRate: number;
  /** The last state at this noise. */
  readonly spins: Int8Array;
}

/**
 * Simulates a network at several noises at once, whose states change places (parallel tempering; Hukushima and Nemoto, J.
 * Phys. Soc. Jpn. 65, 1604, 1996): neighbours swap with probability min(1, exp((1/T - 1/T')(E - E'))), even and odd pairs
 * in turn. So low noises leave metastable states by way of the high ones. A task that yields after every round; one that
 * resumes from a checkpoint gives the bits of one that was never stopped.
 *
 * @throws {RangeError} if an option is out of its range, a noise not positive, or the checkpoint of another run.
 *
 * @example
 * ```ts
 * import { createRng, runNow } from "@attractors/core";
 * import { createHebbianNetwork, parallelTempering } from "@attractors/dense-hebbian";
 *
 * const network = createHebbianNetwork({ size: 60, count: 2, interaction: 3, rng: createRng(1) });
 * const options = { rng: createRng(2), noises: [0.2, 0.3, 0.4], rounds: 400 };
 * const levels = runNow(parallelTempering(network, options));
 * levels[0].energy.value < levels[2].energy.value; // → true
 * ```
 */
export function* parallelTempering(
  network: HebbianNetwork,
  options: TemperingOptions,
): Task<TemperingProgress, TemperedLevel[]> {
  const { rng, noises, rounds, transient = 0, sweepsPerRound = 1, initial, archetypes = [0] } = options;
  const { rule = glauber, kernel = simdKernel, resume } = options;
  const { size: N, scale } = network;
  const where = "parallelTempering";
  if (!rng) throw new TypeError(`${where}: rng is required, such as createRng(seed) of @attractors/core`);
  checkCount(`${where}: rounds`, rounds);
  checkCount(`${where}: transient`, transient, 0);
  checkCount(`${where}: sweepsPerRound`, sweepsPerRound);
  checkCount(`${where}: how many noises`, noises.length);
  checkArchetypes(where, network, archetypes);
  const count = noises.length;
  for (let l = 0; l < count; l++) checkPositive(`${where}: noises[${l}]`, noises[l]);
  const acceptances = Array.from(noises, (noise) => acceptanceOf(where, rule, noise, scale));

  const columns = 1 + archetypes.length;
  const state = {
    round: 0,
    spins: new Int8Array(count * N),
    generators: new Uint32Array(4 * (count + 1)),
    chainAt: Int32Array.from({ length: count }, (_, l) => l),
    swaps: new Float64Array(2 * count),
    series: new Float64Array(count * columns * rounds),
  };
  const chains = kernel.open(network, count);
  const swapGenerator = state.generators.subarray(4 * count);
  if (resume) restore(state, resume);
  else {
    seedGenerator(rng.fork(), swapGenerator);
    seedChains(where, network, { initial, rng }, state);
  }
  chains.forEach((chain, c) => {
    chain.spins.set(state.spins.subarray(c * N, c * N + N));
    chain.generator.set(state.generators.subarray(4 * c, 4 * c + 4));
    chain.begin();
  });
  const energies = new Float64Array(count);

  while (state.round < transient + rounds) {
    for (let l = 0; l < count; l++) {
      const c = state.chainAt[l];
      const chain = chains[c];
      if (!chain.exact) chain.begin();
      chain.advance(sweepsPerRound, acceptances[l], false);
      state.spins.set(chain.spins, c * N);
      state.generators.set(chain.generator, 4 * c);
      energies[l] = chain.energy();
    }
    if (state.round >= transient) measure(state.round - transient);
    swap(state.round % 2);
    state.round++;
    yield { round: state.round, rounds: transient + rounds, checkpoint: state };
  }
  return Array.from(noises, levelOf);

  function measure(k: number): void {
    for (let l = 0; l < count; l++) {
      const { spins } = chains[state.chainAt[l]];
      state.series[l * columns * rounds + k] = energies[l] / N;
      archetypes.forEach((mu, j) => {
        state.series[(l * columns + 1 + j) * rounds + k] = product(network.archetypes, mu * N, spins) / N;
      });
    }
  }

  /** Tries to swap each noise from the first one on, two by two, with the next. */
  function swap(first: number): void {
    for (let l = first; l + 1 < count; l += 2) {
      const gain = (1 / noises[l] - 1 / noises[l + 1]) * (energies[l] - energies[l + 1]);
      const u = (nextDraw(swapGenerator) + 0.5) / 2 ** 32;
      state.swaps[2 * l]++;
      if (Math.log(u) >= gain) continue;
      state.swaps[2 * l + 1]++;
      const chain = state.chainAt[l];
      state.chainAt[l] = state.chainAt[l + 1];
      state.chainAt[l + 1] = chain;
    }
  }

  function levelOf(noise: number, l: number): TemperedLevel {
    const row = (c: number) => state.series.subarray((l * columns + c) * rounds, (l * columns + c + 1) * rounds);
    const at = state.chainAt[l] * N;
    return {
      noise,
      magnetizations: archetypes.map((_, j) => blockAverage(row(1 + j))),
      energy: blockAverage(row(0)),
      specificHeat: varianceOf([row(0)], N / noise ** 2),
      swapRate: state.swaps[2 * l + 1] / Math.max(1, state.swaps[2 * l]),
      spins: state.spins.slice(at, at + N),
    };
  }
}

type Standing = { -readonly [Key in keyof TemperingCheckpoint]: TemperingCheckpoint[Key] };

/** Puts a run where a checkpoint stands. */
function restore(state: Standing, from: TemperingCheckpoint): void {
  for (const key of ["spins", "generators", "chainAt", "swaps", "series"] as const) {
    checkLength(`parallelTempering: resume.${key}, of a run with the same options,`, from[key], state[key].length);
    state[key].set(from[key]);
  }
  checkEntries("parallelTempering: resume.spins", state.spins, false);
  state.round = from.round;
}
