/**
 * Times whole gradient steps (windows, forward, backward, RAdam), the fused kernel against the plain TypeScript
 * reference in turn, and free runs. Figures are medians on one thread.
 *
 *   pnpm --filter @attractors/plrnn bench
 */
import { createRng, type TimeSeries } from "@attractors/core";
import {
  affineObservation,
  almostLinearRnn,
  createPlrnn,
  dendriticPlrnn,
  fusedKernel,
  type GradientKernel,
  generateSeries,
  referenceKernel,
  type TrainPlrnnOptions,
  trainPlrnn,
} from "../src/index.ts";

interface Size extends Pick<TrainPlrnnOptions, "architecture" | "observation" | "hiddenSize" | "bases" | "reluUnits"> {
  name: string;
  latentDimension: number;
  observationDimension: number;
  windowLength: number;
  repeats: number;
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

function noise(dimension: number, length: number): TimeSeries {
  const rng = createRng(1);
  return { dimension, interval: 0.01, values: Float64Array.from({ length: length * dimension }, () => rng.normal()) };
}

/** Trains, and returns a function that times the gradient steps of the next epoch, in milliseconds each. */
function epochTimer(
  { name: _, repeats, observationDimension, ...size }: Size,
  kernel: GradientKernel,
  batchesPerEpoch: number,
): () => number {
  const data = noise(observationDimension, 10_000);
  const task = trainPlrnn(data, { ...size, kernel, batchesPerEpoch, epochs: repeats + 1, rng: createRng(1) });
  task.next();
  return () => {
    const start = performance.now();
    task.next();
    return (performance.now() - start) / batchesPerEpoch;
  };
}

const sizes: Size[] = [
  {
    name: "Lorenz: M=3, L=50, T=200",
    latentDimension: 3,
    observationDimension: 3,
    hiddenSize: 50,
    windowLength: 200,
    repeats: 25,
  },
  {
    name: "ECG: M=5, L=250, affine, T=200",
    latentDimension: 5,
    observationDimension: 5,
    hiddenSize: 250,
    windowLength: 200,
    repeats: 9,
    observation: affineObservation,
  },
  {
    name: "EEG: M=16, L=512, N=64, affine, T=50",
    latentDimension: 16,
    observationDimension: 64,
    hiddenSize: 512,
    windowLength: 50,
    repeats: 9,
    observation: affineObservation,
  },
  {
    name: "AL-RNN: M=20, P=2, T=200",
    latentDimension: 20,
    observationDimension: 3,
    architecture: almostLinearRnn,
    windowLength: 200,
    repeats: 25,
  },
  {
    name: "dendritic: M=22, B=20, T=200",
    latentDimension: 22,
    observationDimension: 3,
    architecture: dendriticPlrnn,
    bases: 20,
    windowLength: 200,
    repeats: 9,
  },
];

console.log("whole gradient step, batch 16             fused kernel     reference     ratio");
for (const size of sizes) {
  const timers = [epochTimer(size, fusedKernel, 20), epochTimer(size, referenceKernel, 2)];
  const times: number[][] = [[], []];
  for (let k = 0; k < 2 * size.repeats; k++) times[k % 2].push(timers[k % 2]());
  const [fused, reference] = times.map(median);
  const figures = [`${fused.toFixed(3)} ms`, `${reference.toFixed(2)} ms`, (reference / fused).toFixed(1)];
  console.log(size.name.padEnd(39) + figures.map((text) => text.padStart(14)).join(""));
}

const length = 100_000;
const times = Array.from({ length: 9 }, (_, k) => {
  const model = createPlrnn({ observationDimension: 3, hiddenSize: 50, rng: createRng(k) });
  const start = performance.now();
  generateSeries(model, Float64Array.of(1, 0, -1), { length });
  return (1000 * (performance.now() - start)) / length;
});
console.log(`free run, M=3, L=50: ${median(times).toFixed(2)} µs per step`);
