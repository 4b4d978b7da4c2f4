import { checkCount, type TimeSeries } from "@attractors/core";
import { checkPair } from "./check-pair.ts";

export interface EnsembleScoreOptions {
  /**
   * Whether to correct for the number of members, so that ensembles of different size compare: the mean distance of two
   * members then leaves out each one's distance to itself. @default false
   */
  fair?: boolean;
}

/**
 * The continuous ranked probability score (CRPS) of an ensemble of forecasts, E|X - y| - E|X - X'| / 2, averaged over all
 * samples and components, in the unit of the series (Gneiting, Raftery, J. Am. Stat. Assoc. 102, 359, 2007). With `fair`
 * the second mean goes over pairs of different members (Ferro, Q. J. R. Meteorol. Soc. 140, 1917, 2014). For one member
 * it is the mean absolute error. A member that leaves the finite numbers gives Infinity.
 *
 * @throws {RangeError} if there is no member (no two, if `fair`), if a member differs from truth in shape, or if truth is
 * not finite.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { rankedProbabilityScore } from "@attractors/metrics";
 *
 * const members = [seriesOf([-1]), seriesOf([1])];
 * rankedProbabilityScore(seriesOf([0]), members); // → 0.5
 * rankedProbabilityScore(seriesOf([0]), members, { fair: true }); // → 0
 * ```
 */
export function rankedProbabilityScore(
  truth: TimeSeries,
  members: readonly TimeSeries[],
  { fair = false }: EnsembleScoreOptions = {},
): number {
  const count = members.length;
  checkCount("rankedProbabilityScore: members.length", count, fair ? 2 : 1);
  // Every member is checked, even behind one that is not finite.
  const finite = members.map((member) => checkPair("rankedProbabilityScore", truth, member)).every(Boolean);
  if (!finite) return Infinity;

  const sorted = new Float64Array(count);
  const pairs = count * (fair ? count - 1 : count);
  let sum = 0;
  for (let k = 0; k < truth.values.length; k++) {
    for (let j = 0; j < count; j++) sorted[j] = members[j].values[k];
    sorted.sort();
    // Σ_{i,j} |x_i - x_j| / 2 = Σ_j (2j - M + 1) x_j over sorted values, j from 0.
    let distances = 0;
    let spread = 0;
    for (let j = 0; j < count; j++) {
      distances += Math.abs(sorted[j] - truth.values[k]);
      spread += (2 * j - count + 1) * (sorted[j] - sorted[0]);
    }
    sum += distances / count - spread / pairs;
  }
  return sum / truth.values.length;
}

export interface QuantileLossOptions {
  /** Which quantile is forecast: the share of samples that should lie below it. */
  quantile: number;
}

/**
 * The pinball loss of a forecast of a quantile τ: the mean of τ (y - q) where the truth lies above, and (1 - τ) (q - y)
 * where below (Koenker, Bassett, Econometrica 46, 33, 1978). For the median, half the mean absolute error.
 *
 * @throws {RangeError} if the two series differ in shape, if truth is not finite, or if the quantile is not between 0
 * and 1.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { quantileLoss } from "@attractors/metrics";
 *
 * quantileLoss(seriesOf([0, 10]), seriesOf([5, 5]), { quantile: 0.9 }); // ≈ 2.5
 * ```
 */
export function quantileLoss(truth: TimeSeries, forecast: TimeSeries, { quantile }: QuantileLossOptions): number {
  const finite = checkPair("quantileLoss", truth, forecast);
  if (!(quantile > 0 && quantile < 1)) {
    throw new RangeError(`quantileLoss: quantile must be between 0 and 1, got ${quantile}`);
  }
  if (!finite) return Infinity;
  let sum = 0;
  for (let k = 0; k < truth.values.length; k++) {
    const error = truth.values[k] - forecast.values[k];
    sum += Math.max(quantile * error, (quantile - 1) * error);
  }
  return sum / truth.values.length;
}
