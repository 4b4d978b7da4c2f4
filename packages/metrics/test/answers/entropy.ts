import { standardDeviations, type TimeSeries } from "@attractors/core";
import {
  amplitudeAwarePermutationEntropy,
  approximateEntropy,
  bubbleEntropy,
  differentialEntropy,
  dispersionEntropy,
  type Estimate,
  fuzzyEntropy,
  higuchiDimension,
  hjorthParameters,
  katzDimension,
  lempelZivComplexity,
  multiscaleEntropy,
  multiscalePermutationEntropy,
  mutualInformation,
  permutationEntropy,
  petrosianDimension,
  refinedMultiscaleEntropy,
  renyiEntropy,
  reverseDispersionEntropy,
  sampleEntropy,
  shannonEntropy,
  singularValueEntropy,
  spectralEntropy,
  tsallisEntropy,
  weightedPermutationEntropy,
} from "../../src/index.ts";
import { optionsOf } from "./options.ts";
import type { Answer, Answers } from "./problem.ts";
import { seriesFor } from "./series.ts";
import { spectrumFrom } from "./spectral.ts";

/** A measure of one series, with options from the parameters; of an estimate the value. */
function measure<O>(
  of: (series: TimeSeries, options: O) => number | Estimate,
  // biome-ignore lint/suspicious/noExplicitAny: each metric has parameters of its own
  options: (params: any, series: TimeSeries) => O,
): Answer {
  return ({ input, params }, data) => {
    const series = seriesFor(input, data);
    const got = of(series, options(params, series));
    return typeof got === "number" ? got : got.value;
  };
}

/** Bits, unless another base is named: the convention of antropy. */
// biome-ignore lint/suspicious/noExplicitAny: parameters
function unit({ log = "base 2", normalize = false, normalized = normalize }: any): {
  base: number;
  normalize: boolean;
} {
  const base = log === "e" || log === "base e" ? Math.E : Number(String(log).replace("base ", ""));
  return { base, normalize: normalized };
}

// biome-ignore lint/suspicious/noExplicitAny: parameters
const ordinal = (params: any) => ({
  ...optionsOf(params, { order: "order", m: "order", delay: "delay" }),
  ...unit(params),
});

// biome-ignore lint/suspicious/noExplicitAny: parameters
const nats = (params: any) => unit({ log: "e", ...params });

/** `0.2*std(x, ddof=0)`, `0.15*std(original, ddof=0)`, nolds' formula in the logarithm of m, or a number. */
function toleranceOf(text: unknown, series: TimeSeries): number {
  if (typeof text === "number") return text;
  const words = String(text ?? "0.2*std");
  const [deviation] = standardDeviations(series, words.includes("ddof=1") ? 1 : 0);
  const factors = words.replace(/std(\([^)]*\))?/g, "1").replace(/ddof=\d/g, "");
  const formula = /^([\d.]+)\*([\d.]+)\*\(([\d.]+)\*ln\((\d+)\)\+([\d.]+)\)/.exec(factors.replace(/\s/g, ""));
  if (formula) {
    const [, , c, a, m, b] = formula.map(Number);
    return deviation * c * (a * Math.log(m) + b);
  }
  return deviation * Number.parseFloat(factors);
}

// biome-ignore lint/suspicious/noExplicitAny: parameters
const templates = (params: any, series: TimeSeries) => ({
  ...optionsOf(params, { m: "order", order: "order", emb_dim: "order", delay: "delay", tau: "delay" }),
  tolerance: toleranceOf(params.r ?? params.tolerance, series),
  inclusive: params.compare !== "<",
});

