import type { State } from "@attractors/core";

/** Something that happens where a function of time and state crosses zero. */
export interface OdeEvent {
  /** Positive on one side, negative on the other; the event is where it changes sign. */
  value(t: number, y: State): number;
  /** 1: only where the value rises in the direction of integration, -1: only where it falls. @default 0: both */
  direction?: -1 | 0 | 1;
  /** Ends the integration at the event. @default false */
  terminal?: boolean;
  /** Writes the state after the event into `out`, which holds `y` when it is called. @default none: the state goes on */
  change?(t: number, y: State, out: Float64Array): void;
}

/** When one of the given events occurred: times in their order, and the states then, before any change, row by row. */
export interface Occurrences {
  readonly times: Float64Array;
  readonly states: Float64Array;
}
