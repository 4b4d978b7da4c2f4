import type { TimeSeries } from "@attractors/core";
import { checkScalar } from "../check-scalar.ts";
import type { Estimate } from "../estimate.ts";
import { jackknifeCounts } from "../jackknife.ts";
import { factorOf, type RelativeEntropyUnit, shannonOf, symbolCounts, vectorCount } from "./discrete-entropy.ts";
import { logFactorial, ordinalPatterns } from "./ordinal-pattern.ts";

export interface PermutationEntropyOptions extends RelativeEntropyUnit {
  /** Number of samples in a pattern, m: 3 to 7 is usual, up to 18 possible. @default 3 */
  order?: number;
  /** Samples from one to the next, τ. @default 1 */
  delay?: number;
}

/**
 * The permutation entropy of a scalar series (Bandt, Pompe, Phys. Rev. Lett. 88, 174102, 2002): Shannon's entropy of its
 * ordinal patterns, the orders in which m values τ apart follow one another. 0 for a monotone series, ln m! for white
 * noise; unchanged by any rising function of the values. Of equal values the earlier one counts as smaller.
 *
 * The interval is that of a delete-one-block jackknife over time.
 *
 * @throws {RangeError} if the series is not scalar or not finite, or too short for one pattern.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { permutationEntropy } from "@attractors/metrics";
 *
 * permutationEntropy(seriesOf([4, 7, 9, 10, 6, 11, 3]), { order: 2, base: 2 }).value; // ≈ 0.918
 * ```
 */
export function permutationEntropy(
  series: TimeSeries,
  { order = 3, delay = 1, ...unit }: PermutationEntropyOptions = {},
): Estimate {
  checkOrdinal("permutationEntropy", series, order, delay);
  const factor = factorOf("permutationEntropy", unit, logFactorial(order));
  const { counts, size } = symbolCounts(ordinalPatterns(series.values, order, delay));
  return jackknifeCounts(counts, size, (patterns) => factor * shannonOf(patterns));
}

/**
 * The weighted permutation entropy (Fadlallah et al., Phys. Rev. E 87, 022911, 2013): as `permutationEntropy`, but each
 * pattern counts by the variance of its values, so that small fluctuations matter less. A series that does not vary gives 0.
 *
 * @throws {RangeError} as `permutationEntropy` does.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { weightedPermutationEntropy } from "@attractors/metrics";
 *
 * weightedPermutationEntropy(seriesOf([0, 10, 9.9, 20]), { order: 2 }).value < 0.01; // → true
 * ```
 */
export function weightedPermutationEntropy(
  series: TimeSeries,
  { order = 3, delay = 1, ...unit }: PermutationEntropyOptions = {},
): Estimate {
  checkOrdinal("weightedPermutationEntropy", series, order, delay);
  const factor = factorOf("weightedPermutationEntropy", unit, logFactorial(order));
  const { values } = series;
  const weights = weightsOf(values, order, delay, (i) => {
    let mean = 0;
    for (let j = 0; j < order; j++) mean += values[i + j * delay] / order;
    let squares = 0;
    for (let j = 0; j < order; j++) squares += (values[i + j * delay] - mean) ** 2;
    return squares / order;
  });
  const { counts, size } = symbolCounts(ordinalPatterns(values, order, delay), weights);
  return jackknifeCounts(counts, size, (patterns) => factor * shannonOf(patterns));
}

export interface AmplitudeAwareOptions extends PermutationEntropyOptions {
  /** The share A of the mean size in the weight; the other share is that of the mean change. @default 0.5 */
  share?: number;
}

/**
 * The amplitude-aware permutation entropy (Azami, Escudero, Comput. Methods Programs Biomed. 128, 40, 2016): as
 * `permutationEntropy`, but each pattern counts by A Σ|x| / m + (1 - A) Σ|Δx| / (m - 1).
 *
 * @throws {RangeError} as `permutationEntropy` does, or if `share` is not between 0 and 1.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { amplitudeAwarePermutationEntropy } from "@attractors/metrics";
 *
 * amplitudeAwarePermutationEntropy(seriesOf([0, 1, 0, 1, 0, 1, 0]), { order: 2 }).value; // ≈ Math.log(2)
 * ```
 */
export function amplitudeAwarePermutationEntropy(
  series: TimeSeries,
  { order = 3, delay = 1, share = 0.5, ...unit }: AmplitudeAwareOptions = {},
): Estimate {
  checkOrdinal("amplitudeAwarePermutationEntropy", series, order, delay);
  if (!(share >= 0 && share <= 1)) {
    throw new RangeError(`amplitudeAwarePermutationEntropy: share must be between 0 and 1, got ${share}`);
  }
  const factor = factorOf("amplitudeAwarePermutationEntropy", unit, logFactorial(order));
  const { values } = series;
  const weights = weightsOf(values, order, delay, (i) => {
    let size = Math.abs(values[i]);
    let change = 0;
    for (let j = i + delay; j < i + order * delay; j += delay) {
      size += Math.abs(values[j]);
      change += Math.abs(values[j] - values[j - delay]);
    }
    return (share * size) / order + ((1 - share) * change) / (order - 1);
  });
  const { counts, size } = symbolCounts(ordinalPatterns(values, order, delay), weights);
  return jackknifeCounts(counts, size, (patterns) => factor * shannonOf(patterns));
}

function checkOrdinal(where: string, series: TimeSeries, order: number, delay: number): void {
  checkScalar(`${where}: series`, series);
  vectorCount(where, series.values.length, order, delay);
  if (order > 18) throw new RangeError(`${where}: order must be at most 18, got ${order}`);
}

function weightsOf(values: Float64Array, order: number, delay: number, weigh: (i: number) => number): Float64Array {
  return Float64Array.from({ length: values.length - (order - 1) * delay }, (_, i) => weigh(i));
}
