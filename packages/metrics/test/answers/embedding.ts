import { lengthOf } from "@attractors/core";
import { differentialEntropy } from "../../src/entropy/differential-entropy.ts";
import { mutualInformation } from "../../src/entropy/mutual-information.ts";
import { neighborInformation } from "../../src/entropy/neighbor-information.ts";
import {
  averagedFalseNeighbors,
  averageMutualInformation,
  decorrelationLag,
  delayEmbedding,
  falseNeighbors,
  mutualInformationLag,
  simplexProjection,
} from "../../src/index.ts";
import { jackknifeMean } from "../../src/jackknife.ts";
import { normOf, pointsFor } from "./dimension.ts";
import type { Answers } from "./problem.ts";
import { seriesFor } from "./series.ts";

/** How the metrics of metrics_embedding.json are answered. */
export const embeddingAnswers: Answers = {
  delay_embedding: ({ input, params }, data) => {
    const points = delayEmbedding(seriesFor(input, data), { dimension: params.dim, delay: params.tau });
    const { dimension, values } = points;
    return {
      shape: [lengthOf(points), dimension],
      first: values.slice(0, dimension),
      last: values.slice(values.length - dimension),
    };
  },
  average_mutual_information: ({ input, params }, data) => {
    const maxLag = params.max_lag_exclusive - 1;
    const unit = params.log === "base 2" ? Math.LN2 : params.log === "base 10" ? Math.LN10 : 1;
    return averageMutualInformation(seriesFor(input, data), { maxLag, bins: params.bins }).map((nats) => nats / unit);
  },
  ami_first_minimum: ({ input, params }, data) => {
    const maxLag = (params.max_lag_exclusive ?? 30) - 1;
    return finiteOrNull(mutualInformationLag(seriesFor(input, data), { maxLag, bins: params.bins }));
  },
  acf_delay: ({ input, params }, data) => {
    const series = seriesFor(input, data);
    const unbiased = params.normalisation === "unbiased";
    return {
      first_le_zero: finiteOrNull(decorrelationLag(series, { level: 0, unbiased })),
      first_le_1_over_e: finiteOrNull(decorrelationLag(series, { unbiased })),
    };
  },
  false_nearest_neighbours: ({ input, params }, data) => {
    const { byRatio, bySize, fractions } = falseNeighbors(seriesFor(input, data), {
      delay: params.tau,
      dimensions: params.dims,
      ratio: params.R,
      size: params.A,
      window: params.theiler,
      norm: normOf(params.norm),
    });
    return { f1: byRatio, f2: bySize, f3: fractions };
  },
  cao_afn: ({ input, params }, data) => {
    const { growth, gap, e1, e2 } = averagedFalseNeighbors(seriesFor(input, data), {
      delay: params.tau,
      dimensions: rangeOf(params.dims),
      window: params.theiler,
      norm: normOf(params.norm),
    });
    return { E: growth, Estar: gap, E1: e1, E2: e2 };
  },
  simplex_projection: ({ input, params }, data) => {
    const { correlation, meanAbsoluteError } = simplexProjection(seriesFor(input, data), {
      dimension: params.E,
      delay: params.tau,
      horizon: params.Tp,
      neighbors: params.neighbours,
    });
    return { pearson: correlation, mae: meanAbsoluteError };
  },
  mutual_information_ksg1: ({ input, params }, data) =>
    jackknifeMean(neighborInformation(seriesFor(input.x, data), seriesFor(input.y, data), params.k)).value,
  mutual_information_sklearn: ({ input, params }, data) =>
    mutualInformation(seriesFor(input.x, data), seriesFor(input.y, data), { neighbors: params.k }).value,
  entropy_kozachenko_leonenko: ({ input, params }, data) =>
    differentialEntropy(pointsFor(input, data), { neighbors: params.k, norm: normOf(params.norm) }).value,
};

/** `"1..7"` in numbers. */
function rangeOf(dims: string | number[]): number[] {
  if (Array.isArray(dims)) return dims;
  const [first, last] = dims.split("..").map(Number);
  return Array.from({ length: last - first + 1 }, (_, k) => first + k);
}

const finiteOrNull = (lag: number): number | null => (Number.isFinite(lag) ? lag : null);
