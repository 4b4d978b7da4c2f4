import { checkPositive } from "@attractors/core";

/** Gaussian noise that is added to every window anew, a remedy against learning the noise of the data by heart. */
export interface TrainingNoise {
  /** Standard deviation, in the units of the data. */
  readonly level: number;
  /** Whether the targets of the loss stay as they are. */
  readonly cleanTargets: boolean;
}

/**
 * Noise on whole windows: on what the teacher says and on the targets of the loss alike (as in the code of Hess et al., ICML
 * 2023, and of Brenner et al., NeurIPS 2024).
 *
 * @throws {RangeError} if the level is not positive.
 *
 * @example
 * ```ts
 * import { windowNoise } from "@attractors/plrnn";
 *
 * windowNoise(0.05).cleanTargets; // → false
 * ```
 */
export function windowNoise(level: number): TrainingNoise {
  checkPositive("windowNoise: level", level);
  return { level, cleanTargets: false };
}

/**
 * Noise on the inputs only: the initial state and what the teacher says (as in the code of Brenner et al., ICML 2022).
 *
 * @throws {RangeError} if the level is not positive.
 *
 * @example
 * ```ts
 * import { inputNoise } from "@attractors/plrnn";
 *
 * inputNoise(0.05).cleanTargets; // → true
 * ```
 */
export function inputNoise(level: number): TrainingNoise {
  checkPositive("inputNoise: level", level);
  return { level, cleanTargets: true };
}
