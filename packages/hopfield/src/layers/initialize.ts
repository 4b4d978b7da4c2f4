import type { Rng } from "@attractors/core";
import type { Numbers, Precision } from "../memory/precision.ts";
import type { AssociationSettings } from "./association-settings.ts";
import { type NamedTensors, sizeOf, type Tensor } from "./tensor.ts";

/** Standard deviation of initial weights, as in the public layers. */
const SPREAD = 0.02;

/** The shapes of the parameters of an association, by name, in a fixed order. */
export function associationShapes(settings: AssociationSettings): Record<string, readonly number[]> {
  const { heads, inputSize, storedSize, projectionSize, outputSize, bias } = settings;
  const hidden = settings.hiddenSize ?? 0;
  const pattern = settings.patternSize ?? 0;
  const shapes: Record<string, readonly number[]> = {};
  const add = (name: string, present: boolean, ...shape: (number | undefined)[]) => {
    if (present) shapes[name] = shape.map((length) => length ?? 0);
  };
  const { stateStatic, storedStatic, projectionStatic, projectionConnected } = settings;
  add("stateWeight", !stateStatic, heads * hidden, inputSize);
  add("stateBias", !stateStatic && bias, heads * hidden);
  add("storedWeight", !storedStatic, heads * hidden, storedSize);
  add("storedBias", !storedStatic && bias, heads * hidden);
  const connected = projectionConnected && !storedStatic;
  add("projectionWeight", !projectionStatic, heads * pattern, connected ? heads * hidden : projectionSize);
  add("projectionBias", !projectionStatic && bias, heads * pattern);
  add("outputWeight", settings.outputProjection, outputSize, heads * pattern);
  add("outputBias", settings.outputProjection && bias, outputSize);
  add("storedBiasPattern", settings.biasPattern, heads * hidden);
  add("projectionBiasPattern", settings.biasPattern, heads * pattern);
  const norms = {
    state: [settings.stateNorm, inputSize],
    stored: [settings.storedNorm, storedSize],
    projection: [settings.projectionNorm, projectionSize],
    hidden: [settings.hiddenNorm, hidden],
  } as const;
  for (const [name, [norm, size]] of Object.entries(norms)) {
    const affine = norm !== false && norm.affine;
    add(`${name}Scale`, affine, size);
    add(`${name}Shift`, affine, size);
  }
  return shapes;
}

/** Draws the parameters of an association: weights and bias patterns from N(0, 0.02²), biases and shifts 0, scales 1. */
export function initialAssociation(settings: AssociationSettings, rng: Rng): NamedTensors {
  const parameters: Record<string, Tensor> = {};
  for (const [name, shape] of Object.entries(associationShapes(settings))) {
    const drawn = /(Weight|BiasPattern)$/.test(name);
    parameters[name] = drawn ? randomTensor(shape, settings.precision, rng) : constantTensor(shape, settings.precision);
    if (name.endsWith("Scale")) parameters[name].data.fill(1);
  }
  return parameters;
}

export function randomTensor(
  shape: readonly number[],
  precision: Precision<Numbers>,
  rng: Rng,
  spread: number = SPREAD,
): Tensor {
  const tensor = constantTensor(shape, precision);
  for (let i = 0; i < tensor.data.length; i++) tensor.data[i] = spread * rng.normal();
  return tensor;
}

export function constantTensor(shape: readonly number[], precision: Precision<Numbers>, value = 0): Tensor {
  return { shape, data: precision.array(sizeOf(shape)).fill(value) as Numbers };
}
