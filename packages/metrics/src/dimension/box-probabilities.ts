import { checkPositive, type TimeSeries } from "@attractors/core";
import { checkTruth } from "../check-series.ts";

/**
 * Divides state space into boxes of edge `size`, from the least value of each component on, and returns the share of the
 * samples in each box that has any, in the order of their first visits. Memory grows with the number of samples only,
 * whatever the dimension.
 *
 * @throws {RangeError} if the series is empty or not finite, or `size` is not positive.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { boxProbabilities } from "@attractors/metrics";
 *
 * boxProbabilities(seriesOf([0, 0.5, 1.5, 3]), 1); // → [0.5, 0.25, 0.25]
 * ```
 */
export function boxProbabilities(series: TimeSeries, size: number): Float64Array {
  checkTruth("boxProbabilities: series", series);
  checkPositive("boxProbabilities: size", size);
  const { dimension, values } = series;
  const length = values.length / dimension;
  // Axis by axis, each pair of a label and a position along the axis gets a label of its own.
  const labels = new Float64Array(length);
  let count = 1;
  for (let i = 0; i < dimension; i++) {
    let least = Infinity;
    for (let k = i; k < values.length; k += dimension) least = Math.min(least, values[k]);
    const places = new Map<number, Map<number, number>>();
    let next = 0;
    for (let k = 0, j = i; k < length; k++, j += dimension) {
      const place = Math.floor((values[j] - least) / size);
      let row = places.get(place);
      if (!row) {
        row = new Map();
        places.set(place, row);
      }
      let label = row.get(labels[k]);
      if (label === undefined) {
        label = next++;
        row.set(labels[k], label);
      }
      labels[k] = label;
    }
    count = next;
  }
  const shares = new Float64Array(count);
  for (let k = 0; k < length; k++) shares[labels[k]]++;
  for (let b = 0; b < count; b++) shares[b] /= length;
  return shares;
}

/**
 * Computes Rényi's entropy of order q of probabilities, in nats: ln Σ p^q / (1 - q), and Shannon's, -Σ p ln p, for q = 1.
 *
 * @example
 * ```ts
 * import { renyiEntropyOf } from "@attractors/metrics";
 *
 * renyiEntropyOf(Float64Array.of(0.5, 0.5), 2) / Math.LN2; // → 1
 * ```
 */
export function renyiEntropyOf(probabilities: Float64Array, order: number): number {
  let sum = 0;
  if (order === 1) {
    for (const p of probabilities) sum -= p > 0 ? p * Math.log(p) : 0;
    return sum;
  }
  for (const p of probabilities) sum += p > 0 ? p ** order : 0;
  return Math.log(sum) / (1 - order);
}
