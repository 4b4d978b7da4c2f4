import { checkCount, type Task } from "@attractors/core";
import type { Plrnn } from "../plrnn.ts";
import { beginAtLeast, type Cycle, describeCycle } from "./cycle.ts";
import { cycleSolver, returnsEarly, shareStates } from "./cycle-solver.ts";
import { hingeFormOf } from "./hinge-form.ts";
import { primitiveNecklaces } from "./necklaces.ts";
import { activityFrom, type Region, regionFrom } from "./region.ts";
import type { TransitionGraph } from "./transition-graph.ts";

export interface EnumerateCyclesOptions {
  /** Number of states of the cycles; 1 enumerates fixed points. @default 1 */
  period?: number;
  /** The regions in which the states may lie. @default all 2^R combinations of R relu's */
  regions?: readonly Region[];
  /** Which of the `regions` may follow which, such as a free run shows. @default any */
  transitions?: TransitionGraph;
  /** Also keeps virtual cycles, through which the affine maps of the regions go but not the network. @default false */
  virtual?: boolean;
}

export interface EnumeratedCycles {
  readonly cycles: readonly Cycle[];
  /** Number of words of regions that were solved for: each is one, however it is turned. */
  readonly words: number;
  /** Whether all words were, which they are not if the task was stopped. */
  readonly complete: boolean;
  /** Those that have no cycle, or not one alone, because 1 is an eigenvalue of a round. */
  readonly singular: readonly (readonly Region[])[];
}

/** Words above which enumeration is refused. */
const MOST_WORDS = 2 ** 24;
/** Words between two turns of the task. */
const SLICE = 64;

/**
 * Finds all fixed points or all cycles of one period of a network, without external inputs, by solving for the cycle of
 * every word of regions. It is exact where regions are few: almost-linear networks with P relu's have at most 2^P (Brenner
 * et al., NeurIPS 2024). With `regions` and `transitions` it is exact among the words that these admit. Every cycle that is
 * called real had a step of the true map made from each of its states. A task that is stopped returns what it has found.
 *
 * @throws {RangeError} if there are more than 2^24 words to solve for; `findCycles` searches instead.
 *
 * @example
 * ```ts
 * import { createRng, runNow } from "@attractors/core";
 * import { almostLinearRnn, createPlrnn, enumerateCycles } from "@attractors/plrnn";
 *
 * const model = createPlrnn({ architecture: almostLinearRnn, reluUnits: 1, observationDimension: 1, rng: createRng(1) });
 * model.parameters.set([1.5, -3, 0.5]); // a tent: z ↦ 0.5 + 1.5 z for z < 0, 0.5 - 1.5 z for z > 0
 * const { cycles, words } = runNow(enumerateCycles(model, { period: 4 }));
 * [cycles.length, words]; // → [1, 3]
 * ```
 */
export function* enumerateCycles(
  model: Plrnn,
  { period = 1, regions: given, transitions, virtual = false }: EnumerateCyclesOptions = {},
): Task<{ readonly words: number; readonly found: number }, EnumeratedCycles> {
  checkCount("enumerateCycles: period", period);
  const solver = cycleSolver(model);
  const { dimension: M, count } = solver.form;
  checkEffort(count, period, given, transitions);
  const regions = given ?? allRegions(count);
  if (transitions && transitions.size !== regions.length) {
    throw new RangeError(
      `enumerateCycles: transitions must be among the ${regions.length} regions, got ${transitions.size}`,
    );
  }

  const table = regions.map((region) => activityFrom("enumerateCycles", region, count));
  const activities = new Uint8Array(period * count);
  const states = new Float64Array(period * M);
  const cycles: Cycle[] = [];
  const singular: Region[][] = [];
  let words = 0;
  const wordsToSolve = primitiveNecklaces(regions.length, period, transitions ? successors(transitions) : undefined);
  for (const word of wordsToSolve) {
    for (let i = 0; i < period; i++) activities.set(table[word[i]], i * count);
    words++;
    if (words > MOST_WORDS) throw tooMany(`more than ${MOST_WORDS}`);
    if (!solver.solve(activities, states)) singular.push(word.map((symbol) => regions[symbol]));
    else if ((virtual || solver.isReal(states)) && !returnsEarly(states, M)) {
      const cycle = describeCycle(solver, activities, states);
      // On the border of two regions a cycle belongs to the words of both.
      const known = cycles.some((other) => other.real && cycle.real && shareStates(states, other.states, M));
      if (!known) cycles.push(beginAtLeast(cycle));
    }
    if (words % SLICE !== 0) continue;
    try {
      yield { words, found: cycles.length };
    } catch {
      return { cycles, words, complete: false, singular }; // stopped
    }
  }
  return { cycles, words, complete: true, singular };
}

/**
 * Counts the relu's of a network, on which its linear regions depend: at most 2^R of them.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { countRelus, createPlrnn } from "@attractors/plrnn";
 *
 * countRelus(createPlrnn({ observationDimension: 3, hiddenSize: 20, rng: createRng(1) })); // → 40
 * ```
 */
export function countRelus(model: Plrnn): number {
  return hingeFormOf(model).count;
}

/** About n^k / k words, of which only those that transitions admit are solved for. */
function checkEffort(
  count: number,
  period: number,
  regions: readonly Region[] | undefined,
  transitions: TransitionGraph | undefined,
): void {
  if (regions && transitions) return;
  const alphabet = regions?.length ?? 2 ** count;
  const words = alphabet ** period / period;
  if (!(words <= MOST_WORDS)) throw tooMany(`about ${words.toPrecision(2)}`);
}

function tooMany(words: string): RangeError {
  return new RangeError(
    `enumerateCycles: there must be at most ${MOST_WORDS} words of regions, got ${words}; give the regions and transitions of a free run, or use findCycles`,
  );
}

function allRegions(count: number): Region[] {
  return Array.from({ length: 2 ** count }, (_, bits) =>
    regionFrom(Uint8Array.from({ length: count }, (__, k) => (bits >> k) & 1)),
  );
}

function successors({ size, from, to }: TransitionGraph): readonly ReadonlySet<number>[] {
  const sets = Array.from({ length: size }, () => new Set<number>());
  for (let e = 0; e < from.length; e++) sets[from[e]].add(to[e]);
  return sets;
}
