import { checkCount, checkPositive, type MatrixView } from "@attractors/core";
import { largestDeviation, largestNorm, separations } from "./geometry.ts";

/** What the theorems of Ramsauer et al. (2021) are about: N patterns of length at most M at inverse temperature β. */
export interface BoundSetting {
  /** β. */
  beta: number;
  /** N. */
  count: number;
  /** M, the length of the longest pattern. */
  norm: number;
}

/**
 * The separation from which on a pattern is stored: 2/(βN) + ln(2(N - 1) N β M²)/β (Lemmas A5 to A7). Then the sphere of
 * `storageRadius` around it maps into itself and holds one fixed point, to which everything in it converges. A single
 * pattern is always stored: -Infinity.
 *
 * @throws {RangeError} if a number is out of its range.
 *
 * @example
 * ```ts
 * import { storageThreshold } from "@attractors/hopfield";
 *
 * storageThreshold({ beta: 1, count: 10, norm: 4 }); // ≈ 8.166
 * ```
 */
export function storageThreshold({ beta, count, norm }: BoundSetting): number {
  checkSetting("storageThreshold", { beta, count, norm });
  return 2 / (beta * count) + Math.log(2 * (count - 1) * count * beta * norm ** 2) / beta;
}

/**
 * The radius 1/(βNM) of the sphere around a stored pattern (Lemma A5).
 *
 * @throws {RangeError} if a number is out of its range.
 *
 * @example
 * ```ts
 * import { storageRadius } from "@attractors/hopfield";
 *
 * storageRadius({ beta: 1, count: 10, norm: 4 }); // → 0.025
 * ```
 */
export function storageRadius({ beta, count, norm }: BoundSetting): number {
  checkSetting("storageRadius", { beta, count, norm });
  return 1 / (beta * count * norm);
}

/**
 * Tells which patterns are sure to be stored, by their separation. Others may be stored as well.
 *
 * @throws {RangeError} if there is no pattern, a number is not finite, or β is not positive.
 *
 * @example
 * ```ts
 * import { storedPatterns } from "@attractors/hopfield";
 *
 * storedPatterns({ rows: 2, columns: 2, data: Float64Array.of(9, 0, 0, 1) }, 1); // → [true, false]
 * ```
 */
export function storedPatterns(patterns: MatrixView, beta: number): boolean[] {
  const gaps = separations(patterns);
  const threshold = storageThreshold({ beta, count: patterns.rows, norm: largestNorm(patterns) });
  return Array.from(gaps, (gap) => gap >= threshold);
}

/**
 * The bound β m_max² of the norm of the update's Jacobian anywhere (Lemma A3). Below 1 there is one fixed point, to which
 * every state converges: a global average.
 *
 * @throws {RangeError} if there is no pattern, a number is not finite, or β is not positive.
 *
 * @example
 * ```ts
 * import { contractionBound } from "@attractors/hopfield";
 *
 * contractionBound({ rows: 2, columns: 1, data: Float64Array.of(-1, 1) }, 0.5); // → 0.5
 * ```
 */
export function contractionBound(patterns: MatrixView, beta: number): number {
  checkPositive("contractionBound: beta", beta);
  return beta * largestDeviation(patterns) ** 2;
}

/**
 * The bound 2βNM²ε of the norm of the Jacobian where one pattern has at least the weight 1 - ε (Lemma A2).
 *
 * @throws {RangeError} if a number is out of its range.
 *
 * @example
 * ```ts
 * import { jacobianBound } from "@attractors/hopfield";
 *
 * jacobianBound({ beta: 1, count: 10, norm: 2 }, 0.001); // → 0.08
 * ```
 */
export function jacobianBound(setting: BoundSetting, epsilon: number): number {
  checkSetting("jacobianBound", setting);
  return 2 * setting.beta * setting.count * setting.norm ** 2 * epsilon;
}

export interface RetrievalBoundSetting extends BoundSetting {
  /** Δ of the pattern. */
  separation: number;
  /** The larger of the distances of the state and of the fixed point from the pattern. */
  distance: number;
}

