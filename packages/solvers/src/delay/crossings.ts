import type { State } from "@attractors/core";
import type { BreakingPoint } from "./breaking-points.ts";
import { evaluatePiece, type Pieces } from "./pieces.ts";

/** A delay that is a function of time and state. */
export type DelayFunction = (t: number, y: State) => number;

/**
 * Breaking points that come from delays which are functions: t - τ(t, y(t)) passes an earlier breaking point ξ at a time
 * that is known only once the step has been tried.
 */
export interface Crossings {
  readonly delays: readonly DelayFunction[];
  /** Breaking points that were passed, and for each delay whether it has still to pass them (-1) or not (1). */
  readonly sources: { readonly time: number; readonly level: number; readonly sides: Int8Array }[];
  readonly highest: number;
  /** A state, for searching. */
  readonly probe: Float64Array;
}

/** Where a step meets a crossing. */
export interface Crossing {
  readonly time: number;
  readonly source: number;
  readonly delay: number;
}

export function createCrossings(delays: readonly DelayFunction[], highest: number, dimension: number): Crossings {
  return { delays, sources: [], highest, probe: new Float64Array(dimension) };
}

/** From `now` on, looks out for delays that pass a breaking point. */
export function watchFor(c: Crossings, { time, level }: BreakingPoint, now: number, state: State): void {
  if (c.delays.length === 0 || level >= c.highest) return;
  const sides = Int8Array.from(c.delays, (delay) => (now - delay(now, state) < time ? -1 : 1));
  c.sources.push({ time, level, sides });
}

/** The first crossing in the tentative piece, found by bisection; undefined if there is none. */
export function firstCrossing(c: Crossings, pieces: Pieces): Crossing | undefined {
  const { delays, sources, probe } = c;
  const start = pieces.times[pieces.count];
  const end = pieces.times[pieces.count + 1];
  const argument = (delay: DelayFunction, t: number): number => {
    evaluatePiece(pieces, pieces.count, t, probe);
    return t - delay(t, probe);
  };

  let first: Crossing | undefined;
  for (let i = 0; i < delays.length; i++) {
    const reached = argument(delays[i], end);
    for (let k = 0; k < sources.length; k++) {
      const { time, sides } = sources[k];
      if ((reached - time) * sides[i] >= 0) continue;
      let before = start;
      let after = first?.time ?? end;
      if ((argument(delays[i], after) - time) * sides[i] >= 0) continue;
      for (;;) {
        const middle = before + (after - before) / 2;
        if (middle <= before || middle >= after) break;
        if ((argument(delays[i], middle) - time) * sides[i] >= 0) before = middle;
        else after = middle;
      }
      first = { time: after, source: k, delay: i };
    }
  }
  return first;
}

/** Notes that a delay has passed a breaking point; returns the one that this causes. */
export function passCrossing(c: Crossings, { time, source, delay }: Crossing): BreakingPoint {
  const { sides, level } = c.sources[source];
  sides[delay] = sides[delay] < 0 ? 1 : -1;
  return { time, level: level + 1 };
}
