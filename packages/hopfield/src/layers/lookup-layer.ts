import { checkCount, type Rng } from "@attractors/core";
import { associateBatch } from "./associate-batch.ts";
import type { LayerRun, RunLayerOptions } from "./association-layer.ts";
import { type AssociationOptions, type AssociationSettings, settleAssociation } from "./association-settings.ts";
import { initialAssociation, randomTensor } from "./initialize.ts";
import { checkGradient, type NamedTensors, sumOf, swapped, type Tensor } from "./tensor.ts";

export interface LookupLayerOptions extends AssociationOptions {
  /** Draws the initial weights. */
  rng: Rng;
  /** Stored patterns. @default 1 */
  quantity?: number;
  /** Whether the stored patterns are learned. @default true */
  trainable?: boolean;
  /** Whether what is projected are patterns of their own, `targets`, and not the stored patterns. @default false */
  separateTargets?: boolean;
  /** Whether the targets are learned. @default true */
  trainableTargets?: boolean;
}

/** A Hopfield layer with stored patterns of its own, `lookup`: a learned table in which states are looked up. */
export interface LookupLayer {
  readonly kind: "lookup";
  readonly settings: AssociationSettings & {
    readonly quantity: number;
    readonly trainable: boolean;
    readonly separateTargets: boolean;
    readonly trainableTargets: boolean;
  };
  readonly parameters: NamedTensors;
}

/**
 * Makes a Hopfield layer that looks states up among learned stored patterns (HopfieldLayer of Ramsauer et al. 2021). To
 * start from data, write them into `parameters.lookup`.
 *
 * @throws {RangeError} if options contradict each other.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { lookupLayer } from "@attractors/hopfield";
 *
 * const layer = lookupLayer({ inputSize: 8, quantity: 100, rng: createRng(1) });
 * layer.parameters.lookup.shape; // → [1, 100, 8]
 * ```
 */
export function lookupLayer({
  rng,
  quantity = 1,
  trainable = true,
  separateTargets = false,
  trainableTargets = true,
  ...options
}: LookupLayerOptions): LookupLayer {
  const association = settleAssociation("lookupLayer", options);
  checkCount("lookupLayer: quantity", quantity);
  const { precision, storedStatic, hiddenSize, storedSize } = association;
  const size = storedStatic ? (hiddenSize ?? association.inputSize) : storedSize;
  if (size === undefined) throw new RangeError(`lookupLayer: inputSize must be given, got ${size}`);
  const targetSize = options.projectionSize ?? size;
  return {
    kind: "lookup",
    settings: { ...association, quantity, trainable, separateTargets, trainableTargets },
    parameters: {
      lookup: randomTensor([1, quantity, size], precision, rng),
      ...(separateTargets && { targets: randomTensor([1, quantity, targetSize], precision, rng) }),
      ...initialAssociation(association, rng),
    },
  };
}

/**
 * Looks states up, [batch, states, inputSize].
 *
 * @returns the output, [batch, states, outputSize], and its gradients as a function.
 * @throws {RangeError} if inputs or masks do not fit the layer or each other, or are not finite.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { lookupLayer, runLookup, tensorOf } from "@attractors/hopfield";
 *
 * const layer = lookupLayer({ inputSize: 2, quantity: 5, rng: createRng(1) });
 * const { output, association } = runLookup(layer, { state: tensorOf([1, 3, 2], [0, 1, 2, 3, 5, 8]) });
 * output.shape; // → [1, 3, 2]
 * association().shape; // → [1, 1, 3, 5]
 * ```
 */
export function runLookup(
  { settings, parameters }: LookupLayer,
  inputs: { readonly state: Tensor },
  options: RunLayerOptions = {},
): LayerRun<{ readonly state: Tensor }> {
  const ordered = (tensor: Tensor) => (settings.batchFirst ? tensor : swapped(tensor));
  const state = ordered(inputs.state);
  const { lookup, targets } = parameters;
  const run = associateBatch("runLookup", { settings, parameters }, state.shape[0], options, {
    state,
    stored: lookup,
    projection: targets ?? lookup,
  });
  const output = ordered(run.output);
  return {
    ...run,
    output,
    back(gradient) {
      checkGradient("runLookup", gradient, output);
      const { inputs: to, parameters: toParameters } = run.back(ordered(gradient));
      return {
        inputs: { state: ordered(to.state) },
        parameters: {
          ...(settings.trainable && { lookup: targets ? to.stored : sumOf(to.stored, to.projection) }),
          ...(targets && settings.trainableTargets && { targets: to.projection }),
          ...toParameters,
        },
      };
    },
  };
}
