import type { Rng } from "@attractors/core";
import { type LayerRun, runAssociation } from "./association-layer.ts";
import type { Mask } from "./association-mask.ts";
import { type AssociationOptions, type AssociationSettings, settleAssociation } from "./association-settings.ts";
import { checkBlockSize } from "./encoder-layer.ts";
import { initialAssociation } from "./initialize.ts";
import { checkGradient, inPrecision, type NamedTensors, sumOf, type Tensor } from "./tensor.ts";
import {
  addAndNorm,
  type BlockOptions,
  type BlockSettings,
  feedForward,
  initialBlock,
  partOf,
  prefixed,
  settleBlock,
} from "./transformer-block.ts";

export interface DecoderLayerOptions extends BlockOptions {
  /** Draws the initial weights. */
  rng: Rng;
  /** The association of states with each other. */
  self: AssociationOptions;
  /** The association of states with the memory. */
  cross: AssociationOptions;
}

/** A transformer block with two Hopfield associations. */
export interface DecoderLayer {
  readonly kind: "decoder";
  readonly settings: BlockSettings & { readonly self: AssociationSettings; readonly cross: AssociationSettings };
  /** Those of the associations as `self.stateWeight`, `cross.stateWeight` and so on. */
  readonly parameters: NamedTensors;
}

export interface DecoderInputs {
  /** [batch, states, inputSize]. */
  readonly state: Tensor;
  /** What the encoder gave, [batch, stored, storedSize of the cross association]. */
  readonly memory: Tensor;
}

export interface RunDecoderOptions {
  /** Draws what is dropped, in training; without it nothing is. @default none */
  rng?: Rng;
  /** [batch, states] bytes: states that are not there. @default none */
  statePaddingMask?: Mask;
  /** [states, states]: which states may not look at which, such as those to come. @default none */
  stateMask?: Mask;
  /** [batch, stored] bytes: parts of the memory that are not there. @default none */
  memoryPaddingMask?: Mask;
  /** [states, stored]: which parts of the memory states may not look at. @default none */
  memoryMask?: Mask;
}

/**
 * Makes a decoder layer: x ← norm(x + self(x)), x ← norm(x + cross(x, memory)), x ← norm(x + W₂ f(W₁ x)) (Vaswani et al.
 * 2017, with Hopfield associations for attention).
 *
 * @throws {RangeError} if options contradict each other.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { decoderLayer } from "@attractors/hopfield";
 *
 * const [self, cross] = [{ inputSize: 4 }, { inputSize: 4, storedSize: 6, projectionSize: 6 }];
 * const layer = decoderLayer({ self, cross, feedforwardSize: 8, rng: createRng(1) });
 * layer.parameters["cross.storedWeight"].shape; // → [4, 6]
 * ```
 */
export function decoderLayer({ rng, self, cross, ...block }: DecoderLayerOptions): DecoderLayer {
  const toSelf = settleAssociation("decoderLayer", self);
  const toMemory = settleAssociation("decoderLayer", cross);
  const { feedforwardSize, ...rest } = settleBlock("decoderLayer", block);
  const size = checkBlockSize("decoderLayer: self", toSelf);
  if (checkBlockSize("decoderLayer: cross", toMemory) !== size) {
    throw new RangeError(`decoderLayer: cross must have the inputSize ${size} of self, got ${toMemory.inputSize}`);
  }
  const norms = ["selfNorm", "crossNorm", "outputNorm"];
  return {
    kind: "decoder",
    settings: { self: toSelf, cross: toMemory, feedforwardSize, ...rest },
    parameters: {
      ...prefixed(initialAssociation(toSelf, rng), "self"),
      ...prefixed(initialAssociation(toMemory, rng), "cross"),
      ...initialBlock({ feedforwardSize, precision: toSelf.precision, rng }, size, norms),
    },
  };
}

/**
 * Decodes states in view of a memory. Association matrix and projected patterns are those of the cross association.
 *
 * @throws {RangeError} if inputs or masks do not fit the layer or each other, or are not finite.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { decoderLayer, runDecoder, tensorOf } from "@attractors/hopfield";
 *
 * const size = { inputSize: 2 };
 * const layer = decoderLayer({ self: size, cross: size, feedforwardSize: 4, rng: createRng(1) });
 * const memory = tensorOf([1, 3, 2], [0, 1, 2, 3, 5, 8]);
 * runDecoder(layer, { state: tensorOf([1, 1, 2], [3, 1]), memory }).output.shape; // → [1, 1, 2]
 * ```
 */
export function runDecoder(
  { settings, parameters }: DecoderLayer,
  inputs: DecoderInputs,
  { rng, statePaddingMask, stateMask, memoryPaddingMask, memoryMask }: RunDecoderOptions = {},
): LayerRun<DecoderInputs> {
  const { precision } = settings.self;
  const state = inPrecision(inputs.state, precision);
  const probability = settings.dropout;
  const self = runAssociation(
    { settings: settings.self, parameters: partOf(parameters, "self") },
    { state },
    { rng, paddingMask: statePaddingMask, associationMask: stateMask },
  );
  const first = addAndNorm(state, self.output, { parameters, name: "selfNorm", probability, rng });
  const cross = runAssociation(
    { settings: settings.cross, parameters: partOf(parameters, "cross") },
    { state: first.output, stored: inputs.memory },
    { rng, paddingMask: memoryPaddingMask, associationMask: memoryMask },
  );
  const second = addAndNorm(first.output, cross.output, { parameters, name: "crossNorm", probability, rng });
  const third = feedForward(second.output, parameters, { ...settings, rng });
  return {
    output: third.output,
    association: cross.association,
    projected: cross.projected,
    back(gradient) {
      checkGradient("runDecoder", gradient, third.output);
      const toThird = third.back(inPrecision(gradient, precision));
      const toSecond = second.back(toThird.input);
      const toCross = cross.back(toSecond.branch);
      const toFirst = first.back(sumOf(toSecond.input, toCross.inputs.state));
      const toSelf = self.back(toFirst.branch);
      const { state: toState } = toSelf.inputs;
      return {
        inputs: { state: sumOf(toFirst.input, toState), memory: toCross.inputs.stored ?? inputs.memory },
        parameters: {
          ...prefixed(toSelf.parameters, "self"),
          ...prefixed(toCross.parameters, "cross"),
          ...toFirst.parameters,
          ...toSecond.parameters,
          ...toThird.parameters,
        },
      };
    },
  };
}
