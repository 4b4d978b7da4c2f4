import { lengthOf, type Rng, type TimeSeries } from "@attractors/core";
import { meanAbsoluteError, meanAbsoluteRangedError, relativeAbsoluteError } from "./absolute-error.ts";
import { kendallCorrelation, pearsonCorrelation, spearmanCorrelation } from "./correlation.ts";
import { determinationCoefficient } from "./explained-variance.ts";
import { forecastInformation } from "./forecast-information.ts";
import {
  absolutePercentageError,
  coefficientOfVariation,
  symmetricPercentageError,
  weightedPercentageError,
} from "./percentage-error.ts";
import { meanAbsoluteScaledError } from "./scaled-error.ts";
import {
  meanSquaredError,
  normalizedRootMeanSquaredError,
  rootMeanSquaredError,
  rootMeanSquaredLogError,
} from "./squared-error.ts";

/** The 17 point-forecast measures of Gilpin's benchmarks. What is not said is averaged over samples and components. */
export interface ForecastErrors {
  /** MSE */
  readonly meanSquaredError: number;
  /** MAE */
  readonly meanAbsoluteError: number;
  /** RMSE */
  readonly rootMeanSquaredError: number;
  /** NRMSE, in standard deviations of each component */
  readonly normalizedRootMeanSquaredError: number;
  /** MARRE, per cent */
  readonly meanAbsoluteRangedError: number;
  /** R² */
  readonly determinationCoefficient: number;
  /** RMSLE */
  readonly rootMeanSquaredLogError: number;
  /** sMAPE, from 0 to 200 unless told otherwise */
  readonly symmetricPercentageError: number;
  /** MAPE, per cent */
  readonly absolutePercentageError: number;
  /** WAPE, per cent */
  readonly weightedPercentageError: number;
  /** MASE */
  readonly meanAbsoluteScaledError: number;
  /** OPE */
  readonly relativeAbsoluteError: number;
  /** Per cent */
  readonly coefficientOfVariation: number;
  readonly spearmanCorrelation: number;
  readonly pearsonCorrelation: number;
  readonly kendallCorrelation: number;
  /** Mutual information, in nats */
  readonly forecastInformation: number;
}

export interface ForecastErrorsOptions {
  /** The series that the model was trained on: what MASE compares with. @default truth */
  training?: TimeSeries;
  /** Samples per season, for MASE. @default 1 */
  period?: number;
  /** What sMAPE gives for a forecast of the wrong sign. @default 200 */
  scale?: number;
  /** Added to denominators. @default 1e-10 */
  epsilon?: number;
  /** Number of neighbours of the mutual information. @default 3 */
  neighbors?: number;
  /** Draws the tiny noise that separates equal values in the mutual information. @default none is added */
  rng?: Rng;
}

/**
 * Measures a forecast in the 17 ways of the benchmarks of Gilpin (2021, arXiv 2110.05266; 2023, arXiv 2303.08011), by
 * their formulas; each is a function of its own too, which tells more. Later versions of the benchmarks' code measure
 * whole attractors as well: `mixtureDivergence` and `lowFrequencyDistance`.
 *
 * A forecast that leaves the finite numbers gets the worst value of each. Two samples at least are needed for MASE, and
 * more than `neighbors` for the mutual information.
 *
 * @throws {RangeError} if the two series differ in shape or are too short, or if truth is not finite.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { forecastErrors } from "@attractors/metrics";
 *
 * const errors = forecastErrors(seriesOf([1, 2, 3, 4, 6]), seriesOf([1, 2, 3, 4, 5]));
 * [errors.meanAbsoluteError, errors.meanSquaredError]; // → [0.2, 0.2]
 * errors.spearmanCorrelation; // ≈ 1
 * ```
 */
export function forecastErrors(
  truth: TimeSeries,
  forecast: TimeSeries,
  { training = truth, period = 1, scale = 200, epsilon = 1e-10, neighbors = 3, rng }: ForecastErrorsOptions = {},
): ForecastErrors {
  if (lengthOf(truth) < 2) throw new RangeError(`forecastErrors: truth must have at least 2 samples, got 1`);
  return {
    meanSquaredError: meanSquaredError(truth, forecast),
    meanAbsoluteError: meanAbsoluteError(truth, forecast),
    rootMeanSquaredError: rootMeanSquaredError(truth, forecast),
    normalizedRootMeanSquaredError: normalizedRootMeanSquaredError(truth, forecast, { epsilon }),
    meanAbsoluteRangedError: meanAbsoluteRangedError(truth, forecast, { epsilon }),
    determinationCoefficient: determinationCoefficient(truth, forecast),
    rootMeanSquaredLogError: rootMeanSquaredLogError(truth, forecast, { epsilon }),
    symmetricPercentageError: symmetricPercentageError(truth, forecast, { scale, epsilon }),
    absolutePercentageError: absolutePercentageError(truth, forecast, { epsilon }),
    weightedPercentageError: weightedPercentageError(truth, forecast, { epsilon }),
    meanAbsoluteScaledError: meanAbsoluteScaledError(truth, forecast, { training, period, epsilon }),
    relativeAbsoluteError: relativeAbsoluteError(truth, forecast),
    coefficientOfVariation: coefficientOfVariation(truth, forecast, { epsilon }),
    spearmanCorrelation: spearmanCorrelation(truth, forecast),
    pearsonCorrelation: pearsonCorrelation(truth, forecast),
    kendallCorrelation: kendallCorrelation(truth, forecast),
    forecastInformation: forecastInformation(truth, forecast, { neighbors, ...(rng ? { rng } : {}) }),
  };
}
