import type { Rng } from "@attractors/core";
import { associateBatch } from "./associate-batch.ts";
import type { MaskOptions } from "./association-mask.ts";
import { type AssociationOptions, type AssociationSettings, settleAssociation } from "./association-settings.ts";
import { initialAssociation } from "./initialize.ts";
import { checkGradient, type NamedTensors, sumOf, swapped, type Tensor } from "./tensor.ts";

export interface AssociationLayerOptions extends AssociationOptions {
  /** Draws the initial weights. */
  rng: Rng;
}

/** A Hopfield layer that associates states with stored patterns which are both given: plain data. */
export interface AssociationLayer {
  readonly kind: "association";
  readonly settings: AssociationSettings;
  readonly parameters: NamedTensors;
}

/** What a layer looks at. */
export interface AssociationInputs {
  /** R, [batch, states, inputSize]. */
  readonly state: Tensor;
  /** Y, [batch, stored, storedSize]. The states themselves if left out. */
  readonly stored?: Tensor;
  /** What is projected to the patterns that are returned, [batch, stored, projectionSize]. The stored patterns if left out. */
  readonly projection?: Tensor;
}

export interface RunLayerOptions extends MaskOptions {
  /** Draws what is dropped, in training; without it nothing is. @default none */
  rng?: Rng;
}

/** What a layer computed, and its gradients. */
export interface LayerRun<Inputs> {
  readonly output: Tensor;
  /** The last association matrix ξ before dropout, [batch, heads, states, stored]. */
  association(): Tensor;
  /** The projected patterns that are averaged, [batch, heads, stored, patternSize]. */
  projected(): Tensor;
  /** Gradients of a loss, from those with respect to the output, with respect to the inputs that were given and every parameter. */
  back(gradient: Tensor): { inputs: Inputs; parameters: NamedTensors };
}

/**
 * Makes a Hopfield layer for association (Ramsauer et al., Hopfield networks is all you need, ICLR 2021): attention over
 * stored patterns, with as many updates of the state as wanted. Every option of the public PyTorch layer is there; weights
 * are drawn from N(0, 0.02²).
 *
 * @throws {RangeError} if options contradict each other.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { associationLayer } from "@attractors/hopfield";
 *
 * const layer = associationLayer({ inputSize: 8, heads: 2, updateSteps: 3, rng: createRng(1) });
 * layer.parameters.stateWeight.shape; // → [8, 8]
 * ```
 */
export function associationLayer({ rng, ...options }: AssociationLayerOptions): AssociationLayer {
  const settings = settleAssociation("associationLayer", options);
  return { kind: "association", settings, parameters: initialAssociation(settings, rng) };
}

/**
 * Associates states with stored patterns, [batch, length, size] each.
 *
 * @returns the output, [batch, states, outputSize], and its gradients as a function.
 * @throws {RangeError} if inputs or masks do not fit the layer or each other, or are not finite.
 * @throws {NumericalError} if heads that should update until convergence do not converge.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { associationLayer, runAssociation, tensorOf } from "@attractors/hopfield";
 *
 * const layer = associationLayer({ inputSize: 2, rng: createRng(1) });
 * const state = tensorOf([1, 3, 2], [0, 1, 2, 3, 5, 8]);
 * const { output, back } = runAssociation(layer, { state });
 * output.shape; // → [1, 3, 2]
 * back(output).parameters.outputBias.shape; // → [2]
 * ```
 */
export function runAssociation(
  { settings, parameters }: Pick<AssociationLayer, "settings" | "parameters">,
  inputs: AssociationInputs,
  options: RunLayerOptions = {},
): LayerRun<AssociationInputs> {
  const { state, stored = state, projection = stored } = inputs;
  const batchIndex = settings.batchFirst ? 0 : 1;
  const items = [state, stored, projection].map(({ shape }) => shape[batchIndex]);
  if (items.some((count) => count !== items[0])) {
    throw new RangeError(`runAssociation: inputs must have the same batch, got ${items.join(", ")}`);
  }
  const ordered = (tensor: Tensor) => (settings.batchFirst ? tensor : swapped(tensor));
  const run = associateBatch("runAssociation", { settings, parameters }, items[0], options, {
    state: ordered(state),
    stored: ordered(stored),
    projection: ordered(projection),
  });
  const output = ordered(run.output);
  return {
    ...run,
    output,
    back(gradient) {
      checkGradient("runAssociation", gradient, output);
      const { inputs: all, parameters: toParameters } = run.back(ordered(gradient));
      return { inputs: shareGradients(inputs, all, ordered), parameters: toParameters };
    },
  };
}

/** Adds the gradients of what was left out to those of what stood for it. */
function shareGradients(
  given: AssociationInputs,
  { state, stored, projection }: Required<AssociationInputs>,
  ordered: (tensor: Tensor) => Tensor,
): AssociationInputs {
  const toStored = given.projection ? stored : sumOf(stored, projection);
  const toState = given.stored ? state : sumOf(state, toStored);
  return {
    state: ordered(toState),
    ...(given.stored && { stored: ordered(toStored) }),
    ...(given.projection && { projection: ordered(projection) }),
  };
}
