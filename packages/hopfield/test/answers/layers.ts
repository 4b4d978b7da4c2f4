import { createRng, type Rng } from "@attractors/core";
import {
  type Activation,
  type AssociationOptions,
  affineNorm,
  associationLayer,
  decoderLayer,
  doublePrecision,
  encoderLayer,
  fromStateDictionary,
  hflayers102,
  type LayerRun,
  lookupLayer,
  type Mask,
  type NamedTensors,
  plainNorm,
  poolingLayer,
  relu,
  runAssociation,
  runDecoder,
  runEncoder,
  runLookup,
  runPooling,
  sigmoid,
  singlePrecision,
  type Tensor,
  tanh,
  toStateDictionary,
} from "../../src/index.ts";
import type { Case, ReferenceFile } from "./case.ts";

type Json = Readonly<Record<string, unknown>>;

/** A tensor as the file has it. */
interface StoredTensor {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly data: readonly (number | boolean | string | null)[];
}

interface LayerCase {
  readonly name: string;
  readonly seed: number;
  readonly class: string;
  readonly kwargs: Json;
  readonly dtype: string;
  readonly note: string;
  readonly inputs: Readonly<Record<string, StoredTensor>>;
  readonly masks: Readonly<Record<string, StoredTensor>>;
  readonly params: Readonly<Record<string, StoredTensor>>;
  readonly output: StoredTensor;
  readonly loss_weights_G: StoredTensor;
  readonly loss: number;
  readonly grad_inputs: Readonly<Record<string, StoredTensor | null>>;
  readonly grad_params: Readonly<Record<string, StoredTensor | null>>;
  readonly association_matrix?: StoredTensor | null;
  readonly projected_pattern_matrix?: StoredTensor | null;
}

/** The cases of a file of layers; undefined if it is none. */
export function layerCasesOf({ content }: ReferenceFile): Case[] | undefined {
  if (typeof content !== "object" || content === null || !("cases" in content)) return undefined;
  if (!Array.isArray(content.cases)) return undefined;
  return content.cases.map((one: LayerCase, index) => ({
    name: `${index} ${one.name}`,
    answer: () => complaintsOf(one),
  }));
}

function complaintsOf(one: LayerCase): string[] {
  const single = one.dtype.includes("32");
  const tolerance = single ? { value: 1e-5, gradient: 1e-4 } : { value: 1e-10, gradient: 1e-8 };
  const { run, gradientsOf, dictionaryOf } = answer(one, single);
  const weights = tensorOf(one.loss_weights_G);
  const complaints: string[] = [];
  const compare = (what: string, found: Tensor | undefined, expected: StoredTensor | null | undefined, tol: number) => {
    if (!expected) return;
    const complaint = differenceOf(found, tensorOf(expected), tol);
    if (complaint) complaints.push(`${what}: ${complaint}`);
  };
  compare("output", run.output, one.output, tolerance.value);
  compare("association matrix", run.association(), one.association_matrix, tolerance.value);
  compare("projected patterns", run.projected(), one.projected_pattern_matrix, tolerance.value);
  let loss = 0;
  let size = 0;
  weights.data.forEach((weight, k) => {
    loss += weight * run.output.data[k];
    size += Math.abs(weight * run.output.data[k]);
  });
  if (!(Math.abs(loss - one.loss) <= tolerance.value * Math.max(1, size)))
    complaints.push(`loss ${loss}, not ${one.loss}`);

  const { inputs, parameters } = run.back(weights);
  const toInputs = gradientsOf(inputs);
  for (const [name, expected] of Object.entries(one.grad_inputs)) {
    compare(`gradient of input ${name}`, toInputs[name], expected, tolerance.gradient);
  }
  const toParameters = dictionaryOf(parameters);
  for (const [name, expected] of Object.entries(one.grad_params)) {
    compare(`gradient of ${name}`, toParameters[name], expected, tolerance.gradient);
    if (!expected && toParameters[name]) complaints.push(`${name} has a gradient`);
  }
  for (const name of Object.keys(toParameters)) {
    if (!Object.hasOwn(one.grad_params, name)) complaints.push(`${name} has a gradient that is not in the file`);
  }
  return complaints;
}

interface Answer {
  readonly run: LayerRun<object>;
  /** Gradients of inputs by the names in the file. */
  gradientsOf(inputs: object): NamedTensors;
  dictionaryOf(gradients: NamedTensors): NamedTensors;
}

