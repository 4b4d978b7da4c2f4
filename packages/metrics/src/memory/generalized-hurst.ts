import { checkCount, checkPositive, type TimeSeries } from "@attractors/core";
import { checkScalar, checkVaries } from "../check-scalar.ts";
import type { Estimate, ScalingEstimate } from "../estimate.ts";
import { fitLine } from "../line-fit.ts";
import { keepTrend, removeLine } from "../spectrum/trend.ts";
import { checkSizes, logLogSlope } from "./log-log-slope.ts";

export interface GeneralizedHurstOptions {
  /** The moments q, positive. @default [1, 2, 3] */
  moments?: readonly number[];
  /** Lags τ, rising. @default 1 to 19 */
  lags?: readonly number[];
}

const NINETEEN = /* @__PURE__ */ Array.from({ length: 19 }, (_, k) => k + 1);

/**
 * The generalised Hurst exponents H(q) of a scalar series, one for each moment, from its structure functions:
 * ⟨|x(t + τ) - x(t)|^q⟩ grows as τ^(q H(q)) (Barabási, Vicsek, Phys. Rev. A 44, 2730, 1991). 0.5 for Brownian motion at all
 * q; it is meant for series that wander, and near 0 for noise.
 *
 * Least squares over all lags; the interval spans the slopes over parts of the curve.
 *
 * @throws {RangeError} if the series is not scalar, not finite or does not vary, if a moment is not positive, or if lags do
 * not rise or do not fit.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { generalizedHurst } from "@attractors/metrics";
 *
 * const line = seriesOf(Array.from({ length: 100 }, (_, k) => k));
 * generalizedHurst(line, { moments: [2] })[0].value; // ≈ 1
 * ```
 */
export function generalizedHurst(
  series: TimeSeries,
  { moments = [1, 2, 3], lags = NINETEEN }: GeneralizedHurstOptions = {},
): ScalingEstimate[] {
  checkScalar("generalizedHurst: series", series, 3);
  checkVaries("generalizedHurst: series", series.values);
  for (const q of moments) checkPositive("generalizedHurst: moments", q);
  checkSizes("generalizedHurst: lags", lags, 1, series.values.length - 1);
  const { values } = series;
  return moments.map((q) => {
    const curve = lags.map((lag) => {
      let sum = 0;
      for (let k = lag; k < values.length; k++) sum += powerOf(Math.abs(values[k] - values[k - lag]), q);
      return sum / (values.length - lag);
    });
    const slope = logLogSlope("generalizedHurst", lags, curve);
    return { ...slope, value: slope.value / q, interval: [slope.interval[0] / q, slope.interval[1] / q] };
  });
}

export interface DiMatteoHurstOptions {
  /** The moments q, positive. @default [1, 2, 3] */
  moments?: readonly number[];
  /** The largest lags over whose fits is averaged. @default 5 to 19 */
  largestLags?: readonly number[];
  /** Whether a straight line is taken out of the series first, at each lag anew. @default true */
  detrend?: boolean;
}

/**
 * The generalised Hurst exponents as Di Matteo, Aste and Dacorogna (Physica A 324, 183, 2003) compute them for markets:
 * at each lag only every τ-th sample is used, moments of differences are divided by moments of values, and the slope is
 * averaged over several largest lags. The interval is ±1.96 standard deviations of the slopes over these. For comparison
 * with published values; `generalizedHurst` uses all samples.
 *
 * @throws {RangeError} as `generalizedHurst` does; the series must have twice the largest lag, and one more.
 *
 * @example
 * ```ts
 * import { createRng, seriesOf } from "@attractors/core";
 * import { diMatteoHurst } from "@attractors/metrics";
 *
 * const rng = createRng(1);
 * let x = 0;
 * const walk = seriesOf(Array.from({ length: 5000 }, () => (x += rng.normal())));
 * Math.abs(diMatteoHurst(walk)[0].value - 0.5) < 0.1; // → true
 * ```
 */
export function diMatteoHurst(
  series: TimeSeries,
  { moments = [1, 2, 3], largestLags = NINETEEN.slice(4), detrend = true }: DiMatteoHurstOptions = {},
): Estimate[] {
  checkCount("diMatteoHurst: largestLags.length", largestLags.length);
  for (const lag of largestLags) checkCount("diMatteoHurst: largestLags", lag, 2);
  const most = Math.max(...largestLags);
  checkScalar("diMatteoHurst: series", series, 2 * most + 1);
  checkVaries("diMatteoHurst: series", series.values);
  for (const q of moments) checkPositive("diMatteoHurst: moments", q);

  const logLags = Float64Array.from({ length: most }, (_, k) => Math.log(k + 1));
  const takeOut = detrend ? removeLine : keepTrend;
  const sparse = Array.from(logLags, (_, k) => {
    const some = series.values.filter((_value, i) => i % (k + 1) === 0);
    takeOut(some);
    return some;
  });
  return moments.map((q) => {
    const curve = Float64Array.from(sparse, (values) => Math.log(momentRatio(values, q)));
    const slopes = largestLags.map((lag) => fitLine(logLags.subarray(0, lag), curve.subarray(0, lag)).slope / q);
    const mean = slopes.reduce((sum, slope) => sum + slope, 0) / slopes.length;
    const variance = slopes.reduce((sum, slope) => sum + (slope - mean) ** 2, 0) / slopes.length;
    const error = 1.96 * Math.sqrt(variance);
    return { value: mean, interval: [mean - error, mean + error] };
  });
}

/** ⟨|Δx|^q⟩ / ⟨|x|^q⟩; 1 for a series that is a straight line, with nothing left. */
function momentRatio(values: Float64Array, q: number): number {
  let differences = 0;
  let sizes = powerOf(Math.abs(values[0]), q);
  for (let k = 1; k < values.length; k++) {
    differences += powerOf(Math.abs(values[k] - values[k - 1]), q);
    sizes += powerOf(Math.abs(values[k]), q);
  }
  return differences > 0 && sizes > 0 ? (differences * values.length) / (sizes * (values.length - 1)) : 1;
}

function powerOf(x: number, q: number): number {
  return q === 1 ? x : q === 2 ? x * x : x ** q;
}
