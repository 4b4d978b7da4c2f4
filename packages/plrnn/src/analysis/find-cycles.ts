import { checkCount, checkFinite, checkPositive, type Rng, type Task } from "@attractors/core";
import type { Plrnn } from "../plrnn.ts";
import { beginAtLeast, type Cycle, describeCycle } from "./cycle.ts";
import { type CycleSolver, cycleSolver, returnsEarly, shareStates } from "./cycle-solver.ts";
import { regionFrom, writeActivity } from "./region.ts";
import { regionWalk } from "./region-walk.ts";

export interface FindCyclesOptions {
  rng: Rng;
  /** Longest period to look for; 1 finds fixed points. @default 1 */
  longest?: number;
  /** Attempts in a row without a new cycle after which a period is given up. @default 2000 */
  attempts?: number;
  /** Cycles of one period after which the search goes on to the next: chaos has no end of them. @default 1000 */
  most?: number;
  /** Guesses within one attempt at most. @default 1000 */
  guesses?: number;
  /** Latent states [·×M], such as those of a free run: every second attempt begins at one. @default none */
  states?: Float64Array;
  /** Half the side of the cube, around 0, in which the other attempts begin. @default 10 */
  extent?: number;
}

export interface FindCyclesProgress {
  /** The period that is being looked for. */
  readonly period: number;
  /** Attempts in a row without a new cycle. */
  readonly attempt: number;
  /** Cycles that were found so far, of all periods. */
  readonly found: number;
}

/**
 * Looks for the fixed points and cycles of a network, without external inputs, by following regions (SCYFI: Eisenmann,
 * Monfared, Göring, Durstewitz, NeurIPS 2023): guess the regions of a cycle, solve for the cycle of their affine maps, and
 * if the network does not go through it, guess the regions in which its states lie, and so on. The cost grows with the
 * period, not exponentially.
 *
 * A guess comes from a walk that meets small regions as often as large ones: k of its states, or the orbit of one.
 *
 * Every cycle returned is real: a step of the true map was made from each of its states. None appears twice, however it is
 * turned, and none is a shorter one repeated. That all were found is likely, not sure; with few relu's, as in almost-linear
 * networks, `enumerateCycles` is sure. A task that is stopped returns what it has found.
 *
 * @returns the cycles by period and then in alphabetical order of their words of regions, each of which begins where it is
 * first in that order.
 * @throws {RangeError} if an option is out of range.
 *
 * @example
 * ```ts
 * import { createRng, runNow } from "@attractors/core";
 * import { almostLinearRnn, createPlrnn, findCycles } from "@attractors/plrnn";
 *
 * const rng = createRng(1);
 * const model = createPlrnn({ architecture: almostLinearRnn, reluUnits: 1, observationDimension: 1, rng });
 * model.parameters.set([1.5, -3, 0.5]); // a tent: z ↦ 0.5 + 1.5 z for z < 0, 0.5 - 1.5 z for z > 0
 * runNow(findCycles(model, { longest: 4, rng })).map(({ regions }) => regions.length); // → [1, 1, 2, 4]
 * ```
 */
export function* findCycles(
  model: Plrnn,
  { rng, longest = 1, attempts = 2000, most = 1000, guesses = 1000, states, extent = 10 }: FindCyclesOptions,
): Task<FindCyclesProgress, Cycle[]> {
  checkCount("findCycles: longest", longest);
  checkCount("findCycles: attempts", attempts);
  checkCount("findCycles: most", most);
  checkCount("findCycles: guesses", guesses);
  checkPositive("findCycles: extent", extent);
  if (states) checkStates(states, model.latentDimension);

  const search = cycleSearch(model, { rng, guesses, states, extent });
  const cycles: Cycle[] = [];
  for (let period = 1; period <= longest; period++) {
    const before = cycles.length;
    for (let attempt = 0; attempt < attempts && cycles.length - before < most; attempt++) {
      search.guess(period);
      const cycle = search.follow(cycles);
      if (cycle) {
        cycles.push(beginAtLeast(cycle));
        attempt = -1;
      }
      try {
        yield { period, attempt: attempt + 1, found: cycles.length };
      } catch {
        return inOrder(cycles); // stopped
      }
    }
  }
  return inOrder(cycles);
}

interface CycleSearch {
  /** Guesses the regions of a cycle. */
  guess(period: number): void;
  /** Follows the guess to a real cycle that is none of those known; `undefined` if it leads to none. */
  follow(known: readonly Cycle[]): Cycle | undefined;
}

/** Borders that the walk crosses from one state to the next, and guesses after which it begins anew. */
const BORDERS = 3;
const WALK = 16;

function cycleSearch(
  model: Plrnn,
  {
    rng,
    guesses,
    states: given,
    extent,
  }: Pick<FindCyclesOptions, "rng" | "states"> & { guesses: number; extent: number },
): CycleSearch {
  const solver = cycleSolver(model);
  const { dimension: M, count } = solver.form;
  const walk = regionWalk(solver.form, rng);
  let states = new Float64Array(0);
  let activities = new Uint8Array(0);
  let turn = 0;

  return {
    guess(period) {
      if (states.length !== period * M) {
        states = new Float64Array(period * M);
        activities = new Uint8Array(period * count);
      }
      const near = given !== undefined && given.length > 0 && turn % 2 === 1;
      if (near) walk.restartAt(given, M * rng.integer(given.length / M));
      else if (turn % WALK === 0) walk.restart(extent);
      if (near || turn % 4 < 2) {
        walk.write(near && turn % 4 === 1 ? 0 : BORDERS, states, 0);
        solver.follow(states);
      } else {
        for (let i = 0; i < period; i++) walk.write(BORDERS, states, i * M);
      }
      writeWord(solver, states, activities);
      turn++;
    },

    follow(known) {
      const tried = new Set<string>();
      for (let guess = 0; guess < guesses; guess++) {
        if (!solver.solve(activities, states)) return undefined;
        if (solver.isReal(states)) {
          const old = returnsEarly(states, M) || known.some((cycle) => shareStates(states, cycle.states, M));
          return old ? undefined : describeCycle(solver, activities, states);
        }
        tried.add(regionFrom(activities));
        writeWord(solver, states, activities);
        if (tried.has(regionFrom(activities))) return undefined;
      }
      return undefined;
    },
  };
}

function inOrder(cycles: readonly Cycle[]): Cycle[] {
  const keyed = cycles.map((cycle) => ({ cycle, period: cycle.regions.length, word: cycle.regions.join(" ") }));
  keyed.sort((a, b) => a.period - b.period || (a.word < b.word ? -1 : 1));
  return keyed.map(({ cycle }) => cycle);
}

/** Writes the activities [k×R] of the regions of k states. */
function writeWord({ form }: CycleSolver, states: Float64Array, activities: Uint8Array): void {
  const { dimension: M, count } = form;
  for (let i = 0; i * M < states.length; i++) {
    writeActivity(form, states, i * M, activities.subarray(i * count, (i + 1) * count));
  }
}

function checkStates(states: Float64Array, dimension: number): void {
  if (states.length % dimension !== 0) {
    throw new RangeError(`findCycles: states must be rows of ${dimension} numbers, got ${states.length} numbers`);
  }
  checkFinite("findCycles: states", states);
}
