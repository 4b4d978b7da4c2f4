import type { Integration } from "./integration.ts";
import type { StepRecorder } from "./step-recorder.ts";

/** Writes the state at a time of a solution into `out`. */
export type Interpolator = (t: number, out: Float64Array) => void;

/**
 * Dense output over a whole solution. Only the ends of the steps are kept, and what the method cannot find again from
 * them; the step that is asked for is done again, and kept until another one is asked for.
 */
export function interpolatorOf(integration: Integration, steps: StepRecorder): Interpolator {
  // Few solutions are asked for more than their samples: the steps are copied when the first time is asked for.
  let interpolator: Interpolator | undefined;
  return (t, out) => {
    interpolator ??= interpolatorOver(integration, steps);
    interpolator(t, out);
  };
}

function interpolatorOver(integration: Integration, steps: StepRecorder): Interpolator {
  const times = steps.times();
  const states = steps.states();
  const stepEnds = steps.stepEnds();
  const memories = steps.memories();
  const n = integration.dimension;
  const last = times.length - 1;
  const direction = times[last] < times[0] ? -1 : 1;
  // The last time of `saveEvery` may lie behind the end by rounding.
  const slack = 8 * Number.EPSILON * Math.max(Math.abs(times[0]), Math.abs(times[last]));
  let present = -1;

  return (t, out) => {
    if (!((t - times[0]) * direction >= 0 && (times[last] - t) * direction >= -slack)) {
      throw new RangeError(`interpolate: t must lie between ${times[0]} and ${times[last]}, got ${t}`);
    }
    const k = stepAround(times, t, direction);
    if (times[k] === t || k === last) {
      for (let i = 0; i < n; i++) out[i] = states[k * n + i];
      return;
    }
    if (k !== present) {
      const y = states.subarray(k * n, (k + 1) * n);
      integration.recall(times[k], y, stepEnds[k + 1], memories, (k + 1) * integration.memorySize);
    }
    present = k;
    integration.interpolate(t, out, 0);
  };
}

/** The last of the ordered times that is not behind `t`, by bisection. */
function stepAround(times: Float64Array, t: number, direction: number): number {
  let low = 0;
  let high = times.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((t - times[middle]) * direction >= 0) low = middle;
    else high = middle;
  }
  return low;
}
