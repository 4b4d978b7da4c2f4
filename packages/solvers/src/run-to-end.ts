import type { EventWatch } from "./events/event-watch.ts";
import type { Integration } from "./integration.ts";
import type { StepRecorder } from "./step-recorder.ts";

/** What is done along an integration. */
export interface Run {
  readonly integration: Integration;
  readonly end: number;
  /** Records the ends of the steps, if given. */
  readonly steps?: StepRecorder;
  /** Times in the direction of integration, and where the states there go. */
  readonly samples: Float64Array;
  readonly states: Float64Array;
  readonly watch?: EventWatch;
}

/**
 * Steps from where the integration stands to the end, or to a terminal event: records every step, writes the states at
 * the samples, and lets events happen. Returns the index of the terminal event that ended it, or -1.
 */
export function runToEnd({ integration, end, steps, samples, states, watch }: Run): number {
  const direction = end < integration.time ? -1 : 1;
  const n = integration.dimension;
  let next = 0;

  steps?.begin(integration);
  for (; next < samples.length && samples[next] === integration.time; next++) {
    for (let i = 0; i < n; i++) states[next * n + i] = integration.state[i];
  }
  if (integration.time !== end) integration.prime();
  watch?.begin();
  while (integration.time !== end) {
    integration.takeStep(end);
    steps?.add(integration);
    const cut = watch?.look();
    const reached = cut ? cut.time : integration.time;
    // A sample at the very time of a jump is taken after it.
    for (; next < samples.length; next++) {
      const before = (reached - samples[next]) * direction;
      if (before < 0 || (before === 0 && cut && cut.terminal < 0)) break;
      integration.interpolate(samples[next], states, next * n);
    }
    if (!cut) continue;
    steps?.cut(cut.time, cut.state);
    if (cut.terminal >= 0) return cut.terminal;
    integration.continueAt(cut.next, cut.time, integration.nextStep);
    steps?.begin(integration);
    if (cut.time !== end) integration.prime();
  }
  // The last sample can lie behind the end by rounding.
  for (; next < samples.length; next++) {
    for (let i = 0; i < n; i++) states[next * n + i] = integration.state[i];
  }
  return -1;
}
