import { type Rng, runInSlices } from "@attractors/core";
import { type TrainingResult, trainPlrnn } from "@attractors/plrnn";
import { showProgress } from "../progress.ts";
import type { Material } from "./material.ts";
import { scoreAgainst } from "./score.ts";
import { type Settings, trainingOptions } from "./settings.ts";

/**
 * Trains, and shows how it goes. When `signal` says so, training ends with the best network so far, or with the
 * present one before the first checkpoint.
 */
export async function train(
  settings: Settings,
  { training }: Material,
  rng: Rng,
  signal: AbortSignal,
): Promise<TrainingResult> {
  const score = scoreAgainst(training);
  const progress = showProgress(settings.epochs);
  try {
    return await runInSlices(trainPlrnn(training, { ...trainingOptions(settings), rng, score }), {
      signal,
      onProgress: progress.update,
    });
  } finally {
    progress.stop();
  }
}
