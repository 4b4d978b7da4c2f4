import { checkCount, type TimeSeries } from "@attractors/core";
import { checkScalar } from "../check-scalar.ts";
import { orderOf } from "../ranks.ts";
import { amplitudesOf } from "./random-phases.ts";
import type { DrawSurrogate, SurrogateMethod } from "./surrogate.ts";

/**
 * Surrogates with random Fourier phases (FT; Theiler et al., Physica D 58, 77, 1992): they keep the power spectrum, and so
 * the autocorrelation, exactly, and become Gaussian. For the hypothesis of a linear Gaussian process.
 *
 * @throws {RangeError} if the series is not scalar, empty or not finite.
 *
 * @example
 * ```ts
 * import { createRng, means, seriesOf } from "@attractors/core";
 * import { phaseRandomized } from "@attractors/metrics";
 *
 * means(phaseRandomized(seriesOf([1, 2, 6, 3]))(createRng(1))); // ≈ [3]
 * ```
 */
export const phaseRandomized: SurrogateMethod = (series) => phasesFrom("phaseRandomized", series, 1);

/**
 * Surrogates with random phases at the high frequencies only (TFT; Nakamura, Small, Hirata, Phys. Rev. E 74, 026205,
 * 2006): slow trends stay as they are. For the hypothesis of linear fluctuations about a trend.
 *
 * @param share - the share of the frequencies, the lowest, whose phases are kept.
 * @throws {RangeError} as `phaseRandomized` does, or if `share` is not between 0 and 1.
 *
 * @example
 * ```ts
 * import { createRng, seriesOf } from "@attractors/core";
 * import { highPhasesRandomized } from "@attractors/metrics";
 *
 * const series = seriesOf([1, 2, 6, 3]);
 * highPhasesRandomized(1)(series)(createRng(1)).values; // ≈ [1, 2, 6, 3]
 * ```
 */
export function highPhasesRandomized(share = 0.05): SurrogateMethod {
  if (!(share >= 0 && share <= 1)) {
    throw new RangeError(`highPhasesRandomized: share must be between 0 and 1, got ${share}`);
  }
  return (series) => phasesFrom("highPhasesRandomized", series, 1 + Math.ceil((share * series.values.length) / 2));
}

/**
 * Amplitude-adjusted surrogates (AAFT; Theiler et al., Physica D 58, 77, 1992): they keep the distribution exactly and the
 * power spectrum roughly. For the hypothesis of a linear Gaussian process seen through a static function.
 *
 * @throws {RangeError} as `phaseRandomized` does.
 *
 * @example
 * ```ts
 * import { createRng, seriesOf } from "@attractors/core";
 * import { amplitudeAdjusted } from "@attractors/metrics";
 *
 * amplitudeAdjusted(seriesOf([1, 2, 6, 3]))(createRng(1)).values.toSorted(); // → [1, 2, 3, 6]
 * ```
 */
export const amplitudeAdjusted: SurrogateMethod = (series) => {
  checkScalar("amplitudeAdjusted: series", series);
  const { values } = series;
  const sorted = values.slice().sort();
  const order = orderOf(values);
  return (rng) => {
    const normal = Float64Array.from(values, () => rng.normal()).sort();
    const gaussian = new Float64Array(values.length);
    for (let k = 0; k < values.length; k++) gaussian[order[k]] = normal[k];
    amplitudesOf(gaussian).randomize(rng, 1, gaussian);
    return { ...series, values: reordered(sorted, gaussian) };
  };
};

export interface IteratedOptions {
  /** Most iterations. @default 200 */
  iterations?: number;
}

/**
 * Iterated amplitude-adjusted surrogates (IAAFT; Schreiber, Schmitz, Phys. Rev. Lett. 77, 635, 1996): from a random order,
 * amplitudes of the spectrum and distribution of the values are imposed in turn until the order no longer changes. They
 * keep the distribution exactly, and the power spectrum up to some 10⁻³. For the hypothesis of `amplitudeAdjusted`, with
 * less bias.
 *
 * @throws {RangeError} as `phaseRandomized` does.
 *
 * @example
 * ```ts
 * import { createRng, seriesOf } from "@attractors/core";
 * import { iteratedAmplitudeAdjusted } from "@attractors/metrics";
 *
 * const draw = iteratedAmplitudeAdjusted()(seriesOf([1, 2, 6, 3]));
 * draw(createRng(1)).values.toSorted(); // → [1, 2, 3, 6]
 * ```
 */
export function iteratedAmplitudeAdjusted({ iterations = 200 }: IteratedOptions = {}): SurrogateMethod {
  checkCount("iteratedAmplitudeAdjusted: iterations", iterations);
  return (series) => {
    checkScalar("iteratedAmplitudeAdjusted: series", series);
    const sorted = series.values.slice().sort();
    const amplitudes = amplitudesOf(series.values);
    return (rng) => {
      let values = reordered(
        sorted,
        Float64Array.from(sorted, () => rng.uniform()),
      );
      for (let k = 0; k < iterations; k++) {
        const before = values;
        const adjusted = values.slice();
        amplitudes.imposeOn(adjusted);
        values = reordered(sorted, adjusted);
        if (values.every((value, j) => value === before[j])) break;
      }
      return { ...series, values };
    };
  };
}

function phasesFrom(where: string, series: TimeSeries, first: number): DrawSurrogate {
  checkScalar(`${where}: series`, series);
  const amplitudes = amplitudesOf(series.values);
  return (rng) => {
    const values = new Float64Array(series.values.length);
    amplitudes.randomize(rng, first, values);
    return { ...series, values };
  };
}

/** The sorted values in the order of the ranks of `model`. */
function reordered(sorted: Float64Array, model: Float64Array): Float64Array {
  const order = orderOf(model);
  const values = new Float64Array(sorted.length);
  for (let k = 0; k < order.length; k++) values[order[k]] = sorted[k];
  return values;
}
