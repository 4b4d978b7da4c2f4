import { checkAtLeast, checkCount, type TimeSeries } from "@attractors/core";
import { checkScalar } from "../check-scalar.ts";
import type { Estimate } from "../estimate.ts";
import { BLOCKS, blockOf, jackknifeCounts } from "../jackknife.ts";
import { type EntropyUnit, factorOf, renyiOf, shannonOf, tsallisOf } from "./discrete-entropy.ts";

export interface HistogramOptions {
  /** Number of bins of equal width from the least to the greatest value. @default 16 */
  bins?: number;
}

export interface HistogramEntropyOptions extends HistogramOptions, EntropyUnit {}

/**
 * Shannon's entropy -Σ p ln p of the histogram of a scalar series, in nats. Bins are closed on the left, the last on both
 * sides, as in NumPy. A constant series has the entropy 0.
 *
 * The interval is that of a delete-one-block jackknife over time, with the bins kept.
 *
 * @throws {RangeError} if the series is not scalar, empty or not finite.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { shannonEntropy } from "@attractors/metrics";
 *
 * shannonEntropy(seriesOf([1, 2, 3, 4]), { bins: 4, base: 2 }).value; // ≈ 2
 * ```
 */
export function shannonEntropy(series: TimeSeries, { bins = 16, ...unit }: HistogramEntropyOptions = {}): Estimate {
  const factor = factorOf("shannonEntropy", unit);
  const counts = histogram("shannonEntropy", series, bins);
  return jackknifeCounts(counts, bins, (some) => factor * shannonOf(some));
}

export interface OrderedHistogramOptions extends HistogramEntropyOptions {
  /** The order q, from 0 on; rare values matter less the larger it is. @default 2 */
  order?: number;
}

/**
 * Rényi's entropy ln(Σ p^q) / (1 - q) of the histogram of a scalar series, in nats (Rényi, Proc. 4th Berkeley Symp. 1,
 * 547, 1961). It falls with the order: the logarithm of the number of filled bins at 0, Shannon's entropy at 1, that of
 * the fullest bin at Infinity.
 *
 * @throws {RangeError} as `shannonEntropy` does, or if the order is negative.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { renyiEntropy } from "@attractors/metrics";
 *
 * renyiEntropy(seriesOf([0, 0, 0, 1]), { bins: 2, order: 2, base: 2 }).value; // ≈ 0.678
 * ```
 */
export function renyiEntropy(
  series: TimeSeries,
  { bins = 16, order = 2, ...unit }: OrderedHistogramOptions = {},
): Estimate {
  if (order !== Infinity) checkAtLeast("renyiEntropy: order", order, 0);
  const factor = factorOf("renyiEntropy", unit);
  const counts = histogram("renyiEntropy", series, bins);
  return jackknifeCounts(counts, bins, (some) => factor * renyiOf(some, order));
}

export interface TsallisEntropyOptions extends HistogramOptions {
  /** The order q. @default 2 */
  order?: number;
}

/**
 * Tsallis' entropy (1 - Σ p^q) / (q - 1) of the histogram of a scalar series (J. Stat. Phys. 52, 479, 1988); Shannon's, in
 * nats, at q = 1.
 *
 * @throws {RangeError} as `shannonEntropy` does, or if the order is negative or infinite.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { tsallisEntropy } from "@attractors/metrics";
 *
 * tsallisEntropy(seriesOf([0, 0, 0, 1]), { bins: 2 }).value; // → 0.375
 * ```
 */
export function tsallisEntropy(series: TimeSeries, { bins = 16, order = 2 }: TsallisEntropyOptions = {}): Estimate {
  checkAtLeast("tsallisEntropy: order", order, 0);
  const counts = histogram("tsallisEntropy", series, bins);
  return jackknifeCounts(counts, bins, (some) => tsallisOf(some, order));
}

/** Counts of the bins in each block of time, `counts[b * bins + k]`. Values on an edge belong to the bin on its right. */
function histogram(where: string, series: TimeSeries, bins: number): Float64Array {
  checkScalar(`${where}: series`, series);
  checkCount(`${where}: bins`, bins);
  const { values } = series;
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const counts = new Float64Array(BLOCKS * bins);
  // The edges as they are rounded decide, not the quotient.
  const width = (most - least) / bins;
  const edge = (k: number) => (k === bins ? most : least + k * width);
  for (let k = 0; k < values.length; k++) {
    let bin = width > 0 ? Math.min(bins - 1, Math.floor((values[k] - least) / width)) : 0;
    if (values[k] < edge(bin)) bin--;
    else if (bin < bins - 1 && values[k] >= edge(bin + 1) && width > 0) bin++;
    counts[blockOf(k, values.length) * bins + bin]++;
  }
  return counts;
}
