import { checkCount, checkPositive, NumericalError, type Rng, restoreRng, type Task } from "@attractors/core";
import { fusedKernel } from "./fused-kernel.ts";
import type { GradientKernel } from "./gradient-kernel.ts";
import { createObjective } from "./objective.ts";
import { type CreatePlrnnOptions, createPlrnn, type Plrnn, parametersOf } from "./plrnn.ts";
import type { Restart, Score, TrainingCheckpoint } from "./training/checkpoint.ts";
import type { Clipping } from "./training/clipping.ts";
import { constantForcing, type Forcing } from "./training/forcing.ts";
import { type ExponentialDecayOptions, exponentialDecay, type LearningRate } from "./training/learning-rate.ts";
import { type Optimizer, radam } from "./training/optimizer.ts";
import type { Regularization } from "./training/regularization.ts";
import type { TrainingNoise } from "./training/training-noise.ts";
import { joinSeries, type SeriesForTraining } from "./training/training-samples.ts";

export interface TrainPlrnnOptions
  extends Omit<CreatePlrnnOptions, "observationDimension" | "inputDimension" | "interval" | "dataRange"> {
  /** Source of the initial parameters, the windows and the noise. */
  rng: Rng;
  /** External inputs, sample by sample beside the data: z_t is computed with the inputs at t. @default none */
  inputs?: SeriesForTraining;
  /** Strength of the teacher, from 0 (none) to 1 (the network always starts from the data): in short for `constantForcing(alpha)`. @default 0.15 */
  alpha?: number;
  /** How the teacher forces the network; instead of `alpha`. @default constantForcing(0.15) */
  forcing?: Forcing;
  /** Whether an affine observation forces only the first N units. An identity observation always does. @default false */
  partialForcing?: boolean;
  /** @default 5000 */
  epochs?: number;
  /** Gradient steps in an epoch. @default 50 */
  batchesPerEpoch?: number;
  /** Windows in a batch; multiples of 16 waste nothing. @default 16 */
  batchSize?: number;
  /** Predicted samples in a window, T. @default 200 */
  windowLength?: number;
  /** Learning rate over the training; `{ start, end }` in short for an exponential decay. @default exponentialDecay() */
  learningRate?: LearningRate | ExponentialDecayOptions;
  /** @default radam() */
  optimizer?: Optimizer;
  /** What keeps gradients short. @default none */
  clipping?: Clipping;
  /** Noise on the windows, besides that of the data. @default none */
  noise?: TrainingNoise;
  /** Penalties that are added to the loss. @default none */
  regularizations?: readonly Regularization[];
  /** Judges a network while it is trained: the one with the smallest score is returned. @default none: the last one is */
  score?: (model: Plrnn, epoch: number) => number;
  /** Epochs between two scores; the last epoch is always scored. @default 25 */
  scoreEvery?: number;
  /** How often training may go back to the last good epoch, each time with half the learning rate, when it diverges. @default 5 */
  maxRestarts?: number;
  /** What computes losses and gradients. @default fusedKernel */
  kernel?: GradientKernel;
  /** A training to go on with, which had the same data and options; what `rng` says then counts no more. @default none */
  resume?: TrainingCheckpoint;
}

/** An epoch whose loss is this many times the least one is none to go back to. */
const EXPLODED = 1000;

export interface TrainingProgress {
  /** Epochs done, and to do in all. */
  readonly epoch: number;
  readonly epochs: number;
  /** Mean loss of the epoch's batches. */
  readonly loss: number;
  readonly learningRate: number;
  /** Strength of the teacher at the end of the epoch. */
  readonly alpha: number;
  /** The best score so far. */
  readonly best?: Score;
  /** How often training went back because it diverged. */
  readonly restarts: number;
  /** Copies the whole state of the training, to resume from; to be called before the task goes on. */
  readonly checkpoint: () => TrainingCheckpoint;
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
  readonly restarts: readonly Restart[];
  /** Strength of the teacher at the end. */
  readonly alpha: number;
  /** Whether all epochs were run, someone stopped them, or training kept diverging. */
  readonly ended: "finished" | "stopped" | "diverged";
}

