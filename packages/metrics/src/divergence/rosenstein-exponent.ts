import { checkCount, lengthOf, type TimeSeries } from "@attractors/core";
import { checkTruth } from "../check-series.ts";
import type { ScalingEstimate } from "../estimate.ts";
import { kdTree, queryOf, roomFor } from "../kd-tree.ts";
import { euclideanNorm, maximumNorm, type Norm } from "../norm.ts";
import { theilerWindow } from "../theiler-window.ts";
import { type DivergenceRegionOptions, divergenceSlope, followed } from "./divergence-slope.ts";

export interface RosensteinExponentOptions extends DivergenceRegionOptions {
  /** Samples over which neighbours are followed. @default four windows, at least 20, at most a quarter of the series */
  steps?: number;
  /** Samples at most so far in time are no neighbours. @default theilerWindow(series) */
  window?: number;
  /** @default euclideanNorm */
  norm?: Norm;
  /**
   * Whether all pairs are followed to the last step: samples and neighbours are taken only where the series goes on that
   * long. If not, each pair counts as long as both go on, as in the Python package NoLiTSA. @default true
   */
  complete?: boolean;
  /** Whether a neighbour at distance 0 is passed over for the next one. @default false */
  apart?: boolean;
}

/**
 * Estimates the largest Lyapunov exponent from data: the slope of S(k) = <ln |x_{i+k} - x_{j+k}|> over time, with j the
 * nearest neighbour of i outside of a Theiler window (Rosenstein, Collins, De Luca, Physica D 65, 117, 1993). The slope
 * is taken where S is straight and grows at least twofold (`scalingRegion`; its interval is explained there); `status`
 * says if there is no such range, as for noise or a periodic series. The curve is S over time, the value per unit of time.
 *
 * Embed a scalar series first (`delayEmbedding`). On short series the first steps rise faster than the exponent: neighbours
 * turn into the unstable direction. Look at the curve before you trust the number.
 *
 * @throws {RangeError} if the series is too short for the window and the steps, all neighbours are equal, the series is
 * not finite, or an option is out of range.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { delayEmbedding, rosensteinExponent } from "@attractors/metrics";
 *
 * const logistic = [0.3];
 * for (let k = 1; k < 3000; k++) logistic.push(4 * logistic[k - 1] * (1 - logistic[k - 1]));
 * const points = delayEmbedding(seriesOf(logistic), { dimension: 2 });
 * const { value, status } = rosensteinExponent(points, { steps: 12 }); // ln 2 is 0.693
 * Math.abs(value - Math.LN2) < 0.03; // → true
 * status; // → "scaling"
 * ```
 */
export function rosensteinExponent(
  series: TimeSeries,
  {
    window = theilerWindow(series),
    steps = Math.max(1, Math.min(Math.floor(lengthOf(series) / 4), Math.max(20, 4 * window))),
    norm = euclideanNorm,
    complete = true,
    apart = false,
    ...region
  }: RosensteinExponentOptions = {},
): ScalingEstimate {
  checkTruth("rosensteinExponent: series", series, 4);
  checkCount("rosensteinExponent: steps", steps);
  checkCount("rosensteinExponent: window", window, 0);
  const { dimension, values, interval } = series;
  const length = lengthOf(series);
  const starts = followed("rosensteinExponent", length, complete ? steps : 1, window);
  const used = complete ? starts : length;
  const tree = kdTree({ dimension, interval, values: values.slice(0, used * dimension) }, { norm });
  const query = queryOf(values, { window, apart });
  const nearest = roomFor(1);
  const maximum = norm === maximumNorm;
  const sums = new Float64Array(steps + 1);
  const counts = new Float64Array(steps + 1);

  for (let i = 0; i < used; i++) {
    query.start = i * dimension;
    query.around = i;
    if (tree.nearestInto(query, nearest) === 0) continue;
    const last = Math.min(steps, length - 1 - Math.max(i, nearest.indices[0]));
    for (let k = 0, p = i * dimension, q = nearest.indices[0] * dimension; k <= last; k++) {
      let power = 0;
      for (let c = 0; c < dimension; c++, p++, q++) {
        const gap = values[p] - values[q];
        power = maximum ? Math.max(power, Math.abs(gap)) : power + gap * gap;
      }
      if (power === 0) continue;
      sums[k] += maximum ? Math.log(power) : Math.log(power) / 2;
      counts[k]++;
    }
  }
  return divergenceSlope("rosensteinExponent", sums, counts, interval, region);
}
