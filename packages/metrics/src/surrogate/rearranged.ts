import { checkCount, lengthOf, type TimeSeries } from "@attractors/core";
import { checkScalar } from "../check-scalar.ts";
import { checkTruth } from "../check-series.ts";
import { medianOf } from "../scalar-statistics.ts";
import { permutation, type SurrogateMethod } from "./surrogate.ts";

/**
 * Surrogates in random order: they keep the distribution of the samples and lose all order in time. For the hypothesis
 * that samples are independent (Theiler et al., Physica D 58, 77, 1992). Of a series with several components whole samples
 * move.
 *
 * @throws {RangeError} if the series is empty or not finite.
 *
 * @example
 * ```ts
 * import { createRng, seriesOf } from "@attractors/core";
 * import { shuffled } from "@attractors/metrics";
 *
 * const draw = shuffled(seriesOf([1, 2, 3, 4]));
 * draw(createRng(1)).values.toSorted(); // → [1, 2, 3, 4]
 * ```
 */
export const shuffled: SurrogateMethod = (series) => {
  checkTruth("shuffled: series", series);
  return (rng) => rearranged(series, permutation(lengthOf(series), rng));
};

/**
 * Surrogates that begin at a random sample and go on from the first one behind the last: they keep everything but the
 * time at which things happen. For the hypothesis that two series are not related (Quian Quiroga et al. 2002).
 *
 * @throws {RangeError} if the series is empty or not finite.
 *
 * @example
 * ```ts
 * import { createRng, seriesOf } from "@attractors/core";
 * import { shifted } from "@attractors/metrics";
 *
 * shifted(seriesOf([1, 2, 3, 4]))(createRng(1)).values.toSorted(); // → [1, 2, 3, 4]
 * ```
 */
export const shifted: SurrogateMethod = (series) => {
  checkTruth("shifted: series", series);
  const length = lengthOf(series);
  return (rng) => {
    const start = rng.integer(length);
    return rearranged(
      series,
      Uint32Array.from({ length }, (_, k) => (start + k) % length),
    );
  };
};

/**
 * Surrogates of blocks in random order, cut at a random place of the circle: they keep correlations shorter than a block.
 *
 * @param blocks - how many blocks of nearly equal length.
 * @throws {RangeError} if the series is empty or not finite, or has fewer samples than blocks.
 *
 * @example
 * ```ts
 * import { createRng, seriesOf } from "@attractors/core";
 * import { blockShuffled } from "@attractors/metrics";
 *
 * blockShuffled(2)(seriesOf([1, 2, 3, 4]))(createRng(1)).values.toSorted(); // → [1, 2, 3, 4]
 * ```
 */
export function blockShuffled(blocks = 10): SurrogateMethod {
  checkCount("blockShuffled: blocks", blocks);
  return (series) => {
    checkTruth("blockShuffled: series", series, blocks);
    const length = lengthOf(series);
    return (rng) => {
      const shift = rng.integer(length);
      const order: number[] = [];
      for (const block of permutation(blocks, rng)) {
        const end = Math.floor(((block + 1) * length) / blocks);
        for (let k = Math.floor((block * length) / blocks); k < end; k++) order.push((k + shift) % length);
      }
      return rearranged(series, order);
    };
  };
}

/**
 * Surrogates of cycles in random order, of a scalar series that oscillates: they keep the shape of each cycle and lose what
 * goes beyond one. For the hypothesis that cycles are independent (Theiler, Phys. Lett. A 196, 335, 1995). Cycles begin where the
 * series crosses its median upwards; what precedes the first and follows the last beginning stays in place.
 *
 * @throws {RangeError} if the series is not scalar, not finite, or has fewer than two whole cycles.
 *
 * @example
 * ```ts
 * import { createRng, seriesOf } from "@attractors/core";
 * import { cycleShuffled } from "@attractors/metrics";
 *
 * const series = seriesOf([-1, 1, 2, -2, 3, 4, -3, 5]);
 * cycleShuffled(series)(createRng(1)).values.toSorted(); // → [-3, -2, -1, 1, 2, 3, 4, 5]
 * ```
 */
export const cycleShuffled: SurrogateMethod = (series) => {
  checkScalar("cycleShuffled: series", series, 2);
  const { values } = series;
  const median = medianOf(values);
  const starts: number[] = [];
  for (let k = 1; k < values.length; k++) if (values[k - 1] < median && values[k] >= median) starts.push(k);
  if (starts.length < 3) {
    throw new RangeError(`cycleShuffled: series must cross its median upwards 3 times, got ${starts.length}`);
  }
  return (rng) => {
    const order: number[] = [];
    for (let k = 0; k < starts[0]; k++) order.push(k);
    for (const cycle of permutation(starts.length - 1, rng)) {
      for (let k = starts[cycle]; k < starts[cycle + 1]; k++) order.push(k);
    }
    for (let k = starts[starts.length - 1]; k < values.length; k++) order.push(k);
    return rearranged(series, order);
  };
};

/** The samples of a series in another order. */
export function rearranged({ dimension, values, interval }: TimeSeries, order: ArrayLike<number>): TimeSeries {
  const moved = new Float64Array(order.length * dimension);
  for (let k = 0; k < order.length; k++) {
    for (let i = 0; i < dimension; i++) moved[k * dimension + i] = values[order[k] * dimension + i];
  }
  return { dimension, interval, values: moved };
}
