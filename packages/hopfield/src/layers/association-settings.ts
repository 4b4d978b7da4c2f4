import { checkAtLeast, checkCount, checkPositive } from "@attractors/core";
import { doublePrecision, type Numbers, type Precision } from "../memory/precision.ts";
import type { Activation } from "./activation.ts";
import { affineNorm, type Normalization } from "./layer-norm.ts";

/** Where the public PyTorch layers do something else than they say, and whether to do the same. */
export interface Compatibility {
  /** Deals the scalings of the heads out over the components, s0 s1 s0 s1 …, instead of one to each head. */
  readonly dealtScaling: boolean;
  /** Gives head h of batch item b the static pattern of item (b · heads + h) mod batch. */
  readonly dealtStaticPatterns: boolean;
  /** Leaves out the bias pattern that was asked for. */
  readonly unusedBiasPattern: boolean;
  /**
   * Puts gradients that reach stored patterns through updates in the wrong places, if there are several heads or batch items
   * and no zero pattern: what PyTorch 1.13 makes of these layers on a CPU. Never for training.
   */
  readonly scatteredUpdateGradients: boolean;
  /** Flattens what is pooled sequence first to [quantity, batch · outputSize]. */
  readonly pooledSequenceFirst: boolean;
}

/** Version 1.0.2 of hflayers: for weights that were trained there. */
export const hflayers102: Compatibility = {
  dealtScaling: true,
  dealtStaticPatterns: true,
  unusedBiasPattern: true,
  scatteredUpdateGradients: false,
  pooledSequenceFirst: true,
};

/** What an association is like. Sizes are numbers of components; those of heads are per head. */
export interface AssociationOptions {
  /** Size of a state pattern. May be left out only if nothing is projected or normalised. @default undefined */
  inputSize?: number;
  /** Size of the space in which patterns are associated, per head. @default inputSize / heads */
  hiddenSize?: number;
  /** Size of a pattern after its projection, per head. @default hiddenSize */
  patternSize?: number;
  /** Size of an output. @default inputSize */
  outputSize?: number;
  /** Size of a stored pattern. @default inputSize */
  storedSize?: number;
  /** Size of what is projected to the patterns that are returned. @default inputSize */
  projectionSize?: number;
  /** Associations side by side. @default 1 */
  heads?: number;
  /** β, one for all heads or one for each. @default 1 / √hiddenSize; 1 if nothing is projected */
  scaling?: number | ArrayLike<number>;
  /** Updates of the state before the last association, for all heads or each; Infinity goes on until convergence. @default 0 */
  updateSteps?: number | ArrayLike<number>;
  /** A head stops when its association matrix changes by no more than this (Frobenius norm), in every batch item. @default 1e-4 */
  tolerance?: number | ArrayLike<number>;
  /** Normalisation of the state patterns. @default affineNorm */
  stateNorm?: Normalization | false;
  /** Normalisation of the stored patterns. @default affineNorm */
  storedNorm?: Normalization | false;
  /** Normalisation of what is projected. @default affineNorm */
  projectionNorm?: Normalization | false;
  /** Normalisation of projected state and stored patterns, per head, before the first association. @default false */
  hiddenNorm?: Normalization | false;
  /** Takes state patterns as they are, the same for each head. @default false */
  stateStatic?: boolean;
  /** Takes stored patterns as they are, the same for each head. @default false */
  storedStatic?: boolean;
  /** Returns patterns as they are, the same for each head. @default false */
  projectionStatic?: boolean;
  /** Projects what is returned by the weights of the stored patterns first. @default false */
  projectionConnected?: boolean;
  /** Whether the first index is the batch item and the second the place in the sequence, or the reverse. @default true */
  batchFirst?: boolean;
  /** Applied to the output. @default none */
  activation?: Activation;
  /** Probability that an association is dropped in training. @default 0 */
  dropout?: number;
  /** Whether projections add a bias. @default true */
  bias?: boolean;
  /** Adds a learned stored pattern to those given. @default false */
  biasPattern?: boolean;
  /** Adds a stored pattern of zeros, which returns zeros: a place to look at for a state that fits nothing. @default false */
  zeroPattern?: boolean;
  /** Whether heads are mixed by a last projection, to `outputSize`. @default true */
  outputProjection?: boolean;
  /** What parameters are made of and computed with. @default doublePrecision */
  precision?: Precision<Numbers>;
  /** Does as the public PyTorch layers do where they differ. @default undefined, as documented here */
  compatibility?: Compatibility;
}

/** All of it, settled. */
export interface AssociationSettings {
  readonly inputSize: number | undefined;
  readonly storedSize: number | undefined;
  readonly projectionSize: number | undefined;
  /** Undefined if nothing is projected: then as wide as the patterns. */
  readonly hiddenSize: number | undefined;
  readonly patternSize: number | undefined;
  readonly outputSize: number | undefined;
  /** Whether `patternSize` was given: the PyTorch layers keep their weights in one matrix if not. */
  readonly ownPatternSize: boolean;
  readonly heads: number;
  /** β of each head. */
  readonly scaling: Float64Array;
  readonly updateSteps: Float64Array;
  readonly tolerance: Float64Array;
  readonly stateNorm: Normalization | false;
  readonly storedNorm: Normalization | false;
  readonly projectionNorm: Normalization | false;
  readonly hiddenNorm: Normalization | false;
  readonly stateStatic: boolean;
  readonly storedStatic: boolean;
  readonly projectionStatic: boolean;
  readonly projectionConnected: boolean;
  readonly batchFirst: boolean;
  readonly activation: Activation | undefined;
  readonly dropout: number;
  readonly bias: boolean;
  readonly biasPattern: boolean;
  readonly zeroPattern: boolean;
  readonly outputProjection: boolean;
  readonly precision: Precision<Numbers>;
  readonly compatibility: Compatibility | undefined;
}

