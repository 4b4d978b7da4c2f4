import { lengthOf, type TimeSeries } from "@attractors/core";
import { kdTree, queryOf, roomFor } from "../kd-tree.ts";

export interface ContinuityStatisticOptions {
  /** Largest delay. */
  readonly maxDelay: number;
  /** Samples at most so far in time are no neighbours. */
  readonly window: number;
  /** Largest number of neighbours; from 8 on all are tried, and the least is taken. */
  readonly neighbors: number;
}

/** Significance at which chance is rejected, and the probability that a neighbour lands near by chance. */
const SIGNIFICANCE = 0.05;
const CHANCE = 0.5;
const FEWEST = 8;

/**
 * The continuity statistic <ε*>(τ) of Pecora, Moniz, Nichols, Carroll (Chaos 17, 013110, 2007) for τ = 0 … `maxDelay`: how
 * near, on average, the neighbours of a sample of `points` must stay to it in `x` at a delay of τ before that can be told
 * from chance. Where it is large, x(t + τ) is no continuous function of the point: a new coordinate.
 *
 * @param x - values of a component in its standard deviations, at the times of the points and after them.
 */
export function continuityStatistic(
  points: TimeSeries,
  x: Float64Array,
  { maxDelay, window, neighbors }: ContinuityStatisticOptions,
): Float64Array {
  const { dimension, values, interval } = points;
  const length = Math.min(lengthOf(points), x.length - maxDelay);
  const tree = kdTree({ dimension, interval, values: values.slice(0, length * dimension) });
  const query = queryOf(values, { window });
  const found = roomFor(neighbors);
  const needed = Int32Array.from({ length: neighbors + 1 }, (_, k) => (k < FEWEST ? 0 : fewestByChance(k)));
  const sorted = new Float64Array(neighbors);
  const sums = new Float64Array(maxDelay + 1);
  let samples = 0;
  for (let i = 0; i < length; i++) {
    query.start = i * dimension;
    query.around = i;
    if (tree.nearestInto(query, found) < neighbors) continue;
    samples++;
    for (let delay = 0; delay <= maxDelay; delay++) {
      const own = x[i + delay];
      let least = Infinity;
      for (let k = 0; k < neighbors; k++) {
        const gap = Math.abs(x[found.indices[k] + delay] - own);
        let place = k;
        for (; place > 0 && sorted[place - 1] > gap; place--) sorted[place] = sorted[place - 1];
        sorted[place] = gap;
        if (k + 1 >= FEWEST) least = Math.min(least, sorted[needed[k + 1] - 1]);
      }
      sums[delay] += least;
    }
  }
  return sums.map((sum) => (samples > 0 ? sum / samples : 0));
}

/** The least number of `count` neighbours that land near so rarely by chance. */
function fewestByChance(count: number): number {
  let tail = 0;
  let probability = CHANCE ** count;
  for (let successes = count; successes > 0; successes--) {
    tail += probability;
    if (tail > SIGNIFICANCE) return Math.min(count, successes + 1);
    probability *= (successes / (count - successes + 1)) * ((1 - CHANCE) / CHANCE);
  }
  return 1;
}
