import type { Rng } from "@attractors/core";
import { associationLayer, lookupLayer, poolingLayer, singlePrecision } from "../src/index.ts";
import { type Network, networkOf } from "./network.ts";
import type { Samples } from "./train.ts";

/** The six networks of the public notebooks: each layer with its defaults, and adapted. */
export const models: Readonly<Record<string, (samples: Samples, training: readonly number[], rng: Rng) => Network>> = {
  "Hopfield, base": ({ width, instances }, _training, rng) =>
    networkOf(associationLayer({ inputSize: width, precision: singlePrecision, rng }), width * instances, rng),
  "Hopfield, adapted": ({ width, instances }, _training, rng) =>
    networkOf(associationLayer({ inputSize: width, ...adapted, rng }), width * instances, rng),
  "Pooling, base": ({ width }, _training, rng) =>
    networkOf(poolingLayer({ inputSize: width, precision: singlePrecision, rng }), width, rng),
  "Pooling, adapted": ({ width }, _training, rng) =>
    networkOf(poolingLayer({ inputSize: width, ...adapted, rng }), width, rng),
  "Lookup, base": (samples, training, rng) => {
    const { width, instances } = samples;
    const quantity = distinctInstances(samples, training).length;
    const layer = lookupLayer({ inputSize: width, quantity, precision: singlePrecision, rng });
    return networkOf(layer, width * instances, rng);
  },
  "Lookup, adapted": (samples, training, rng) => {
    const { width, instances } = samples;
    const distinct = distinctInstances(samples, training);
    const layer = lookupLayer({
      inputSize: width,
      quantity: distinct.length,
      separateTargets: true,
      trainableTargets: false,
      precision: singlePrecision,
      rng,
    });
    layer.parameters.lookup.data.set(distinct.flat());
    return networkOf(layer, width * instances, rng);
  },
};

const adapted = { hiddenSize: 8, heads: 8, updateSteps: 3, scaling: 0.25, dropout: 0.5, precision: singlePrecision };

/** The instances of the training set, each once. */
function distinctInstances({ instances, width, data }: Samples, training: readonly number[]): number[][] {
  const found = new Map<string, number[]>();
  for (const sample of training) {
    for (let k = 0; k < instances; k++) {
      const start = (sample * instances + k) * width;
      const instance = Array.from(data.subarray(start, start + width));
      found.set(instance.join(), instance);
    }
  }
  return [...found.keys()].sort().map((key) => found.get(key) ?? []);
}
