import type { TimeSeries } from "@attractors/core";
import { delayEmbedding, eckmannRuelleSpectrum, kantzExponent, rosensteinExponent } from "../../src/index.ts";
import { normOf } from "./dimension.ts";
import type { Answers, Data, Problem } from "./problem.ts";
import { seriesFor } from "./series.ts";

/** How the metrics of metrics_lyapunov_data.json are answered. */
export const lyapunovDataAnswers: Answers = {
  rosenstein_divergence: ({ input, params }, data) =>
    rosensteinExponent(embedded(input, params, data), { window: params.theiler, steps: params.k_max }).curve.y,
  rosenstein_slope: ({ input, params }, data) =>
    rosensteinExponent(embedded(input, params, data, params.dt), {
      window: params.theiler,
      steps: params.k_max,
      range: [params.fit_from * params.dt, params.fit_to_inclusive * params.dt],
    }).value,
  kantz_stretching: ({ input, params }, data) => {
    const { curve, samples } = kantzExponent(embedded(input, params, data), {
      window: params.theiler,
      steps: params.k_max,
      radius: params.eps,
    });
    return { S: curve.y, n_reference: samples };
  },
  mle_nolitsa: ({ input, params }, data) => {
    const points = embedded(input, params, data);
    const length = points.values.length / points.dimension;
    const steps = Math.min(length - params.window - 1, params.maxt) - 1;
    return rosensteinExponent(points, {
      window: params.window,
      steps,
      norm: normOf(params.metric),
      complete: false,
      apart: true,
    }).curve.y;
  },
  lyap_r_nolds: ({ input, params }, data) => {
    const points = delayEmbedding(seriesFor(input, data, params.tau), { dimension: params.emb_dim, delay: params.lag });
    const steps = params.trajectory_len - 1;
    return rosensteinExponent(points, { window: params.min_tsep, steps, range: [0, steps * params.tau] }).value;
  },
  lyap_e_nolds: ({ input, params }, data) =>
    eckmannRuelleSpectrum(seriesFor(input, data, params.tau), {
      dimension: params.emb_dim,
      exponents: params.matrix_dim,
      neighbors: params.min_nb,
      window: params.min_tsep,
    }).map(({ value }) => value),
};

function embedded(
  input: Problem["input"],
  { dim, tau }: { dim: number; tau: number },
  data: Data,
  interval = 1,
): TimeSeries {
  return delayEmbedding(seriesFor(input, data, interval), { dimension: dim, delay: tau });
}
