import type { Rng } from "@attractors/core";
import type { AssociationLayer, LookupLayer, Mask, NamedTensors, PoolingLayer, Tensor } from "../src/index.ts";
import { runAssociation, runLookup, runPooling } from "../src/index.ts";
import { constantTensor } from "../src/layers/initialize.ts";
import { linear } from "../src/layers/linear.ts";

/** A Hopfield layer whose flattened output a linear map turns into one number, the logit of the positive class. */
export interface Network {
  readonly parameters: NamedTensors;
  /** Logits of a batch [samples, instances, width], and gradients of a loss from those with respect to the logits. */
  run(input: Tensor, mask: Mask | undefined, rng?: Rng): { logits: Tensor; back(gradient: Tensor): NamedTensors };
}

/** @param outputs - numbers that the layer gives for a sample. */
export function networkOf(layer: AssociationLayer | PoolingLayer | LookupLayer, outputs: number, rng: Rng): Network {
  const { precision } = layer.settings;
  const weight = constantTensor([1, outputs], precision);
  const bias = constantTensor([1], precision);
  // PyTorch's linear layer: uniform in ±1/√inputs.
  for (const { data } of [weight, bias]) {
    for (let k = 0; k < data.length; k++) data[k] = (2 * rng.uniform() - 1) / Math.sqrt(outputs);
  }
  const parameters = { ...layer.parameters, headWeight: weight, headBias: bias };
  return {
    parameters,
    run(input, paddingMask, draw) {
      const run = runLayer(layer, input, paddingMask, draw);
      const flat = { shape: [input.shape[0], outputs], data: run.output.data };
      const head = linear(flat, weight, bias);
      return {
        logits: head.output,
        back(gradient) {
          const to = head.back(gradient);
          const { parameters: toLayer } = run.back({ shape: run.output.shape, data: to.input.data });
          return { ...toLayer, headWeight: to.weight, ...(to.bias && { headBias: to.bias }) };
        },
      };
    },
  };
}

function runLayer(
  layer: AssociationLayer | PoolingLayer | LookupLayer,
  input: Tensor,
  paddingMask: Mask | undefined,
  rng: Rng | undefined,
): { output: Tensor; back(gradient: Tensor): { parameters: NamedTensors } } {
  switch (layer.kind) {
    case "association":
      return runAssociation(layer, { state: input }, { paddingMask, rng });
    case "pooling":
      return runPooling(layer, { stored: input }, { paddingMask, rng });
    case "lookup":
      return runLookup(layer, { state: input }, { paddingMask, rng });
  }
}