/** Checks options and fills in what was left out. `where` is the function that was called. */
export function settleAssociation(
  where: string,
  {
    inputSize,
    heads = 1,
    storedSize = inputSize,
    projectionSize = inputSize,
    hiddenSize,
    patternSize,
    outputSize = inputSize,
    scaling,
    updateSteps = 0,
    tolerance = 1e-4,
    stateNorm = affineNorm,
    storedNorm = affineNorm,
    projectionNorm = affineNorm,
    hiddenNorm = false,
    stateStatic = false,
    storedStatic = false,
    projectionStatic = false,
    projectionConnected = false,
    batchFirst = true,
    activation,
    dropout = 0,
    bias = true,
    biasPattern = false,
    zeroPattern = false,
    outputProjection = true,
    precision = doublePrecision,
    compatibility,
  }: AssociationOptions,
): AssociationSettings {
  checkCount(`${where}: heads`, heads);
  const sizes = { inputSize, storedSize, projectionSize, hiddenSize, patternSize, outputSize };
  for (const [name, size] of Object.entries(sizes)) if (size !== undefined) checkCount(`${where}: ${name}`, size);

  const allStatic = stateStatic && storedStatic && projectionStatic && !projectionConnected;
  const unlearned = allStatic && !hiddenNorm && !outputProjection;
  const hidden = unlearned ? undefined : (hiddenSize ?? divided(where, inputSize, heads));
  if (!unlearned && inputSize === undefined) {
    throw new RangeError(`${where}: inputSize must be given unless all patterns are static, got ${inputSize}`);
  }
  const needs = { stateNorm: inputSize, storedNorm: storedSize, projectionNorm: projectionSize };
  for (const [name, size] of Object.entries(needs)) {
    if ({ stateNorm, storedNorm, projectionNorm }[name] && size === undefined) {
      throw new RangeError(`${where}: ${name} needs inputSize, got ${size}; or set ${name} to false`);
    }
  }
  for (const [name, norm] of Object.entries({ stateNorm, storedNorm, projectionNorm, hiddenNorm })) {
    if (norm) checkAtLeast(`${where}: epsilon of ${name}`, norm.epsilon, 0);
  }
  if (!(dropout >= 0 && dropout < 1))
    throw new RangeError(`${where}: dropout must be from 0 to below 1, got ${dropout}`);
  const pattern = unlearned ? undefined : (patternSize ?? hidden);
  if (projectionConnected) {
    if (storedSize !== projectionSize) {
      throw new RangeError(
        `${where}: a connected projection must be as wide as stored patterns, got projectionSize ${projectionSize} and storedSize ${storedSize}`,
      );
    }
    if (pattern !== hidden) {
      throw new RangeError(
        `${where}: patternSize must equal hiddenSize in a connected projection, got ${pattern} and ${hidden}`,
      );
    }
  }
  if (biasPattern && (storedStatic || projectionStatic)) {
    throw new RangeError(`${where}: biasPattern cannot be added to static patterns, got biasPattern true`);
  }
  const beta = perHead(`${where}: scaling`, scaling ?? (hidden === undefined ? 1 : 1 / Math.sqrt(hidden)), heads);
  beta.forEach((value, h) => {
    checkPositive(`${where}: scaling of head ${h}`, value);
  });
  const steps = perHead(`${where}: updateSteps`, updateSteps, heads);
  steps.forEach((value, h) => {
    if (value !== Infinity) checkCount(`${where}: updateSteps of head ${h}`, value, 0);
  });
  const tolerances = perHead(`${where}: tolerance`, tolerance, heads);
  tolerances.forEach((value, h) => {
    checkPositive(`${where}: tolerance of head ${h}`, value);
  });
  return {
    inputSize,
    storedSize,
    projectionSize,
    hiddenSize: hidden,
    patternSize: pattern,
    outputSize,
    ownPatternSize: patternSize !== undefined,
    heads,
    scaling: beta,
    updateSteps: steps,
    tolerance: tolerances,
    stateNorm,
    storedNorm,
    projectionNorm,
    hiddenNorm,
    stateStatic,
    storedStatic,
    projectionStatic,
    projectionConnected,
    batchFirst,
    activation,
    dropout,
    bias,
    biasPattern,
    zeroPattern,
    outputProjection,
    precision,
    compatibility,
  };
}

function divided(where: string, size: number | undefined, heads: number): number | undefined {
  if (size !== undefined && size % heads !== 0) {
    throw new RangeError(`${where}: inputSize ${size} must be divisible by heads ${heads} unless hiddenSize is given`);
  }
  return size === undefined ? undefined : size / heads;
}

function perHead(where: string, value: number | ArrayLike<number>, heads: number): Float64Array {
  if (typeof value === "number") return new Float64Array(heads).fill(value);
  if (value.length !== heads)
    throw new RangeError(`${where} must be one for each of ${heads} heads, got ${value.length}`);
  return Float64Array.from(value);
}
