import type { Architecture, PlrnnShape } from "./architecture.ts";

/** What a network learns from: S samples in a row; windows are pieces of them. */
export interface TrainingSamples {
  /** [S×N], with 0 where a value is missing. */
  readonly values: Float64Array;
  /** [S×N], 0 where a value is missing and 1 elsewhere. @default none is missing */
  readonly weights?: Float64Array;
  /** External inputs [S×K]; z_t is computed with s_t. @default none */
  readonly inputs?: Float64Array;
}

/** What stays the same over a training. */
export interface GradientProblem {
  readonly architecture: Architecture;
  readonly shape: PlrnnShape;
  readonly samples: TrainingSamples;
  /** Number of latent units that the teacher forces, the first ones. */
  readonly forcedUnits: number;
  /** Number of predicted samples in a window, T. */
  readonly windowLength: number;
  /** Number of windows in a batch. */
  readonly batchSize: number;
}

/** The observation of a network, x = B z + b and z = E (x - b). */
export interface ObservationArrays {
  /** E [M×N]. */
  readonly encoder: Float64Array;
  /** B [N×M]. */
  readonly decoder: Float64Array;
  /** b [N]. */
  readonly offset: Float64Array;
}

/** The parameters of a network's map and its observation; or gradients with respect to them. */
export interface NetworkArrays extends ObservationArrays {
  readonly map: Float64Array;
}

/** A network and its teacher: the matrix [M×N] that turns data, less b, into the signal which forces the latent units. */
export interface TaughtNetwork extends NetworkArrays {
  readonly teacher: Float64Array;
}

/** What changes from one gradient to the next. */
export interface Batch {
  /** The first sample of each window. */
  readonly starts: Int32Array;
  /**
   * Strength alpha_t of the teacher after step t, [T+1]: constant for generalized teacher forcing; 1 at every tau-th step
   * and else 0 for sparse teacher forcing. The first number is not used.
   */
  readonly forcing: Float64Array;
  /** What is added to the samples of each window, [windows × (T+1) × N]. @default nothing */
  readonly noise?: Float64Array;
  /** Whether the targets of the loss stay free of noise. @default false */
  readonly cleanTargets?: boolean;
}

/**
 * Computes the mean squared error of a batch of windows under teacher forcing, over the values that are not missing, and
 * its gradient, in which the teacher's signal counts as a constant. A unit is not forced at a step at which a value is
 * missing that its signal is made of. The gradient is overwritten.
 */
export type Gradient = (network: TaughtNetwork, batch: Batch, gradient: NetworkArrays) => number;

export type PrepareGradient = (problem: GradientProblem) => Gradient;

/** A way to compute losses and gradients. */
export interface GradientKernel {
  readonly prepare: PrepareGradient;
}

/** Counts the values in the targets of a batch that are not missing: what the loss is divided by. */
export function countTargets({ shape, samples, windowLength }: GradientProblem): (starts: Int32Array) => number {
  const N = shape.observationDimension;
  const { weights } = samples;
  if (!weights) return (starts) => starts.length * windowLength * N;
  const before = new Float64Array(weights.length / N + 1);
  for (let s = 0, k = 0; s < before.length - 1; s++) {
    before[s + 1] = before[s];
    for (let n = 0; n < N; n++) before[s + 1] += weights[k++];
  }
  return (starts) => starts.reduce((sum, start) => sum + before[start + windowLength + 1] - before[start + 1], 0);
}
