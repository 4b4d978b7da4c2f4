import { checkPositive } from "@attractors/core";

/** The learning rate as a function of the part of the training that is done, from 0 to less than 1. */
export type LearningRate = (done: number) => number;

export interface ExponentialDecayOptions {
  /** Of the first epoch. @default 1e-3 */
  start?: number;
  /** What it falls to by the end. @default 1e-6 */
  end?: number;
}

/**
 * A learning rate that falls by the same factor in each epoch (Hess et al., ICML 2023).
 *
 * @throws {RangeError} if a rate is not positive.
 *
 * @example
 * ```ts
 * import { exponentialDecay } from "@attractors/plrnn";
 *
 * exponentialDecay({ start: 1e-2, end: 1e-4 })(0.5); // ≈ 0.001
 * ```
 */
export function exponentialDecay({ start = 1e-3, end = 1e-6 }: ExponentialDecayOptions = {}): LearningRate {
  checkPositive("exponentialDecay: start", start);
  checkPositive("exponentialDecay: end", end);
  return (done) => start * (end / start) ** done;
}

export interface StepDecayOptions {
  /** Of the first epoch. @default 1e-3 */
  start?: number;
  /** What it is multiplied by at each step. @default 0.1 */
  factor?: number;
  /** Parts of the training after which it steps. @default [0.1, 0.8, 0.9] */
  at?: readonly number[];
}

/**
 * A learning rate that falls in steps (as for the dendritic networks: Brenner et al., ICML 2022).
 *
 * @throws {RangeError} if rate or factor is not positive, or a step lies outside of the training.
 *
 * @example
 * ```ts
 * import { stepDecay } from "@attractors/plrnn";
 *
 * stepDecay({ start: 1e-3, factor: 0.5, at: [0.4] })(0.5); // → 0.0005
 * ```
 */
export function stepDecay({ start = 1e-3, factor = 0.1, at = [0.1, 0.8, 0.9] }: StepDecayOptions = {}): LearningRate {
  checkPositive("stepDecay: start", start);
  checkPositive("stepDecay: factor", factor);
  for (const step of at) {
    if (!(step >= 0 && step <= 1)) throw new RangeError(`stepDecay: at must lie between 0 and 1, got ${step}`);
  }
  return (done) => start * factor ** at.filter((step) => step <= done).length;
}
