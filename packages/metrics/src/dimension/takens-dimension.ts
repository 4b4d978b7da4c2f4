import { checkCount, checkPositive, lengthOf, type TimeSeries } from "@attractors/core";
import { checkTruth } from "../check-series.ts";
import { distanceQuantiles } from "../distance-quantile.ts";
import type { Estimate } from "../estimate.ts";
import { BLOCKS, blockOf, jackknife } from "../jackknife.ts";
import { kdTree, queryOf, roomFor } from "../kd-tree.ts";
import { euclideanNorm, type Norm } from "../norm.ts";
import { theilerWindow } from "../theiler-window.ts";
import { thinned } from "./correlation-dimension.ts";

export interface TakensDimensionOptions {
  /** Pairs closer than this radius r0 are used. @default the radius that holds 2 % of the pairs */
  radius?: number;
  /** @default euclideanNorm */
  norm?: Norm;
  /** Pairs at most so many samples apart are left out. @default theilerWindow(series) */
  window?: number;
}

/**
 * Estimates the correlation dimension by maximum likelihood from all pairs closer than r0: -1 / <ln(r / r0)> (Takens,
 * Lecture Notes in Math. 1125, 99, 1985). Pairs at distance 0 are left out. The interval is that of a jackknife over 20
 * blocks of time.
 *
 * @throws {RangeError} if no pair is closer than the radius, the series is not finite, or an option is out of range.
 *
 * @example
 * ```ts
 * import { createRng, seriesOf } from "@attractors/core";
 * import { takensDimension } from "@attractors/metrics";
 *
 * const rng = createRng(1);
 * const square = seriesOf(Float64Array.from({ length: 4000 }, () => rng.uniform()), { dimension: 2 });
 * const { value } = takensDimension(square, { radius: 0.05, window: 0 });
 * value > 1.9 && value < 2.1; // → true
 * ```
 */
export function takensDimension(
  series: TimeSeries,
  {
    norm = euclideanNorm,
    window = theilerWindow(series),
    radius = distanceQuantiles(thinned(series, 1000), [0.02], { norm, apart: true })[0],
  }: TakensDimensionOptions = {},
): Estimate {
  checkTruth("takensDimension: series", series, 2);
  checkPositive("takensDimension: radius", radius);
  checkCount("takensDimension: window", window, 0);
  const { dimension, values } = series;
  const length = lengthOf(series);
  const tree = kdTree(series, { norm });
  const query = queryOf(values, { window, apart: true });
  const found = roomFor(length);
  // Logarithms and numbers of pairs between two blocks.
  const sums = new Float64Array(BLOCKS * BLOCKS);
  const counts = new Float64Array(BLOCKS * BLOCKS);
  for (let i = 0; i < length; i++) {
    query.start = i * dimension;
    query.around = i;
    const count = tree.withinInto(query, radius, found, true);
    const row = blockOf(i, length) * BLOCKS;
    for (let k = 0; k < count; k++) {
      const cell = row + blockOf(found.indices[k], length);
      sums[cell] += Math.log(found.distances[k] / radius);
      counts[cell]++;
    }
  }
  const dimensionWithout = (block: number): number => {
    let sum = 0;
    let count = 0;
    for (let cell = 0; cell < sums.length; cell++) {
      if (Math.floor(cell / BLOCKS) === block || cell % BLOCKS === block) continue;
      sum += sums[cell];
      count += counts[cell];
    }
    return -count / sum;
  };
  const value = dimensionWithout(-1);
  if (!Number.isFinite(value)) {
    throw new RangeError(`takensDimension: no pair of different samples is closer than the radius ${radius}`);
  }
  const without = Float64Array.from({ length: BLOCKS }, (_, block) => dimensionWithout(block));
  return jackknife(value, without.every(Number.isFinite) ? without : new Float64Array(BLOCKS).fill(value));
}
