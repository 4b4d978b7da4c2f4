import { createRng, runInSlices } from "@attractors/core";
import { portableKernel, trainPlrnn } from "@attractors/plrnn";

/** Trains a small network, in slices; the same in a browser and in Node. */
export async function train(): Promise<number[]> {
  const values = Float64Array.from({ length: 1000 }, (_, k) => Math.fround(((k * k) % 17) / 10 - 0.8));
  const options = { rng: createRng(1), kernel: portableKernel, epochs: 20, windowLength: 30, hiddenSize: 10 };
  const { model } = await runInSlices(trainPlrnn({ dimension: 2, values, interval: 0.1 }, options));
  return Array.from(model.parameters);
}
