import { checkCount, checkLength, type Rng, type Task } from "@attractors/core";
import type { HebbianNetwork } from "../network/hebbian-network.ts";
import { checkArchetypes, overlapOf, product } from "../network/magnetization.ts";
import { checkEntries } from "../network/patterns.ts";
import { type Average, averageOf, varianceOf } from "./block-average.ts";
import { acceptanceOf, type FlipRule, glauber } from "./chance.ts";
import { seedChains } from "./initial-state.ts";
import { simdKernel } from "./kernels.ts";
import type { ChainKernel } from "./spin-chain.ts";
import { type SpinUpdate, sequential } from "./spin-update.ts";

export interface SimulateOptions {
  /** Seeds the replicas, each with a generator of its own. */
  rng: Rng;
  /** Noise T ≥ 0. */
  noise: number;
  /** Sweeps of each replica that are measured; in a sweep every spin has one turn. */
  sweeps: number;
  /** Sweeps before. @default 0 */
  transient?: number;
  /** Sweeps between two measurements. @default 1 */
  interval?: number;
  /** Replicas: independent runs of the same network. @default 1 */
  replicas?: number;
  /** N spins ±1 for all replicas, or N for each. @default the first archetype */
  initial?: Int8Array;
  /** The archetypes whose magnetisations are measured. @default [0] */
  archetypes?: readonly number[];
  /** @default glauber */
  rule?: FlipRule;
  /** @default sequential */
  update?: SpinUpdate;
  /** What moves the spins. @default simdKernel */
  kernel?: ChainKernel;
  /** Goes on where another simulation with the same network and options stood; `rng` and `initial` are not used then. */
  resume?: SimulationCheckpoint;
}

/** All of a simulation under way. Plain data: `structuredClone` keeps it while the simulation goes on. */
export interface SimulationCheckpoint {
  /** Sweeps done. */
  readonly sweep: number;
  /** [replicas × N] */
  readonly spins: Int8Array;
  /** [replicas × 4] */
  readonly generators: Uint32Array;
  /** Measurements of each replica so far. */
  readonly measured: number;
  /** Measurements, one row for each observable of each replica, then one for each pair of replicas. */
  readonly series: Float64Array;
  /** Sums of the measured spins, [replicas × N]. */
  readonly spinSums: Float64Array;
  /** Spins that flipped in measured sweeps. */
  readonly flipped: number;
}

export interface SimulationProgress {
  /** Sweeps done, and to do in all, with the transient. */
  readonly sweep: number;
  readonly sweeps: number;
  /** Where the simulation stands: arrays that it goes on to change. */
  readonly checkpoint: SimulationCheckpoint;
}

export interface SimulationResult {
  /** Mattis magnetisations (1/N) Σ_i ξ_i σ_i of the archetypes asked for. */
  readonly magnetizations: readonly Average[];
  /** Of the same archetypes: N/T times the variance of the magnetisation; 0 without noise. */
  readonly susceptibilities: readonly Average[];
  /** Energy of a spin. */
  readonly energy: Average;
  /** N/T² times the variance of the energy of a spin; 0 without noise. */
  readonly specificHeat: Average;
  /** Overlaps (1/N) Σ_i σ_i^a σ_i^b of the pairs of replicas: 0 and 1, 0 and 2, 1 and 2, …; none of a single one. */
  readonly overlaps: readonly Average[];
  /** (1/N) Σ_i ⟨σ_i⟩², the mean over the replicas. */
  readonly selfOverlap: number;
  /** Mean values of the spins, [replicas × N]. */
  readonly meanSpins: Float64Array;
  /** Share of the spins' turns in which they flipped. */
  readonly flipRate: number;
  /** The last states, [replicas × N]. */
  readonly spins: Int8Array;
  /** What was measured: rows of energies of a spin and magnetisations for each replica, then of overlaps for each pair. */
  readonly series: readonly Float64Array[];
}

/**
 * Simulates a network at a noise: a task that yields after every measurement. Means are over time and replicas, with
 * errors from block averages. A simulation that resumes from a checkpoint gives the bits of one that was never stopped.
 *
 * With sequential updates the states are distributed as exp(-H/T) in the long run, with either rule.
 *
 * @throws {RangeError} if an option is out of its range, the noise negative, a state no spins ±1, or the checkpoint of
 * another simulation.
 *
 * @example
 * ```ts
 * import { createRng, runNow } from "@attractors/core";
 * import { createHebbianNetwork, simulate } from "@attractors/dense-hebbian";
 *
 * const network = createHebbianNetwork({ size: 200, count: 10, interaction: 4, rng: createRng(1) });
 * const { magnetizations } = runNow(simulate(network, { rng: createRng(2), noise: 0.3, sweeps: 500, transient: 50 }));
 * magnetizations[0].value; // ≈ 0.996
 * ```
 */
