import type { Rng } from "@attractors/core";
import { type LayerRun, type RunLayerOptions, runAssociation } from "./association-layer.ts";
import { type AssociationOptions, type AssociationSettings, settleAssociation } from "./association-settings.ts";
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

export interface EncoderLayerOptions extends BlockOptions {
  /** Draws the initial weights. */
  rng: Rng;
  /** The association of states with each other. Its output must be as wide as its input. */
  association: AssociationOptions;
}

/** A transformer block with a Hopfield association. */
export interface EncoderLayer {
  readonly kind: "encoder";
  readonly settings: BlockSettings & { readonly association: AssociationSettings };
  /** Those of the association as `association.stateWeight` and so on. */
  readonly parameters: NamedTensors;
}

/**
 * Makes an encoder layer: x ← norm(x + association(x)), x ← norm(x + W₂ f(W₁ x)) (Vaswani et al. 2017, with a Hopfield
 * association for attention).
 *
 * @throws {RangeError} if options contradict each other.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { encoderLayer, runEncoder, tensorOf } from "@attractors/hopfield";
 *
 * const layer = encoderLayer({ association: { inputSize: 2 }, feedforwardSize: 4, rng: createRng(1) });
 * runEncoder(layer, { state: tensorOf([1, 3, 2], [0, 1, 2, 3, 5, 8]) }).output.shape; // → [1, 3, 2]
 * ```
 */
export function encoderLayer({ rng, association, ...block }: EncoderLayerOptions): EncoderLayer {
  const settings = settleAssociation("encoderLayer", association);
  const { feedforwardSize, ...rest } = settleBlock("encoderLayer", block);
  const size = checkBlockSize("encoderLayer: association", settings);
  return {
    kind: "encoder",
    settings: { association: settings, feedforwardSize, ...rest },
    parameters: {
      ...prefixed(initialAssociation(settings, rng), "association"),
      ...initialBlock({ feedforwardSize, precision: settings.precision, rng }, size, ["residualNorm", "outputNorm"]),
    },
  };
}

/** The width of a block: that of its states, which the association must give back. */
export function checkBlockSize(
  where: string,
  { inputSize, outputSize, outputProjection, ...rest }: AssociationSettings,
): number {
  const size = outputProjection ? outputSize : rest.heads * (rest.patternSize ?? 0);
  if (inputSize === undefined || size !== inputSize) {
    throw new RangeError(`${where} must give back states of inputSize, got ${size} and ${inputSize}`);
  }
  return inputSize;
}

/**
 * Encodes states, [batch, states, inputSize].
 *
 * @throws {RangeError} if the states or masks do not fit the layer, or are not finite.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { encoderLayer, runEncoder, tensorOf } from "@attractors/hopfield";
 *
 * const layer = encoderLayer({ association: { inputSize: 2 }, feedforwardSize: 4, rng: createRng(1) });
 * const { output, back } = runEncoder(layer, { state: tensorOf([1, 1, 2], [3, 1]) });
 * output.data; // ≈ [1, -1]
 * Object.keys(back(output).inputs); // → ["state"]
 * ```
 */
export function runEncoder(
  { settings, parameters }: EncoderLayer,
  { state: given }: { readonly state: Tensor },
  options: RunLayerOptions = {},
): LayerRun<{ readonly state: Tensor }> {
  const state = inPrecision(given, settings.association.precision);
  const { rng } = options;
  const layer = { settings: settings.association, parameters: partOf(parameters, "association") };
  const associated = runAssociation(layer, { state }, options);
  const probability = settings.dropout;
  const first = addAndNorm(state, associated.output, { parameters, name: "residualNorm", probability, rng });
  const second = feedForward(first.output, parameters, { ...settings, rng });
  return {
    output: second.output,
    association: associated.association,
    projected: associated.projected,
    back(gradient) {
      checkGradient("runEncoder", gradient, second.output);
      const toSecond = second.back(inPrecision(gradient, settings.association.precision));
      const toFirst = first.back(toSecond.input);
      const toAssociation = associated.back(toFirst.branch);
      return {
        inputs: { state: sumOf(toFirst.input, toAssociation.inputs.state) },
        parameters: {
          ...prefixed(toAssociation.parameters, "association"),
          ...toFirst.parameters,
          ...toSecond.parameters,
        },
      };
    },
  };
}
