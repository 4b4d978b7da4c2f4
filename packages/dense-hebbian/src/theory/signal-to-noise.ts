import { checkAtLeast, checkCount, checkPositive } from "@attractors/core";
import { zero } from "./curve.ts";
import { dataLawOf, type NetworkKind } from "./data-law.ts";
import { errorFunction } from "./error-function.ts";

/**
 * The magnetisation after one parallel step without noise from the archetype itself: its signal against Gaussian cross-talk,
 *
 *   m₁ = E erf(X (E X)^(P-1) / √(2γ)):
 *
 * erf(1/√(2γ)) in storing; for large data erf(1/√(2[ρ + γ(1+ρ)^P])) supervised and erf(1/√(2[ρ + γ(1+ρ_P)])) unsupervised.
 *
 * @throws {RangeError} if a number is out of its range.
 *
 * @example
 * ```ts
 * import { oneStepMagnetization } from "@attractors/dense-hebbian";
 *
 * oneStepMagnetization({ interaction: 4, load: 0.1 }); // ≈ 0.998435
 * ```
 */
export function oneStepMagnetization(conditions: NetworkKind & { load: number }): number {
  checkAtLeast("oneStepMagnetization: load", conditions.load, 0);
  const { interaction, values, weights, spread, mean } = dataLawOf("oneStepMagnetization", conditions);
  const signal = mean ** (interaction - 1);
  const deviation = Math.hypot(Math.sqrt(conditions.load), spread * signal);
  return values.reduce((sum, value, k) => {
    const field = value * signal;
    return sum + weights[k] * (deviation === 0 ? Math.sign(field) : errorFunction(field / (Math.SQRT2 * deviation)));
  }, 0);
}

/** How many examples of each pattern are needed, on average over patterns; undefined where no number is enough. */
export interface LearningThreshold {
  /** ρ at the threshold, of supervised learning. */
  readonly entropy: number | undefined;
  readonly supervised: number | undefined;
  readonly unsupervised: number | undefined;
}

export interface ThresholdOptions {
  /** Spins in a product, P. @default 2 */
  interaction?: number;
  /** γ */
  load: number;
  /** r, in (0, 1]. */
  quality: number;
  /** Θ, what the argument of the error function must exceed. @default 1/√2, so that m₁ > 0.683 */
  signal?: number;
}

/**
 * Finds how many examples M of quality r a network needs to tell the archetype, by the signal-to-noise criterion that the
 * argument of the error function in `oneStepMagnetization` exceeds Θ, for large data: supervised ρ + γ(1+ρ)^P < 1/(2Θ²), so
 * that M grows as r^-2; unsupervised ρ + γ(1+ρ_P) < 1/(2Θ²), M as r^-2P at high load (Agliari et al., arXiv 2212.00606 and
 * 2211.14067).
 *
 * @throws {RangeError} if a number is out of its range.
 *
 * @example
 * ```ts
 * import { learningThreshold } from "@attractors/dense-hebbian";
 *
 * learningThreshold({ interaction: 4, load: 0.05, quality: 0.2 }).supervised; // ≈ 37.5529
 * learningThreshold({ interaction: 4, load: 0.05, quality: 0.2 }).unsupervised; // ≈ 20584.4
 * ```
 */
export function learningThreshold({
  interaction = 2,
  load,
  quality,
  signal = Math.SQRT1_2,
}: ThresholdOptions): LearningThreshold {
  checkCount("learningThreshold: interaction", interaction, 2);
  checkAtLeast("learningThreshold: load", load, 0);
  checkPositive("learningThreshold: signal", signal);
  if (!(quality > 0 && quality <= 1)) {
    throw new RangeError(`learningThreshold: quality must be above 0 and at most 1, got ${quality}`);
  }
  const allowed = 1 / (2 * signal * signal);
  if (!(load < allowed)) return { entropy: undefined, supervised: undefined, unsupervised: undefined };
  const square = quality * quality;
  const power = square ** interaction;
  const entropy = zero((rho) => rho + load * (1 + rho) ** interaction - allowed, 0, allowed);
  return {
    entropy,
    supervised: (1 - square) / (square * entropy),
    unsupervised: ((1 - square) / square + (load * (1 - power)) / power) / (allowed - load),
  };
}

/**
 * The number of examples above which unsupervised learning keeps the archetype below any single example in energy,
 * 1 + r^-P.
 *
 * @throws {RangeError} if quality or degree are out of their ranges.
 *
 * @example
 * ```ts
 * import { overfittingThreshold } from "@attractors/dense-hebbian";
 *
 * overfittingThreshold({ interaction: 4, quality: 0.5 }); // → 17
 * ```
 */
export function overfittingThreshold({ interaction = 2, quality }: { interaction?: number; quality: number }): number {
  checkCount("overfittingThreshold: interaction", interaction, 2);
  if (!(quality > 0 && quality <= 1)) {
    throw new RangeError(`overfittingThreshold: quality must be above 0 and at most 1, got ${quality}`);
  }
  return 1 + quality ** -interaction;
}
