import type { TimeSeries } from "@attractors/core";
import { checkScalar } from "../check-scalar.ts";
import type { Estimate } from "../estimate.ts";
import { jackknifeSeries } from "../jackknife.ts";
import { medianOf } from "../scalar-statistics.ts";

export interface LempelZivOptions {
  /** Turns values into symbols. @default aboveMedian */
  symbolize?: (values: Float64Array) => ArrayLike<number>;
  /** Whether to divide by n / log_b n, for b different symbols, at least 2: near 1 for random symbols. @default false */
  normalize?: boolean;
}

/**
 * The Lempel-Ziv complexity of a scalar series: the number of phrases that its symbols are read in, each the shortest that
 * did not occur before (Lempel, Ziv, IEEE Trans. Inf. Theory 22, 75, 1976; the last may be cut short). By a suffix
 * automaton, in time that grows in proportion to the length.
 *
 * The interval is that of a delete-one-block jackknife over time, with what is left joined.
 *
 * @throws {RangeError} if the series is not scalar, is empty or not finite.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { lempelZivComplexity } from "@attractors/metrics";
 *
 * // 0 · 001 · 10 · 100 · 1000 · 101
 * const symbols = [0, 0, 0, 1, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 1];
 * lempelZivComplexity(seriesOf(symbols), { symbolize: (values) => values }).value; // → 6
 * ```
 */
export function lempelZivComplexity(
  series: TimeSeries,
  { symbolize = aboveMedian, normalize = false }: LempelZivOptions = {},
): Estimate {
  checkScalar("lempelZivComplexity: series", series);
  const labels = new Map<number, number>();
  const sequence = Float64Array.from(symbolize(series.values), (symbol) => {
    const label = labels.get(symbol) ?? labels.size;
    labels.set(symbol, label);
    return label;
  });
  return jackknifeSeries(sequence, 1, (symbols) => {
    const phrases = countPhrases(symbols, labels.size);
    if (!normalize) return phrases;
    const length = symbols.length;
    return length > 1 ? (phrases * Math.log(length)) / (length * Math.log(Math.max(2, labels.size))) : 1;
  });
}

/**
 * 1 where a value is greater than the median, else 0.
 *
 * @example
 * ```ts
 * import { aboveMedian } from "@attractors/metrics";
 *
 * aboveMedian(Float64Array.of(3, 1, 2)); // → [1, 0, 0]
 * ```
 */
export function aboveMedian(values: Float64Array): Uint8Array {
  const median = medianOf(values);
  return Uint8Array.from(values, (value) => (value > median ? 1 : 0));
}

/**
 * Reads phrases. A phrase s[p..q] ends where it does not occur in s[0..q-1]; the automaton of all but the newest symbol
 * follows as it is read.
 */
function countPhrases(sequence: Float64Array, symbols: number): number {
  const states = 2 * sequence.length + 1;
  const next = new Int32Array(states * symbols).fill(-1);
  const link = new Int32Array(states).fill(-1);
  const longest = new Int32Array(states);
  let used = 1;
  let last = 0;

  function append(symbol: number): void {
    const state = used++;
    longest[state] = longest[last] + 1;
    let p = last;
    for (; p >= 0 && next[p * symbols + symbol] < 0; p = link[p]) next[p * symbols + symbol] = state;
    link[state] = 0;
    if (p >= 0) {
      const q = next[p * symbols + symbol];
      if (longest[q] === longest[p] + 1) link[state] = q;
      else {
        const clone = used++;
        longest[clone] = longest[p] + 1;
        link[clone] = link[q];
        next.copyWithin(clone * symbols, q * symbols, (q + 1) * symbols);
        for (; p >= 0 && next[p * symbols + symbol] === q; p = link[p]) next[p * symbols + symbol] = clone;
        link[q] = clone;
        link[state] = clone;
      }
    }
    last = state;
  }

  let phrases = 0;
  let state = 0; // that of the phrase so far
  let size = 0;
  for (let q = 0; q < sequence.length; q++) {
    const symbol = sequence[q];
    const following = next[state * symbols + symbol];
    if (following >= 0) {
      state = following;
      size++;
    } else {
      phrases++;
      state = 0;
      size = 0;
    }
    append(symbol);
    // The new symbol may have split the state: the phrase belongs to the one whose strings are short enough.
    while (size > 0 && longest[link[state]] >= size) state = link[state];
  }
  return size > 0 ? phrases + 1 : phrases;
}
