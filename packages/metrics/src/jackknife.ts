import type { Estimate } from "./estimate.ts";

/** Number of blocks of time that are left out, one after the other. */
export const BLOCKS = 20;

/** The 97.5 % quantile of Student's t with `BLOCKS - 1` degrees of freedom. */
const QUANTILE = 2.093;

/** The block that sample `k` of `length` belongs to. */
export function blockOf(k: number, length: number): number {
  return Math.floor((k * BLOCKS) / length);
}

/**
 * An estimate with the interval of the delete-one-block jackknife: `without[b]` is what the estimate would be without the
 * samples of block b. The variance is (B - 1)/B Σ_b (without_b - mean)² (Künsch, Ann. Stat. 17, 1217, 1989). Where values
 * without a block are infinite, so is the upper end.
 */
export function jackknife(value: number, without: Float64Array): Estimate {
  if (!(Number.isFinite(value) && without.every(Number.isFinite))) {
    return { value, interval: [without.reduce((least, one) => Math.min(least, one), value), Infinity] };
  }
  // About the value, so that equal numbers have no spread by rounding.
  let mean = 0;
  for (const one of without) mean += (one - value) / BLOCKS;
  let squares = 0;
  for (const one of without) squares += (one - value - mean) ** 2;
  const error = QUANTILE * Math.sqrt((squares * (BLOCKS - 1)) / BLOCKS);
  return { value, interval: [value - error, value + error] };
}

/** The jackknife of a function of counts: `counts[b * size + k]` is how often k came in block b. */
export function jackknifeCounts(
  counts: Float64Array,
  size: number,
  measure: (counts: Float64Array) => number,
): Estimate {
  const total = new Float64Array(size);
  for (let j = 0; j < counts.length; j++) total[j % size] += counts[j];
  const rest = new Float64Array(size);
  const without = new Float64Array(BLOCKS);
  for (let b = 0; b < BLOCKS; b++) {
    // Of weights rather than numbers, the difference may miss 0 by rounding.
    for (let k = 0; k < size; k++) rest[k] = Math.max(0, total[k] - counts[b * size + k]);
    without[b] = measure(rest);
  }
  return jackknife(measure(total), without);
}

/** The jackknife of a function of the mean of terms, one for each moment. */
export function jackknifeMean(terms: Float64Array, measure: (mean: number) => number = (mean) => mean): Estimate {
  const length = terms.length;
  const sums = new Float64Array(BLOCKS);
  const counts = new Float64Array(BLOCKS);
  let total = 0;
  for (let k = 0; k < length; k++) {
    const b = blockOf(k, length);
    sums[b] += terms[k];
    counts[b]++;
    total += terms[k];
  }
  const without = sums.map((sum, b) =>
    measure(counts[b] < length ? (total - sum) / (length - counts[b]) : total / length),
  );
  return jackknife(measure(total / length), without);
}

/**
 * Numbers of pairs, added up by the blocks of their two members: `pairs[b * BLOCKS + c]`. Returns all of them, and for
 * each block those that have no member in it.
 */
export function pairsWithout(pairs: Float64Array): { total: number; without: Float64Array } {
  let total = 0;
  for (const count of pairs) total += count;
  const without = new Float64Array(BLOCKS).fill(total);
  for (let b = 0; b < BLOCKS; b++) {
    for (let c = 0; c < BLOCKS; c++) {
      without[b] -= pairs[b * BLOCKS + c] + (c === b ? 0 : pairs[c * BLOCKS + b]);
    }
  }
  return { total, without };
}

/**
 * The jackknife of a measure of values that has no sums to leave out of: it is taken anew of the values without each block,
 * joined. Where fewer than `least` would be left, the block stays.
 */
export function jackknifeSeries(
  values: Float64Array,
  least: number,
  measure: (values: Float64Array) => number,
): Estimate {
  const value = measure(values);
  const length = values.length;
  const without = new Float64Array(BLOCKS);
  for (let b = 0; b < BLOCKS; b++) {
    const rest = values.filter((_, k) => blockOf(k, length) !== b);
    without[b] = rest.length < least || rest.length === length ? value : measure(rest);
  }
  return jackknife(value, without);
}