/**
 * Trains a piecewise-linear recurrent network to reproduce the dynamics behind a series, or several, by teacher forcing and
 * backpropagation through time (Hess, Monfared, Brenner, Durstewitz, ICML 2023, arXiv 2306.04406), on random windows; by
 * default by generalized teacher forcing with constant strength, with RAdam and an exponentially falling learning rate.
 *
 * The series should be standardised. NaN in them stands for a missing value, which neither counts in the loss nor forces.
 * Networks may fall into a fixed point in the midst of training although their loss is small: give a `score` that looks at
 * long free runs, such as `freeRunDivergence` of `@attractors/metrics`. When the loss or a parameter ceases to be a finite
 * number, training goes back to the last good epoch with half the learning rate. A task that is stopped returns what it
 * has; `checkpoint` of its progress gives all that is needed to resume it, with the same numbers as if it had not stopped.
 *
 * @throws {RangeError} if an option is out of range, a series has fewer than `windowLength + 2` samples or an infinite
 * value, series do not belong together, or no window can begin with a complete sample.
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
  data: SeriesForTraining,
  {
    rng,
    inputs,
    alpha,
    forcing,
    partialForcing = false,
    epochs = 5000,
    batchesPerEpoch = 50,
    batchSize = 16,
    windowLength = 200,
    learningRate = exponentialDecay(),
    optimizer = radam(),
    clipping,
    noise,
    regularizations = [],
    score,
    scoreEvery = 25,
    maxRestarts = 5,
    kernel = fusedKernel,
    resume,
    ...network
  }: TrainPlrnnOptions,
): Task<TrainingProgress, TrainingResult> {
  if (!rng) throw new TypeError("trainPlrnn: rng is required, such as createRng(seed) of @attractors/core");
  checkCount("trainPlrnn: epochs", epochs);
  checkCount("trainPlrnn: batchesPerEpoch", batchesPerEpoch);
  checkCount("trainPlrnn: batchSize", batchSize);
  checkCount("trainPlrnn: windowLength", windowLength);
  checkCount("trainPlrnn: scoreEvery", scoreEvery);
  checkCount("trainPlrnn: maxRestarts", maxRestarts, 0);
  if (noise) checkPositive("trainPlrnn: noise.level", noise.level);
  const rateAt = rateOf(learningRate);
  const joined = joinSeries(data, inputs, windowLength);
  const { samples, dimension: observationDimension, inputDimension, interval, dataRange } = joined;

  const sizes = { observationDimension, inputDimension, interval, dataRange };
  const initial = createPlrnn({ ...network, ...sizes, rng: rng.fork() });
  if (resume) checkResumed(resume, initial, epochs);
  const objective = createObjective(initial, {
    samples,
    kernel,
    windowLength,
    batchSize,
    regularizations,
    ...(partialForcing ? { forcedUnits: Math.min(observationDimension, initial.latentDimension) } : {}),
  });
  const teacher = forcingOf(alpha, forcing).begin(objective.problem, resume?.alpha);
  const draws = resume ? restoreRng(resume.rng.windows) : rng.fork();
  const noiseDraws = noise && (resume?.rng.noise ? restoreRng(resume.rng.noise) : rng.fork());
  const parameters = (resume?.model ?? initial).parameters.slice();
  const gradient = new Float64Array(parameters.length);
  const gradients = Object.values(parametersOf({ ...initial, parameters: gradient }));
  const starts = new Int32Array(batchSize);
  const noises = noise && new Float64Array(batchSize * (windowLength + 1) * observationDimension);
  const batch = { starts, ...(noise ? { noise: noises, cleanTargets: noise.cleanTargets } : {}) };
  const copy = (): Plrnn => ({ ...initial, parameters: parameters.slice() });

  let running = optimizer.begin(parameters.length, resume?.optimizer);
  let factor = resume?.learningRateFactor ?? 1;
  let epoch = resume?.epoch ?? 0;
  let good = resume?.good ?? { epoch: 0, model: initial };
  let best = resume?.best;
  const losses = Array.from(resume?.losses ?? []);
  let least = losses.reduce((smallest, loss) => Math.min(smallest, loss), Infinity);
  const scores = [...(resume?.scores ?? [])];
  const restarts = [...(resume?.restarts ?? [])];

  const result = (ended: TrainingResult["ended"]): TrainingResult => ({
    model: best?.model ?? good.model,
    epoch: best?.epoch ?? good.epoch,
    losses: Float64Array.from(losses),
    scores,
    restarts,
    alpha: teacher.alpha(),
    ended,
  });
  const checkpoint = (): TrainingCheckpoint => ({
    epoch,
    model: copy(),
    optimizer: running.save(),
    rng: { windows: draws.save(), ...(noiseDraws ? { noise: noiseDraws.save() } : {}) },
    alpha: teacher.alpha(),
    learningRateFactor: factor,
    good,
    ...(best ? { best } : {}),
    losses: Float64Array.from(losses),
    scores: [...scores],
    restarts: [...restarts],
  });

  while (epoch < epochs) {
    const rate = factor * rateAt(epoch / epochs);
    const loss = runEpoch(rate);

    if (!Number.isFinite(loss)) {
      if (restarts.length >= maxRestarts) {
        if (epoch > 0) return result("diverged");
        throw new NumericalError(
          "diverged",
          `trainPlrnn: the first epoch diverged ${maxRestarts + 1} times; try a smaller learning rate, a larger alpha or shorter windows`,
        );
      }
      factor /= 2;
      restarts.push({ epoch, learningRateFactor: factor });
      parameters.set(good.model.parameters);
      running = optimizer.begin(parameters.length);
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
      yield {
        epoch,
        epochs,
        loss,
        learningRate: rate,
        alpha: teacher.alpha(),
        best,
        restarts: restarts.length,
        checkpoint,
      };
    } catch {
      return result("stopped");
    }
  }
  return result("finished");

  /** Returns the mean loss, or something that is not finite as soon as anything is not. */
  function runEpoch(rate: number): number {
    let sum = 0;
    for (let step = 1; step <= batchesPerEpoch; step++) {
      for (let s = 0; s < batchSize; s++) starts[s] = joined.starts[draws.integer(joined.starts.length)];
      if (noise && noises && noiseDraws) {
        for (let k = 0; k < noises.length; k++) noises[k] = noise.level * noiseDraws.normal();
      }
      const forcing = (taught: Parameters<typeof teacher.strengths>[1]) => teacher.strengths(step, taught, batch);
      sum += objective.evaluate(parameters, { ...batch, forcing }, gradient);
      clipping?.(gradients);
      running.update(parameters, gradient, rate);
      if (!Number.isFinite(sum)) return sum;
    }
    return parameters.every(Number.isFinite) ? sum / batchesPerEpoch : Number.NaN;
  }
}

