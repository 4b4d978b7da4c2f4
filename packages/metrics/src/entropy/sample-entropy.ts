import { checkAtLeast, standardDeviations, type TimeSeries } from "@attractors/core";
import { checkScalar } from "../check-scalar.ts";
import type { Estimate } from "../estimate.ts";
import { jackknife, pairsWithout } from "../jackknife.ts";
import { vectorCount } from "./discrete-entropy.ts";
import { type MatchingPairs, matchingPairs } from "./template-matches.ts";

export interface SampleEntropyOptions {
  /** Length of the shorter templates, m. @default 2 */
  order?: number;
  /** Samples from one coordinate to the next. @default 1 */
  delay?: number;
  /** How far two coordinates may differ, r. @default 0.2 standard deviations of the series */
  tolerance?: number;
  /** Whether a difference of exactly `tolerance` still matches. @default true */
  inclusive?: boolean;
}

/** An entropy from pairs of templates that match. */
export interface SampleEntropy extends Estimate {
  /** Pairs of templates of length m that match, B. */
  readonly matches: number;
  /** Those that still match at length m + 1, A. */
  readonly longerMatches: number;
}

/**
 * The sample entropy of a scalar series, -ln(A / B), in nats (Richman, Moorman, Am. J. Physiol. 278, H2039, 2000): B pairs
 * of templates of length m match, each coordinate within r, and A of them still do at length m + 1. No template matches
 * itself; both lengths use the same N - m templates. 0 for a regular series. If no pair matches longer, Infinity.
 *
 * Templates are sorted by their first coordinate: 10,000 samples take some tens of milliseconds. The interval is that of a
 * delete-one-block jackknife over time. nolds has `tolerance` 0.1164 (0.5627 ln m + 1.3334) standard deviations (with
 * n - 1), and `inclusive: false`.
 *
 * @throws {RangeError} if the series is not scalar or not finite, has fewer than m + 2 samples, or if the tolerance is
 * negative.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { sampleEntropy } from "@attractors/metrics";
 *
 * const logistic = [0.4];
 * for (let k = 0; k < 1999; k++) logistic.push(4 * logistic[k] * (1 - logistic[k]));
 * const { value } = sampleEntropy(seriesOf(logistic)); // near the entropy of the map, ln 2
 * Math.abs(value - Math.log(2)) < 0.1; // → true
 * ```
 */
export function sampleEntropy(series: TimeSeries, options: SampleEntropyOptions = {}): SampleEntropy {
  checkScalar("sampleEntropy: series", series);
  const { tolerance = 0.2 * standardDeviations(series)[0] } = options;
  return entropyOfPairs([pairsOf("sampleEntropy", series, { ...options, tolerance })]);
}

/** The pairs of templates of lengths m and m + 1 that match. */
export function pairsOf(
  where: string,
  { values }: TimeSeries,
  { order = 2, delay = 1, tolerance, inclusive = true }: SampleEntropyOptions & { tolerance: number },
): MatchingPairs {
  const count = vectorCount(where, values.length, order + 1, delay);
  checkAtLeast(`${where}: tolerance`, tolerance, 0);
  if (count < 2) {
    throw new RangeError(`${where}: series must have at least ${order * delay + 2} samples, got ${values.length}`);
  }
  return matchingPairs({ values, count, dimension: order + 1, delay, tolerance, inclusive });
}

/** -ln(A / B) of pairs counted in one or more series. */
export function entropyOfPairs(all: readonly MatchingPairs[]): SampleEntropy {
  const shorter = pairsWithout(sumOf(all.map((pairs) => pairs.shorter)));
  const longer = pairsWithout(sumOf(all.map((pairs) => pairs.longer)));
  const without = shorter.without.map((matches, b) => logRatio(matches, longer.without[b]));
  return {
    ...jackknife(logRatio(shorter.total, longer.total), without),
    matches: shorter.total,
    longerMatches: longer.total,
  };
}

function sumOf([first, ...rest]: readonly Float64Array[]): Float64Array {
  return first.map((count, k) => rest.reduce((sum, counts) => sum + counts[k], count));
}

/** Where nothing matches, nothing is known to repeat: Infinity. */
function logRatio(matches: number, longerMatches: number): number {
  return longerMatches > 0 ? Math.log(matches / longerMatches) : Infinity;
}
