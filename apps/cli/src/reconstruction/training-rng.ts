import type { Rng } from "@attractors/core";

/** The generator of a training, from that of its seed: the first fork is for the data, the second for the training. */
export function trainingRng(rng: Rng): Rng {
  rng.fork();
  return rng.fork();
}
