import { lengthOf, means, standardDeviations, type TimeSeries } from "@attractors/core";
import {
  bhattacharyyaDistance,
  boxAround,
  boxAroundOrigin,
  chamferDistance,
  energyDistance,
  energyDistancePerAxis,
  gaussianKernel,
  hausdorffDistance,
  hellingerDistance,
  histogramPair,
  jensenShannon,
  kolmogorovSmirnovPerAxis,
  kullbackLeibler,
  meanDiscrepancy,
  mixtureDivergenceAt,
  rationalQuadraticKernel,
  sinkhorn,
  slicedWasserstein,
  stateSpaceDivergence,
  totalVariation,
  wassersteinDistance,
  wassersteinPerAxis,
} from "@attractors/metrics";
import type { Answer, Answers, Data, Problem } from "./problem.ts";
import { seriesFor, toSeries } from "./series.ts";

/** How the metrics of metrics_distribution.json are answered. */
export const distributionAnswers: Answers = {
  d_stsp_binned: ({ input, params }, data) => {
    const [truth, generated] = pairOf(input, data);
    const box = String(params.binning).startsWith("legacy") ? boxAroundOrigin(truth) : boxAround(truth);
    return stateSpaceDivergence(truth, generated, { bins: params.bins, box });
  },
  d_stsp_gmm: ({ input, params }, data) => {
    const [truth, generated] = pairOf(input, data);
    return mixtureDivergenceAt(truth, generated, toSeries(input.samples), { variance: params.sigma2 }).value;
  },
  wasserstein1_per_dim: perAxis(wassersteinPerAxis),
  energy_distance_per_dim: perAxis(energyDistancePerAxis),
  energy_distance: ({ input }, data) => energyDistance(...pairOf(input, data)),
  ks_statistic_per_dim: perAxis(kolmogorovSmirnovPerAxis),
  sliced_wasserstein2: ({ input, params }, data) => {
    const directions = Float64Array.from(input.directions.flat());
    return slicedWasserstein(...pairOf(input, data), { directions, power: params.p ?? 2 });
  },
  wasserstein_exact: ({ input }, data) => {
    const pair = pairOf(input, data);
    return { W1: wassersteinDistance(...pair, { power: 1 }), W2: wassersteinDistance(...pair, { power: 2 }) };
  },
  sinkhorn: ({ input, params }, data) => {
    const power = /squared/.test(params.cost ?? "squared") ? 2 : 1;
    const { transportCost, marginalError } = sinkhorn(...pairOf(input, data), {
      ...{ regularization: params.reg, power, tolerance: 1e-12, maxIterations: 100_000 },
    });
    return { transport_cost: transportCost, marginal_error: marginalError };
  },
  mmd2_rbf: ({ input, params }, data) => meanDiscrepancy(...pairOf(input, data), gaussianKernel(params.bandwidth)),
  mmd2_rational_quadratic: ({ input, params }, data) => {
    // The scale is that of all rows of truth, before the slice.
    const whole = seriesFor(input.true, data);
    const center = means(whole);
    const scale = standardDeviations(whole).map((deviation) => Math.sqrt(deviation ** 2 + 1e-6));
    const standardized = pairOf(input, data).map((series) => ({
      ...series,
      values: series.values.map((value, k) => (value - center[k % center.length]) / scale[k % center.length]),
    }));
    return meanDiscrepancy(standardized[0], standardized[1], rationalQuadraticKernel(params.sigmas)).biased;
  },
  histogram_divergences: ({ input, params }, data) => {
    const column = (series: TimeSeries): TimeSeries => ({
      ...series,
      dimension: 1,
      values: series.values.filter((_, k) => k % series.dimension === (input.column ?? 0)),
    });
    const [truth, generated] = pairOf(input, data).map(column);
    const [lower, upper] = params.range.map((side: number) => Float64Array.of(side));
    const pair = histogramPair(truth, generated, { bins: params.bins, box: { lower, upper } });
    return {
      jensen_shannon_divergence: jensenShannon(pair),
      hellinger: hellingerDistance(pair),
      total_variation: totalVariation(pair),
      bhattacharyya: bhattacharyyaDistance(pair),
      kullback_leibler: kullbackLeibler(pair),
    };
  },
  chamfer_hausdorff: ({ input }, data) => {
    const pair = pairOf(input, data);
    return { chamfer: chamferDistance(...pair), hausdorff: hausdorffDistance(...pair) };
  },
};

function perAxis(distances: (first: TimeSeries, second: TimeSeries) => Float64Array): Answer {
  return ({ input }, data) => distances(...pairOf(input, data));
}

/** The two series of an input: their first `first_n` samples, or a slice written as in Python. */
function pairOf(input: Problem["input"], data: Data): [truth: TimeSeries, generated: TimeSeries] {
  const part = (name: "true" | "gen"): TimeSeries => {
    const series = seriesFor(input[name], data);
    const { dimension, values } = series;
    const [from = 0, to = input.first_n ?? lengthOf(series), step = 1] = sliceOf(input.slice, name);
    return { ...series, values: values.filter((_, k) => isTaken(Math.floor(k / dimension), from, to, step)) };
  };
  return [part("true"), part("gen")];
}

function isTaken(k: number, from: number, to: number, step: number): boolean {
  return k >= from && k < to && (k - from) % step === 0;
}

/** The numbers in "name[from:to:step]"; undefined where one is left out. */
function sliceOf(text: string | undefined, name: string): (number | undefined)[] {
  const found = text?.match(new RegExp(`${name}\\[([^\\]]*)\\]`))?.[1].split(":") ?? [];
  return found.map((part) => (part.trim() === "" ? undefined : Number(part)));
}
