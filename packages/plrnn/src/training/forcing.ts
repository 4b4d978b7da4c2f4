import { checkCount } from "@attractors/core";
import type { Batch, GradientProblem, TaughtNetwork } from "../gradient-kernel.ts";
import { fusedJacobians } from "./fused-jacobians.ts";
import { type GrowthEstimate, productUpperBound } from "./growth-estimate.ts";

/** How a teacher forces a network during training. */
export interface Forcing {
  /** Makes it ready for a training, from the strength `alpha` that it had when it was saved, or anew. */
  begin(problem: GradientProblem, alpha?: number): Teacher;
}

/** A teacher at work. */
export interface Teacher {
  /** The strength it forces with at present. */
  alpha(): number;
  /** Gives the strengths for one gradient, [T+1]: see `Batch`. `step` counts the gradient steps of an epoch from 1 on. */
  strengths(step: number, network: TaughtNetwork, batch: Omit<Batch, "forcing">): Float64Array;
}

/**
 * Generalized teacher forcing with a constant strength: after each step z~ = (1 - alpha) z + alpha z^, with the teacher's z^
 * (Hess, Monfared, Brenner, Durstewitz, ICML 2023, arXiv 2306.04406). 0 is plain backpropagation through the window.
 *
 * @throws {RangeError} if alpha does not lie between 0 and 1.
 *
 * @example
 * ```ts
 * import { createRng, runNow } from "@attractors/core";
 * import { constantForcing, trainPlrnn } from "@attractors/plrnn";
 *
 * const data = { dimension: 1, interval: 0.1, values: Float64Array.from({ length: 200 }, (_, k) => Math.sin(k / 10)) };
 * const options = { rng: createRng(1), epochs: 2, windowLength: 20, forcing: constantForcing(0.3) };
 * runNow(trainPlrnn(data, options)).losses.length; // → 2
 * ```
 */
export function constantForcing(alpha: number): Forcing {
  checkStrength("constantForcing: alpha", alpha);
  return {
    begin({ windowLength }) {
      const strengths = new Float64Array(windowLength + 1).fill(alpha);
      return { alpha: () => alpha, strengths: () => strengths };
    },
  };
}

/**
 * Sparse teacher forcing: every `interval` steps the teacher's state takes the place of the network's, which cuts the
 * gradient there (Mikhaeil, Monfared, Durstewitz, NeurIPS 2022, arXiv 2110.07238). With `identityObservation` this is the
 * identity teacher forcing of Brenner et al. (ICML 2022): the observed units are set to the data.
 *
 * @throws {RangeError} if the interval is not a whole number greater than zero.
 *
 * @example
 * ```ts
 * import { createRng, runNow } from "@attractors/core";
 * import { sparseForcing, trainPlrnn } from "@attractors/plrnn";
 *
 * const data = { dimension: 1, interval: 0.1, values: Float64Array.from({ length: 200 }, (_, k) => Math.sin(k / 10)) };
 * const options = { rng: createRng(1), epochs: 2, windowLength: 20, forcing: sparseForcing(5) };
 * runNow(trainPlrnn(data, options)).losses.length; // → 2
 * ```
 */
export function sparseForcing(interval: number): Forcing {
  checkCount("sparseForcing: interval", interval);
  return {
    begin({ windowLength }) {
      const strengths = Float64Array.from({ length: windowLength + 1 }, (_, t) =>
        t > 0 && t % interval === 0 ? 1 : 0,
      );
      return { alpha: () => 1, strengths: () => strengths };
    },
  };
}

export interface AdaptiveForcingOptions {
  /** How the growth of errors is estimated. @default productUpperBound */
  estimate?: GrowthEstimate;
  /** The strength at the beginning. @default 1 */
  start?: number;
  /** What is kept of a strength that is larger than the estimate asks for, at each look. @default 0.999 */
  gamma?: number;
  /** Gradient steps between two looks, counted anew in each epoch. @default 5 */
  every?: number;
}

/**
 * Adaptive generalized teacher forcing: every few steps the growth kappa of errors along the data of the batch is
 * estimated, and alpha raised to 1 - 1/kappa at once, or lowered towards it slowly (Hess et al., ICML 2023, Algorithm 1).
 *
 * @throws {RangeError} if an option is out of range.
 *
 * @example
 * ```ts
 * import { createRng, runNow } from "@attractors/core";
 * import { adaptiveForcing, arithmeticMean, trainPlrnn } from "@attractors/plrnn";
 *
 * const data = { dimension: 1, interval: 0.1, values: Float64Array.from({ length: 200 }, (_, k) => Math.sin(k / 10)) };
 * const forcing = adaptiveForcing({ estimate: arithmeticMean });
 * const [progress] = trainPlrnn(data, { rng: createRng(1), epochs: 1, windowLength: 20, forcing });
 * progress.alpha < 1; // → true
 * ```
 */
export function adaptiveForcing({
  estimate = productUpperBound,
  start = 1,
  gamma = 0.999,
  every = 5,
}: AdaptiveForcingOptions = {}): Forcing {
  checkStrength("adaptiveForcing: start", start);
  checkStrength("adaptiveForcing: gamma", gamma);
  checkCount("adaptiveForcing: every", every);
  return {
    begin(problem, saved = start) {
      const strengths = new Float64Array(problem.windowLength + 1).fill(saved);
      const jacobiansAt = fusedJacobians(problem);
      let alpha = saved;
      return {
        alpha: () => alpha,
        strengths(step, network, batch) {
          if (step % every !== 0) return strengths;
          const asked = strengthFor(estimate(jacobiansAt(network, batch)));
          if (Number.isNaN(asked)) return strengths; // nothing is known, or the network has left the finite numbers
          alpha = asked > alpha ? asked : gamma * alpha + (1 - gamma) * asked;
          return strengths.fill(alpha);
        },
      };
    },
  };
}

/** The least strength that keeps errors, which grow by `kappa` in a step, from growing: 1 - 1/kappa. */
export function strengthFor(kappa: number): number {
  return Math.max(0, 1 - 1 / kappa);
}

function checkStrength(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} must lie between 0 and 1, got ${value}`);
}
