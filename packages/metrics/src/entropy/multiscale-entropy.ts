import { checkCount, lengthOf, standardDeviations, type TimeSeries } from "@attractors/core";
import { checkScalar } from "../check-scalar.ts";
import { checkTruth } from "../check-series.ts";
import type { Estimate } from "../estimate.ts";
import { type PermutationEntropyOptions, permutationEntropy } from "./permutation-entropy.ts";
import { entropyOfPairs, pairsOf, type SampleEntropy, type SampleEntropyOptions } from "./sample-entropy.ts";

/**
 * Averages `scale` neighbouring samples at a time, without overlap, from sample `offset` on: the coarser series has the
 * length ⌊(N - offset) / scale⌋.
 *
 * @throws {RangeError} if the series is not finite or has fewer than `scale` samples behind `offset`.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { coarseGrain } from "@attractors/metrics";
 *
 * coarseGrain(seriesOf([1, 3, 5, 7, 9]), 2).values; // → [2, 6]
 * ```
 */
export function coarseGrain(series: TimeSeries, scale: number, offset = 0): TimeSeries {
  checkCount("coarseGrain: scale", scale);
  checkCount("coarseGrain: offset", offset, 0);
  checkTruth("coarseGrain: series", series, scale + offset);
  const { dimension, values, interval } = series;
  const length = Math.floor((lengthOf(series) - offset) / scale);
  const coarse = new Float64Array(length * dimension);
  for (let k = 0; k < coarse.length; k++) {
    const component = k % dimension;
    const start = (offset + ((k - component) / dimension) * scale) * dimension + component;
    let sum = 0;
    for (let j = 0; j < scale; j++) sum += values[start + j * dimension];
    coarse[k] = sum / scale;
  }
  return { dimension, values: coarse, interval: interval * scale };
}

export interface MultiscaleEntropyOptions extends SampleEntropyOptions {
  /** Numbers of samples that are averaged. @default [1, 2, 3, 4, 5] */
  scales?: readonly number[];
  /** How far two coordinates may differ, the same at all scales. @default 0.15 standard deviations of the series itself */
  tolerance?: number;
}

/**
 * The multiscale entropy of a scalar series (Costa, Goldberger, Peng, Phys. Rev. Lett. 89, 068102, 2002): the sample
 * entropy of the series coarse-grained at each scale. It falls with the scale for white noise, and stays for 1/f noise.
 *
 * @throws {RangeError} as `sampleEntropy` does; the coarsest series must have m + 2 samples.
 *
 * @example
 * ```ts
 * import { createRng, seriesOf } from "@attractors/core";
 * import { multiscaleEntropy } from "@attractors/metrics";
 *
 * const rng = createRng(1);
 * const noise = seriesOf(Array.from({ length: 2000 }, () => rng.normal()));
 * const [first, , , , fifth] = multiscaleEntropy(noise);
 * first.value > fifth.value; // → true
 * ```
 */
export function multiscaleEntropy(
  series: TimeSeries,
  { scales = [1, 2, 3, 4, 5], tolerance, ...options }: MultiscaleEntropyOptions = {},
): SampleEntropy[] {
  checkScalar("multiscaleEntropy: series", series);
  const r = tolerance ?? 0.15 * standardDeviations(series)[0];
  return scales.map((scale) =>
    entropyOfPairs([pairsOf("multiscaleEntropy", coarseGrain(series, scale), { ...options, tolerance: r })]),
  );
}

/**
 * The refined composite multiscale entropy (Wu et al., Phys. Lett. A 378, 1369, 2014): at each scale τ the matching pairs
 * of all τ coarse-grained series, which start one sample apart, are added up before the logarithm is taken. Steadier than
 * `multiscaleEntropy`, and seldom Infinity.
 *
 * @throws {RangeError} as `multiscaleEntropy` does.
 *
 * @example
 * ```ts
 * import { createRng, seriesOf } from "@attractors/core";
 * import { refinedMultiscaleEntropy } from "@attractors/metrics";
 *
 * const rng = createRng(1);
 * const noise = seriesOf(Array.from({ length: 500 }, () => rng.normal()));
 * refinedMultiscaleEntropy(noise, { scales: [5] })[0].value < 2; // → true
 * ```
 */
export function refinedMultiscaleEntropy(
  series: TimeSeries,
  { scales = [1, 2, 3, 4, 5], tolerance, ...options }: MultiscaleEntropyOptions = {},
): SampleEntropy[] {
  checkScalar("refinedMultiscaleEntropy: series", series);
  const r = tolerance ?? 0.15 * standardDeviations(series)[0];
  return scales.map((scale) => {
    checkCount("refinedMultiscaleEntropy: scales", scale);
    const all = Array.from({ length: scale }, (_, offset) =>
      pairsOf("refinedMultiscaleEntropy", coarseGrain(series, scale, offset), { ...options, tolerance: r }),
    );
    return entropyOfPairs(all);
  });
}

export interface MultiscalePermutationOptions extends PermutationEntropyOptions {
  /** Numbers of samples that are averaged. @default [1, 2, 3, 4, 5] */
  scales?: readonly number[];
}

/**
 * The multiscale permutation entropy (Aziz, Arif, 2005): the permutation entropy of the series coarse-grained at each scale.
 *
 * @throws {RangeError} as `permutationEntropy` does.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { multiscalePermutationEntropy } from "@attractors/metrics";
 *
 * const line = seriesOf(Array.from({ length: 100 }, (_, k) => k));
 * multiscalePermutationEntropy(line, { scales: [1, 5] }).map(({ value }) => value); // → [0, 0]
 * ```
 */
export function multiscalePermutationEntropy(
  series: TimeSeries,
  { scales = [1, 2, 3, 4, 5], ...options }: MultiscalePermutationOptions = {},
): Estimate[] {
  checkScalar("multiscalePermutationEntropy: series", series);
  return scales.map((scale) => permutationEntropy(coarseGrain(series, scale), options));
}