/** How the metrics of metrics_entropy.json are answered. */
export const entropyAnswers: Answers = {
  permutation_entropy: measure(permutationEntropy, ordinal),
  weighted_permutation_entropy: measure(weightedPermutationEntropy, ordinal),
  amplitude_aware_permutation_entropy: measure(amplitudeAwarePermutationEntropy, (params) => ({
    ...ordinal(params),
    ...optionsOf(params, { A: "share" }),
  })),
  multiscale_permutation_entropy: ({ input, params }, data) =>
    multiscalePermutationEntropy(seriesFor(input, data), { ...ordinal(params), scales: params.scales }).map(
      ({ value }) => value,
    ),
  sample_entropy: ({ input, params }, data) => {
    const series = seriesFor(input, data);
    const { value, matches, longerMatches } = sampleEntropy(series, templates(params, series));
    return { value, B: matches, A: longerMatches };
  },
  sample_entropy_antropy: measure(sampleEntropy, templates),
  sample_entropy_nolds: measure(sampleEntropy, (params, series) => ({
    ...templates({ tolerance: "std(ddof=1)*0.1164*(0.5627*ln(2)+1.3334)", ...params }, series),
    inclusive: false,
  })),
  approximate_entropy: measure(approximateEntropy, templates),
  approximate_entropy_antropy: measure(approximateEntropy, templates),
  multiscale_entropy: ({ input, params }, data) => {
    const series = seriesFor(input, data);
    return multiscaleEntropy(series, { ...templates(params, series), scales: params.scales }).map(({ value }) => value);
  },
  rcmse: ({ input, params }, data) => {
    const series = seriesFor(input, data);
    const options = { ...templates(params, series), scales: params.scales };
    return refinedMultiscaleEntropy(series, options).map(({ value }) => value);
  },
  fuzzy_entropy: measure(fuzzyEntropy, (params, series) => ({
    ...optionsOf(params, { m: "order", delay: "delay", n: "power" }),
    tolerance: toleranceOf(params.r, series),
    removeBaseline: params.baseline_removed ?? true,
  })),
  dispersion_entropy: measure(dispersionEntropy, (params) => ({
    ...optionsOf(params, { classes: "classes", m: "order", delay: "delay" }),
    ...nats(params),
  })),
  reverse_dispersion_entropy: measure(reverseDispersionEntropy, (params) =>
    optionsOf(params, { classes: "classes", m: "order", delay: "delay" }),
  ),
  bubble_entropy: measure(bubbleEntropy, (params) => ({
    ...optionsOf(params, { m: "order", delay: "delay" }),
    ...nats(params),
  })),
  spectral_entropy: measure(spectralEntropy, (params) => ({
    ...unit(params),
    spectrum: spectrumFrom(String(params.method ?? "").startsWith("welch") ? params : { window: undefined }),
  })),
  svd_entropy: measure(singularValueEntropy, ordinal),
  lempel_ziv_complexity: measure(lempelZivComplexity, ({ normalize = false }) => ({ normalize })),
  hjorth: ({ input }, data) => hjorthParameters(seriesFor(input, data)),
  petrosian_fd: measure(petrosianDimension, () => ({})),
  katz_fd: measure(katzDimension, () => ({})),
  // antropy leaves out the last step of each curve, and has no number where a curve has length 0.
  higuchi_fd: ({ input, params }, data) => {
    try {
      return higuchiDimension(seriesFor(input, data), { steps: params.kmax, dropLast: true }).value;
    } catch (error) {
      if (error instanceof RangeError) return Number.NaN;
      throw error;
    }
  },
  shannon_histogram: measure(shannonEntropy, (params) => ({ bins: params.bins, ...nats(params) })),
  renyi_histogram: measure(renyiEntropy, (params) => ({ bins: params.bins, order: params.q, ...nats(params) })),
  tsallis_histogram: measure(tsallisEntropy, (params) => ({ bins: params.bins, order: params.q })),
  kozachenko_leonenko: measure(differentialEntropy, (params) => optionsOf(params, { k: "neighbors" })),
  ksg_mutual_information: ({ input, params }, data) =>
    mutualInformation(
      seriesFor(input.x, data),
      seriesFor(input.y, data),
      optionsOf(params, { k: "neighbors", n_neighbors: "neighbors" }),
    ).value,
};