/**
 * The factor by which one update brings a state nearer to the fixed point of a pattern, at the least:
 * 2βNM²(N - 1) exp(-β(Δ - 2 distance M)) (Theorem 4).
 *
 * @throws {RangeError} if a number is out of its range.
 *
 * @example
 * ```ts
 * import { updateFactor } from "@attractors/hopfield";
 *
 * updateFactor({ beta: 1, count: 10, norm: 5, separation: 20, distance: 0.01 }) < 1e-4; // → true
 * ```
 */
export function updateFactor({ separation, distance, ...setting }: RetrievalBoundSetting): number {
  checkSetting("updateFactor", setting);
  const { beta, count, norm } = setting;
  return 2 * beta * count * norm ** 2 * (count - 1) * Math.exp(-beta * (separation - 2 * distance * norm));
}

/**
 * The bound of the error ‖f(ξ) - x‖ after one update: 2(N - 1) M exp(-β(Δ - 2 distance M)) (Theorem 5).
 *
 * @throws {RangeError} if a number is out of its range.
 *
 * @example
 * ```ts
 * import { retrievalErrorBound } from "@attractors/hopfield";
 *
 * retrievalErrorBound({ beta: 1, count: 11, norm: 1, separation: 0, distance: 0 }); // → 20
 * ```
 */
export function retrievalErrorBound({ separation, distance, ...setting }: RetrievalBoundSetting): number {
  checkSetting("retrievalErrorBound", setting);
  const { beta, count, norm } = setting;
  return 2 * (count - 1) * Math.exp(-beta * (separation - 2 * distance * norm)) * norm;
}

/**
 * The bound 2e(N - 1) M exp(-βΔ) of the distance of a stored pattern from its fixed point, where state and fixed point are
 * within 1/(2βM) of the pattern (Theorem 5).
 *
 * @throws {RangeError} if a number is out of its range.
 *
 * @example
 * ```ts
 * import { storedErrorBound } from "@attractors/hopfield";
 *
 * storedErrorBound({ beta: 1, count: 2, norm: 1, separation: 1 }); // → 2
 * ```
 */
export function storedErrorBound({ separation, ...setting }: Omit<RetrievalBoundSetting, "distance">): number {
  checkSetting("storedErrorBound", setting);
  const { beta, count, norm } = setting;
  return 2 * (count - 1) * norm * Math.exp(1 - beta * separation);
}

/**
 * The bound of the distance of an updated state from its fixed point, by the step that the update made:
 * factor / (1 - factor) · step, with the norm of the Jacobian on the way as factor (Banach). Infinity unless factor < 1.
 *
 * @example
 * ```ts
 * import { remainingDistance } from "@attractors/hopfield";
 *
 * remainingDistance(0.5, 0.001); // → 0.001
 * ```
 */
export function remainingDistance(factor: number, step: number): number {
  return factor < 1 ? (factor / (1 - factor)) * step : Infinity;
}

/**
 * The range of the energy: 0 at the least, and ln(N)/β + ½M² or 2M², whichever is smaller, for averages of the patterns
 * (Lemma A1).
 *
 * @throws {RangeError} if a number is out of its range.
 *
 * @example
 * ```ts
 * import { energyBound } from "@attractors/hopfield";
 *
 * energyBound({ beta: 1, count: 1, norm: 2 }); // → 2
 * ```
 */
export function energyBound({ beta, count, norm }: BoundSetting): number {
  checkSetting("energyBound", { beta, count, norm });
  return Math.min(Math.log(count) / beta + 0.5 * norm ** 2, 2 * norm ** 2);
}

function checkSetting(where: string, { beta, count, norm }: BoundSetting): void {
  checkPositive(`${where}: beta`, beta);
  checkCount(`${where}: count`, count);
  if (!(norm >= 0 && norm < Infinity)) throw new RangeError(`${where}: norm must be 0 or more, got ${norm}`);
}