function answer(one: LayerCase, single: boolean): Answer {
  const rng = createRng(one.seed);
  const tensors = Object.fromEntries(Object.entries(one.inputs).map(([name, tensor]) => [name, tensorOf(tensor)]));
  const dictionary = Object.fromEntries(Object.entries(one.params).map(([name, tensor]) => [name, tensorOf(tensor)]));
  const { X, Y, R, P } = tensors;
  const masks = {
    paddingMask: maskOf(one.masks.stored_pattern_padding_mask ?? one.masks.src_key_padding_mask),
    associationMask: maskOf(one.masks.association_mask ?? one.masks.src_mask),
  };
  const kwargs = one.kwargs;
  if (one.class === "Hopfield") {
    const made = associationLayer({ ...optionsOf(kwargs, single), rng });
    const layer = fromStateDictionary(made, dictionary);
    const inputs = X ? { state: X } : { state: R, stored: Y, projection: P };
    const names: Readonly<Record<string, string>> = X ? { X: "state" } : { R: "state", Y: "stored", P: "projection" };
    return answered(runAssociation(layer, inputs, masks), names, (found) => toStateDictionary(layer, found));
  }
  const shared = { ...optionsOf(kwargs, single), rng };
  const trainable = kwargs.trainable !== false;
  const quantity = kwargs.quantity === undefined ? 1 : Number(kwargs.quantity);
  if (one.class === "HopfieldPooling") {
    const layer = fromStateDictionary(poolingLayer({ ...shared, quantity, trainable }), dictionary);
    const stored = Y ?? X;
    const run = runPooling(layer, { stored, ...(P && { projection: P }) }, masks);
    return answered(run, { [Y ? "Y" : "X"]: "stored", P: "projection" }, (found) => toStateDictionary(layer, found));
  }
  if (one.class === "HopfieldLayer") {
    const made = lookupLayer({
      ...shared,
      quantity,
      trainable,
      separateTargets: kwargs.lookup_weights_as_separated === true,
      trainableTargets: kwargs.lookup_targets_as_trainable !== false,
    });
    const layer = fromStateDictionary(made, dictionary);
    const run = runLookup(layer, { state: R ?? X }, masks);
    return answered(run, { [R ? "R" : "X"]: "state" }, (found) => toStateDictionary(layer, found));
  }
  const block = {
    feedforwardSize: kwargs.dim_feedforward === undefined ? 2048 : Number(kwargs.dim_feedforward),
    dropout: 0,
    activation: activationOf(kwargs.activation ?? "relu"),
    rng,
  };
  if (one.class === "HopfieldEncoderLayer") {
    const made = encoderLayer({ ...block, association: optionsOf(kwargs.hopfield as Json, single) });
    const layer = fromStateDictionary(made, dictionary);
    const run = runEncoder(layer, { state: tensors.src }, masks);
    return answered(run, { src: "state" }, (found) => toStateDictionary(layer, found));
  }
  if (one.class === "HopfieldDecoderLayer") {
    const [self, cross] = [kwargs.self, kwargs.cross].map((options) => optionsOf(options as Json, single));
    const layer = fromStateDictionary(decoderLayer({ ...block, self, cross }), dictionary);
    const run = runDecoder(
      layer,
      { state: tensors.tgt, memory: tensors.memory },
      {
        statePaddingMask: maskOf(one.masks.tgt_key_padding_mask),
        stateMask: maskOf(one.masks.tgt_mask),
        memoryPaddingMask: maskOf(one.masks.memory_key_padding_mask),
        memoryMask: maskOf(one.masks.memory_mask),
      },
    );
    return answered(run, { tgt: "state", memory: "memory" }, (found) => toStateDictionary(layer, found));
  }
  throw new Error(`unknown class ${one.class}`);
}

function answered<I extends object>(
  run: LayerRun<I>,
  names: Readonly<Record<string, string>>,
  dictionaryOf: (gradients: NamedTensors) => NamedTensors,
): Answer {
  const gradientsOf = (inputs: object) => {
    const all = inputs as NamedTensors;
    return Object.fromEntries(Object.entries(names).map(([name, own]) => [name, all[own]]));
  };
  return { run, gradientsOf, dictionaryOf };
}

