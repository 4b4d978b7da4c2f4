import { checkAtLeast, checkPositive } from "@attractors/core";

/**
 * How the length of the next step follows from the errors of the last ones, as data: a step grows by the factor
 * safety × Π_k err_k^(-exponents_k / q), with err_0 the error of the step just taken in units of the tolerance, err_1 and
 * err_2 those of the two before, and q the order of the error estimate plus one.
 */
export interface StepControl {
  readonly exponents: readonly [last: number, before: number, second: number];
  /** Below 1: how much shorter a step is than the error estimate would allow. */
  readonly safety: number;
  /** The least and the greatest factor. */
  readonly smallest: number;
  readonly largest: number;
}

export interface PiControlOptions {
  /** Gain on the error itself. @default 0.3 */
  integral?: number;
  /** Gain on the change of the error. @default 0.4 */
  proportional?: number;
  /** How much shorter a step is than the error estimate would allow. @default 0.9 */
  safety?: number;
  /** The least factor from one step to the next. @default 0.2 */
  smallest?: number;
  /** The greatest factor. @default 10 */
  largest?: number;
}

export interface PidControlOptions extends PiControlOptions {
  /** Gain on the change of the change of the error. @default 0.1 */
  derivative?: number;
}

/**
 * Makes the PI control of Gustafsson (ACM TOMS 17, 533, 1991), the default with its default gains: the logarithm of the
 * step follows the logarithm of the error (integral) and its change (proportional). `piControl({ integral: 1,
 * proportional: 0 })` is the elementary control, err^(-1/q).
 *
 * @throws {RangeError} if a gain is negative, or the factors are not in the order smallest ≤ safety < largest.
 *
 * @example
 * ```ts
 * import { piControl } from "@attractors/solvers";
 *
 * piControl({ integral: 0.25, proportional: 0.5 }).exponents; // → [0.75, -0.5, 0]
 * ```
 */
export function piControl(options: PiControlOptions = {}): StepControl {
  return pidControl({ integral: 0.3, proportional: 0.4, ...options, derivative: 0 });
}

/**
 * Makes a PID control, which also looks at the change of the change of the error: smoother sequences of steps where
 * stability, not accuracy, limits them (Söderlind, ACM TOMS 29, 1, 2003).
 *
 * @throws {RangeError} if a gain is negative, or the factors are not in the order smallest ≤ safety < largest.
 *
 * @example
 * ```ts
 * import { pidControl } from "@attractors/solvers";
 *
 * pidControl({ integral: 0.25, proportional: 0.5, derivative: 0.125 }).exponents; // → [0.875, -0.75, 0.125]
 * ```
 */
export function pidControl({
  integral = 0.3,
  proportional = 0.3,
  derivative = 0.1,
  safety = 0.9,
  smallest = 0.2,
  largest = 10,
}: PidControlOptions = {}): StepControl {
  checkPositive("pidControl: integral", integral);
  checkAtLeast("pidControl: proportional", proportional, 0);
  checkAtLeast("pidControl: derivative", derivative, 0);
  checkPositive("pidControl: smallest", smallest);
  if (!(smallest <= safety && safety < 1 && largest > 1 && largest < Infinity)) {
    throw new RangeError(
      `pidControl: must have smallest ≤ safety < 1 < largest, got ${smallest}, ${safety} and ${largest}`,
    );
  }
  const exponents = [integral + proportional + derivative, -proportional - 2 * derivative, derivative] as const;
  return { exponents, safety, smallest, largest };
}
