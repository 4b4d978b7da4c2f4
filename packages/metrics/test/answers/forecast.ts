import { standardDeviations, type TimeSeries } from "@attractors/core";
import {
  absolutePercentageError,
  coefficientOfVariation,
  cumulativeMaximumError,
  determinationCoefficient,
  dynamicTimeWarping,
  explainedVariance,
  type ForecastError,
  forecastInformation,
  horizonErrors,
  kendallCorrelation,
  lowFrequencyDistance,
  maximumError,
  meanAbsoluteError,
  meanAbsoluteRangedError,
  meanAbsoluteScaledError,
  meanScaledIntervalScore,
  meanSquaredError,
  medianAbsoluteError,
  normalizedErrorBelow,
  normalizedRootMeanSquaredError,
  pearsonCorrelation,
  percentageErrorBelow,
  quantileLoss,
  rankedProbabilityScore,
  relativeAbsoluteError,
  relativeErrorBelow,
  rootMeanSquaredError,
  rootMeanSquaredLogError,
  spearmanCorrelation,
  symmetricPercentageError,
  theilInequality,
  type ValidityCriterion,
  validPrediction,
  weightedPercentageError,
} from "../../src/index.ts";
import type { Answer, Answers, Data, Problem } from "./problem.ts";
import { pairFor, toSeries } from "./series.ts";

type Pair = [truth: TimeSeries, forecast: TimeSeries];

function seriesOfPair({ input }: Problem, data: Data): Pair {
  const { true: truth, pred, dt } = pairFor(input, data);
  const { first_n: count = Infinity } = input;
  return [toSeries(truth.slice(0, count) as typeof truth, dt), toSeries(pred.slice(0, count) as typeof pred, dt)];
}

/** A metric of truth and forecast that takes no more than options made from the parameters. */
// biome-ignore lint/suspicious/noExplicitAny: each metric has parameters of its own
function withOptions<O>(error: (a: TimeSeries, b: TimeSeries, options: O) => number, from: (params: any) => O): Answer {
  return (problem, data) => {
    const [truth, forecast] = seriesOfPair(problem, data);
    return error(truth, forecast, from(problem.params));
  };
}

const plain = (error: ForecastError): Answer => withOptions(error, () => ({}));

/** The errors by the names they have in the reference files. */
const errors: Readonly<Record<string, ForecastError>> = {
  mse: meanSquaredError,
  mae: meanAbsoluteError,
  rmse: rootMeanSquaredError,
  marre: meanAbsoluteRangedError,
  r2_score: determinationCoefficient,
  wape: weightedPercentageError,
  mape: absolutePercentageError,
  coefficient_of_variation: coefficientOfVariation,
  ope: relativeAbsoluteError,
  rmsle: rootMeanSquaredLogError,
  nrmse: normalizedRootMeanSquaredError,
  smape: symmetricPercentageError,
  mase: meanAbsoluteScaledError,
  spearman: spearmanCorrelation,
  pearson: pearsonCorrelation,
  kendall: kendallCorrelation,
  kendall_tau_b: kendallCorrelation,
  explained_variance: explainedVariance,
  theil_u1: theilInequality,
  median_absolute_error: medianAbsoluteError,
  max_error: maximumError,
  cumulative_maximum_error: cumulativeMaximumError,
  mutual_information: forecastInformation,
  hellinger_distance: lowFrequencyDistance,
};

/** The range of all entries, as the scale of every component. */
function rangeOf({ dimension, values }: TimeSeries): Float64Array {
  return new Float64Array(dimension).fill(Math.max(...values) - Math.min(...values));
}

/** Errors at growing horizons: `horizoned_NAME`. */
const horizoned = Object.fromEntries(
  Object.entries(errors).map(([name, error]): [string, Answer] => [
    `horizoned_${name}`,
    (problem, data) => {
      const [truth, forecast] = seriesOfPair(problem, data);
      const { scale, horizons } = problem.params;
      const measured: ForecastError =
        name === "smape" ? (a, b) => symmetricPercentageError(a, b, scale ? { scale } : {}) : error;
      return horizonErrors(truth, forecast, { error: measured, ...(horizons ? { horizons } : {}) });
    },
  ]),
);

// biome-ignore lint/suspicious/noExplicitAny: each metric has parameters of its own
function valid(criterionFrom: (params: any, truth: TimeSeries) => ValidityCriterion): Answer {
  return (problem, data) => {
    const [truth, forecast] = seriesOfPair(problem, data);
    const { lambda_max: lyapunovExponent } = pairFor(problem.input, data);
    const criterion = criterionFrom(problem.params, truth);
    const { index, time, lyapunovTimes } = validPrediction(truth, forecast, { lyapunovExponent, criterion });
    return { index, time, lyapunov_times: lyapunovTimes };
  };
}

/** An ensemble is given by rows, one for each observation, with a number for each member. */
function ensembleScore(fair: boolean): Answer {
  return ({ input: { obs, ens } }) => {
    const members = Array.from({ length: ens[0].length }, (_, j) => toSeries(ens.map((row: number[]) => row[j])));
    return rankedProbabilityScore(toSeries(obs), members, { fair });
  };
}

/** How the metrics of metrics_forecast.json are answered. */
export const forecastAnswers: Answers = {
  ...Object.fromEntries(Object.entries(errors).map(([name, error]): [string, Answer] => [name, plain(error)])),
  ...horizoned,
  smape: withOptions(symmetricPercentageError, ({ scale = 200 }) => ({ scale })),
  nrmse_range: (problem, data) => {
    const [truth, forecast] = seriesOfPair(problem, data);
    return normalizedRootMeanSquaredError(truth, forecast, { scale: rangeOf(truth), epsilon: 0 });
  },
  mase: (problem, data) => {
    const [truth, forecast] = seriesOfPair(problem, data);
    const { m: period = 1, train = "true" } = problem.params;
    const training = train === "true" ? truth : toSeries(train);
    return meanAbsoluteScaledError(truth, forecast, { period, training });
  },
  vpt_smape: valid(({ threshold, cumulative, scale }) => percentageErrorBelow(threshold, { cumulative, scale })),
  vpt_nrmse: valid(({ threshold }, truth) => normalizedErrorBelow(threshold, standardDeviations(truth))),
  vpt_pathak: valid(({ threshold }) => relativeErrorBelow(threshold)),
  dtw: (problem, data) => {
    const { first_n: count = Infinity, window } = problem.params;
    const [truth, forecast] = seriesOfPair({ ...problem, input: { first_n: count, ...problem.input } }, data);
    const options = window === null || window === undefined ? {} : { window };
    return {
      cost: dynamicTimeWarping(truth, forecast, options),
      dysts_normalised: dynamicTimeWarping(truth, forecast, { ...options, normalize: true }),
    };
  },
  crps_ensemble: ensembleScore(false),
  crps_ensemble_fair: ensembleScore(true),
  pinball: ({ input: { obs, q }, params: { tau } }) => quantileLoss(toSeries(obs), toSeries(q), { quantile: tau }),
  msis: ({ input: { obs, lower, upper, train }, params: { a, m } }) =>
    meanScaledIntervalScore(
      toSeries(obs),
      { lower: toSeries(lower), upper: toSeries(upper) },
      { training: toSeries(train), level: a, period: m },
    ),
};
