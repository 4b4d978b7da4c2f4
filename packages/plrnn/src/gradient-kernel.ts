import type { TimeSeries } from "@attractors/core";
import type { Architecture, PlrnnShape } from "./architecture.ts";

/** What stays the same over a training. */
export interface GradientProblem {
  readonly architecture: Architecture;
  readonly shape: PlrnnShape;
  readonly data: TimeSeries;
  /** Number of latent units that the teacher forces, the first ones. */
  readonly forcedUnits: number;
  /** Number of predicted samples in a window, T. */
  readonly windowLength: number;
  /** Number of windows in a batch. */
  readonly batchSize: number;
}

/** The parameters of a network's map, its encoder [M×N] and its decoder [N×M]; or gradients with respect to them. */
export interface NetworkArrays {
  readonly map: Float64Array;
  readonly encoder: Float64Array;
  readonly decoder: Float64Array;
}

/** A network and its teacher: the matrix [M×N] that turns data into the signal which forces the latent units. */
export interface TaughtNetwork extends NetworkArrays {
  readonly teacher: Float64Array;
}

/**
 * Computes the mean squared error of a batch of windows under generalized teacher forcing with strength `alpha`, and
 * its gradient, in which the teacher's signal counts as a constant. `starts` holds the first sample of each window; the
 * gradient is overwritten.
 */
export type Gradient = (network: TaughtNetwork, starts: Int32Array, alpha: number, gradient: NetworkArrays) => number;

export type PrepareGradient = (problem: GradientProblem) => Gradient;

/**
 * Makes a fused kernel ready.
 *
 * @param relaxed - whether to take its build with fused multiply-add; by default where the machine has it.
 */
export type PrepareFused = (problem: GradientProblem, relaxed?: boolean) => Gradient;

/** A way to compute losses and gradients. */
export interface GradientKernel {
  readonly prepare: PrepareGradient;
}
