import type { Delay, History, PastStates, State } from "@attractors/core";
import { evaluatePiece, type Pieces, pieceAround } from "./pieces.ts";

/** What looking into the past needs to know about the step that is being tried. */
export interface Lookup {
  readonly past: PastStates;
  /** [t, end]: the time of the present evaluation, and the latest time whose state is settled. */
  readonly clock: Float64Array;
  /** The state of the present evaluation, for delays that depend on it. */
  state: State;
  history: History;
  /** Where the history ends. */
  startTime: number;
  /** Whether a state after the latest settled time was asked for, which is only guessed at yet. */
  overlapped: boolean;
}

/** Makes the function that hands out past states, with one buffer for each delay and no allocation. */
export function createLookup(delays: readonly Delay[], pieces: Pieces, history: History): Lookup {
  const n = pieces.dimension;
  const buffers = delays.map(() => new Float64Array(n));
  const near = new Int32Array(delays.length);
  const clock = new Float64Array(2);

  const lookup: Lookup = {
    past: (i) => {
      const delay = delays[i];
      const out = buffers[i];
      const t = clock[0];
      const s = t - (typeof delay === "number" ? delay : delay(t, lookup.state));
      if (s >= t) {
        for (let j = 0; j < n; j++) out[j] = lookup.state[j];
      } else if (s < lookup.startTime) {
        lookup.history(s, out);
      } else if (s <= clock[1] && pieces.count > 0) {
        const k = pieceAround(pieces, s, near[i]);
        near[i] = k;
        evaluatePiece(pieces, k, s, out);
      } else {
        lookup.overlapped = true;
        evaluatePiece(pieces, pieces.count, s, out);
      }
      return out;
    },
    clock,
    state: buffers[0],
    history,
    startTime: 0,
    overlapped: false,
  };
  return lookup;
}
