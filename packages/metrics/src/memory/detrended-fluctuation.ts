import { checkCount, type TimeSeries } from "@attractors/core";
import { checkScalar, checkVaries } from "../check-scalar.ts";
import type { ScalingEstimate } from "../estimate.ts";
import { detrendedVariance, profileOf } from "./local-trend.ts";
import { checkSizes, geometricSizes, logLogSlope } from "./log-log-slope.ts";

export interface DetrendedFluctuationOptions {
  /** Degree of the polynomials that are taken out. @default 1 */
  order?: number;
  /** Lengths n of windows, rising. @default from 4 to a tenth of the series, growing by 1.2 */
  windows?: readonly number[];
  /** Whether windows share half of their samples with the next. @default true */
  overlap?: boolean;
  /** Whether to average roots of windows' mean squares instead of mean squares, as some older code does. @default false */
  averageRoots?: boolean;
}

/**
 * Detrended fluctuation analysis of a scalar series (Peng et al., Phys. Rev. E 49, 1685, 1994): the exponent α with which
 * the deviation F(n) of its running sum from polynomials fitted to windows of length n grows. 0.5 for white noise, H for
 * fractional Gaussian noise, 1 + H for fractional Brownian motion.
 *
 * F is the root of the mean square over all windows, which start at 0, n/2, n, … below N - n, or at 0, n, … without
 * overlap. The exponent is the slope of ln F over ln n by least squares over all windows; the interval spans the slopes
 * over parts of the curve, and `status` says whether it is straight.
 *
 * @throws {RangeError} if the series is not scalar, not finite, does not vary or has fewer than 11 samples, or if a window
 * is too short for the polynomial or too long for the series.
 *
 * @example
 * ```ts
 * import { createRng, seriesOf } from "@attractors/core";
 * import { detrendedFluctuation } from "@attractors/metrics";
 *
 * const rng = createRng(1);
 * const noise = seriesOf(Array.from({ length: 5000 }, () => rng.normal()));
 * Math.abs(detrendedFluctuation(noise).value - 0.5) < 0.06; // → true
 * ```
 */
export function detrendedFluctuation(
  series: TimeSeries,
  { order = 1, windows, overlap = true, averageRoots = false }: DetrendedFluctuationOptions = {},
): ScalingEstimate {
  checkScalar("detrendedFluctuation: series", series, 11);
  checkVaries("detrendedFluctuation: series", series.values);
  checkCount("detrendedFluctuation: order", order, 0);
  const length = series.values.length;
  const sizes = windows ?? (length > 70 ? geometricSizes(4, 0.1 * length, 1.2) : [4, 5, 6, 7, 8, 9]);
  checkSizes("detrendedFluctuation: windows", sizes, order + 2, length - 1);

  const profile = profileOf(series.values);
  const fluctuations = sizes.map((size) => {
    const variance = detrendedVariance(profile, size, order);
    const step = overlap ? size >> 1 : size;
    const last = overlap ? length - size - 1 : length - size;
    let sum = 0;
    let count = 0;
    for (let start = 0; start <= last; start += step, count++) {
      sum += averageRoots ? Math.sqrt(variance(start)) : variance(start);
    }
    return averageRoots ? sum / count : Math.sqrt(sum / count);
  });
  return logLogSlope("detrendedFluctuation", sizes, fluctuations);
}
