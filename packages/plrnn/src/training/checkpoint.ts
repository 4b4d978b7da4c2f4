import type { RngState } from "@attractors/core";
import { plrnnFromJson, plrnnToJson } from "../json.ts";
import type { Plrnn } from "../plrnn.ts";
import type { OptimizerState } from "./optimizer.ts";

/** A judged epoch. */
export interface Score {
  readonly epoch: number;
  readonly score: number;
}

/** Where training diverged, and the factor of the learning rate it went on with. */
export interface Restart {
  readonly epoch: number;
  readonly learningRateFactor: number;
}

/**
 * The whole state of a training between two epochs, as plain data: with it and the same options a training goes on as if it
 * had never stopped.
 */
export interface TrainingCheckpoint {
  /** Epochs done. */
  readonly epoch: number;
  readonly model: Plrnn;
  readonly optimizer: OptimizerState;
  /** Of the windows, and of the noise where there is some. */
  readonly rng: { readonly windows: RngState; readonly noise?: RngState };
  /** Strength of the teacher. */
  readonly alpha: number;
  readonly learningRateFactor: number;
  /** The network to go back to when training diverges. */
  readonly good: { readonly epoch: number; readonly model: Plrnn };
  readonly best?: Score & { readonly model: Plrnn };
  readonly losses: Float64Array;
  readonly scores: readonly Score[];
  readonly restarts: readonly Restart[];
}

const FORMAT = "attractors/plrnn-training";
const VERSION = 1;
/** Numbers for which JSON has no word. */
const WORDS: Readonly<Record<string, number>> = { NaN: Number.NaN, Infinity: Infinity, "-Infinity": -Infinity };

/**
 * Writes the state of a training as JSON, exactly.
 *
 * @example
 * ```ts
 * import { createRng, runNow } from "@attractors/core";
 * import { checkpointFromJson, checkpointToJson, trainPlrnn } from "@attractors/plrnn";
 *
 * const data = { dimension: 1, interval: 0.1, values: Float64Array.from({ length: 200 }, (_, k) => Math.sin(k / 10)) };
 * const options = { epochs: 6, windowLength: 20, batchesPerEpoch: 5 };
 * const task = trainPlrnn(data, { ...options, rng: createRng(1) });
 * task.next(); // one epoch
 * const { value } = task.next(); // another one
 * const text = "checkpoint" in value ? checkpointToJson(value.checkpoint()) : "";
 *
 * const resumed = runNow(trainPlrnn(data, { ...options, rng: createRng(1), resume: checkpointFromJson(text) }));
 * const whole = runNow(trainPlrnn(data, { ...options, rng: createRng(1) }));
 * resumed.model.parameters[0] === whole.model.parameters[0]; // → true
 * ```
 */
export function checkpointToJson(checkpoint: TrainingCheckpoint): string {
  const { model, good, best, optimizer, losses, scores, ...rest } = checkpoint;
  const network = (one: Plrnn): unknown => JSON.parse(plrnnToJson(one));
  return JSON.stringify({
    format: FORMAT,
    version: VERSION,
    ...rest,
    model: network(model),
    optimizer: { steps: optimizer.steps, first: [...optimizer.first], second: [...optimizer.second] },
    good: { epoch: good.epoch, model: network(good.model) },
    ...(best ? { best: { epoch: best.epoch, score: wordOf(best.score), model: network(best.model) } } : {}),
    losses: [...losses],
    scores: scores.map(({ epoch, score }) => ({ epoch, score: wordOf(score) })),
  });
}

/**
 * Reads the state of a training that `checkpointToJson` wrote.
 *
 * @throws {TypeError} if the text is not JSON, or not a state of a version that this package reads; the message says which
 * part is wrong.
 *
 * @example
 * ```ts
 * import { checkpointFromJson } from "@attractors/plrnn";
 *
 * const complaint = (() => {
 *   try {
 *     return checkpointFromJson("{}");
 *   } catch (error) {
 *     return error instanceof TypeError;
 *   }
 * })();
 * complaint; // → true
 * ```
 */
export function checkpointFromJson(text: string): TrainingCheckpoint {
  const file = record(parse(text), "the file");
  if (file.format !== FORMAT) throw wrong(`format must be "${FORMAT}", got ${JSON.stringify(file.format)}`);
  if (file.version !== VERSION) {
    throw wrong(`version must be ${VERSION}, got ${JSON.stringify(file.version)}; a newer release may read it`);
  }
  const model = network(file.model);
  const count = model.parameters.length;
  const optimizer = record(file.optimizer, "optimizer");
  const rng = record(file.rng, "rng");
  const good = record(file.good, "good");
  const best = file.best === undefined ? undefined : record(file.best, "best");
  return {
    epoch: number(file.epoch, "epoch"),
    model,
    optimizer: {
      steps: number(optimizer.steps, "optimizer.steps"),
      first: numbers(optimizer.first, "optimizer.first", count),
      second: numbers(optimizer.second, "optimizer.second", count),
    },
    rng: {
      windows: rngState(rng.windows, "rng.windows"),
      ...(rng.noise === undefined ? {} : { noise: rngState(rng.noise, "rng.noise") }),
    },
    alpha: number(file.alpha, "alpha"),
    learningRateFactor: number(file.learningRateFactor, "learningRateFactor"),
    good: { epoch: number(good.epoch, "good.epoch"), model: network(good.model) },
    ...(best ? { best: { ...scoreIn(best, "best"), model: network(best.model) } } : {}),
    losses: numbers(file.losses, "losses"),
    scores: list(file.scores, "scores").map((score, k) => scoreIn(score, `scores[${k}]`)),
    restarts: list(file.restarts, "restarts").map((value, k) => {
      const restart = record(value, `restarts[${k}]`);
      return {
        epoch: number(restart.epoch, `restarts[${k}].epoch`),
        learningRateFactor: number(restart.learningRateFactor, `restarts[${k}].learningRateFactor`),
      };
    }),
  };
}

function wordOf(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw wrong(`the text is not JSON (${cause instanceof Error ? cause.message : String(cause)})`);
  }
}

function network(value: unknown): Plrnn {
  return plrnnFromJson(JSON.stringify(value ?? null));
}

function scoreIn(value: unknown, place: string): Score {
  const { epoch, score } = record(value, place);
  const known = typeof score === "string" && Object.hasOwn(WORDS, score);
  return { epoch: number(epoch, `${place}.epoch`), score: known ? WORDS[score] : number(score, `${place}.score`) };
}

function rngState(value: unknown, place: string): RngState {
  const { words, spare } = record(value, place);
  return {
    words: list(words, `${place}.words`).map((word, k) => number(word, `${place}.words[${k}]`)),
    ...(spare === undefined ? {} : { spare: number(spare, `${place}.spare`) }),
  };
}

function numbers(value: unknown, place: string, length?: number): Float64Array {
  const values = list(value, place);
  if (length !== undefined && values.length !== length) throw wrong(`${place} must be a list of ${length}`);
  return Float64Array.from(values, (one, k) => number(one, `${place}[${k}]`));
}

function record(value: unknown, place: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null) throw wrong(`${place} must be an object`);
  return value as Record<string, unknown>;
}

function list(value: unknown, place: string): readonly unknown[] {
  if (!Array.isArray(value)) throw wrong(`${place} must be a list`);
  return value;
}

function number(value: unknown, place: string): number {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    throw wrong(`${place} must be a finite number, got ${JSON.stringify(value)}`);
  }
  return value;
}

function wrong(what: string): TypeError {
  return new TypeError(`checkpointFromJson: ${what}`);
}
