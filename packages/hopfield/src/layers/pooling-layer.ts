import { checkCount, type Rng } from "@attractors/core";
import { associateBatch } from "./associate-batch.ts";
import type { LayerRun, RunLayerOptions } from "./association-layer.ts";
import { type AssociationOptions, type AssociationSettings, settleAssociation } from "./association-settings.ts";
import { initialAssociation, randomTensor } from "./initialize.ts";
import { checkGradient, type NamedTensors, sumOf, swapped, type Tensor } from "./tensor.ts";

export interface PoolingLayerOptions extends AssociationOptions {
  /** Draws the initial weights. */
  rng: Rng;
  /** State patterns. @default 1 */
  quantity?: number;
  /** Whether the state patterns are learned. @default true */
  trainable?: boolean;
}

/** A Hopfield layer with state patterns of its own, `pooledState`: what they retrieve sums up a set of any size. */
export interface PoolingLayer {
  readonly kind: "pooling";
  readonly settings: AssociationSettings & { readonly quantity: number; readonly trainable: boolean };
  readonly parameters: NamedTensors;
}

export interface PoolingInputs {
  /** Y, [batch, stored, storedSize]. */
  readonly stored: Tensor;
  /** What is projected to the patterns that are returned. The stored patterns if left out. */
  readonly projection?: Tensor;
}

/**
 * Makes a Hopfield layer that pools: learned state patterns are associated with the stored patterns (HopfieldPooling of
 * Ramsauer et al. 2021).
 *
 * @throws {RangeError} if options contradict each other.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { poolingLayer } from "@attractors/hopfield";
 *
 * const layer = poolingLayer({ inputSize: 8, quantity: 3, rng: createRng(1) });
 * layer.parameters.pooledState.shape; // → [1, 3, 8]
 * ```
 */
export function poolingLayer({ rng, quantity = 1, trainable = true, ...options }: PoolingLayerOptions): PoolingLayer {
  const association = settleAssociation("poolingLayer", options);
  checkCount("poolingLayer: quantity", quantity);
  const size = association.stateStatic ? (association.hiddenSize ?? association.inputSize) : association.inputSize;
  if (size === undefined) throw new RangeError(`poolingLayer: inputSize must be given, got ${size}`);
  return {
    kind: "pooling",
    settings: { ...association, quantity, trainable },
    parameters: {
      pooledState: randomTensor([1, quantity, size], association.precision, rng),
      ...initialAssociation(association, rng),
    },
  };
}

/**
 * Pools stored patterns.
 *
 * @returns the output, [batch, quantity · outputSize], and its gradients as a function.
 * @throws {RangeError} if inputs or masks do not fit the layer or each other, or are not finite.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { poolingLayer, runPooling, tensorOf } from "@attractors/hopfield";
 *
 * const layer = poolingLayer({ inputSize: 2, outputSize: 3, rng: createRng(1) });
 * runPooling(layer, { stored: tensorOf([2, 2, 2], [0, 1, 2, 3, 5, 8, 13, 21]) }).output.shape; // → [2, 3]
 * ```
 */
export function runPooling(
  { settings, parameters }: PoolingLayer,
  inputs: PoolingInputs,
  options: RunLayerOptions = {},
): LayerRun<PoolingInputs> {
  const ordered = (tensor: Tensor) => (settings.batchFirst ? tensor : swapped(tensor));
  const stored = ordered(inputs.stored);
  const projection = inputs.projection ? ordered(inputs.projection) : stored;
  const batch = stored.shape[0];
  if (projection.shape[0] !== batch) {
    throw new RangeError(`runPooling: inputs must have the same batch, got ${batch}, ${projection.shape[0]}`);
  }
  const layer = { settings, parameters };
  const all = { state: parameters.pooledState, stored, projection };
  const run = associateBatch("runPooling", layer, batch, options, all);
  const [, quantity, size] = run.output.shape;
  const mixed = !settings.batchFirst && settings.compatibility?.pooledSequenceFirst === true;
  const output = mixed
    ? { shape: [quantity, batch * size], data: swapped(run.output).data }
    : { shape: [batch, quantity * size], data: run.output.data };
  return {
    ...run,
    output,
    back(given) {
      checkGradient("runPooling", given, output);
      const { data } = given;
      const gradient = mixed
        ? swapped({ shape: [quantity, batch, size], data })
        : { shape: [batch, quantity, size], data };
      const { inputs: toInputs, parameters: toParameters } = run.back(gradient);
      const toStored = inputs.projection ? toInputs.stored : sumOf(toInputs.stored, toInputs.projection);
      return {
        inputs: { stored: ordered(toStored), ...(inputs.projection && { projection: ordered(toInputs.projection) }) },
        parameters: settings.trainable ? { pooledState: toInputs.state, ...toParameters } : toParameters,
      };
    },
  };
}
