import { checkAtLeast, standardDeviations, type TimeSeries } from "@attractors/core";
import { checkScalar } from "../check-scalar.ts";
import type { Estimate } from "../estimate.ts";
import { BLOCKS, blockOf, jackknife } from "../jackknife.ts";
import { vectorCount } from "./discrete-entropy.ts";
import type { SampleEntropyOptions } from "./sample-entropy.ts";
import { matchCounts } from "./template-matches.ts";

/**
 * The approximate entropy of a scalar series, Φ_m - Φ_{m+1}, in nats, with Φ_m the mean logarithm of the share of
 * templates of length m that match a template, itself among them (Pincus, Proc. Natl. Acad. Sci. 88, 2297, 1991). It
 * depends on the length of the series more than `sampleEntropy` does, and is biased towards regularity.
 *
 * The interval is that of a delete-one-block jackknife over the templates that are matched.
 *
 * @throws {RangeError} as `sampleEntropy` does.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { approximateEntropy } from "@attractors/metrics";
 *
 * const values = Array.from({ length: 50 }, (_, k) => [85, 80, 89][k % 3]);
 * approximateEntropy(seriesOf(values), { tolerance: 3 }).value < 0.001; // → true
 * ```
 */
export function approximateEntropy(
  series: TimeSeries,
  { order = 2, delay = 1, tolerance, inclusive = true }: SampleEntropyOptions = {},
): Estimate {
  checkScalar("approximateEntropy: series", series);
  const { values } = series;
  const r = tolerance ?? 0.2 * standardDeviations(series)[0];
  checkAtLeast("approximateEntropy: tolerance", r, 0);
  const count = vectorCount("approximateEntropy", values.length, order + 1, delay);

  const templates = { values, delay, tolerance: r, inclusive };
  const shorter = meanLogarithms(matchCounts({ ...templates, count: count + delay, dimension: order }));
  const longer = meanLogarithms(matchCounts({ ...templates, count, dimension: order + 1 }));
  return jackknife(
    shorter.mean - longer.mean,
    shorter.without.map((mean, b) => mean - longer.without[b]),
  );
}

/** Φ, and what it is without the templates of each block. */
function meanLogarithms(counts: Uint32Array): { mean: number; without: Float64Array } {
  const count = counts.length;
  const sums = new Float64Array(BLOCKS);
  const sizes = new Float64Array(BLOCKS);
  let total = 0;
  for (let i = 0; i < count; i++) {
    const term = Math.log(counts[i] / count);
    const b = blockOf(i, count);
    sums[b] += term;
    sizes[b]++;
    total += term;
  }
  return {
    mean: total / count,
    without: sums.map((sum, b) => (sizes[b] < count ? (total - sum) / (count - sizes[b]) : total / count)),
  };
}
