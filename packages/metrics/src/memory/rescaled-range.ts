import type { TimeSeries } from "@attractors/core";
import { checkScalar, checkVaries } from "../check-scalar.ts";
import type { ScalingEstimate } from "../estimate.ts";
import { checkSizes, logLogSlope } from "./log-log-slope.ts";

export interface RescaledRangeOptions {
  /** Lengths of windows, rising. @default 15, spread over the middle quarter of the logarithmic range */
  windows?: readonly number[];
  /** Whether to measure against what white noise gives on windows as short (Anis-Lloyd-Peters). @default true */
  corrected?: boolean;
  /** Subtracted from a window's length in the variance. @default 1 */
  correction?: 0 | 1;
}

/**
 * The Hurst exponent of a scalar series by rescaled ranges (Hurst, Trans. Am. Soc. Civ. Eng. 116, 770, 1951): the range of
 * the running sum of a window's deviations from its mean, divided by their standard deviation, averaged over windows of
 * length n, grows as n^H. 0.5 for independent samples, more for persistent ones.
 *
 * White noise gives more than 0.5 on short windows: `corrected` divides by its expectation (Anis, Lloyd, Biometrika 63,
 * 111, 1976; Peters 1994, in the form of Weron, Physica A 312, 285, 2002) and adds 0.5 to the slope. Least squares over all
 * windows; the interval spans the slopes over parts of the curve.
 *
 * @throws {RangeError} if the series is not scalar, not finite, does not vary or has fewer than 20 samples, or if windows
 * do not fit.
 *
 * @example
 * ```ts
 * import { createRng, seriesOf } from "@attractors/core";
 * import { rescaledRange } from "@attractors/metrics";
 *
 * const rng = createRng(1);
 * const noise = seriesOf(Array.from({ length: 5000 }, () => rng.normal()));
 * Math.abs(rescaledRange(noise).value - 0.5) < 0.08; // → true
 * ```
 */
export function rescaledRange(
  series: TimeSeries,
  { windows, corrected = true, correction = 1 }: RescaledRangeOptions = {},
): ScalingEstimate {
  checkScalar("rescaledRange: series", series, 20);
  checkVaries("rescaledRange: series", series.values);
  const { values } = series;
  const sizes = windows ?? middleSizes(values.length);
  checkSizes("rescaledRange: windows", sizes, 2, values.length);

  const ratios = sizes.map((size) => meanRatio(values, size, correction));
  if (!corrected) return logLogSlope("rescaledRange", sizes, ratios);
  const slope = logLogSlope(
    "rescaledRange",
    sizes,
    ratios.map((ratio, k) => ratio / expectedRescaledRange(sizes[k])),
  );
  const [low, high] = slope.interval;
  return { ...slope, value: slope.value + 0.5, interval: [low + 0.5, high + 0.5] };
}

/**
 * What the rescaled range of white noise is on average over windows of `size` samples:
 * (n - 1/2) / n · Γ((n - 1) / 2) / (√π Γ(n / 2)) · Σ_i sqrt((n - i) / i), where beyond n = 340 the quotient of gamma
 * functions is (nπ/2)^(-1/2) (Weron 2002).
 *
 * @example
 * ```ts
 * import { expectedRescaledRange } from "@attractors/metrics";
 *
 * expectedRescaledRange(2); // ≈ 0.75
 * ```
 */
export function expectedRescaledRange(size: number): number {
  let sum = 0;
  for (let i = 1; i < size; i++) sum += Math.sqrt((size - i) / i);
  return ((size - 0.5) / size) * gammaQuotient(size) * sum;
}

/** Γ((n - 1) / 2) / (√π Γ(n / 2)): 1 at n = 2 and 2/π at 3, times (n - 1) / n from n to n + 2. */
function gammaQuotient(size: number): number {
  if (size > 340) return 1 / Math.sqrt((size * Math.PI) / 2);
  let quotient = size % 2 === 0 ? 1 : 2 / Math.PI;
  for (let n = 2 + (size % 2); n < size; n += 2) quotient *= (n - 1) / n;
  return quotient;
}

/** The mean of R / S over windows without overlap; those that do not vary are left out. */
function meanRatio(values: Float64Array, size: number, correction: number): number {
  let sum = 0;
  let count = 0;
  for (let start = 0; start + size <= values.length; start += size) {
    let mean = 0;
    for (let k = start; k < start + size; k++) mean += values[k];
    mean /= size;
    let walk = 0;
    let least = Infinity;
    let most = -Infinity;
    let squares = 0;
    for (let k = start; k < start + size; k++) {
      const deviation = values[k] - mean;
      walk += deviation;
      squares += deviation * deviation;
      if (walk < least) least = walk;
      if (walk > most) most = walk;
    }
    if (!(most > least && squares > 0)) continue;
    sum += (most - least) / Math.sqrt(squares / (size - correction));
    count++;
  }
  return count > 0 ? sum / count : 0;
}

/** 15 sizes, evenly spread in the logarithm from N^(3/8) to below N^(5/8). */
function middleSizes(length: number): number[] {
  const span = Math.log(length) / 4;
  const sizes = Array.from({ length: 15 }, (_, k) => Math.round(Math.exp((1.5 + k / 15) * span)));
  return [...new Set(sizes)];
}
