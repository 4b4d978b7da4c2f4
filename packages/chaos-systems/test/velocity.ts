import type { Flow } from "@attractors/core";

/** The velocity at a state. */
export function velocity({ dimension, field }: Flow, state: ArrayLike<number>): number[] {
  const out = new Float64Array(dimension);
  field(0, Float64Array.from(state), out);
  return [...out];
}
