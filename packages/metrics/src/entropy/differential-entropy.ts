import { checkCount, type TimeSeries } from "@attractors/core";
import { checkTruth } from "../check-series.ts";
import type { Estimate } from "../estimate.ts";
import { jackknifeMean } from "../jackknife.ts";
import { kdTree, queryOf, roomFor } from "../kd-tree.ts";
import { euclideanNorm, maximumNorm, type Norm } from "../norm.ts";
import { digammas } from "./digamma.ts";

export interface DifferentialEntropyOptions {
  /** Number of neighbours, k. @default 4 */
  neighbors?: number;
  /** Samples closer in time than this are no neighbours (Theiler). @default 0 */
  window?: number;
  /** @default euclideanNorm */
  norm?: Norm;
}

/**
 * Estimates the differential entropy of a series' distribution, in nats, from the distances ε to the k-th nearest
 * neighbours (Kozachenko, Leonenko, Probl. Inf. Transm. 23, 95, 1987): ψ(N) - ψ(k) + ln c + d ⟨ln ε⟩, with c the volume
 * of the unit ball of the norm in d dimensions. Unlike other entropies it may be negative, and changes with the unit.
 *
 * The interval is that of a delete-one-block jackknife over time with neighbours kept as they are.
 *
 * @throws {RangeError} if the series is not finite, has too few samples, or repeats a sample so often that a k-th
 * neighbour is at distance 0: there is no density then.
 *
 * @example
 * ```ts
 * import { createRng, seriesOf } from "@attractors/core";
 * import { differentialEntropy } from "@attractors/metrics";
 *
 * const rng = createRng(1);
 * const uniform = seriesOf(Array.from({ length: 4000 }, () => 2 * rng.uniform()));
 * Math.abs(differentialEntropy(uniform).value - Math.log(2)) < 0.05; // → true
 * ```
 */
export function differentialEntropy(
  series: TimeSeries,
  { neighbors = 4, window = 0, norm = euclideanNorm }: DifferentialEntropyOptions = {},
): Estimate {
  checkCount("differentialEntropy: neighbors", neighbors);
  checkCount("differentialEntropy: window", window, 0);
  checkTruth("differentialEntropy: series", series, neighbors + 2 * window + 1);
  const { dimension, values } = series;
  const tree = kdTree(series, { norm });
  const found = roomFor(neighbors);
  const query = queryOf(values, { window });
  const psi = digammas(Math.max(tree.length, neighbors));
  const constant = psi[tree.length] - psi[neighbors] + logVolume(dimension, norm);
  const terms = new Float64Array(tree.length);
  for (let i = 0; i < tree.length; i++) {
    query.start = i * dimension;
    query.around = i;
    tree.nearestInto(query, found);
    const radius = found.distances[neighbors - 1];
    if (radius === 0) {
      throw new RangeError(
        `differentialEntropy: series must not repeat a sample more than ${neighbors} times, as it does at ${i}; ` +
          "take more neighbors, or add a little noise",
      );
    }
    terms[i] = constant + dimension * Math.log(radius);
  }
  return jackknifeMean(terms);
}

/** The logarithm of the volume of the unit ball: 2^d, or π^(d/2) / Γ(d/2 + 1), by V_d = V_(d-2) 2π/d. */
function logVolume(dimension: number, norm: Norm): number {
  if (norm === maximumNorm) return dimension * Math.LN2;
  let volume = dimension % 2 === 0 ? 0 : Math.LN2;
  for (let d = dimension % 2 === 0 ? 2 : 3; d <= dimension; d += 2) volume += Math.log((2 * Math.PI) / d);
  return volume;
}
