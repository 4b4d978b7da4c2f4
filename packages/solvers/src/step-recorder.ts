import type { Integration } from "./integration.ts";
import { createRecorder } from "./recorder.ts";

/** The steps of an integration: where they end, and what dense output of each of them needs. */
export interface StepRecorder {
  /** Records where an integration begins, or begins anew. */
  begin(integration: Integration): void;
  /** Records its last step. */
  add(integration: Integration): void;
  /** Cuts the last step short, at a time and state within it. */
  cut(time: number, state: Float64Array): void;
  /** Where the last step ends. */
  readonly lastTime: number;
  /** Copies of the ends of steps: where the first one begins first, both states where the path jumps. */
  times(): Float64Array;
  states(): Float64Array;
  /** Where each step really ended, before it was cut short. */
  stepEnds(): Float64Array;
  /** The `memorySize` numbers of each step. */
  memories(): Float64Array;
}

export function createStepRecorder({ dimension, memorySize }: Integration): StepRecorder {
  const ends = createRecorder(dimension);
  const memories = createRecorder(memorySize);
  const cuts = new Map<number, number>();
  const memory = new Float64Array(memorySize);

  return {
    begin({ time, state }) {
      ends.add(time, state);
      if (memorySize > 0) memories.add(time, memory);
    },
    add(integration) {
      ends.add(integration.time, integration.state);
      if (memorySize === 0) return;
      integration.remember(memory, 0);
      memories.add(integration.time, memory);
    },
    cut(time, state) {
      cuts.set(ends.length - 1, ends.replaceLast(time, state));
    },
    get lastTime() {
      return ends.lastTime;
    },
    times: ends.times,
    states: ends.states,
    stepEnds() {
      const times = ends.times();
      for (const [k, stepEnd] of cuts) times[k] = stepEnd;
      return times;
    },
    memories: memories.states,
  };
}
