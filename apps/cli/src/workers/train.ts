import type { MessagePort } from "node:worker_threads";
import { createRng, NumericalError, runInSlices, type TimeSeries } from "@attractors/core";
import { type TrainingResult, trainPlrnn } from "@attractors/plrnn";
import { scoreAgainst } from "../reconstruction/score.ts";
import { type Settings, trainingOptions } from "../reconstruction/settings.ts";
import { trainingRng } from "../reconstruction/training-rng.ts";

/** One start of a training. */
export interface StartInput {
  readonly settings: Settings;
  readonly training: TimeSeries;
  readonly seed: number;
  /** Is told `StartProgress`; whatever comes from it stops the training. */
  readonly port: MessagePort;
}

export interface StartProgress {
  readonly epoch: number;
  readonly loss: number;
  readonly bestScore?: number;
}

/** What a start gave, or how its computation failed: an error that is sent would lose its kind. */
export type StartOutcome =
  | { readonly result: TrainingResult }
  | { readonly failure: Pick<NumericalError, "reason" | "message"> };

/** Trains in a worker, as the program itself would. */
export default async function trainStart({ settings, training, seed, port }: StartInput): Promise<StartOutcome> {
  const controller = new AbortController();
  port.on("message", () => controller.abort());
  try {
    const score = scoreAgainst(training);
    const options = { ...trainingOptions(settings), rng: trainingRng(createRng(seed)), score };
    const result = await runInSlices(trainPlrnn(training, options), {
      signal: controller.signal,
      onProgress: ({ epoch, loss, best }) => port.postMessage({ epoch, loss, bestScore: best?.score }),
    });
    return { result };
  } catch (error) {
    if (!(error instanceof NumericalError)) throw error;
    return { failure: { reason: error.reason, message: error.message } };
  } finally {
    port.close();
  }
}