export function* simulate(
  network: HebbianNetwork,
  options: SimulateOptions,
): Task<SimulationProgress, SimulationResult> {
  const { rng, noise, sweeps, transient = 0, interval = 1, replicas = 1, initial, archetypes = [0] } = options;
  const { rule = glauber, update = sequential, kernel = simdKernel, resume } = options;
  const { size: N, scale } = network;
  if (!rng) throw new TypeError("simulate: rng is required, such as createRng(seed) of @attractors/core");
  checkCount("simulate: sweeps", sweeps);
  checkCount("simulate: transient", transient, 0);
  checkCount("simulate: interval", interval);
  checkCount("simulate: replicas", replicas);
  checkCount("simulate: measurements, sweeps / interval,", Math.floor(sweeps / interval));
  checkArchetypes("simulate", network, archetypes);
  const acceptance = acceptanceOf("simulate", rule, noise, scale);

  const length = Math.floor(sweeps / interval);
  const columns = 1 + archetypes.length;
  const pairs = pairsOf(replicas);
  const rows = replicas * columns + pairs.length;
  const state: Standing = {
    sweep: 0,
    spins: new Int8Array(replicas * N),
    generators: new Uint32Array(4 * replicas),
    measured: 0,
    series: new Float64Array(rows * length),
    spinSums: new Float64Array(replicas * N),
    flipped: 0,
  };
  const chains = kernel.open(network, replicas);
  if (resume) restore(state, resume);
  else seedChains("simulate", network, { initial, rng }, state);
  chains.forEach((chain, a) => {
    chain.spins.set(state.spins.subarray(a * N, a * N + N));
    chain.generator.set(state.generators.subarray(4 * a, 4 * a + 4));
    chain.begin();
  });

  const end = transient + length * interval;
  while (state.sweep < end) {
    const measuring = state.sweep >= transient;
    const step = measuring ? interval : Math.min(interval, transient - state.sweep);
    for (let a = 0; a < replicas; a++) {
      const chain = chains[a];
      if (!chain.exact) chain.begin();
      const flipped = chain.advance(step, acceptance, update.name === "parallel");
      state.spins.set(chain.spins, a * N);
      state.generators.set(chain.generator, 4 * a);
      if (measuring) {
        state.flipped += flipped;
        measure(a, chain.energy() / N);
      }
    }
    if (measuring) {
      pairs.forEach(([a, b], k) => {
        const overlap = overlapOf(chains[a].spins, chains[b].spins);
        state.series[(replicas * columns + k) * length + state.measured] = overlap;
      });
      state.measured++;
    }
    state.sweep += step;
    yield { sweep: state.sweep, sweeps: end, checkpoint: state };
  }
  return result();

  function measure(a: number, energy: number): void {
    const { spins } = chains[a];
    const { series, spinSums, measured } = state;
    series[a * columns * length + measured] = energy;
    for (let k = 0; k < archetypes.length; k++) {
      const m = product(network.archetypes, archetypes[k] * N, spins) / N;
      series[(a * columns + 1 + k) * length + measured] = m;
    }
    for (let i = 0; i < N; i++) spinSums[a * N + i] += spins[i];
  }

  function result(): SimulationResult {
    const row = (k: number) => state.series.subarray(k * length, (k + 1) * length);
    const ofColumn = (c: number) => Array.from({ length: replicas }, (_, a) => row(a * columns + c));
    const inverse = noise > 0 ? 1 / noise : 0;
    const meanSpins = state.spinSums.map((sum) => sum / length);
    let squares = 0;
    for (const mean of meanSpins) squares += mean * mean;
    return {
      magnetizations: archetypes.map((_, k) => averageOf(ofColumn(1 + k))),
      susceptibilities: archetypes.map((_, k) => varianceOf(ofColumn(1 + k), N * inverse)),
      energy: averageOf(ofColumn(0)),
      specificHeat: varianceOf(ofColumn(0), N * inverse * inverse),
      overlaps: pairs.map((_, k) => averageOf([row(replicas * columns + k)])),
      selfOverlap: squares / (replicas * N),
      meanSpins,
      flipRate: state.flipped / (length * interval * replicas * N),
      spins: state.spins,
      series: Array.from({ length: rows }, (_, k) => row(k)),
    };
  }
}

type Standing = { -readonly [Key in keyof SimulationCheckpoint]: SimulationCheckpoint[Key] };

/** Puts a simulation where a checkpoint stands. */
function restore(state: Standing, from: SimulationCheckpoint): void {
  for (const key of ["spins", "generators", "series", "spinSums"] as const) {
    checkLength(`simulate: resume.${key}, of a simulation with the same options,`, from[key], state[key].length);
    state[key].set(from[key]);
  }
  checkEntries("simulate: resume.spins", state.spins, false);
  state.sweep = from.sweep;
  state.measured = from.measured;
  state.flipped = from.flipped;
}

function pairsOf(replicas: number): [number, number][] {
  const pairs: [number, number][] = [];
  for (let b = 1; b < replicas; b++) for (let a = 0; a < b; a++) pairs.push([a, b]);
  return pairs;
}
