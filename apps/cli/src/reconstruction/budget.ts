import { createRng } from "@attractors/core";
import { createPlrnn, trainPlrnn } from "@attractors/plrnn";
import type { Material } from "./material.ts";
import { scoreAgainst } from "./score.ts";
import { type Settings, trainingOptions } from "./settings.ts";

/** Share of the budget that timing takes at most, and the share, with some seconds, that measures and report need. */
const TIMING = 0.05;
const REPORT = { share: 0.02, seconds: 3, secondsPerComponent: 0.1 };

/**
 * Chooses the number of epochs so that the whole program takes about `budget` seconds, by timing a few. They leave no
 * trace: training then begins anew, and is the same as if that number had been given.
 */
export function epochsWithin(budget: number, settings: Settings, { training }: Material): number {
  const rng = createRng(settings.seed);
  const options = trainingOptions(settings);
  const score = scoreAgainst(training);
  const task = trainPlrnn(training, { ...options, rng: rng.fork() });
  const begin = performance.now();
  task.next(); // the first epoch also compiles
  const epochs: number[] = [];
  while (epochs.length < 3 || (performance.now() - begin < TIMING * budget * 1000 && epochs.length < 200)) {
    const start = performance.now();
    if (task.next().done) break;
    epochs.push(performance.now() - start);
  }

  const untrained = createPlrnn({
    ...options,
    observationDimension: training.dimension,
    interval: training.interval,
    rng,
  });
  const scores = [0, 1].map(() => {
    const start = performance.now();
    score(untrained);
    return performance.now() - start;
  });

  const perEpoch = (median(epochs) + scores[1] / settings.scoreEvery) / 1000;
  const reportTime = REPORT.share * budget + REPORT.seconds + REPORT.secondsPerComponent * training.dimension;
  const spent = performance.now() / 1000; // since the program started
  const left = budget - spent - reportTime;
  return Math.max(1, Math.floor(left / perEpoch));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
