import { checkAtLeast, checkCount } from "@attractors/core";
import { zero } from "./curve.ts";
import { AVERAGES, gaussianAverages, RESPONSE, SECH2 } from "./gaussian-averages.ts";
import { dilutedAverages } from "./multitasking-equations.ts";
import { multitaskingState, parallelStart } from "./multitasking-state.ts";

export interface DilutionOptions {
  /** Share of blank entries in the patterns, d, in [0, 1). */
  dilution: number;
  /** Entropy ρ of the data set; 0 in storing. @default 0 */
  entropy?: number;
}

/**
 * The dilution below which, at T = 0 and in storing, K patterns are recalled in a hierarchy m_k = (1 - d) d^(k-1): the root
 * of 1 - 2d + d^K = 0 below 1; 1 for K = 2, 0.618 for 3, and 1/2 for many.
 *
 * @throws {RangeError} unless K is a whole number, 2 or more.
 *
 * @example
 * ```ts
 * import { hierarchicalDilution } from "@attractors/dense-hebbian";
 *
 * hierarchicalDilution(3); // ≈ 0.618034
 * hierarchicalDilution(4); // ≈ 0.543689
 * ```
 */
export function hierarchicalDilution(count: number): number {
  checkCount("hierarchicalDilution: count", count, 2);
  if (count === 2) return 1;
  // 1 - 2d + d^K = (1 - d)(1 - d - d² - … - d^(K-1))
  return zero(
    (d) => {
      let rest = 1;
      for (let k = 1; k < count; k++) rest -= d ** k;
      return rest;
    },
    0.5,
    0.99,
  );
}

/**
 * The dilution at which, just below the critical noise T = 1 - d, parallel recall of all patterns alike takes over from
 * recall of one: 2/3, in storing, from the fourth order of the free energy.
 */
export const parallelDilution: number = 2 / 3;

/**
 * The noise below which a second pattern condenses on the state that recalls one:
 * β (1 - d) [d + (1 - d) E sech² βη̂n] = 1; 0 where none does above a thousandth of the critical noise.
 *
 * @throws {RangeError} if a number is out of its range.
 *
 * @example
 * ```ts
 * import { condensationNoise } from "@attractors/dense-hebbian";
 *
 * condensationNoise({ dilution: 0.5 }); // ≈ 0.2872
 * ```
 */
export function condensationNoise({ dilution, entropy = 0 }: DilutionOptions): number {
  checkDilution("condensationNoise", dilution, entropy);
  const out = new Float64Array(AVERAGES);
  const centre = 1 / Math.sqrt(1 + entropy);
  const spread = Math.sqrt(entropy / (1 + entropy));
  // In units of n: h/n = η̂, τ = T/n; then n = (1 - d) E η̂ tanh, and T = τ n.
  const at = (tau: number) => {
    gaussianAverages(centre, spread, tau, out);
    const signal = (1 - dilution) * (centre * out[0] + spread * spread * out[RESPONSE]);
    const noise = tau * signal;
    return { noise, excess: (1 - dilution) * (dilution + (1 - dilution) * out[SECH2]) - noise };
  };
  // At high τ the state vanishes at T = 1 - d; the excess is positive where the second pattern condenses.
  let found = 0;
  let before = at(1e-3);
  for (let tau = 1e-3; tau < 100; tau *= 1.1) {
    const after = at(tau * 1.1);
    if (before.excess > 0 && after.excess <= 0) {
      found = at(zero((x) => at(x).excess, tau, tau * 1.1)).noise;
      break;
    }
    before = after;
  }
  return found;
}

/**
 * The noise between which and T = 1 - d the state of all K patterns alike is stable, coming from above or, with strong
 * dilution, down to 0: the highest noise below 1 - d at which it loses stability; 0 where it is stable all the way.
 *
 * @throws {RangeError} if a number is out of its range.
 *
 * @example
 * ```ts
 * import { parallelNoise } from "@attractors/dense-hebbian";
 *
 * parallelNoise({ count: 3, dilution: 0.8 }) < 0.1; // → true
 * parallelNoise({ count: 3, dilution: 0.3 }); // ≈ 0.7
 * ```
 */
export function parallelNoise({ count, dilution, entropy = 0 }: DilutionOptions & { count: number }): number {
  checkCount("parallelNoise: count", count, 2);
  checkDilution("parallelNoise", dilution, entropy);
  const critical = 1 - dilution;
  const averages = dilutedAverages(count, dilution, entropy);
  const above = new Float64Array(count);
  const below = new Float64Array(count);
  /** Curvature of the free energy in a direction that makes two patterns differ. */
  const curvature = (noise: number): number => {
    const options = { start: parallelStart, tolerance: 1e-9, partial: true };
    const n = multitaskingState({ count, dilution, noise, entropy }, options).signals[0];
    const h = Math.min(1e-4, 0.01 * noise);
    const point = new Float64Array(count).fill(n);
    point[0] = n + h;
    point[1] = n - h;
    averages.signals(point, noise, above);
    point[0] = n - h;
    point[1] = n + h;
    averages.signals(point, noise, below);
    return 1 - (above[0] - above[1] - below[0] + below[1]) / (4 * h);
  };
  let high = 0.97 * critical;
  if (!(curvature(high) > 0)) return critical;
  for (let noise = 0.94 * critical; noise > 0.01 * critical; noise -= 0.03 * critical) {
    if (!(curvature(noise) > 0)) return zero(curvature, noise, high, 1e-8);
    high = noise;
  }
  return 0;
}

function checkDilution(where: string, dilution: number, entropy: number): void {
  if (!(dilution >= 0 && dilution < 1)) {
    throw new RangeError(`${where}: dilution must be at least 0 and below 1, got ${dilution}`);
  }
  checkAtLeast(`${where}: entropy`, entropy, 0);
}
