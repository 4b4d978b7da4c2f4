import { checkCount, checkFinite, type Rng, type TimeSeries } from "@attractors/core";
import { checkScalar, checkVaries } from "./check-scalar.ts";
import type { Estimate } from "./estimate.ts";
import { medianOf } from "./scalar-statistics.ts";

/** How the displacement is averaged, which differs between published forms of the test. */
export interface DisplacementMean {
  /** Whether the walk starts at the origin and moves by a sample after it, rather than with the first sample. */
  readonly fromOrigin: boolean;
  /** Whether all N - n displacements over n steps are averaged, rather than N - N0 for every n. */
  readonly allPairs: boolean;
}

/** Gottwald, Melbourne, SIAM J. Appl. Dyn. Syst. 8, 129, 2009. */
export const fixedSpan: DisplacementMean = { fromOrigin: false, allPairs: false };

/** The form of ChaosTools.jl. */
export const everySpan: DisplacementMean = { fromOrigin: true, allPairs: true };

export interface ZeroOneTestOptions {
  /** The frequencies c, between 0 and 2π: see `testFrequencies`. */
  frequencies: readonly number[];
  /** Largest number of steps over which displacements are measured, N0. @default a tenth of the series */
  steps?: number;
  /** @default fixedSpan */
  mean?: DisplacementMean;
}

/** The median of the correlations K, near 0 or 1. */
export interface ZeroOneTest extends Estimate {
  /** K for each frequency. */
  readonly correlations: Float64Array;
}

/**
 * Draws frequencies for `zeroOneTest` from [π/4, 17π/20], away from resonances.
 *
 * @throws {RangeError} if the count is no whole number, at least 1.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { testFrequencies } from "@attractors/metrics";
 *
 * testFrequencies(createRng(1)).length; // → 100
 * ```
 */
export function testFrequencies(rng: Rng, count = 100): number[] {
  checkCount("testFrequencies: count", count);
  return Array.from({ length: count }, () => Math.PI * (0.25 + 0.6 * rng.uniform()));
}

/**
 * The 0-1 test for chaos of a scalar series (Gottwald, Melbourne, Proc. R. Soc. A 460, 603, 2004; SIAM J. Appl. Dyn. Syst.
 * 8, 129, 2009): the series drives a walk p_n = Σ x_j cos(jc), q_n = Σ x_j sin(jc), whose mean squared displacement over n
 * steps, less the oscillation ⟨x⟩² (1 - cos nc) / (1 - cos c), grows in proportion to n for chaos and stays bounded for
 * regular motion. K is the correlation of the displacement with n; the result is its median over the frequencies.
 *
 * Near 1 for chaos and near 0 for regular motion; white noise gives 1 too, so that it cannot tell noise from chaos. Flows
 * must be sampled coarsely. The interval is that of the median over the frequencies, from binomial order statistics.
 * O(N · steps) time for each frequency.
 *
 * @throws {RangeError} if the series is not scalar, not finite, does not vary or has fewer than 20 samples, or if a
 * frequency is no number between 0 and 2π.
 *
 * @example
 * ```ts
 * import { createRng, seriesOf } from "@attractors/core";
 * import { testFrequencies, zeroOneTest } from "@attractors/metrics";
 *
 * const logistic = (r: number) => {
 *   const x = [0.4];
 *   for (let k = 0; k < 999; k++) x.push(r * x[k] * (1 - x[k]));
 *   return seriesOf(x);
 * };
 * const frequencies = testFrequencies(createRng(1));
 * zeroOneTest(logistic(3.97), { frequencies }).value > 0.95; // → true
 * zeroOneTest(logistic(3.55), { frequencies }).value < 0.1; // → true
 * ```
 */
export function zeroOneTest(
  series: TimeSeries,
  { frequencies, steps = Math.floor(series.values.length / 10), mean = fixedSpan }: ZeroOneTestOptions,
): ZeroOneTest {
  checkScalar("zeroOneTest: series", series, 20);
  checkVaries("zeroOneTest: series", series.values);
  checkCount("zeroOneTest: frequencies.length", frequencies.length);
  checkFinite("zeroOneTest: frequencies", frequencies);
  checkCount("zeroOneTest: steps", steps, 2);
  const { values } = series;
  if (steps >= values.length) {
    throw new RangeError(`zeroOneTest: steps must be fewer than the ${values.length} samples, got ${steps}`);
  }
  for (const c of frequencies) {
    if (!(c > 0 && c < 2 * Math.PI))
      throw new RangeError(`zeroOneTest: frequencies must be between 0 and 2π, got ${c}`);
  }
  const correlations = Float64Array.from(frequencies, (c) =>
    correlationWithTime(displacements(values, c, steps, mean)),
  );
  const sorted = correlations.slice().sort();
  return { value: medianOf(sorted), interval: medianInterval(sorted), correlations };
}

/** Mean squared displacements over 1, …, `steps` steps, without their oscillation. */
function displacements(
  values: Float64Array,
  c: number,
  steps: number,
  { fromOrigin, allPairs }: DisplacementMean,
): Float64Array {
  const length = values.length;
  const p = new Float64Array(length);
  const q = new Float64Array(length);
  let center = 0;
  for (let j = 0, x = 0, y = 0; j < length; j++) {
    center += values[j] / length;
    if (!fromOrigin) {
      x += values[j] * Math.cos((j + 1) * c);
      y += values[j] * Math.sin((j + 1) * c);
    }
    p[j] = x;
    q[j] = y;
    if (fromOrigin) {
      x += values[j] * Math.cos((j + 1) * c);
      y += values[j] * Math.sin((j + 1) * c);
    }
  }
  const oscillation = (center * center) / (1 - Math.cos(c));
  const out = new Float64Array(steps);
  for (let n = 1; n <= steps; n++) {
    const count = length - (allPairs ? n : steps);
    let sum = 0;
    for (let j = 0; j < count; j++) {
      const dx = p[j + n] - p[j];
      const dy = q[j + n] - q[j];
      sum += dx * dx + dy * dy;
    }
    out[n - 1] = sum / count - oscillation * (1 - Math.cos(n * c));
  }
  return out;
}

/** Pearson's correlation with 1, 2, … */
function correlationWithTime(values: Float64Array): number {
  const count = values.length;
  let mean = 0;
  for (const value of values) mean += value / count;
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let k = 0; k < count; k++) {
    const u = k - (count - 1) / 2;
    const v = values[k] - mean;
    xx += u * u;
    xy += u * v;
    yy += v * v;
  }
  return yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}

/** The narrowest pair of order statistics, alike far from the ends, that holds the median with 95 %; all if there is none. */
function medianInterval(sorted: Float64Array): readonly [number, number] {
  const count = sorted.length;
  let below = 0;
  let logTerm = -count * Math.LN2; // of the binomial distribution
  let rank = 0;
  for (let k = 0; 2 * k < count; k++) {
    below += Math.exp(logTerm);
    if (below > 0.025) break;
    rank = k;
    logTerm += Math.log((count - k) / (k + 1));
  }
  return [sorted[rank], sorted[count - 1 - rank]];
}
