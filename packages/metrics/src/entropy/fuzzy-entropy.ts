import { checkAtLeast, checkPositive, standardDeviations, type TimeSeries } from "@attractors/core";
import { checkScalar } from "../check-scalar.ts";
import type { Estimate } from "../estimate.ts";
import { BLOCKS, blockOf, jackknife, pairsWithout } from "../jackknife.ts";
import { vectorCount } from "./discrete-entropy.ts";

export interface FuzzyEntropyOptions {
  /** Length of the shorter templates, m. @default 2 */
  order?: number;
  /** Samples from one coordinate to the next. @default 1 */
  delay?: number;
  /** The distance r at which two templates belong together by 1/e. @default 0.2 standard deviations of the series */
  tolerance?: number;
  /** The power n in exp(-(d / r)^n). @default 2 */
  power?: number;
  /** Whether each template is taken relative to its own mean. @default true */
  removeBaseline?: boolean;
}

/**
 * The fuzzy entropy of a scalar series (Chen et al., IEEE Trans. Neural Syst. Rehabil. Eng. 15, 266, 2007): as
 * `sampleEntropy`, but two templates match by exp(-(d / r)^n), with d the largest difference of their coordinates,
 * instead of all or nothing, and are compared relative to their means. Steadier for short series. In nats; Infinity if no
 * longer templates are near one another. O(N²) time: 10,000 samples take about a second.
 *
 * The interval is that of a delete-one-block jackknife over time.
 *
 * @throws {RangeError} as `sampleEntropy` does, or if `power` is not positive.
 *
 * @example
 * ```ts
 * import { createRng, seriesOf } from "@attractors/core";
 * import { fuzzyEntropy } from "@attractors/metrics";
 *
 * const rng = createRng(1);
 * const sine = seriesOf(Array.from({ length: 300 }, (_, k) => Math.sin(k / 10)));
 * const noise = seriesOf(Array.from({ length: 300 }, () => rng.normal()));
 * fuzzyEntropy(sine).value < 0.3 && fuzzyEntropy(noise).value > 1; // → true
 * ```
 */
export function fuzzyEntropy(
  series: TimeSeries,
  { order = 2, delay = 1, tolerance, power = 2, removeBaseline = true }: FuzzyEntropyOptions = {},
): Estimate {
  checkScalar("fuzzyEntropy: series", series);
  const { values } = series;
  const r = tolerance ?? 0.2 * standardDeviations(series)[0];
  checkAtLeast("fuzzyEntropy: tolerance", r, 0);
  checkPositive("fuzzyEntropy: power", power);
  const count = vectorCount("fuzzyEntropy", values.length, order + 1, delay);
  if (count < 2) {
    throw new RangeError(`fuzzyEntropy: series must have at least ${order * delay + 2} samples, got ${values.length}`);
  }
  const [shorter, longer] = [order, order + 1].map((width) => {
    const points = templatesOf(values, count, width, delay, removeBaseline);
    return pairsWithout(memberships(points, count, r, power));
  });
  return jackknife(
    logRatio(shorter.total, longer.total),
    shorter.without.map((sum, b) => logRatio(sum, longer.without[b])),
  );
}

function logRatio(shorter: number, longer: number): number {
  return longer > 0 ? Math.log(shorter / longer) : Infinity;
}

function templatesOf(
  values: Float64Array,
  count: number,
  width: number,
  delay: number,
  removeBaseline: boolean,
): Float64Array {
  const points = new Float64Array(count * width);
  for (let i = 0; i < count; i++) {
    let baseline = 0;
    if (removeBaseline) for (let k = 0; k < width; k++) baseline += values[i + k * delay] / width;
    for (let k = 0; k < width; k++) points[i * width + k] = values[i + k * delay] - baseline;
  }
  return points;
}

/** Sums of exp(-(d / r)^n) over pairs of templates, by the blocks of their members. */
function memberships(points: Float64Array, count: number, tolerance: number, power: number): Float64Array {
  const width = points.length / count;
  const sums = new Float64Array(BLOCKS * BLOCKS);
  const scale = tolerance > 0 ? 1 / tolerance : Number.MAX_VALUE;
  // Beyond it the exponential is 0.
  const reach = tolerance * 746 ** (1 / power);
  for (let i = 0; i < count; i++) {
    const p = i * width;
    const row = blockOf(i, count) * BLOCKS;
    for (let j = i + 1, q = p + width; j < count; j++, q += width) {
      let distance = 0;
      for (let k = 0; k < width; k++) {
        const difference = Math.abs(points[p + k] - points[q + k]);
        if (difference > distance) distance = difference;
      }
      if (distance > reach) continue;
      const ratio = distance * scale;
      sums[row + blockOf(j, count)] += Math.exp(-(power === 2 ? ratio * ratio : ratio ** power));
    }
  }
  return sums;
}
