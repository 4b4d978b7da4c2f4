import { lengthOf, type TimeSeries } from "@attractors/core";
import { checkTruth } from "../check-series.ts";
import { distanceQuantiles } from "../distance-quantile.ts";
import type { ScalingEstimate } from "../estimate.ts";
import { euclideanNorm, type Norm } from "../norm.ts";
import { type ScalingRegionOptions, scalingRegion, slopeOver } from "../scaling-region.ts";
import { theilerWindow } from "../theiler-window.ts";
import { type CorrelationSumOptions, correlationSum } from "./correlation-sum.ts";

export interface CorrelationDimensionOptions extends CorrelationSumOptions, ScalingRegionOptions {
  /** Radii at which pairs are counted, rising. @default 64, from where about 50 pairs are to a tenth of all pairs */
  radii?: ArrayLike<number>;
  /** Radii between which the slope is taken. @default the longest range in which the curve is straight */
  range?: readonly [from: number, to: number];
}

/**
 * Estimates the correlation dimension D_2 of the attractor that a series lies on: the slope of ln C(r) over ln r
 * (Grassberger, Procaccia, Phys. Rev. Lett. 50, 346, 1983), outside of a Theiler window, over the range in which it is
 * straight (`scalingRegion`; its interval is explained there). With another `order` q, the generalised dimension D_q.
 * The curve and the range of the result are in ln r.
 *
 * Embed a scalar series first (`delayEmbedding`). The data bound what can be seen: D < 2 log10 N (Eckmann, Ruelle, 1992).
 *
 * @throws {RangeError} if all samples are equal, the series is not finite, or an option is out of range.
 *
 * @example
 * ```ts
 * import { createRng, seriesOf } from "@attractors/core";
 * import { correlationDimension } from "@attractors/metrics";
 *
 * const rng = createRng(1);
 * const square = seriesOf(Float64Array.from({ length: 4000 }, () => rng.uniform()), { dimension: 2 });
 * const { value, status } = correlationDimension(square);
 * value > 1.9 && value < 2.05; // → true
 * status; // → "scaling"
 * ```
 */
export function correlationDimension(
  series: TimeSeries,
  {
    norm = euclideanNorm,
    window = theilerWindow(series),
    radii = correlationRadii(series, norm, window),
    range,
    points,
    bend,
    share,
    rise,
    ...options
  }: CorrelationDimensionOptions = {},
): ScalingEstimate {
  const found = correlationSum(series, radii, { ...options, norm, window });
  // A count of a few pairs says little about its logarithm.
  const enough = Array.from(found.sums.keys()).filter((k) => (range ? found.sums[k] > 0 : found.counts[k] >= 10));
  if (enough.length < 2) {
    throw new RangeError("correlationDimension: fewer than two radii have pairs closer than them; take larger ones");
  }
  const x = Float64Array.from(enough, (k) => Math.log(found.radii[k]));
  const y = Float64Array.from(enough, (k) => Math.log(found.sums[k]));
  if (range) return slopeOver({ x, y }, [Math.log(range[0]), Math.log(range[1])]);
  const region = { points, bend, share, rise };
  return scalingRegion(x, y, Object.fromEntries(Object.entries(region).filter(([, value]) => value !== undefined)));
}

/** Radii in equal steps of their logarithm: from where about 50 pairs are closer to a tenth of the pairs. */
export function correlationRadii(series: TimeSeries, norm: Norm, window: number, count = 64): Float64Array {
  checkTruth("correlationDimension: series", series, 2);
  const sample = thinned(series, 1000);
  const thin = Math.ceil(lengthOf(series) / 1000);
  const most = distanceQuantiles(sample, [0.1], { norm, window: Math.ceil(window / thin), apart: true })[0];
  const share = Math.min(0.02, 100 / lengthOf(series) ** 2);
  const least = distanceQuantiles(sample, [share], { norm, window: Math.ceil(window / thin), apart: true })[0];
  const ratio = Math.max(8, most / least);
  return Float64Array.from({ length: count }, (_, k) => most * ratio ** ((k + 1 - count) / (count - 1)));
}

/** Every n-th sample, so that at most `most` are left. */
export function thinned(series: TimeSeries, most: number): TimeSeries {
  const { dimension, values, interval } = series;
  const step = Math.ceil(lengthOf(series) / most);
  if (step <= 1) return series;
  const length = Math.ceil(lengthOf(series) / step);
  const part = new Float64Array(length * dimension);
  for (let k = 0; k < length; k++) {
    for (let i = 0; i < dimension; i++) part[k * dimension + i] = values[k * step * dimension + i];
  }
  return { dimension, values: part, interval: interval * step };
}
