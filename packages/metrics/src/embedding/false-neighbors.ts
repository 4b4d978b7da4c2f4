import { checkPositive, standardDeviations, type TimeSeries } from "@attractors/core";
import { checkVaries } from "../check-scalar.ts";
import { euclideanNorm, type Norm } from "../norm.ts";
import { extended, type NeighborGrowthOptions, visitNeighbors } from "./neighbor-growth.ts";

export interface FalseNeighborsOptions extends NeighborGrowthOptions {
  /** A neighbour is false if the next delay is further apart than so many distances. @default 10 */
  ratio?: number;
  /** … or if it is more standard deviations of the series away, the next delay included. @default 2 */
  size?: number;
  /** @default euclideanNorm */
  norm?: Norm;
}

/** Shares of neighbours that one more delay shows to be false, one for each embedding dimension. */
export interface FalseNeighbors {
  readonly dimensions: Int32Array;
  /** By the first criterion, the ratio. */
  readonly byRatio: Float64Array;
  /** By the second, the size. */
  readonly bySize: Float64Array;
  /** By either. */
  readonly fractions: Float64Array;
}

/**
 * Counts false nearest neighbours of delay embeddings of a scalar series (Kennel, Brown, Abarbanel, Phys. Rev. A 45, 3403,
 * 1992): the first dimension with hardly any is enough to embed. Neighbours at distance 0 are passed over for the next.
 *
 * @throws {RangeError} if the series is not scalar, not finite, constant, or too short for a dimension and the window, or
 * an option is out of range.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { falseNeighbors } from "@attractors/metrics";
 *
 * const wave = seriesOf(Float64Array.from({ length: 1000 }, (_, k) => Math.sin(k / 7)));
 * const { fractions } = falseNeighbors(wave, { delay: 10, dimensions: [1, 2] });
 * fractions[0] > 0.05; // → true
 * fractions[1]; // → 0
 * ```
 */
export function falseNeighbors(
  series: TimeSeries,
  { ratio = 10, size = 2, norm = euclideanNorm, ...options }: FalseNeighborsOptions = {},
): FalseNeighbors {
  checkPositive("falseNeighbors: ratio", ratio);
  checkPositive("falseNeighbors: size", size);
  checkVaries("falseNeighbors: series", series.values);
  const [deviation] = standardDeviations(series);
  const counts: [seen: number, byRatio: number, bySize: number, either: number][] = [];
  const dimensions = visitNeighbors("falseNeighbors", series, norm, options, (place, distance, gap) => {
    counts[place] ??= [0, 0, 0, 0];
    const row = counts[place];
    const first = gap / distance > ratio;
    const second = extended(norm, distance, gap) / deviation > size;
    row[0]++;
    if (first) row[1]++;
    if (second) row[2]++;
    if (first || second) row[3]++;
  });
  const share = (column: 1 | 2 | 3) =>
    Float64Array.from(dimensions, (_, place) => (counts[place] ? counts[place][column] / counts[place][0] : 0));
  return { dimensions, byRatio: share(1), bySize: share(2), fractions: share(3) };
}

export interface ImprovedFalseNeighborsOptions extends NeighborGrowthOptions {
  /** A neighbour is false if the next delay is further apart than so many distances. @default 2 */
  ratio?: number;
  /** @default euclideanNorm */
  norm?: Norm;
}

/**
 * Counts false nearest neighbours among those that are near enough to tell: nearer than the standard deviation over
 * `ratio`, so that noise and strangers do not count (Hegger, Kantz, Phys. Rev. E 60, 4970, 1999). A share for each of the
 * dimensions; 0 where no neighbour is near enough.
 *
 * @throws {RangeError} as `falseNeighbors` does.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { improvedFalseNeighbors } from "@attractors/metrics";
 *
 * const wave = seriesOf(Float64Array.from({ length: 1000 }, (_, k) => Math.sin(k / 7)));
 * improvedFalseNeighbors(wave, { delay: 10, dimensions: [2], ratio: 5 }); // → [0]
 * ```
 */
export function improvedFalseNeighbors(
  series: TimeSeries,
  { ratio = 2, norm = euclideanNorm, ...options }: ImprovedFalseNeighborsOptions = {},
): Float64Array {
  checkPositive("improvedFalseNeighbors: ratio", ratio);
  checkVaries("improvedFalseNeighbors: series", series.values);
  const [deviation] = standardDeviations(series);
  const counts: [near: number, wrong: number][] = [];
  const dimensions = visitNeighbors("improvedFalseNeighbors", series, norm, options, (place, distance, gap) => {
    counts[place] ??= [0, 0];
    if (!(distance < deviation / ratio)) return;
    counts[place][0]++;
    if (extended(norm, distance, gap) / distance > ratio) counts[place][1]++;
  });
  return Float64Array.from(dimensions, (_, place) => (counts[place]?.[0] ? counts[place][1] / counts[place][0] : 0));
}
