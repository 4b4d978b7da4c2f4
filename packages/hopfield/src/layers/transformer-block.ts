import { checkCount, type Rng } from "@attractors/core";
import type { Numbers, Precision } from "../memory/precision.ts";
import { type Activation, activate, relu } from "./activation.ts";
import { dropout } from "./dropout.ts";
import { constantTensor } from "./initialize.ts";
import { layerNorm } from "./layer-norm.ts";
import { linear } from "./linear.ts";
import { type NamedTensors, sumOf, type Tensor } from "./tensor.ts";

/** What encoder and decoder layers have besides their associations. */
export interface BlockOptions {
  /** Size of the layer between the two linear maps. @default 2048 */
  feedforwardSize?: number;
  /** Probability that a number is dropped in training, behind each part. @default 0.1 */
  dropout?: number;
  /** Between the two linear maps. @default relu */
  activation?: Activation;
}

export interface BlockSettings {
  readonly feedforwardSize: number;
  readonly dropout: number;
  readonly activation: Activation;
}

const EPSILON = 1e-5;

export function settleBlock(
  where: string,
  { feedforwardSize = 2048, dropout: probability = 0.1, activation = relu }: BlockOptions,
): BlockSettings {
  checkCount(`${where}: feedforwardSize`, feedforwardSize);
  if (!(probability >= 0 && probability < 1)) {
    throw new RangeError(`${where}: dropout must be from 0 to below 1, got ${probability}`);
  }
  return { feedforwardSize, dropout: probability, activation };
}

/** Two linear maps, drawn uniformly from ±1/√inputs as PyTorch does, and norms of the given names. */
export function initialBlock(
  { feedforwardSize, precision, rng }: { feedforwardSize: number; precision: Precision<Numbers>; rng: Rng },
  size: number,
  norms: readonly string[],
): NamedTensors {
  const uniform = (shape: readonly number[], inputs: number): Tensor => {
    const tensor = constantTensor(shape, precision);
    for (let i = 0; i < tensor.data.length; i++) tensor.data[i] = (2 * rng.uniform() - 1) / Math.sqrt(inputs);
    return tensor;
  };
  const parameters: Record<string, Tensor> = {
    innerWeight: uniform([feedforwardSize, size], size),
    innerBias: uniform([feedforwardSize], size),
    outerWeight: uniform([size, feedforwardSize], feedforwardSize),
    outerBias: uniform([size], feedforwardSize),
  };
  for (const name of norms) {
    parameters[`${name}Scale`] = constantTensor([size], precision, 1);
    parameters[`${name}Shift`] = constantTensor([size], precision);
  }
  return parameters;
}

interface Part {
  readonly output: Tensor;
  /** Gradients with respect to the input, and, if it is another, to what was added to it. */
  back(gradient: Tensor): { input: Tensor; branch: Tensor; parameters: NamedTensors };
}

/** norm(x + dropout(branch)), with the norm of the given name. */
export function addAndNorm(
  input: Tensor,
  branch: Tensor,
  {
    parameters,
    name,
    probability,
    rng,
  }: { parameters: NamedTensors; name: string; probability: number; rng: Rng | undefined },
): Part {
  const dropped = dropout(branch, probability, rng);
  const normed = layerNorm(sumOf(input, dropped.output), {
    width: input.shape[input.shape.length - 1],
    epsilon: EPSILON,
    scale: parameters[`${name}Scale`],
    shift: parameters[`${name}Shift`],
  });
  return {
    output: normed.output,
    back(gradient) {
      const { input: toSum, scale, shift } = normed.back(gradient);
      const gradients: Record<string, Tensor> = {};
      if (scale) gradients[`${name}Scale`] = scale;
      if (shift) gradients[`${name}Shift`] = shift;
      return { input: toSum, branch: dropped.back(toSum), parameters: gradients };
    },
  };
}

/** norm(x + dropout(W₂ dropout(f(W₁ x)))), the second half of a transformer block. */
export function feedForward(
  input: Tensor,
  parameters: NamedTensors,
  { dropout: probability, activation, rng }: BlockSettings & { rng: Rng | undefined },
): { output: Tensor; back(gradient: Tensor): { input: Tensor; parameters: NamedTensors } } {
  const inner = linear(input, parameters.innerWeight, parameters.innerBias);
  const active = activate(inner.output, activation);
  const dropped = dropout(active.output, probability, rng);
  const outer = linear(dropped.output, parameters.outerWeight, parameters.outerBias);
  const sum = addAndNorm(input, outer.output, { parameters, name: "outputNorm", probability, rng });
  return {
    output: sum.output,
    back(gradient) {
      const toSum = sum.back(gradient);
      const toOuter = outer.back(toSum.branch);
      const toInner = inner.back(active.back(dropped.back(toOuter.input)));
      return {
        input: sumOf(toSum.input, toInner.input),
        parameters: {
          innerWeight: toInner.weight,
          ...(toInner.bias && { innerBias: toInner.bias }),
          outerWeight: toOuter.weight,
          ...(toOuter.bias && { outerBias: toOuter.bias }),
          ...toSum.parameters,
        },
      };
    },
  };
}

/** The parameters whose names begin with `prefix.`, without it. */
export function partOf(parameters: NamedTensors, prefix: string): NamedTensors {
  const start = `${prefix}.`;
  return Object.fromEntries(
    Object.entries(parameters)
      .filter(([name]) => name.startsWith(start))
      .map(([name, tensor]) => [name.slice(start.length), tensor]),
  );
}

/** The same parameters with `prefix.` before their names. */
export function prefixed(parameters: NamedTensors, prefix: string): NamedTensors {
  return Object.fromEntries(Object.entries(parameters).map(([name, tensor]) => [`${prefix}.${name}`, tensor]));
}