/** The options that the arguments of the public layer stand for. */
function optionsOf(kwargs: Json, single: boolean): AssociationOptions & { rng: Rng } {
  const count = (name: string): number | undefined =>
    kwargs[name] === undefined || kwargs[name] === null ? undefined : Number(kwargs[name]);
  const flag = (name: string): boolean | undefined => (kwargs[name] === undefined ? undefined : kwargs[name] === true);
  const norm = (name: string, byDefault: boolean) => {
    if (!(flag(`normalize_${name}`) ?? byDefault)) return false as const;
    const chosen = (flag(`normalize_${name}_affine`) ?? byDefault) ? affineNorm : plainNorm;
    return { ...chosen, epsilon: count(`normalize_${name}_eps`) ?? chosen.epsilon };
  };
  const steps = numbersOf(kwargs.update_steps_max === null ? -1 : kwargs.update_steps_max);
  const activation = kwargs.association_activation;
  return {
    inputSize: count("input_size"),
    hiddenSize: count("hidden_size"),
    outputSize: count("output_size"),
    patternSize: count("pattern_size"),
    storedSize: count("stored_pattern_size"),
    projectionSize: count("pattern_projection_size"),
    heads: count("num_heads"),
    scaling: numbersOf(kwargs.scaling),
    updateSteps: steps === undefined ? undefined : eachOf(steps, (value) => (value < 0 ? Infinity : value)),
    tolerance: numbersOf(kwargs.update_steps_eps),
    storedNorm: norm("stored_pattern", true),
    stateNorm: norm("state_pattern", true),
    projectionNorm: norm("pattern_projection", true),
    hiddenNorm: norm("hopfield_space", false),
    storedStatic: flag("stored_pattern_as_static"),
    stateStatic: flag("state_pattern_as_static"),
    projectionStatic: flag("pattern_projection_as_static"),
    projectionConnected: flag("pattern_projection_as_connected"),
    batchFirst: flag("batch_first"),
    activation: activation === undefined || activation === null ? undefined : activationOf(activation),
    bias: flag("input_bias"),
    biasPattern: flag("concat_bias_pattern"),
    zeroPattern: flag("add_zero_association"),
    outputProjection: kwargs.disable_out_projection !== true,
    precision: single ? singlePrecision : doublePrecision,
    // The gradients of the files come from PyTorch 1.13 on a CPU.
    compatibility: { ...hflayers102, scatteredUpdateGradients: true },
    rng: createRng(1),
  };
}

/** A number, or those of a tensor with one for each head. */
function numbersOf(value: unknown): number | number[] | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "number" || typeof value === "string") return Number(value);
  const list = Array.isArray(value) ? value : (value as Json).tensor;
  return (list as unknown[]).map(Number);
}

function eachOf(value: number | number[], change: (value: number) => number): number | number[] {
  return typeof value === "number" ? change(value) : value.map(change);
}

/** Functions of PyTorch that the files may name, besides those of the package. */
const others: readonly Activation[] = [
  { name: "sin", value: Math.sin, slope: Math.cos },
  { name: "cos", value: Math.cos, slope: (x) => -Math.sin(x) },
  { name: "exp", value: Math.exp, slope: (_x, y) => y },
  { name: "square", value: (x) => x * x, slope: (x) => 2 * x },
  { name: "abs", value: Math.abs, slope: Math.sign },
  { name: "atan", value: Math.atan, slope: (x) => 1 / (1 + x * x) },
  { name: "sinh", value: Math.sinh, slope: Math.cosh },
  {
    name: "selu",
    value: (x) => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Math.expm1(x)),
    slope: (x) => 1.0507009873554805 * (x > 0 ? 1 : 1.6732632423543772 * Math.exp(x)),
  },
];

function activationOf(name: unknown): Activation {
  const found = [relu, tanh, sigmoid, ...others].find((activation) => activation.name === name);
  if (!found) throw new Error(`unknown activation ${name}`);
  return found;
}

function numberOf(value: number | boolean | string | null): number {
  if (value === null || value === "-inf" || value === "-Infinity") return -Infinity;
  return Number(value);
}

function tensorOf({ shape, data }: StoredTensor): Tensor {
  return { shape, data: Float64Array.from(data, numberOf) };
}

function maskOf(stored: StoredTensor | undefined): Mask | undefined {
  if (!stored) return undefined;
  const { shape, dtype, data } = stored;
  const bytes = dtype.includes("bool") || dtype.includes("uint8");
  return { shape, data: bytes ? Uint8Array.from(data, Number) : Float64Array.from(data, numberOf) };
}

/** What is wrong, if anything: differences are measured in the largest number that is expected, at least 1. */
function differenceOf(found: Tensor | undefined, expected: Tensor, tolerance: number): string | undefined {
  if (!found) return "missing";
  if (`${found.shape}` !== `${expected.shape}`) return `shape [${found.shape}] instead of [${expected.shape}]`;
  const scale = Math.max(1, ...Array.from(expected.data, Math.abs));
  for (let k = 0; k < expected.data.length; k++) {
    if (!(Math.abs(found.data[k] - expected.data[k]) <= tolerance * scale)) {
      return `${found.data[k]} instead of ${expected.data[k]} at ${k}`;
    }
  }
  return undefined;
}
