import { checkFinite } from "@attractors/core";
import type { Integration } from "../integration.ts";
import { createRecorder, type Recorder } from "../recorder.ts";
import { type Crossing, createCrossingFinder, type Side, signOf } from "./crossings.ts";
import type { Occurrences, OdeEvent } from "./ode-event.ts";

/** Where an event cuts a step short. */
export interface Cut {
  readonly time: number;
  /** The state there, and the state from which to go on. */
  readonly state: Float64Array;
  readonly next: Float64Array;
  /** The index of the terminal event, or -1. */
  readonly terminal: number;
}

/** Watches an integration for events, step by step. */
export interface EventWatch {
  /** Looks at where the integration stands: on which side of each event it begins. */
  begin(): void;
  /** Notes the events of the last step in their order; returns where the step is cut short, if it is. */
  look(): Cut | undefined;
  /** What has occurred so far, one entry for each event. */
  occurrences(): Occurrences[];
}

export function watchEvents(where: string, events: readonly OdeEvent[], integration: Integration): EventWatch {
  const n = integration.dimension;
  const finder = createCrossingFinder(where, events, integration);
  const sides: Side[] = events.map(() => 0);
  const records: Recorder[] = events.map(() => createRecorder(n));
  const state = new Float64Array(n);

  /** Writes the state after the changes of all crossings at one time, in the order of the events; or undefined. */
  function changed(at: readonly Crossing[], time: number): Float64Array | undefined {
    let next: Float64Array | undefined;
    for (const { event } of at) {
      const { change } = events[event];
      if (!change) continue;
      const from = next ?? state;
      const out = from.slice();
      change.call(events[event], time, from, out);
      checkFinite(`${where}: the state after event ${event}`, out);
      next = out;
    }
    return next;
  }

  return {
    begin() {
      for (let j = 0; j < events.length; j++) sides[j] = signOf(finder.value(j, integration.time, integration.state));
    },
    look() {
      const crossings = finder.find(sides);
      for (let k = 0; k < crossings.length; ) {
        const { time } = crossings[k];
        const together = crossings.slice(k).filter((other) => areTogether(time, other.time));
        k += together.length;
        for (const { event, direction } of together) sides[event] = direction;
        const counted = together
          .filter(({ event, direction }) => (events[event].direction ?? direction) * direction >= 0)
          .sort((a, b) => a.event - b.event);
        if (counted.length === 0) continue;

        integration.interpolate(time, state, 0);
        for (const { event } of counted) records[event].add(time, state);
        const terminal = counted.find(({ event }) => events[event].terminal)?.event ?? -1;
        const next = changed(counted, time);
        if (!next && terminal < 0) continue;

        const after = next ?? state;
        for (let j = 0; j < events.length; j++) {
          const { noise } = together.find(({ event }) => event === j) ?? { noise: 0 };
          const value = finder.value(j, time, after);
          sides[j] = Math.abs(value) <= noise ? 0 : signOf(value);
        }
        return { time, state: state.slice(), next: after.slice(), terminal };
      }
      // Values that are exactly zero at the end of the step have been counted as crossings: from here on they are roots.
      for (let j = 0; j < events.length; j++) sides[j] = signOf(finder.value(j, integration.time, lastState()));
      return undefined;
    },
    occurrences: () => records.map((record) => ({ times: record.times(), states: record.states() })),
  };

  function lastState(): Float64Array {
    for (let i = 0; i < n; i++) state[i] = integration.state[i];
    return state;
  }
}

/** Whether two times are the same to within the rounding of roots. */
function areTogether(a: number, b: number): boolean {
  return Math.abs(a - b) <= 8 * Number.EPSILON * Math.max(Math.abs(a), Math.abs(b));
}
