/**
 * Estimates the dimension of an attractor from its Lyapunov exponents: D = j + (λ_1 + … + λ_j) / |λ_{j+1}|, with j the
 * largest number of leading exponents whose sum is not negative (Kaplan and Yorke, Lecture Notes in Mathematics 730,
 * 204, 1979). It is 0 if all exponents are negative, and the dimension of the state space if their sum is not.
 *
 * The zero exponent of a flow is never computed as exactly 0: for limit cycles, where it leads, set it to 0 first.
 *
 * @param exponents - the whole spectrum, or its leading part as far as the sum becomes negative, in any order.
 * @throws {RangeError} if an exponent is NaN.
 *
 * @example
 * ```ts
 * import { kaplanYorkeDimension } from "@attractors/metrics";
 *
 * kaplanYorkeDimension([0.9056, 0, -14.5723]); // ≈ 2.0621
 * ```
 */
export function kaplanYorkeDimension(exponents: ArrayLike<number>): number {
  const sorted = Float64Array.from(exponents).sort().reverse();
  if (sorted.some(Number.isNaN)) throw new RangeError("kaplanYorkeDimension: an exponent is NaN");
  let sum = 0;
  for (let j = 0; j < sorted.length; j++) {
    if (sum + sorted[j] < 0) return j + sum / Math.abs(sorted[j]);
    sum += sorted[j];
  }
  return sorted.length;
}
