import { lengthOf, type TimeSeries } from "@attractors/core";
import { kdTree, queryOf, roomFor } from "../kd-tree.ts";

export interface NoiseAmplificationOptions {
  /** Largest time horizon, in samples. */
  readonly horizon: number;
  /** Samples at most so far in time are no neighbours. */
  readonly window: number;
  /** Number of neighbours. */
  readonly neighbors: number;
}

/**
 * The L statistic of Uzal, Grinblat, Verdes (Phys. Rev. E 84, 016223, 2011) for the time horizons 1 … `horizon`:
 * L = log10(σ α), with σ² the mean over the first `count` samples of E² / ε², the spread of a neighbourhood in the future,
 * averaged up to the horizon, over its present size, and α^-2 = <ε^-2>. The smaller, the less noise is amplified and the
 * less redundant the coordinates are.
 */
export function noiseAmplification(
  points: TimeSeries,
  count: number,
  { horizon, window, neighbors }: NoiseAmplificationOptions,
): Float64Array {
  const { dimension, values, interval } = points;
  const length = Math.min(count, lengthOf(points)) - horizon;
  const tree = kdTree({ dimension, interval, values: values.slice(0, length * dimension) });
  const query = queryOf(values, { window, apart: true });
  const found = roomFor(neighbors);
  const spreads = new Float64Array(horizon + 1);
  let inverse = 0;
  let samples = 0;
  for (let i = 0; i < length; i++) {
    query.start = i * dimension;
    query.around = i;
    if (tree.nearestInto(query, found) < neighbors) continue;
    // Twice the variance of the neighbourhood is its mean squared distance, over all pairs of neighbours.
    const size = 2 * spread(values, dimension, i, found.indices, 0) * ((neighbors + 1) / neighbors);
    inverse += 1 / size;
    samples++;
    let sum = 0;
    for (let t = 1; t <= horizon; t++) {
      sum += spread(values, dimension, i, found.indices, t);
      spreads[t] += sum / t / size;
    }
  }
  if (samples === 0) return new Float64Array(horizon).fill(Infinity);
  return Float64Array.from({ length: horizon }, (_, k) =>
    Math.log10(Math.sqrt(spreads[k + 1] / samples / (inverse / samples))),
  );
}

/** The variance of a sample and its neighbours, `ahead` samples later. */
function spread(values: Float64Array, dimension: number, i: number, neighbors: Int32Array, ahead: number): number {
  const size = neighbors.length + 1;
  let variance = 0;
  for (let c = 0; c < dimension; c++) {
    const own = values[(i + ahead) * dimension + c];
    let sum = 0;
    let squares = 0;
    for (let k = 0; k < neighbors.length; k++) {
      const gap = values[(neighbors[k] + ahead) * dimension + c] - own;
      sum += gap;
      squares += gap * gap;
    }
    variance += squares / size - (sum / size) ** 2;
  }
  return variance;
}
