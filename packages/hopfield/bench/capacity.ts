/**
 * Capacity of the classical network: the part of stored patterns that stay (final overlap above 0.9) when recall starts
 * from them, by load and size; the load at which half of them do, with its error by bootstrap; its extrapolation to
 * infinite size, linear in 1/√N; and the replica-symmetric overlap beside it. About three minutes on one core.
 *
 *   pnpm --filter @attractors/hopfield capacity [--quick]
 */
import { createRng, NumericalError, type Rng } from "@attractors/core";
import { criticalLoad, hebbianSpins, patternOf, randomPatterns, retrievalPhase } from "../src/index.ts";

/** Patterns of one network that are tried. */
const TRIED = 4;
const RETRIEVED = 0.9;
const quick = process.argv.includes("--quick");

/** One network: its load, and how many of its patterns stayed. */
interface Sample {
  load: number;
  stayed: number;
  overlap: number;
}

const sizes = [
  { size: 1000, networks: 160, loads: range(0.14, 0.185, 0.005) },
  { size: 2000, networks: 100, loads: range(0.135, 0.175, 0.005) },
  { size: 4000, networks: 60, loads: range(0.135, 0.17, 0.005) },
  { size: 8000, networks: 32, loads: [0.1, 0.12, 0.13, ...range(0.135, 0.165, 0.005)] },
];

const rng = createRng(1982);
const halves: { size: number; load: number; error: number }[] = [];
for (const { size, networks, loads } of sizes) {
  const samples = loads.flatMap((load) =>
    Array.from({ length: Math.ceil(networks / (quick ? 8 : 1)) }, () => tryNetwork(size, load, rng.fork())),
  );
  console.log(`N = ${size}: load, part that stayed, mean overlap, replica-symmetric overlap`);
  for (const load of loads) {
    const these = samples.filter((sample) => sample.load === load);
    const stayed = mean(these.map((sample) => sample.stayed / TRIED));
    const overlap = mean(these.map((sample) => sample.overlap));
    console.log(`  ${load.toFixed(3)}  ${stayed.toFixed(3)}  ${overlap.toFixed(3)}  ${replicaSymmetric(load)}`);
  }
  const load = halfLoad(samples);
  const resampled = Array.from({ length: 200 }, () =>
    halfLoad(samples.map(() => samples[rng.integer(samples.length)])),
  );
  const error = Math.sqrt(mean(resampled.map((value) => (value - load) ** 2)));
  halves.push({ size, load, error });
  console.log(`  half of them at ${load.toFixed(4)} ± ${error.toFixed(4)}`);
}
const { load, error } = extrapolate(halves);
const critical = criticalLoad();
console.log(`extrapolated to infinite size: ${load.toFixed(4)} ± ${error.toFixed(4)}`);
console.log(
  `replica-symmetric end of retrieval: ${critical.load.toFixed(6)}, at overlap ${critical.overlap.toFixed(4)}`,
);

function tryNetwork(size: number, load: number, draw: Rng): Sample {
  const patterns = randomPatterns({ count: Math.round(load * size), size, rng: draw });
  const network = hebbianSpins(patterns);
  let stayed = 0;
  let sum = 0;
  for (let k = 0; k < TRIED; k++) {
    const pattern = patternOf(patterns, k);
    const { state } = network.recall(pattern, { rng: draw, maxSweeps: 1000 });
    let overlap = 0;
    for (let i = 0; i < size; i++) overlap += (pattern[i] * state[i]) / size;
    sum += overlap / TRIED;
    if (overlap > RETRIEVED) stayed++;
  }
  return { load, stayed, overlap: sum };
}

/** The load at which the chance to stay, 1 / (1 + exp(a + b (load - 0.155))), is one half: logistic regression by Newton's iteration. */
function halfLoad(samples: readonly Sample[]): number {
  let a = 0;
  let b = 100;
  for (let iteration = 0; iteration < 50; iteration++) {
    let ga = 0;
    let gb = 0;
    let haa = 1e-9;
    let hab = 0;
    let hbb = 1e-9;
    for (const { load, stayed } of samples) {
      const x = load - 0.155;
      const chance = 1 / (1 + Math.exp(a + b * x));
      const residual = TRIED * chance - stayed;
      const weight = TRIED * chance * (1 - chance);
      ga += residual;
      gb += residual * x;
      haa += weight;
      hab += weight * x;
      hbb += weight * x * x;
    }
    const determinant = haa * hbb - hab * hab;
    // Steps of limited length, since the first ones may overshoot.
    a += clamp((ga * hbb - gb * hab) / determinant, 0.5);
    b += clamp((gb * haa - ga * hab) / determinant, 50);
  }
  return 0.155 - a / b;
}

/** The intercept of the weighted straight line in 1/√N, and its error. */
function extrapolate(points: readonly { size: number; load: number; error: number }[]): {
  load: number;
  error: number;
} {
  let s = 0;
  let sx = 0;
  let sy = 0;
  let sxx = 0;
  let sxy = 0;
  for (const { size, load, error } of points) {
    const x = 1 / Math.sqrt(size);
    const weight = 1 / error ** 2;
    s += weight;
    sx += weight * x;
    sy += weight * load;
    sxx += weight * x * x;
    sxy += weight * x * load;
  }
  const determinant = s * sxx - sx * sx;
  return { load: (sxx * sy - sx * sxy) / determinant, error: Math.sqrt(sxx / determinant) };
}

function replicaSymmetric(load: number): string {
  try {
    return retrievalPhase({ load }).overlap.toFixed(3);
  } catch (error) {
    if (error instanceof NumericalError) return "none";
    throw error;
  }
}

function range(from: number, to: number, step: number): number[] {
  const count = Math.round((to - from) / step) + 1;
  return Array.from({ length: count }, (_, k) => Number((from + k * step).toFixed(4)));
}

function clamp(value: number, limit: number): number {
  return Math.min(Math.max(value, -limit), limit);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
