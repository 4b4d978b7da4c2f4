import { checkFinite } from "@attractors/core";

/**
 * Bounds the Kolmogorov-Sinai entropy by the sum of the positive Lyapunov exponents, in nats per unit of time. It is equal
 * to it for attractors that spread smoothly along their unstable directions (Pesin, Russ. Math. Surveys 32, 55, 1977).
 *
 * @throws {RangeError} if an exponent is NaN or +Infinity.
 *
 * @example
 * ```ts
 * import { pesinEntropy } from "@attractors/metrics";
 *
 * pesinEntropy([0.112, 0.021, 0, -24.8]); // ≈ 0.133
 * ```
 */
export function pesinEntropy(exponents: ArrayLike<number>): number {
  const positive = Array.from(exponents).filter((exponent) => !(exponent <= 0));
  checkFinite("pesinEntropy: exponents", positive);
  return positive.reduce((sum, exponent) => sum + exponent, 0);
}
