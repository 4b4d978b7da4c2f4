import { checkCount, checkPositive, lengthOf, type TimeSeries } from "@attractors/core";
import { checkTruth } from "../check-series.ts";
import { thinned } from "../dimension/correlation-dimension.ts";
import { distanceQuantiles } from "../distance-quantile.ts";
import type { ScalingEstimate } from "../estimate.ts";
import { kdTree, queryOf, roomFor } from "../kd-tree.ts";
import { euclideanNorm, type Norm } from "../norm.ts";
import { theilerWindow } from "../theiler-window.ts";
import { type DivergenceRegionOptions, divergenceSlope, followed } from "./divergence-slope.ts";

export interface KantzExponentOptions extends DivergenceRegionOptions {
  /** Samples closer than that are neighbours. @default the radius that holds 1 % of the pairs */
  radius?: number;
  /** Samples over which neighbours are followed. @default four windows, at least 20, at most a quarter of the series */
  steps?: number;
  /** Samples at most so far in time are no neighbours. @default theilerWindow(series) */
  window?: number;
  /** Of the neighbourhood. @default euclideanNorm */
  norm?: Norm;
  /** The component whose differences are followed. @default the last, the newest of a delay embedding */
  component?: number;
  /** Samples with fewer neighbours are left out. @default 1 */
  neighbors?: number;
}

/** The estimate, and over how many samples it was averaged. */
export interface KantzExponent extends ScalingEstimate {
  readonly samples: number;
}

/**
 * Estimates the largest Lyapunov exponent from data: the slope over time of S(k) = <ln of the mean over all neighbours of
 * |x_{i+k} - x_{j+k}|>, differences of one component (Kantz, Phys. Lett. A 185, 77, 1994). It averages over
 * neighbourhoods before it takes logarithms, and so bears more noise than `rosensteinExponent`. Range, interval, status
 * and curve as there.
 *
 * @throws {RangeError} if no sample has enough neighbours, the series is too short for the window and the steps or is not
 * finite, or an option is out of range.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { delayEmbedding, kantzExponent } from "@attractors/metrics";
 *
 * const logistic = [0.3];
 * for (let k = 1; k < 3000; k++) logistic.push(4 * logistic[k - 1] * (1 - logistic[k - 1]));
 * const points = delayEmbedding(seriesOf(logistic), { dimension: 2 });
 * const { value } = kantzExponent(points, { steps: 10, radius: 0.005 });
 * Math.abs(value - Math.LN2) < 0.05; // → true
 * ```
 */
export function kantzExponent(
  series: TimeSeries,
  {
    window = theilerWindow(series),
    steps = Math.max(1, Math.min(Math.floor(lengthOf(series) / 4), Math.max(20, 4 * window))),
    norm = euclideanNorm,
    radius = distanceQuantiles(thinned(series, 1000), [0.01], { norm, apart: true })[0],
    component = series.dimension - 1,
    neighbors = 1,
    ...region
  }: KantzExponentOptions = {},
): KantzExponent {
  checkTruth("kantzExponent: series", series, 4);
  checkPositive("kantzExponent: radius", radius);
  checkCount("kantzExponent: steps", steps);
  checkCount("kantzExponent: window", window, 0);
  checkCount("kantzExponent: neighbors", neighbors);
  checkCount("kantzExponent: component", component, 0);
  const { dimension, values, interval } = series;
  if (component >= dimension) {
    throw new RangeError(`kantzExponent: component must be below ${dimension}, got ${component}`);
  }
  const starts = followed("kantzExponent", lengthOf(series), steps, window);
  const tree = kdTree({ dimension, interval, values: values.slice(0, starts * dimension) }, { norm });
  const query = queryOf(values, { window });
  const found = roomFor(starts);
  const sums = new Float64Array(steps + 1);
  const counts = new Float64Array(steps + 1);
  let samples = 0;

  for (let i = 0; i < starts; i++) {
    query.start = i * dimension;
    query.around = i;
    const count = tree.withinInto(query, radius, found, true);
    if (count < neighbors) continue;
    samples++;
    for (let k = 0, p = i * dimension + component; k <= steps; k++, p += dimension) {
      let sum = 0;
      for (let n = 0; n < count; n++)
        sum += Math.abs(values[p] - values[(found.indices[n] + k) * dimension + component]);
      if (sum === 0) continue;
      sums[k] += Math.log(sum / count);
      counts[k]++;
    }
  }
  if (samples === 0) {
    throw new RangeError(
      `kantzExponent: no sample has ${neighbors} neighbours closer than ${radius}; take a larger radius`,
    );
  }
  return { ...divergenceSlope("kantzExponent", sums, counts, interval, region), samples };
}
