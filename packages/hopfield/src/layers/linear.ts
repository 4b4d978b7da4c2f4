import type { Numbers } from "../memory/precision.ts";
import { addTransposedTimes, type Block, times, timesTransposed } from "./matrix-product.ts";
import { emptyLike, type Tensor } from "./tensor.ts";

/** What a linear map returns: y = W x + b for each row x, and its gradients. */
export interface LinearRun {
  readonly output: Tensor;
  /** Gradients of a loss from that with respect to the output. */
  back(gradient: Tensor): { input: Tensor; weight: Tensor; bias: Tensor | undefined };
}

/** Maps each row of the input (its last index) by a weight of shape [outputs, inputs], and adds the bias if there is one. */
export function linear(input: Tensor, weight: Tensor, bias: Tensor | undefined): LinearRun {
  const [outputs, inputs] = weight.shape;
  const rows = input.data.length / inputs;
  const y = emptyLike(weight.data, rows * outputs);
  timesTransposed([rows, outputs, inputs], whole(input.data, inputs), whole(weight.data, inputs), whole(y, outputs));
  if (bias) for (let i = 0; i < y.length; i++) y[i] += bias.data[i % outputs];
  return {
    output: { shape: [...input.shape.slice(0, -1), outputs], data: y },
    back(gradient) {
      const g = whole(gradient.data, outputs);
      const toInput = emptyLike(y, rows * inputs);
      times([rows, inputs, outputs], g, whole(weight.data, inputs), whole(toInput, inputs));
      const toWeight = emptyLike(y, outputs * inputs);
      addTransposedTimes([outputs, inputs, rows], g, whole(input.data, inputs), whole(toWeight, inputs));
      return {
        input: { shape: input.shape, data: toInput },
        weight: { shape: weight.shape, data: toWeight },
        bias: bias && { shape: bias.shape, data: columnSums(gradient.data, outputs) },
      };
    },
  };
}

function whole(data: Numbers, stride: number): Block {
  return { data, start: 0, stride };
}

/** The sum of rows of a given width. */
export function columnSums(data: Numbers, width: number): Numbers {
  const sums = emptyLike(data, width);
  for (let i = 0; i < data.length; i += width) for (let j = 0; j < width; j++) sums[j] += data[i + j];
  return sums;
}
