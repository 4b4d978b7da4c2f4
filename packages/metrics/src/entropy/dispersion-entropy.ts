import { checkCount, means, standardDeviations, type TimeSeries } from "@attractors/core";
import { checkScalar } from "../check-scalar.ts";
import type { Estimate } from "../estimate.ts";
import { jackknifeCounts } from "../jackknife.ts";
import { factorOf, type RelativeEntropyUnit, shannonOf, symbolCounts, vectorCount } from "./discrete-entropy.ts";
import { normalCumulative } from "./normal-distribution.ts";

export interface DispersionOptions {
  /** Number of classes that values fall into, c. @default 6 */
  classes?: number;
  /** Number of values in a pattern, m. @default 2 */
  order?: number;
  /** Samples from one to the next. @default 1 */
  delay?: number;
}

export interface DispersionEntropyOptions extends DispersionOptions, RelativeEntropyUnit {}

/**
 * The dispersion entropy of a scalar series (Rostaghi, Azami, IEEE Signal Process. Lett. 23, 610, 2016): values fall into
 * c classes that the normal distribution with the series' mean and deviation would fill alike; Shannon's entropy of the
 * patterns of m classes, in nats. It sees amplitudes, which `permutationEntropy` does not, and takes O(N).
 *
 * The interval is that of a delete-one-block jackknife over time, with the classes kept.
 *
 * @throws {RangeError} if the series is not scalar or not finite, or too short for one pattern.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { dispersionEntropy } from "@attractors/metrics";
 *
 * const values = Array.from({ length: 201 }, (_, k) => k % 2);
 * dispersionEntropy(seriesOf(values), { base: 2 }).value; // ≈ 1
 * ```
 */
export function dispersionEntropy(
  series: TimeSeries,
  { classes = 6, order = 2, delay = 1, ...unit }: DispersionEntropyOptions = {},
): Estimate {
  const patterns = dispersionPatterns("dispersionEntropy", series, { classes, order, delay });
  const factor = factorOf("dispersionEntropy", unit, order * Math.log(classes));
  const { counts, size } = symbolCounts(patterns);
  return jackknifeCounts(counts, size, (some) => factor * shannonOf(some));
}

/**
 * The reverse dispersion entropy of a scalar series (Li, Gao, Wang, Sensors 19, 5203, 2019): the squared distance
 * Σ (p - 1/cᵐ)² of its dispersion patterns from all being equally frequent. 0 for white noise, growing with regularity.
 *
 * @throws {RangeError} as `dispersionEntropy` does.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { reverseDispersionEntropy } from "@attractors/metrics";
 *
 * reverseDispersionEntropy(seriesOf([5, 5, 5, 5]), { classes: 2, order: 2 }).value; // → 0.75
 * ```
 */
export function reverseDispersionEntropy(
  series: TimeSeries,
  { classes = 6, order = 2, delay = 1 }: DispersionOptions = {},
): Estimate {
  const patterns = dispersionPatterns("reverseDispersionEntropy", series, { classes, order, delay });
  const { counts, size } = symbolCounts(patterns);
  return jackknifeCounts(counts, size, (some) => {
    let total = 0;
    let squares = 0;
    for (const count of some) {
      total += count;
      squares += count * count;
    }
    return total > 0 ? squares / total ** 2 - classes ** -order : 0;
  });
}

/** Patterns of m classes as numbers from 0 to cᵐ - 1. Equal values are all in the middle class. */
function dispersionPatterns(
  where: string,
  series: TimeSeries,
  { classes, order, delay }: Required<DispersionOptions>,
): Float64Array {
  checkScalar(`${where}: series`, series);
  checkCount(`${where}: classes`, classes, 2);
  const { values } = series;
  const count = vectorCount(where, values.length, order, delay, 1);
  if (classes ** order > Number.MAX_SAFE_INTEGER) {
    throw new RangeError(`${where}: classes to the power order must be at most 2^53, got ${classes} and ${order}`);
  }
  const [center] = means(series);
  const [deviation] = standardDeviations(series);
  const scale = deviation > 0 ? 1 / deviation : 0;
  const labels = values.map((value) =>
    Math.min(classes - 1, Math.floor(classes * normalCumulative((value - center) * scale))),
  );
  return Float64Array.from({ length: count }, (_, i) => {
    let code = 0;
    for (let j = 0; j < order; j++) code = code * classes + labels[i + j * delay];
    return code;
  });
}
