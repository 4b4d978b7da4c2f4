/** Why a computation failed although it was called rightly. */
export type NumericalErrorReason = "diverged" | "step-too-small" | "too-many-steps" | "not-converged" | "singular";

/**
 * Failed mathematics, as against a wrong call (RangeError, TypeError): the message says what happened, where, and what to try.
 *
 * @example
 * ```ts
 * import { NumericalError } from "@attractors/core";
 *
 * const error = new NumericalError("diverged", "solveOde: the state left the finite numbers at t = 3; try a smaller tolerance");
 * error.reason; // → "diverged"
 * ```
 */
export class NumericalError extends Error {
  override readonly name = "NumericalError";
  readonly reason: NumericalErrorReason;

  constructor(reason: NumericalErrorReason, message: string) {
    super(message);
    this.reason = reason;
  }
}
