import { createRng, type TimeSeries } from "@attractors/core";
import {
  bothTails,
  everySpan,
  fixedSpan,
  keepTrend,
  leftTail,
  neighborPredictionError,
  periodogram,
  phaseRandomized,
  rankProbability,
  removeMean,
  rightTail,
  thirdOrderCovariance,
  timeReversalAsymmetry,
  zeroOneTest,
} from "../../src/index.ts";
import { complaintsAbout } from "./compare.ts";
import { optionsOf } from "./options.ts";
import { type Answers, judged } from "./problem.ts";
import { seriesFor } from "./series.ts";

/** |X_k| of the lowest frequencies, from the one-sided density. */
function amplitudesOf(series: TimeSeries, count: number, meanRemoved: boolean): number[] {
  const { densities } = periodogram(series, { detrend: meanRemoved ? removeMean : keepTrend });
  const length = series.values.length;
  return Array.from({ length: count }, (_, k) => {
    const sides = k === 0 || 2 * k === length ? 1 : 2;
    return Math.sqrt((densities[k] * length) / sides);
  });
}

const tails = { right: rightTail, greater: rightTail, left: leftTail, less: leftTail, "two-sided": bothTails };

/** How the metrics of metrics_zero_one_surrogate.json are answered. */
export const zeroOneSurrogateAnswers: Answers = {
  zero_one_test: ({ input, params }, data) => {
    const { value, correlations } = zeroOneTest(seriesFor(input, data), {
      frequencies: params.c,
      ...optionsOf(params, { N0: "steps" }),
      mean: params.variant === "ChaosTools" ? everySpan : fixedSpan,
    });
    return { K: correlations, median: value };
  },
  time_reversal_asymmetry: ({ input, params }, data) =>
    timeReversalAsymmetry(seriesFor(input, data), optionsOf(params, { lag: "lag" })),
  c3_statistic: ({ input, params }, data) =>
    thirdOrderCovariance(seriesFor(input, data), optionsOf(params, { lag: "lag" })),
  // Those of the series, and again those of a surrogate with random phases, which keeps them.
  fourier_amplitudes: ({ input, params, expected, tol }, data) => {
    const series = seriesFor(input, data);
    const surrogate = phaseRandomized(series)(createRng(1));
    const own = amplitudesOf(series, params.first, params.mean_removed);
    const kept = amplitudesOf(surrogate, params.first, params.mean_removed).slice(1);
    return judged([
      ...complaintsAbout(own, expected, tol),
      ...complaintsAbout(kept, expected.slice(1), { rel: 1e-8, abs: 1e-9 }, "surrogate"),
    ]);
  },
  nonlinear_prediction_error: ({ input, params }, data) =>
    neighborPredictionError(
      seriesFor(input, data),
      optionsOf(params, { dim: "dimension", tau: "delay", neighbours: "neighbors", theiler: "window" }),
    ),
  surrogate_pvalue: ({ input, params }) => {
    const tail = tails[params.tail as keyof typeof tails];
    return rankProbability(input.observed, input.surrogates, tail);
  },
};
