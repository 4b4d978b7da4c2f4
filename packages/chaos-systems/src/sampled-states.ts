import type { Stepper } from "@attractors/core";
import type { Samples } from "./sampling.ts";

/** The states of a stepper that goes from sample to sample, row by row. */
export function sampledStates(stepper: Stepper, { start, interval, length }: Samples): Float64Array {
  const n = stepper.dimension;
  const states = new Float64Array(length * n);
  if (start > 0) stepper.advance(start);
  for (let k = 0; k < length; k++) {
    if (k > 0) stepper.advance(interval);
    states.set(stepper.state, k * n);
  }
  return states;
}
