// Logarithm and power to about three digits, enough to choose the next step. They use only operations that every engine
// rounds alike, so that the same call takes the same steps everywhere, which Math.pow does not promise; and they are fast.

const SAFETY = 0.9;
/** A step grows at most tenfold, and shrinks at most to a fifth: logarithms of 10 / 0.9 and 0.2 / 0.9 beside. */
const LARGEST = 10;
const SMALLEST = 0.2;
const LOG_LARGEST = 2.4079456;
const LOG_SMALLEST = -1.5040774;

/** The logarithm of the smallest error that the controller remembers: 1e-4. */
export const LEAST_LOG_ERROR = -9.2;

/**
 * Chooses how much longer the next step may be, by the PI control of Gustafsson (ACM TOMS 17, 533, 1991):
 * 0.9 err^(-0.7/q) lastErr^(0.4/q), with q the order of the error estimate plus one, between 0.2 and 10.
 */
export function factorAfterSuccess(logError: number, lastLogError: number, q: number): number {
  return factorOf((0.4 * lastLogError - 0.7 * logError) / q);
}

/** After a rejected step: 0.9 err^(-1/q), at least 0.2. */
export function factorAfterFailure(logError: number, q: number): number {
  return factorOf(-logError / q);
}

function factorOf(exponent: number): number {
  if (exponent >= LOG_LARGEST) return LARGEST;
  if (exponent <= LOG_SMALLEST) return SMALLEST;
  return SAFETY * exponential(exponent);
}

const number: Float64Array = /* @__PURE__ */ new Float64Array(1);
const words: Int32Array = /* @__PURE__ */ new Int32Array(number.buffer);

/** exp(x) for -700 < x < 700: a power of two times a Padé approximant of the rest. */
function exponential(x: number): number {
  const k = Math.round(x / Math.LN2);
  const rest = x - k * Math.LN2;
  words[0] = 0;
  words[1] = (k + 1023) << 20;
  const even = 1 + (rest * rest) / 12;
  return (number[0] * (even + rest / 2)) / (even - rest / 2);
}

/** x to the power p, for 0 < x and moderate results. */
export function power(x: number, p: number): number {
  return exponential(p * logarithm(x));
}

/**
 * The natural logarithm of a number that is not negative, from its exponent and the first terms of artanh for its
 * mantissa. Of 0 it is -709, of Infinity and NaN 710.
 */
export function logarithm(x: number): number {
  number[0] = x;
  const high = words[1];
  words[1] = (high & 0xfffff) | 0x3ff00000;
  const mantissa = number[0];
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  return ((high >> 20) - 1023) * Math.LN2 + 2 * s * (1 + square * (1 / 3 + square * 0.2));
}
