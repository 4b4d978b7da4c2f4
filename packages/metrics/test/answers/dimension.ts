import { standardDeviations, type TimeSeries } from "@attractors/core";
import {
  boxProbabilities,
  correlationDimension,
  correlationSum,
  delayEmbedding,
  euclideanNorm,
  generalizedDimension,
  kaplanYorkeDimension,
  localDimensions,
  maximumNorm,
  type Norm,
  powerLawDimension,
  renyiEntropyOf,
  takensDimension,
} from "../../src/index.ts";
import { pesinEntropy } from "../../src/lyapunov/pesin-entropy.ts";
import type { Answers, Data, Problem } from "./problem.ts";
import { seriesFor } from "./series.ts";

/** How the metrics of metrics_dimension.json are answered. */
export const dimensionAnswers: Answers = {
  correlation_sum: ({ input, params }, data) => {
    const { counts, pairs, sums } = correlationSum(pointsFor(input, data), params.radii, {
      norm: normOf(params.norm),
      window: params.theiler,
    });
    return { counts, n_pairs: pairs, C: sums };
  },
  correlation_dimension_fit: ({ input, params }, data) =>
    correlationDimension(pointsFor(input, data), {
      norm: normOf(params.norm),
      radii: params.radii,
      window: params.theiler,
      range: [params.radii[0], params.radii[params.radii.length - 1]],
    }).value,
  takens_estimator: ({ input, params }, data) =>
    takensDimension(pointsFor(input, data), {
      norm: normOf(params.norm),
      radius: params.r_max,
      window: params.theiler,
    }).value,
  gp_dim_dysts: ({ input }, data) => powerLawDimension(pointsFor(input, data)),
  box_count: ({ input, params }, data) => {
    const shares = boxProbabilities(pointsFor(input, data), params.eps);
    return {
      n_boxes: shares.length,
      sum_p2: shares.reduce((sum, p) => sum + p * p, 0),
      shannon: renyiEntropyOf(shares, 1),
      renyi_q3: renyiEntropyOf(shares, 3),
    };
  },
  generalized_dimension_fit: ({ input, params }, data) => {
    const points = pointsFor(input, data);
    const range = [Math.min(...params.eps), Math.max(...params.eps)] as const;
    return params.q.map((order: number) => generalizedDimension(points, { order, sizes: params.eps, range }).value);
  },
  local_dimension_evt: ({ input, params }, data) =>
    localDimensions(pointsFor(input, data), { quantile: params.quantile, samples: params.points }).dimensions,
  corr_dim_nolds: ({ input, params }, data) => {
    const series = seriesFor(input, data);
    const [deviation] = standardDeviations(series, 1);
    const count = Math.floor(Math.log(0.5 / 0.1) / Math.log(1.03)) + 1;
    const radii = Array.from({ length: count }, (_, k) => 0.1 * deviation * 1.03 ** k);
    return correlationDimension(delayEmbedding(series, { dimension: params.emb_dim, delay: params.lag ?? 1 }), {
      norm: normOf(params.norm),
      radii,
      window: params.theiler ?? 0,
      closed: true,
      selfMatches: true,
      range: [radii[0], radii[count - 1]],
    }).value;
  },
  kaplan_yorke: ({ input }) => kaplanYorkeDimension(Float64Array.from(input.spectrum, Number)),
  pesin_entropy: ({ input }) => pesinEntropy(Float64Array.from(input.spectrum, Number)),
};

/** The norm of a name, as the files write it. */
export function normOf(name = "euclidean"): Norm {
  return ["chebyshev", "max", "maximum"].includes(name) ? maximumNorm : euclideanNorm;
}

/** The series of an input, embedded if it says so. */
export function pointsFor(input: Problem["input"], data: Data, interval = 1): TimeSeries {
  const series = seriesFor(input, data, interval);
  return input.embed ? delayEmbedding(series, { dimension: input.embed.dim, delay: input.embed.tau }) : series;
}
