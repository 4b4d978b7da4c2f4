import type { StepControl } from "./step-control.ts";

// Logarithm and power to about three digits, enough to choose the next step. They use only operations that every engine
// rounds alike, so that the same call takes the same steps everywhere, which Math.pow does not promise; and they are fast.

const number: Float64Array = /* @__PURE__ */ new Float64Array(1);
const words: Int32Array = /* @__PURE__ */ new Int32Array(number.buffer);

/** The logarithm of the smallest error that the controller remembers: 1e-4. */
export const LEAST_LOG_ERROR = -9.2;

/** A step control with its logarithms worked out. */
export interface Controller {
  readonly last: number;
  readonly before: number;
  readonly second: number;
  readonly safety: number;
  readonly smallest: number;
  readonly largest: number;
  readonly logSmallest: number;
  readonly logLargest: number;
}

export function controllerOf({ exponents, safety, smallest, largest }: StepControl): Controller {
  const [last, before, second] = exponents;
  const logSmallest = logarithm(smallest / safety);
  return { last, before, second, safety, smallest, largest, logSmallest, logLargest: logarithm(largest / safety) };
}

/**
 * Chooses how much longer the next step may be, from the logarithms of the errors of the step just taken and of the two
 * before, with q the order of the error estimate plus one.
 */
export function factorBy(c: Controller, logError: number, before: number, second: number, q: number): number {
  return factorOf(c, -(c.last * logError + c.before * before + c.second * second) / q);
}

/** After a rejected step: safety err^(-1/q), not below the smallest factor. */
export function factorAfterFailure(logError: number, q: number, c: Controller): number {
  return factorOf(c, -logError / q);
}

function factorOf(c: Controller, exponent: number): number {
  if (exponent >= c.logLargest) return c.largest;
  if (exponent <= c.logSmallest) return c.smallest;
  return c.safety * exponential(exponent);
}

/** exp(x) for -700 < x < 700: a power of two times a Padé approximant of the rest. */
function exponential(x: number): number {
  const k = Math.floor(x * Math.LOG2E + 0.5);
  const rest = x - k * Math.LN2;
  words[0] = 0;
  words[1] = (k + 1023) << 20;
  const even = 1 + rest * rest * (1 / 12);
  return (number[0] * (even + rest / 2)) / (even - rest / 2);
}

/** x to the power p, for 0 < x and moderate results. */
export function power(x: number, p: number): number {
  return exponential(p * logarithm(x));
}

/** log2(1 + f) = f + f (1 - f) (A0 + A1 f + A2 f²) to 1.5e-4, by least squares: exact at both ends. */
const A0 = 0.43807325;
const A1 = -0.23669342;
const A2 = 0.0803073;

/**
 * The natural logarithm of a number that is not negative, from its exponent and a polynomial in its mantissa 1 + f. Of 0
 * it is -709, of Infinity and NaN 710.
 */
export function logarithm(x: number): number {
  number[0] = x;
  const high = words[1];
  const f = (high & 0xfffff) * 2 ** -20;
  const mantissa = f + f * (1 - f) * (A0 + f * (A1 + f * A2));
  return ((high >> 20) - 1023 + mantissa) * Math.LN2;
}