function forcingOf(alpha: number | undefined, forcing: Forcing | undefined): Forcing {
  if (forcing && alpha !== undefined) throw new RangeError("trainPlrnn: give alpha or forcing, not both");
  if (forcing) return forcing;
  if (alpha !== undefined && !(alpha >= 0 && alpha <= 1)) {
    throw new RangeError(`trainPlrnn: alpha must lie between 0 and 1, got ${alpha}`);
  }
  return constantForcing(alpha ?? 0.15);
}

function rateOf(learningRate: LearningRate | ExponentialDecayOptions): LearningRate {
  if (typeof learningRate === "function") return learningRate;
  const { start = 1e-3, end = 1e-6 } = learningRate;
  checkPositive("trainPlrnn: learningRate.start", start);
  checkPositive("trainPlrnn: learningRate.end", end);
  return exponentialDecay({ start, end });
}

function checkResumed({ model, epoch }: TrainingCheckpoint, initial: Plrnn, epochs: number): void {
  const described = ({ parameters, ...description }: Plrnn): string =>
    JSON.stringify({ ...description, parameters: parameters.length }, Object.keys({ ...initial, ...model }).sort());
  if (described(model) !== described(initial)) {
    throw new RangeError(
      `trainPlrnn: resume must be a training of the same network, got ${described(model)} for ${described(initial)}`,
    );
  }
  if (epoch > epochs)
    throw new RangeError(`trainPlrnn: resume has ${epoch} epochs behind it, more than epochs ${epochs}`);
}
