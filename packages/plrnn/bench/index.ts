/**
 * Times whole gradient steps (windows, forward, backward, RAdam): the fused kernel against the plain TypeScript reference,
 * and adaptive against constant forcing, always in turn; and free runs. Figures are medians on one thread.
 *
 *   pnpm --filter @attractors/plrnn bench
 */
import { createRng, type TimeSeries } from "@attractors/core";
import {
  adaptiveForcing,
  affineObservation,
  almostLinearRnn,
  arithmeticMean,
  constantForcing,
  createPlrnn,
  dendriticPlrnn,
  fusedKernel,
  generateSeries,
  productUpperBound,
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
  /** What a step with the fused kernel may take, in milliseconds. */
  target?: number;
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Waves of several frequencies, with a little noise. */
function waves(dimension: number, length: number): TimeSeries {
  const rng = createRng(1);
  const values = Float64Array.from({ length: length * dimension }, (_, k) => {
    const frequency = 0.05 * (1 + 0.3 * (k % dimension));
    return Math.SQRT2 * Math.sin(frequency * Math.floor(k / dimension)) + 0.05 * rng.normal();
  });
  return { dimension, interval: 0.01, values };
}

/** Trains, and returns a function that times the gradient steps of the next epoch, in milliseconds each. */
function epochTimer(
  { name: _, target: __, repeats, observationDimension, ...size }: Size,
  batchesPerEpoch: number,
  options: Pick<TrainPlrnnOptions, "kernel" | "forcing">,
): () => number {
  const data = waves(observationDimension, 10_000);
  const task = trainPlrnn(data, { ...size, ...options, batchesPerEpoch, epochs: repeats + 1, rng: createRng(1) });
  task.next();
  return () => {
    const start = performance.now();
    task.next();
    return (performance.now() - start) / batchesPerEpoch;
  };
}

/** Median times of several things, done in turn. */
function mediansOf(timers: readonly (() => number)[], repeats: number): number[] {
  const times: number[][] = timers.map(() => []);
  for (let k = 0; k < repeats; k++) {
    for (const [index, timer] of timers.entries()) times[index].push(timer());
  }
  return times.map(median);
}

function printRow(name: string, cells: readonly string[]): void {
  console.log(name.padEnd(39) + cells.map((text) => text.padStart(14)).join(""));
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
    target: 3,
  },
  {
    name: "EEG: M=16, L=512, N=64, affine, T=50",
    latentDimension: 16,
    observationDimension: 64,
    hiddenSize: 512,
    windowLength: 50,
    repeats: 9,
    observation: affineObservation,
    target: 4,
  },
  {
    name: "AL-RNN: M=20, P=2, T=200",
    latentDimension: 20,
    observationDimension: 3,
    architecture: almostLinearRnn,
    windowLength: 200,
    repeats: 25,
    target: 0.6,
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

printRow("whole gradient step, batch 16", ["fused kernel", "target", "reference", "ratio"]);
for (const size of sizes) {
  const timers = [epochTimer(size, 20, { kernel: fusedKernel }), epochTimer(size, 2, { kernel: referenceKernel })];
  const [fused, reference] = mediansOf(timers, size.repeats);
  const target = size.target ? `≤ ${size.target} ms` : "";
  printRow(size.name, [`${fused.toFixed(3)} ms`, target, `${reference.toFixed(2)} ms`, (reference / fused).toFixed(1)]);
}

printRow("\nadaptive forcing, aim: ≤ × 1.3", ["constant", "mean", "", "product", ""]);
for (const size of sizes) {
  const forcings = [
    constantForcing(0.3),
    adaptiveForcing({ estimate: arithmeticMean }),
    adaptiveForcing({ estimate: productUpperBound }),
  ];
  const [constant, ...adaptive] = mediansOf(
    forcings.map((forcing) => epochTimer(size, 20, { forcing })),
    size.repeats,
  );
  const figures = adaptive.flatMap((time) => [`${time.toFixed(3)} ms`, `× ${(time / constant).toFixed(2)}`]);
  printRow(size.name, [`${constant.toFixed(3)} ms`, ...figures]);
}

const length = 100_000;
const times = Array.from({ length: 9 }, (_, k) => {
  const model = createPlrnn({ observationDimension: 3, hiddenSize: 50, rng: createRng(k) });
  const start = performance.now();
  generateSeries(model, Float64Array.of(1, 0, -1), { length });
  return (1000 * (performance.now() - start)) / length;
});
console.log(`\nfree run, M=3, L=50: ${median(times).toFixed(2)} µs per step`);
