import type { TimeSeries } from "@attractors/core";
import { checkScalar } from "../check-scalar.ts";
import type { Estimate } from "../estimate.ts";
import { BLOCKS, jackknifeCounts } from "../jackknife.ts";
import { type EntropyUnit, factorOf, renyiOf, symbolCounts, vectorCount } from "./discrete-entropy.ts";

export interface BubbleEntropyOptions extends EntropyUnit {
  /** Length of the shorter vectors, m. @default 10 */
  order?: number;
  /** Samples from one coordinate to the next. @default 1 */
  delay?: number;
}

/**
 * The bubble entropy of a scalar series (Manis, Aktaruzzaman, Sassi, IEEE Trans. Biomed. Eng. 64, 2711, 2017):
 * (H_{m+1} - H_m) / ln((m + 1) / (m - 1)), with H the Rényi entropy of order 2 of the numbers of exchanges that bubble
 * sort needs for each vector. It has no tolerance, and hardly depends on m.
 *
 * The interval is that of a delete-one-block jackknife over time.
 *
 * @throws {RangeError} if the series is not scalar or not finite, or too short for two lengths of vectors.
 *
 * @example
 * ```ts
 * import { createRng, seriesOf } from "@attractors/core";
 * import { bubbleEntropy } from "@attractors/metrics";
 *
 * const rng = createRng(1);
 * const noise = seriesOf(Array.from({ length: 5000 }, () => rng.normal()));
 * bubbleEntropy(noise).value > 0.5; // → true
 * ```
 */
export function bubbleEntropy(
  series: TimeSeries,
  { order = 10, delay = 1, ...unit }: BubbleEntropyOptions = {},
): Estimate {
  checkScalar("bubbleEntropy: series", series);
  const { values } = series;
  vectorCount("bubbleEntropy", values.length, order + 1, delay, 3);
  const factor = factorOf("bubbleEntropy", unit) / Math.log((order + 1) / (order - 1));
  const shorter = symbolCounts(exchanges(values, order, delay));
  const longer = symbolCounts(exchanges(values, order + 1, delay));
  // Both histograms side by side.
  const size = shorter.size + longer.size;
  const counts = new Float64Array(BLOCKS * size);
  for (let b = 0; b < BLOCKS; b++) {
    counts.set(shorter.counts.subarray(b * shorter.size, (b + 1) * shorter.size), b * size);
    counts.set(longer.counts.subarray(b * longer.size, (b + 1) * longer.size), b * size + shorter.size);
  }
  return jackknifeCounts(counts, size, (both) => {
    const before = renyiOf(both.subarray(0, shorter.size), 2);
    return factor * (renyiOf(both.subarray(shorter.size), 2) - before);
  });
}

/** Numbers of pairs in the wrong order in each vector. */
function exchanges(values: Float64Array, order: number, delay: number): Float64Array {
  return Float64Array.from({ length: values.length - (order - 1) * delay }, (_, i) => {
    let count = 0;
    for (let j = 0; j < order; j++) {
      for (let k = j + 1; k < order; k++) if (values[i + k * delay] < values[i + j * delay]) count++;
    }
    return count;
  });
}
