import {
  checkAtLeast,
  checkCount,
  checkFinite,
  checkPositive,
  lengthOf,
  NumericalError,
  type Rng,
  type Task,
  type TimeSeries,
} from "@attractors/core";
import { fusedKernel } from "./fused-kernel.ts";
import type { GradientKernel } from "./gradient-kernel.ts";
import { createObjective } from "./objective.ts";
import { type CreatePlrnnOptions, createPlrnn, type Plrnn } from "./plrnn.ts";
import { createRadam } from "./radam.ts";

export interface TrainPlrnnOptions extends Omit<CreatePlrnnOptions, "observationDimension" | "interval"> {
  /** Source of the initial parameters and of the windows. */
  rng: Rng;
  /** Strength of the teacher, from 0 (none) to 1 (the network always starts from the data). @default 0.15 */
  alpha?: number;
  /** @default 5000 */
  epochs?: number;
  /** Gradient steps in an epoch. @default 50 */
  batchesPerEpoch?: number;
  /** Windows in a batch; multiples of 16 waste nothing. @default 16 */
  batchSize?: number;
  /** Predicted samples in a window, T. @default 200 */
  windowLength?: number;
  /** Learning rate of the first epoch, and the one it falls to, exponentially, by the end. @default { start: 1e-3, end: 1e-6 } */
  learningRate?: { readonly start: number; readonly end: number };
  /** Weight of the sum of squares of 1 - A and of the map's other parameters. @default 0 */
  latentRegularization?: number;
  /** Judges a network while it is trained: the one with the smallest score is returned. @default none: the last one is */
  score?: (model: Plrnn, epoch: number) => number;
  /** Epochs between two scores; the last epoch is always scored. @default 25 */
  scoreEvery?: number;
  /** How often training may go back to the last good epoch, each time with half the learning rate, when it diverges. @default 5 */
  maxRestarts?: number;
  /** What computes losses and gradients. @default fusedKernel */
  kernel?: GradientKernel;
}

/** An epoch whose loss is this many times the least one is none to go back to. */
const EXPLODED = 1000;

/** A judged epoch. */
export interface Score {
  readonly epoch: number;
  readonly score: number;
}

export interface TrainingProgress {
  /** Epochs done, and to do in all. */
  readonly epoch: number;
  readonly epochs: number;
  /** Mean loss of the epoch's batches. */
  readonly loss: number;
  readonly learningRate: number;
  /** The best score so far. */
  readonly best?: Score;
  /** How often training went back because it diverged. */
  readonly restarts: number;
}

export interface TrainingResult {
  /** The network with the best score; without scores the last one, unless it had exploded. */
  readonly model: Plrnn;
  /** The epoch it is from. */
  readonly epoch: number;
  /** Mean loss of each epoch. */
  readonly losses: Float64Array;
  readonly scores: readonly Score[];
  /** Where training diverged, and the factor of the learning rate it went on with. */
  readonly restarts: readonly { readonly epoch: number; readonly learningRateFactor: number }[];
  /** Whether all epochs were run, someone stopped them, or training kept diverging. */
  readonly ended: "finished" | "stopped" | "diverged";
}

/**
 * Trains a piecewise-linear recurrent network to reproduce the dynamics behind a series, by generalized teacher forcing
 * with constant strength and backpropagation through time (Hess, Monfared, Brenner, Durstewitz, ICML 2023, arXiv
 * 2306.04406), on random windows, with RAdam and an exponentially falling learning rate.
 *
 * The series should be standardised. Networks may fall into a fixed point in the midst of training although their loss
 * is small: give a `score` that looks at long free runs, such as `freeRunDivergence` of `@attractors/metrics`.
 * When the loss or a parameter ceases to be a finite number, training goes back to the last good epoch with half the
 * learning rate. A task that is stopped returns what it has.
 *
 * @throws {RangeError} if an option is out of range, the series has fewer than `windowLength + 2` samples, or a value in
 * it is not finite.
 * @throws {NumericalError} diverged, if training fails `maxRestarts + 1` times before the end of the first epoch.
 *
 * @example
 * ```ts
 * import { createRng, runNow } from "@attractors/core";
 * import { trainPlrnn } from "@attractors/plrnn";
 *
 * const wave = (k: number) => [Math.SQRT2 * Math.sin(k / 10), Math.SQRT2 * Math.cos(k / 10)];
 * const data = { dimension: 2, interval: 0.1, values: Float64Array.from({ length: 1000 }, (_, k) => wave(k)).fill(0) };
 * for (let k = 0; k < 500; k++) data.values.set(wave(k), 2 * k);
 * const { losses } = runNow(trainPlrnn(data, { rng: createRng(1), epochs: 20, windowLength: 50, hiddenSize: 10 }));
 * losses[19] < losses[0]; // → true
 * ```
 */
