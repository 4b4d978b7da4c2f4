import { checkCount, checkPositive } from "@attractors/core";

/** The function F of a dense network's energy, E = -Σ F(x·s). */
export interface Interaction {
  readonly name: string;
  /** F of an overlap x·s, a whole number from -size to size. */
  value(overlap: number, size: number): number;
  /**
   * Given for F(z) = exp(rate z), which may be too large for a number: fields are then compared through their logarithms.
   */
  readonly rate?: number;
}

/**
 * F(z) = zⁿ (Krotov and Hopfield 2016); n = 2 is the classical network. Holds about N^(n-1) patterns.
 *
 * @throws {RangeError} unless the degree is a whole number, 2 or more.
 *
 * @example
 * ```ts
 * import { polynomial } from "@attractors/hopfield";
 *
 * polynomial(3).value(-2, 10); // → -8
 * ```
 */
export function polynomial(degree: number): Interaction {
  checkCount("polynomial: degree", degree, 2);
  return { name: `polynomial(${degree})`, value: (overlap) => overlap ** degree };
}

/**
 * F(z) = zⁿ for z > 0 and 0 otherwise (Krotov and Hopfield 2016): the opposite of a pattern is no attractor.
 *
 * @throws {RangeError} unless the degree is a whole number, 1 or more.
 *
 * @example
 * ```ts
 * import { rectifiedPolynomial } from "@attractors/hopfield";
 *
 * rectifiedPolynomial(3).value(-2, 10); // → 0
 * ```
 */
export function rectifiedPolynomial(degree: number): Interaction {
  checkCount("rectifiedPolynomial: degree", degree);
  return {
    name: `rectifiedPolynomial(${degree})`,
    value: (overlap) => (overlap > 0 ? overlap ** degree : 0),
  };
}

/**
 * F(z) = exp(rate z) (Demircigil et al. 2017). Holds about 2^(N/2) patterns at rate 1, recalled in one sweep.
 *
 * @throws {RangeError} unless the rate is positive.
 *
 * @example
 * ```ts
 * import { exponential } from "@attractors/hopfield";
 *
 * exponential().value(1, 10); // ≈ 2.71828
 * ```
 */
export function exponential(rate = 1): Interaction {
  checkPositive("exponential: rate", rate);
  return { name: rate === 1 ? "exponential" : `exponential(${rate})`, value: (z) => Math.exp(rate * z), rate };
}

/**
 * The sum of x_i s_i x_j s_j … over all sets of `degree` different units: zⁿ without its terms of repeated units, which
 * hold nothing and add noise. With n = 4 it stores 2.5 times more patterns than `polynomial(4)` at equal errors.
 * An elementary symmetric polynomial; of N numbers ±1 with sum z it follows from
 * k e_k = z e_(k-1) - (N - k + 2) e_(k-2), in `degree` operations.
 *
 * @throws {RangeError} unless the degree is a whole number, 2 or more.
 *
 * @example
 * ```ts
 * import { distinctIndices } from "@attractors/hopfield";
 *
 * distinctIndices(3).value(10, 10); // → 120
 * ```
 */
export function distinctIndices(degree: number): Interaction {
  checkCount("distinctIndices: degree", degree, 2);
  return {
    name: `distinctIndices(${degree})`,
    value(overlap, size) {
      let previous = 1;
      let sum = overlap;
      for (let k = 2; k <= degree; k++) {
        const next = (overlap * sum - (size - k + 2) * previous) / k;
        previous = sum;
        sum = next;
      }
      return sum;
    },
  };
}
