import { checkCount, lengthOf, means, standardDeviations, type TimeSeries } from "@attractors/core";
import { checkTruth } from "../check-series.ts";
import { theilerWindow } from "../theiler-window.ts";
import { continuityStatistic } from "./continuity-statistic.ts";
import { type DelayCoordinate, generalEmbedding } from "./delay-embedding.ts";
import { noiseAmplification } from "./noise-amplification.ts";

export interface PecuzalEmbeddingOptions {
  /** Largest delay, in samples. @default 50, or a tenth of the series */
  maxDelay?: number;
  /** Samples at most so far in time are no neighbours. @default theilerWindow(series) */
  window?: number;
  /** Largest number of neighbours of the continuity statistic, at least 8. @default 13 */
  neighbors?: number;
  /** Number of neighbours of the L statistic. @default 3 */
  closest?: number;
  /** How much L must fall for a coordinate to be added. @default 0 */
  threshold?: number;
  /** Most coordinates. @default 10 */
  maxDimension?: number;
}

/** An embedding that was found, and how each further coordinate changed L. */
export interface PecuzalEmbedding {
  readonly coordinates: readonly DelayCoordinate[];
  /** By how much L fell with each coordinate after the first: all below 0. */
  readonly changes: Float64Array;
  readonly points: TimeSeries;
}

/**
 * Finds an embedding with a delay of its own for each coordinate, of a scalar series or from the components of a larger
 * one (PECUZAL: Kraemer, Datseris, Kurths, Kiss, Ocampo-Espindola, Marwan, New J. Phys. 23, 033017, 2021): at the peaks
 * of the continuity statistic coordinates are tried, the one that lowers the L statistic of Uzal most is taken, until none
 * lowers it. Of a series that no coordinate improves, such as white noise, one coordinate remains.
 *
 * @throws {RangeError} if the series is too short, not finite, or a component is constant, or an option is out of range.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { pecuzalEmbedding } from "@attractors/metrics";
 *
 * const wave = seriesOf(Float64Array.from({ length: 1000 }, (_, k) => Math.sin(k / 8.1)));
 * pecuzalEmbedding(wave, { maxDelay: 30 }).coordinates.length; // → 2
 * ```
 */
export function pecuzalEmbedding(
  series: TimeSeries,
  {
    maxDelay = Math.max(1, Math.min(50, Math.floor(lengthOf(series) / 10))),
    window = theilerWindow(series),
    neighbors = 13,
    closest = 3,
    threshold = 0,
    maxDimension = 10,
  }: PecuzalEmbeddingOptions = {},
): PecuzalEmbedding {
  checkCount("pecuzalEmbedding: maxDelay", maxDelay);
  checkCount("pecuzalEmbedding: window", window, 0);
  checkCount("pecuzalEmbedding: neighbors", neighbors, 8);
  checkCount("pecuzalEmbedding: closest", closest);
  checkCount("pecuzalEmbedding: maxDimension", maxDimension);
  if (!(threshold <= 0)) throw new RangeError(`pecuzalEmbedding: threshold must be at most 0, got ${threshold}`);
  checkTruth("pecuzalEmbedding: series", series, 3 * maxDelay + 2 * window + neighbors + 2);
  const standard = standardized(series);
  const columns = Array.from({ length: series.dimension }, (_, component) => columnOf(standard, component));
  const search = { maxDelay, window, neighbors, closest };

  let best: Trial | undefined;
  for (const component of columns.keys()) {
    const trial = bestAddition(standard, columns, [{ component, delay: 0 }], search);
    // Of several components to begin with, the one whose best peak is highest and lowers L most.
    if (trial && (!best || trial.change * trial.height < best.change * best.height)) best = trial;
  }
  let coordinates: DelayCoordinate[] = [{ component: 0, delay: 0 }];
  const changes: number[] = [];
  while (best && best.change < threshold && coordinates.length < maxDimension) {
    coordinates = best.coordinates;
    changes.push(best.change);
    best = bestAddition(standard, columns, coordinates, search);
  }
  return { coordinates, changes: Float64Array.from(changes), points: generalEmbedding(series, coordinates) };
}

interface Trial {
  readonly coordinates: DelayCoordinate[];
  /** Of L, at the time horizon at which it falls first. */
  readonly change: number;
  /** Of the peak of the continuity statistic. */
  readonly height: number;
}

type Search = Required<Pick<PecuzalEmbeddingOptions, "maxDelay" | "window" | "neighbors" | "closest">>;

/** The coordinate at a peak of the continuity statistic that lowers L most. */
function bestAddition(
  series: TimeSeries,
  columns: readonly Float64Array[],
  coordinates: DelayCoordinate[],
  { maxDelay, window, neighbors, closest }: Search,
): Trial | undefined {
  const points = generalEmbedding(series, coordinates);
  const count = lengthOf(series) - maxDelay;
  const measure = { horizon: maxDelay, window, neighbors: closest };
  const present = noiseAmplification(points, count, measure);
  let best: Trial | undefined;
  for (const [component, column] of columns.entries()) {
    const statistic = continuityStatistic(points, column, { maxDelay, window, neighbors });
    for (let delay = 0; delay < maxDelay; delay++) {
      const before = delay === 0 ? 0 : statistic[delay - 1];
      if (!(statistic[delay] > before && statistic[delay] >= statistic[delay + 1])) continue;
      const trial = [...coordinates, { component, delay }];
      const change = firstFall(present, noiseAmplification(generalEmbedding(series, trial), count, measure));
      if (!best || change < best.change) best = { coordinates: trial, change, height: statistic[delay] };
    }
  }
  return best;
}

/** The change of L at the first horizon where it falls, and falls less afterwards; the least change if it never falls. */
function firstFall(before: Float64Array, after: Float64Array): number {
  let least = Infinity;
  for (let k = 0; k < before.length; k++) {
    const change = after[k] - before[k];
    if (change > least && least < 0) return least;
    least = Math.min(least, change);
  }
  return least;
}

function columnOf({ dimension, values }: TimeSeries, component: number): Float64Array {
  return Float64Array.from({ length: values.length / dimension }, (_, k) => values[k * dimension + component]);
}

function standardized(series: TimeSeries): TimeSeries {
  const { dimension, values } = series;
  const center = means(series);
  const deviations = standardDeviations(series);
  for (let i = 0; i < dimension; i++) {
    const column = columnOf(series, i);
    if (column.every((value) => value === column[0])) {
      throw new RangeError(`pecuzalEmbedding: component ${i} is constant; leave it out`);
    }
  }
  return { ...series, values: values.map((value, k) => (value - center[k % dimension]) / deviations[k % dimension]) };
}
