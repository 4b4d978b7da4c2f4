import { checkAtLeast, checkLength } from "@attractors/core";

/** What an attractor, or the motion of a conservative system, is like in the long run. */
export type Regime = "equilibrium" | "periodic" | "quasiperiodic" | "chaotic" | "hyperchaotic";

export interface RegimeOptions {
  /** Standard error of each exponent. @default none: the exponents count as exact */
  standardErrors?: ArrayLike<number>;
  /**
   * What counts as zero apart from three standard errors, per unit of time: finite runs of regular motion leave some
   * logarithm of the duration over the duration. @default 0
   */
  tolerance?: number;
  /** Whether time is discrete, or the equations name it: then a cycle has no exponent of zero. @default false */
  forced?: boolean;
}

/**
 * Tells the regime from the Lyapunov exponents. Two or more positive ones make hyperchaos, one makes chaos. Where none
 * is positive, the number of zeros is the dimension of the motion: none is an equilibrium, one a cycle, more a torus; a
 * map, or a flow driven by the time itself, has one zero fewer.
 *
 * @param exponents - all Lyapunov exponents, or at least all that are not negative, in any order, per unit of time.
 * @throws {RangeError} if there are no exponents, or as many errors as exponents are not there.
 *
 * @example
 * ```ts
 * import { regimeOf } from "@attractors/metrics";
 *
 * regimeOf([0.906, 0, -14.57]); // → "chaotic"
 * regimeOf([2e-5, -0.3], { tolerance: 1e-4 }); // → "periodic"
 * ```
 */
export function regimeOf(
  exponents: ArrayLike<number>,
  { standardErrors, tolerance = 0, forced = false }: RegimeOptions = {},
): Regime {
  if (exponents.length === 0) throw new RangeError("regimeOf: exponents must not be empty");
  if (standardErrors) checkLength("regimeOf: standardErrors", standardErrors, exponents.length);
  checkAtLeast("regimeOf: tolerance", tolerance, 0);
  let positive = 0;
  let zero = 0;
  for (let i = 0; i < exponents.length; i++) {
    const uncertainty = Math.max(tolerance, 3 * (standardErrors?.[i] ?? 0));
    if (exponents[i] > uncertainty) positive++;
    else if (exponents[i] >= -uncertainty) zero++;
  }
  if (positive > 0) return positive > 1 ? "hyperchaotic" : "chaotic";
  const dimension = zero + (forced ? 1 : 0);
  return dimension === 0 ? "equilibrium" : dimension === 1 ? "periodic" : "quasiperiodic";
}
