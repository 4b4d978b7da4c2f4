import { createRng, type Rng } from "@attractors/core";
import { models } from "./models.ts";
import { type Samples, train } from "./train.ts";

export interface Comparison {
  /** Draws the samples. */
  samples(rng: Rng): Samples;
  readonly training: readonly number[];
  readonly evaluation: readonly number[];
  /** Epochs of each model. */
  epochs(model: string): number;
  /** What the notebook shows, by model. */
  readonly published: Readonly<Record<string, string>>;
}

/**
 * Trains each model with the seeds given as arguments (42 43 44 if none), and prints accuracies beside the published ones.
 * Arguments that are no numbers choose models by part of their names.
 */
export function runModels(title: string, { samples, training, evaluation, epochs, published }: Comparison): void {
  const given = process.argv.slice(2);
  const numbers = given.filter((argument) => /^\d+$/.test(argument)).map(Number);
  const seeds = numbers.length > 0 ? numbers : [42, 43, 44];
  const parts = given.filter((argument) => !/^\d+$/.test(argument));
  console.log(
    `${title}: accuracy on the evaluation set after the last epoch (best) [training set], seeds ${seeds.join(", ")}`,
  );
  for (const [name, model] of Object.entries(models)) {
    if (parts.length > 0 && !parts.some((part) => name.includes(part))) continue;
    const start = performance.now();
    const results = seeds.map((seed) => {
      const rng = createRng(seed);
      const drawn = samples(rng.fork());
      const network = model(drawn, training, rng);
      const result = train(network, { samples: drawn, training, evaluation, epochs: epochs(name), rng });
      const best = Math.max(...result.evaluation);
      return `${percent(result.evaluation[result.evaluation.length - 1])} (${percent(best)}) [${percent(result.training)}]`;
    });
    const seconds = Math.round((performance.now() - start) / 1000);
    console.log(`| ${name} | ${published[name]} | ${results.join(" / ")} | ${seconds} s |`);
  }
}

function percent(part: number): string {
  return part.toFixed(3);
}

/** Whole numbers from `first` to below `end`. */
export function range(first: number, end: number): number[] {
  return Array.from({ length: end - first }, (_, k) => first + k);
}
