import { checkAtLeast, checkCount, checkLength, type TimeSeries } from "@attractors/core";
import { occupy } from "../cell-counts.ts";
import { checkSameDimension, checkTruth } from "../check-series.ts";
import type { StateSpaceBox } from "../state-space-box.ts";

/** Two distributions over the same cells. */
export interface ProbabilityPair {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

export interface HistogramPairOptions {
  /** The part of state space that is cut into cells. What lies outside is left out. */
  box: StateSpaceBox;
  /** Cells per axis. @default 30 */
  bins?: number;
}

/**
 * Counts two series over the same cells, as probabilities: of all cells those that at least one of them visits, in any number of
 * dimensions. Cells are closed on their left side, the last ones on both.
 *
 * @throws {RangeError} if a series is not finite or has no point in the box, they differ in dimension, or an option is out of range.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { histogramPair, totalVariation } from "@attractors/metrics";
 *
 * const box = { lower: Float64Array.of(0), upper: Float64Array.of(1) };
 * totalVariation(histogramPair(seriesOf([0.1, 0.2, 0.8, 0.9]), seriesOf([0.1, 0.2, 0.3, 1]), { box, bins: 2 })); // → 0.25
 * ```
 */
export function histogramPair(
  first: TimeSeries,
  second: TimeSeries,
  { box, bins = 30 }: HistogramPairOptions,
): ProbabilityPair {
  const where = "histogramPair";
  checkTruth(`${where}: first`, first);
  checkTruth(`${where}: second`, second);
  checkSameDimension(where, first, second);
  checkCount(`${where}: bins`, bins);
  checkLength(`${where}: box.lower`, box.lower, first.dimension);
  checkLength(`${where}: box.upper`, box.upper, first.dimension);
  if (!(bins ** first.dimension <= Number.MAX_SAFE_INTEGER)) {
    throw new RangeError(`${where}: ${bins} bins along ${first.dimension} axes make too many cells to number`);
  }
  const [a, b] = [first, second].map((series) => occupy(closed(series, box, bins), box, bins));
  if (a.total === 0 || b.total === 0) throw new RangeError(`${where}: a series has no point inside the box`);
  const places = new Map<number, number>();
  for (const { cells } of [a, b]) for (const cell of cells) if (!places.has(cell)) places.set(cell, places.size);
  const pair = { first: new Float64Array(places.size), second: new Float64Array(places.size) };
  a.cells.forEach((cell, k) => {
    pair.first[places.get(cell) ?? 0] = a.counts[k] / a.total;
  });
  b.cells.forEach((cell, k) => {
    pair.second[places.get(cell) ?? 0] = b.counts[k] / b.total;
  });
  return pair;
}

/** Moves points on the upper side of the box into its last cells. */
function closed(series: TimeSeries, { lower, upper }: StateSpaceBox, bins: number): TimeSeries {
  const { dimension: n, values } = series;
  if (!values.some((value, k) => value === upper[k % n])) return series;
  const inside = values.map((value, k) =>
    value === upper[k % n] ? upper[k % n] - (0.5 * (upper[k % n] - lower[k % n])) / bins : value,
  );
  return { ...series, values: inside };
}

/**
 * The Kullback-Leibler divergence Σ p ln(p / q) in nats: Infinity where q is 0 and p is not.
 *
 * @throws {RangeError} if the two have different lengths, or a probability is negative or not finite.
 *
 * @example
 * ```ts
 * import { kullbackLeibler } from "@attractors/metrics";
 *
 * kullbackLeibler({ first: Float64Array.of(1, 0), second: Float64Array.of(0.5, 0.5) }); // ≈ 0.693147
 * ```
 */
export function kullbackLeibler(pair: ProbabilityPair): number {
  return sumOver("kullbackLeibler", pair, (p, q) => (p === 0 ? 0 : p * Math.log(p / q)));
}

/**
 * The Jensen-Shannon divergence in nats: the mean of the Kullback-Leibler divergences from the mean of both, from 0 to ln 2. Its
 * root is a distance.
 *
 * @throws {RangeError} as `kullbackLeibler` does.
 *
 * @example
 * ```ts
 * import { jensenShannon } from "@attractors/metrics";
 *
 * jensenShannon({ first: Float64Array.of(1, 0), second: Float64Array.of(0, 1) }); // ≈ 0.693147
 * ```
 */
export function jensenShannon(pair: ProbabilityPair): number {
  const part = (p: number, m: number): number => (p === 0 ? 0 : p * Math.log(p / m));
  return sumOver("jensenShannon", pair, (p, q) => (part(p, (p + q) / 2) + part(q, (p + q) / 2)) / 2);
}

/**
 * The Hellinger distance sqrt(1 - Σ sqrt(p q)), from 0 to 1.
 *
 * @throws {RangeError} as `kullbackLeibler` does.
 *
 * @example
 * ```ts
 * import { hellingerDistance } from "@attractors/metrics";
 *
 * hellingerDistance({ first: Float64Array.of(1, 0), second: Float64Array.of(0.5, 0.5) }); // ≈ 0.541196
 * ```
 */
export function hellingerDistance(pair: ProbabilityPair): number {
  return Math.sqrt(sumOver("hellingerDistance", pair, (p, q) => (Math.sqrt(p) - Math.sqrt(q)) ** 2) / 2);
}

/**
 * The distance of total variation, half of Σ |p - q|, from 0 to 1.
 *
 * @throws {RangeError} as `kullbackLeibler` does.
 *
 * @example
 * ```ts
 * import { totalVariation } from "@attractors/metrics";
 *
 * totalVariation({ first: Float64Array.of(1, 0), second: Float64Array.of(0.5, 0.5) }); // → 0.5
 * ```
 */
export function totalVariation(pair: ProbabilityPair): number {
  return sumOver("totalVariation", pair, (p, q) => Math.abs(p - q)) / 2;
}

/**
 * The Bhattacharyya distance -ln Σ sqrt(p q): Infinity where the two have nothing in common.
 *
 * @throws {RangeError} as `kullbackLeibler` does.
 *
 * @example
 * ```ts
 * import { bhattacharyyaDistance } from "@attractors/metrics";
 *
 * bhattacharyyaDistance({ first: Float64Array.of(1, 0), second: Float64Array.of(0.5, 0.5) }); // ≈ 0.346574
 * ```
 */
export function bhattacharyyaDistance(pair: ProbabilityPair): number {
  return -Math.log(sumOver("bhattacharyyaDistance", pair, (p, q) => Math.sqrt(p * q))) + 0;
}

function sumOver(where: string, { first, second }: ProbabilityPair, term: (p: number, q: number) => number): number {
  checkLength(`${where}: second`, second, first.length);
  let sum = 0;
  for (let k = 0; k < first.length; k++) {
    checkAtLeast(`${where}: first[${k}]`, first[k], 0);
    checkAtLeast(`${where}: second[${k}]`, second[k], 0);
    sum += term(first[k], second[k]);
  }
  return sum;
}
