import {
  checkAtLeast,
  checkLength,
  checkPositive,
  lengthOf,
  standardDeviations,
  type TimeSeries,
} from "@attractors/core";
import { checkPair } from "./check-pair.ts";
import { symmetricError } from "./percentage-error.ts";

/** How far a forecast is valid. */
export interface ValidPrediction {
  /** Number of valid samples: the index of the first that is not. */
  readonly index: number;
  /** The same in the unit of time of the series. */
  readonly time: number;
  /** The same in Lyapunov times, 1 / λ. */
  readonly lyapunovTimes: number;
}

/** What makes a forecast invalid: writes the error at every sample, and says which is the largest still valid. */
export interface ValidityCriterion {
  readonly threshold: number;
  /** Error of each sample, from a truth and a forecast of the same shape. It may be NaN where the forecast is. */
  errors(truth: TimeSeries, forecast: TimeSeries): Float64Array;
}

export interface ValidPredictionOptions {
  /** The largest Lyapunov exponent of the true system, per unit of time; 0 if it is not chaotic. */
  lyapunovExponent: number;
  /** @default normalizedErrorBelow() */
  criterion?: ValidityCriterion;
}

/**
 * Measures how long a forecast stays close to the truth, as number of samples, time and Lyapunov times: it is valid until
 * its error first exceeds the threshold of the `criterion`, which is one of `normalizedErrorBelow` (Vlachas),
 * `relativeErrorBelow` (Pathak), `percentageErrorBelow` (Gilpin), or your own. If the error never does, the whole
 * length is valid. Sample 0 is the first one that was predicted.
 *
 * @throws {RangeError} if the two series differ in shape, if truth is not finite, or if the exponent is negative.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { relativeErrorBelow, validPrediction } from "@attractors/metrics";
 *
 * const truth = seriesOf([1, -1, 1, -1], { interval: 0.5 });
 * const forecast = seriesOf([1.1, -1.3, 1.6, -0.1], { interval: 0.5 });
 * const valid = validPrediction(truth, forecast, { lyapunovExponent: 0.9, criterion: relativeErrorBelow(0.4) });
 * [valid.index, valid.time, valid.lyapunovTimes]; // → [2, 1, 0.9]
 * ```
 */
export function validPrediction(
  truth: TimeSeries,
  forecast: TimeSeries,
  { lyapunovExponent, criterion = normalizedErrorBelow() }: ValidPredictionOptions,
): ValidPrediction {
  checkPair("validPrediction", truth, forecast);
  checkAtLeast("validPrediction: lyapunovExponent", lyapunovExponent, 0);
  checkAtLeast("validPrediction: criterion.threshold", criterion.threshold, 0);
  const errors = criterion.errors(truth, forecast);
  const first = errors.findIndex((error) => !(error <= criterion.threshold));
  const index = first < 0 ? lengthOf(truth) : first;
  const time = index * truth.interval;
  return { index, time, lyapunovTimes: time * lyapunovExponent };
}

/**
 * Valid while sqrt(mean_d (e_d / sd_d)²) is at most `threshold`, with standard deviations of the truth, or, better, of
 * the training data (Vlachas et al., Neural Networks 126, 191, 2020).
 *
 * @throws {RangeError} when used, if a standard deviation is not positive.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { normalizedErrorBelow } from "@attractors/metrics";
 *
 * normalizedErrorBelow(0.5).errors(seriesOf([-2, 2]), seriesOf([-2, 3])); // → [0, 0.5]
 * ```
 */
export function normalizedErrorBelow(threshold = 0.5, deviations?: Float64Array): ValidityCriterion {
  return {
    threshold,
    errors: (truth, forecast) => {
      const scale = deviations ?? standardDeviations(truth);
      checkLength("normalizedErrorBelow: deviations", scale, truth.dimension);
      for (const deviation of scale) checkPositive("normalizedErrorBelow: deviations", deviation);
      return rowErrors(truth, forecast, (y, q, i) => ((y - q) / scale[i]) ** 2).map((sum) =>
        Math.sqrt(sum / truth.dimension),
      );
    },
  };
}

/**
 * Valid while ‖e(t)‖ / sqrt⟨‖u‖²⟩ is at most `threshold`, with the mean over the truth (Pathak et al., Phys. Rev. Lett.
 * 120, 024102, 2018).
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { relativeErrorBelow } from "@attractors/metrics";
 *
 * relativeErrorBelow().errors(seriesOf([3, 4, -3, -4], { dimension: 2 }), seriesOf([3, 4, 0, 0], { dimension: 2 })); // → [0, 1]
 * ```
 */
export function relativeErrorBelow(threshold = 0.4): ValidityCriterion {
  return {
    threshold,
    errors: (truth, forecast) => {
      let squares = 0;
      for (const value of truth.values) squares += value * value;
      const size = Math.sqrt(squares / lengthOf(truth));
      // A truth that is zero throughout has no size to compare with: any error is too large.
      return rowErrors(truth, forecast, (y, q) => (y - q) ** 2).map((sum) => (sum === 0 ? 0 : Math.sqrt(sum) / size));
    },
  };
}

export interface PercentageCriterionOptions {
  /** What a forecast of the wrong sign gives. @default 200 */
  scale?: number;
  /** Whether the error is averaged over all samples so far; otherwise over the components of one. @default true */
  cumulative?: boolean;
}

/**
 * Valid while the symmetric mean absolute percentage error over all samples so far is at most `threshold` (Gilpin, Phys.
 * Rev. Res. 5, 043252, 2023: 30 of 200).
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { percentageErrorBelow } from "@attractors/metrics";
 *
 * percentageErrorBelow().errors(seriesOf([1, 1]), seriesOf([1, 3])); // ≈ [0, 50]
 * ```
 */
export function percentageErrorBelow(
  threshold = 30,
  { scale = 200, cumulative = true }: PercentageCriterionOptions = {},
): ValidityCriterion {
  return {
    threshold,
    errors: (truth, forecast) => {
      const factor = scale / truth.dimension;
      const errors = rowErrors(truth, forecast, (y, q) => symmetricError(y, q, 1e-10));
      if (!cumulative) return errors.map((sum) => factor * sum);
      let total = 0;
      return errors.map((sum, k) => {
        total += sum;
        return (factor * total) / (k + 1);
      });
    },
  };
}

/** Adds up the errors of the components at every sample. */
function rowErrors(
  { dimension, values }: TimeSeries,
  forecast: TimeSeries,
  error: (y: number, q: number, component: number) => number,
): Float64Array {
  const sums = new Float64Array(values.length / dimension);
  for (let k = 0; k < values.length; k++) {
    const component = k % dimension;
    sums[(k - component) / dimension] += error(values[k], forecast.values[k], component);
  }
  return sums;
}
