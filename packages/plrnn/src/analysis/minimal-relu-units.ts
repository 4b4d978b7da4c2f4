import { checkAtLeast, checkCount, type Task } from "@attractors/core";
import type { Plrnn } from "../plrnn.ts";

export interface MinimalReluUnitsOptions {
  /** Judges a trained network; smaller is better, and anything that is not finite counts as infinite. */
  score: (model: Plrnn) => number;
  /** Smallest number of relu units to try. @default 0 */
  least?: number;
  /** Largest number of relu units to try. @default 10 */
  most?: number;
  /** By which share of itself the median score must fall to count as better. @default 0.1 */
  improvement?: number;
  /** Numbers in a row that bring nothing better, after which the search ends. @default 2 */
  patience?: number;
}

/** What one number of relu units gave. */
export interface ReluUnitsRow {
  readonly reluUnits: number;
  /** The scores of its networks, in their order. */
  readonly scores: readonly number[];
  readonly median: number;
  /** The network with the smallest score. */
  readonly best: Plrnn;
}

export interface MinimalReluUnits {
  /** The number after which more bring nothing better. */
  readonly reluUnits: number;
  /** All that were tried, in rising order. */
  readonly rows: readonly ReluUnitsRow[];
}

export interface MinimalReluUnitsProgress<Training> {
  readonly reluUnits: number;
  /** The progress of the caller's training. */
  readonly training: Training;
}

/**
 * Raises the number P of relu units until that no longer makes networks better, and so finds how many linear pieces the
 * dynamics need (Brenner et al., NeurIPS 2024: one for Rössler's system, two for Lorenz's).
 *
 * @param trained - a task that trains one or more networks with a given number of relu units: several seeds, because
 * trainings fail; their median score is what counts.
 * @throws {RangeError} if an option is out of range, or `trained` returns no network.
 *
 * @example
 * ```ts
 * import { createRng, runNow } from "@attractors/core";
 * import { almostLinearRnn, createPlrnn, minimalReluUnits } from "@attractors/plrnn";
 *
 * function* trained(reluUnits: number) { // in earnest: yield* trainPlrnn(data, { architecture: almostLinearRnn, reluUnits, … })
 *   yield "trained";
 *   return [createPlrnn({ architecture: almostLinearRnn, reluUnits, observationDimension: 9, rng: createRng(1) })];
 * }
 * const score = ({ reluUnits = 0 }) => (reluUnits < 3 ? 10 - reluUnits : 1 - 0.01 * reluUnits);
 * const { reluUnits, rows } = runNow(minimalReluUnits(trained, { score }));
 * [reluUnits, rows.length]; // → [3, 6]
 * ```
 */
export function* minimalReluUnits<Training>(
  trained: (reluUnits: number) => Task<Training, readonly Plrnn[]>,
  { score, least = 0, most = 10, improvement = 0.1, patience = 2 }: MinimalReluUnitsOptions,
): Task<MinimalReluUnitsProgress<Training>, MinimalReluUnits> {
  checkCount("minimalReluUnits: least", least, 0);
  checkCount("minimalReluUnits: most", most, least);
  checkAtLeast("minimalReluUnits: improvement", improvement, 0);
  checkCount("minimalReluUnits: patience", patience);
  const rows: ReluUnitsRow[] = [];
  let minimal = 0;
  for (let reluUnits = least; reluUnits <= most && rows.length - 1 - minimal < patience; reluUnits++) {
    const task = trained(reluUnits);
    let step = task.next();
    while (!step.done) {
      yield { reluUnits, training: step.value };
      step = task.next();
    }
    rows.push(rowOf(reluUnits, step.value, score));
    if (isBetter(rows[rows.length - 1].median, rows[minimal].median, improvement)) minimal = rows.length - 1;
  }
  return { reluUnits: rows[minimal].reluUnits, rows };
}

function rowOf(reluUnits: number, models: readonly Plrnn[], score: MinimalReluUnitsOptions["score"]): ReluUnitsRow {
  if (models.length === 0) {
    throw new RangeError(`minimalReluUnits: trained must return at least one network, got none for ${reluUnits}`);
  }
  const scores = models.map(score).map((value) => (Number.isFinite(value) ? value : Infinity));
  return { reluUnits, scores, median: median(scores), best: models[scores.indexOf(Math.min(...scores))] };
}

function isBetter(score: number, before: number, improvement: number): boolean {
  return Number.isFinite(before) ? before - score > improvement * Math.abs(before) : score < before;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}
