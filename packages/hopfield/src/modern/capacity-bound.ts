import { checkCount, checkPositive } from "@attractors/core";

export interface CapacityBoundOptions {
  /** Dimension d of the patterns, 2 or more. */
  dimension: number;
  beta: number;
  /** K of the radius M = K √(d - 1) of the sphere that the patterns are drawn from. */
  radiusFactor: number;
  /** The chance p that the bound does not hold. */
  failure: number;
}

/** The constants and the result of the theorem. */
export interface CapacityBound {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  /** At least so many patterns can be stored, √p c^((d - 1)/4). */
  readonly count: number;
  /** Whether the theorem applies: c ≥ (2/√p)^(4/(d - 1)). */
  readonly applies: boolean;
}

/**
 * The lower bound of how many random patterns on a sphere a modern Hopfield network stores with probability 1 - p (Ramsauer
 * et al. 2021, Theorem 3): a = 2/(d - 1) (1 + ln(2βK²p(d - 1))), b = 2K²β/5, c = b / W₀(exp(a + ln b)) with Lambert's W.
 * Exponential in d, and numerically weak at small sizes: a bound, not an estimate.
 *
 * @throws {RangeError} unless all are positive, the dimension is a whole number of 2 or more, and p is below 1.
 *
 * @example
 * ```ts
 * import { capacityBound } from "@attractors/hopfield";
 *
 * capacityBound({ dimension: 20, beta: 1, radiusFactor: 3, failure: 0.001 }).c; // ≈ 3.15461
 * capacityBound({ dimension: 75, beta: 1, radiusFactor: 1, failure: 0.001 }).c; // ≈ 1.37188
 * ```
 */
export function capacityBound({ dimension, beta, radiusFactor, failure }: CapacityBoundOptions): CapacityBound {
  checkCount("capacityBound: dimension", dimension, 2);
  checkPositive("capacityBound: beta", beta);
  checkPositive("capacityBound: radiusFactor", radiusFactor);
  if (!(failure > 0 && failure < 1))
    throw new RangeError(`capacityBound: failure must be between 0 and 1, got ${failure}`);
  const freedom = dimension - 1;
  const a = (2 / freedom) * (1 + Math.log(2 * beta * radiusFactor ** 2 * failure * freedom));
  const b = (2 * radiusFactor ** 2 * beta) / 5;
  const c = b / lambertOfExponential(a + Math.log(b));
  const count = Math.sqrt(failure) * c ** (freedom / 4);
  return { a, b, c, count, applies: c >= (2 / Math.sqrt(failure)) ** (4 / freedom) };
}

/** W₀(exp(y)), the solution w > 0 of w + ln w = y, by Newton's iteration in ln w or w, whichever is tame. */
function lambertOfExponential(y: number): number {
  let u = y > 1 ? Math.log(y) : y;
  for (let k = 0; k < 100; k++) {
    const w = Math.exp(u);
    const change = (w + u - y) / (w + 1);
    u -= change;
    if (Math.abs(change) <= 1e-16 * (1 + Math.abs(u))) break;
  }
  return Math.exp(u);
}
