import type { Rng, TimeSeries } from "@attractors/core";

/** Draws a series that shares some properties with the one it was made from, and is random otherwise. */
export type DrawSurrogate = (rng: Rng) => TimeSeries;

/** A kind of surrogates: prepares what all surrogates of a series need. */
export type SurrogateMethod = (series: TimeSeries) => DrawSurrogate;

/** Draws a permutation of 0, …, `length - 1` (Fisher, Yates). */
export function permutation(length: number, rng: Rng): Uint32Array {
  const order = Uint32Array.from({ length }, (_, k) => k);
  for (let k = length - 1; k > 0; k--) {
    const j = rng.integer(k + 1);
    const value = order[k];
    order[k] = order[j];
    order[j] = value;
  }
  return order;
}