export function* trainPlrnn(
  data: TimeSeries,
  {
    rng,
    alpha = 0.15,
    epochs = 5000,
    batchesPerEpoch = 50,
    batchSize = 16,
    windowLength = 200,
    learningRate = { start: 1e-3, end: 1e-6 },
    latentRegularization = 0,
    score,
    scoreEvery = 25,
    maxRestarts = 5,
    kernel = fusedKernel,
    ...network
  }: TrainPlrnnOptions,
): Task<TrainingProgress, TrainingResult> {
  if (!(alpha >= 0 && alpha <= 1)) throw new RangeError(`trainPlrnn: alpha must lie between 0 and 1, got ${alpha}`);
  if (!rng) throw new TypeError("trainPlrnn: rng is required, such as createRng(seed) of @attractors/core");
  checkCount("trainPlrnn: samples in data", lengthOf(data));
  checkCount("trainPlrnn: epochs", epochs);
  checkCount("trainPlrnn: batchesPerEpoch", batchesPerEpoch);
  checkCount("trainPlrnn: batchSize", batchSize);
  checkCount("trainPlrnn: windowLength", windowLength);
  checkCount("trainPlrnn: scoreEvery", scoreEvery);
  checkCount("trainPlrnn: maxRestarts", maxRestarts, 0);
  checkPositive("trainPlrnn: learningRate.start", learningRate.start);
  checkPositive("trainPlrnn: learningRate.end", learningRate.end);
  checkAtLeast("trainPlrnn: latentRegularization", latentRegularization, 0);
  checkFinite("trainPlrnn: data.values", data.values);
  const possibleStarts = lengthOf(data) - windowLength - 1;
  if (possibleStarts < 1) {
    throw new RangeError(
      `trainPlrnn: a window of ${windowLength} needs a series of at least ${windowLength + 2} samples, got ${lengthOf(data)}`,
    );
  }

  const { dimension: observationDimension, interval } = data;
  const initial = createPlrnn({ ...network, observationDimension, interval, rng: rng.fork() });
  const options = { data, kernel, windowLength, batchSize, latentRegularization };
  const objective = createObjective(initial, options);
  const draws = rng.fork();
  const parameters = initial.parameters.slice();
  const gradient = new Float64Array(parameters.length);
  const starts = new Int32Array(batchSize);
  const copy = (): Plrnn => ({ ...initial, parameters: parameters.slice() });

  let optimizer = createRadam(parameters.length);
  let factor = 1;
  let epoch = 0;
  let good: { readonly epoch: number; readonly model: Plrnn } = { epoch: 0, model: initial };
  let least = Infinity;
  let best: (Score & { readonly model: Plrnn }) | undefined;
  const losses: number[] = [];
  const scores: Score[] = [];
  const restarts: { epoch: number; learningRateFactor: number }[] = [];

  const result = (ended: TrainingResult["ended"]): TrainingResult => ({
    model: best?.model ?? good.model,
    epoch: best?.epoch ?? good.epoch,
    losses: Float64Array.from(losses),
    scores,
    restarts,
    ended,
  });

  while (epoch < epochs) {
    const rate = factor * learningRate.start * (learningRate.end / learningRate.start) ** (epoch / epochs);
    const loss = runEpoch(rate);

    if (!Number.isFinite(loss)) {
      if (restarts.length === maxRestarts) {
        if (epoch > 0) return result("diverged");
        throw new NumericalError(
          "diverged",
          `trainPlrnn: the first epoch diverged ${maxRestarts + 1} times; try a smaller learning rate, a larger alpha or shorter windows`,
        );
      }
      factor /= 2;
      restarts.push({ epoch, learningRateFactor: factor });
      parameters.set(good.model.parameters);
      optimizer = createRadam(parameters.length);
      continue;
    }

    epoch++;
    losses.push(loss);
    least = Math.min(least, loss);
    const model = copy();
    if (loss <= EXPLODED * least) good = { epoch, model };
    if (score && (epoch % scoreEvery === 0 || epoch === epochs)) {
      const value = score(model, epoch);
      scores.push({ epoch, score: value });
      if (!best || value < best.score || Number.isNaN(best.score)) best = { epoch, score: value, model };
    }
    try {
      yield { epoch, epochs, loss, learningRate: rate, best, restarts: restarts.length };
    } catch {
      return result("stopped");
    }
  }
  return result("finished");

  /** Returns the mean loss, or something that is not finite as soon as anything is not. */
  function runEpoch(rate: number): number {
    let sum = 0;
    for (let batch = 0; batch < batchesPerEpoch; batch++) {
      for (let s = 0; s < batchSize; s++) starts[s] = draws.integer(possibleStarts);
      sum += objective.evaluate(parameters, starts, alpha, gradient);
      optimizer.update(parameters, gradient, rate);
      if (!Number.isFinite(sum)) return sum;
    }
    return parameters.every(Number.isFinite) ? sum / batchesPerEpoch : Number.NaN;
  }
}
