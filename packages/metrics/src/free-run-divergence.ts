import { checkCount, checkLength, lengthOf, type TimeSeries } from "@attractors/core";
import { divergenceFrom, type StateSpaceDivergenceOptions } from "./state-space-divergence.ts";

/**
 * Runs a model freely from many observations, `starts` [runs × n]: returns the `length` samples that follow each,
 * [runs × length × n].
 */
export type FreeRuns = (starts: Float64Array, length: number) => Float64Array;

export interface FreeRunDivergenceOptions extends StateSpaceDivergenceOptions {
  /** Number of free runs. @default 256 */
  runs?: number;
  /** Samples of each run that are compared. @default a thirty-second of truth's, at least 2 */
  length?: number;
  /** Samples of each run that are left out before. @default a tenth of `length` */
  transient?: number;
  /** What of truth and runs is compared, such as some components of many. @default all */
  view?: (series: TimeSeries) => TimeSeries;
}

/** The golden section: its multiples, modulo 1, spread evenly. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Judges a model by many free runs that start all over the attractor and a little beside it: `stateSpaceDivergence` of
 * all runs together, which sees their geometry, plus the distance between its mean and its median over the single runs,
 * which sees what one long run may miss: a false attractor beside the true one, where only some of the runs are caught.
 * Made for choosing among the checkpoints of a training: its values are to be compared with each other only.
 *
 * Every other run starts at a sample of truth, one after the other along the series; the others start halfway between
 * such a sample and another, by multiples of the golden section: where data are thin, false attractors hide. There is no
 * chance in it. A run that leaves the finite numbers makes it Infinity.
 *
 * @throws {RangeError} as `stateSpaceDivergence` does, and if an option is not a whole number in its range.
 *
 * @example
 * ```ts
 * import { freeRunDivergence } from "@attractors/metrics";
 *
 * const values = Float64Array.from({ length: 2 * 4000 }, (_, k) => Math.sin(Math.floor(k / 2) / 10 + (k % 2) * 1.5));
 * const circle = { dimension: 2, values, interval: 0.1 };
 * const rest = (starts: Float64Array, length: number) =>
 *   Float64Array.from({ length: starts.length * length }, (_, k) => starts[2 * Math.floor(k / (2 * length)) + (k % 2)]);
 * freeRunDivergence(circle, rest) > 1; // → true
 * ```
 */
export function freeRunDivergence(
  truth: TimeSeries,
  freeRuns: FreeRuns,
  {
    runs = 256,
    length = Math.max(2, Math.floor(lengthOf(truth) / 32)),
    transient = Math.floor(length / 10),
    view = (series) => series,
    ...options
  }: FreeRunDivergenceOptions = {},
): number {
  checkCount("freeRunDivergence: runs", runs);
  checkCount("freeRunDivergence: length", length);
  checkCount("freeRunDivergence: transient", transient, 0);
  const divergenceOf = divergenceFrom("freeRunDivergence", view(truth), options);
  const { dimension, values: samples, interval } = truth;
  const starts = new Float64Array(runs * dimension);
  for (let run = 0; run < runs; run++) {
    const first = sampleAt((run + 0.5) / runs);
    const second = run % 2 === 0 ? first : sampleAt(((run + 0.5) * GOLDEN) % 1);
    for (let i = 0; i < dimension; i++) starts[run * dimension + i] = (samples[first + i] + samples[second + i]) / 2;
  }

  const paths = freeRuns(starts, transient + length);
  checkLength("freeRunDivergence: the free runs", paths, runs * (transient + length) * dimension);
  const together = { dimension, interval, values: new Float64Array(runs * length * dimension) };
  const divergences = new Float64Array(runs);
  for (let run = 0; run < runs; run++) {
    const end = (run + 1) * (transient + length) * dimension;
    const single = { dimension, interval, values: paths.subarray(end - length * dimension, end) };
    together.values.set(single.values, run * length * dimension);
    divergences[run] = divergenceOf(view(single));
    if (divergences[run] === Infinity) return Infinity;
  }
  return divergenceOf(view(together)) + Math.abs(mean(divergences) - median(divergences));

  /** Where the sample at a fraction of the series begins. */
  function sampleAt(fraction: number): number {
    return Math.floor(fraction * lengthOf(truth)) * dimension;
  }
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: Float64Array): number {
  const sorted = values.slice().sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
