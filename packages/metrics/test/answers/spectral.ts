import { seriesOf, type TimeSeries } from "@attractors/core";
import {
  type Detrend,
  flatWindow,
  hammingWindow,
  hannWindow,
  keepTrend,
  lowFrequencyDistance,
  mirrorBorder,
  type PowerSpectralDensity,
  periodogram,
  reflectBorder,
  removeLine,
  removeMean,
  type SpectralWindow,
  spectralDistance,
  spectralFlatness,
  welch,
} from "../../src/index.ts";
import type { Answers, Data } from "./problem.ts";
import { seriesFor } from "./series.ts";

function detrendFrom(word: unknown): Detrend {
  if (word === false || word === null || word === "none") return keepTrend;
  return word === "linear" ? removeLine : removeMean;
}

function windowFrom(word = "hann"): SpectralWindow {
  if (word.startsWith("hamming")) return hammingWindow;
  return word.startsWith("boxcar") || word.startsWith("flat") ? flatWindow : hannWindow;
}

/** A spectrum as SciPy estimates it: the parameters of welch, or a periodogram where they name no segments. */
// biome-ignore lint/suspicious/noExplicitAny: parameters
export function spectrumFrom(params: any): (series: TimeSeries) => PowerSpectralDensity {
  const { nperseg, noverlap, window, detrend = "constant", scaling = "density" } = params;
  return (series) => {
    const length = Math.min(nperseg ?? 256, series.values.length);
    const isWelch = nperseg !== undefined || window !== undefined;
    const overlap = noverlap === undefined ? {} : { overlap: noverlap };
    const spectrum = isWelch
      ? welch(series, { segment: length, ...overlap, window: windowFrom(window), detrend: detrendFrom(detrend) })
      : periodogram(series, { detrend: detrendFrom(detrend) });
    if (scaling === "density") return spectrum;
    // Power instead of density: times the width of a frequency bin, as the window has it.
    const weights = (isWelch ? windowFrom(window) : flatWindow)(isWelch ? length : series.values.length);
    const squares = weights.reduce((sum, weight) => sum + weight ** 2, 0);
    const factor = squares / weights.reduce((sum, weight) => sum + weight, 0) ** 2 / series.interval;
    return { ...spectrum, densities: spectrum.densities.map((density) => density * factor) };
  };
}

const sumOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);

// biome-ignore lint/suspicious/noExplicitAny: parameters
function samplesOf(input: any, { fs = 1 }: { fs?: number }, data: Data): TimeSeries {
  return { ...seriesFor(input, data), interval: 1 / fs };
}

function componentsOf({ dimension, values, interval }: TimeSeries): TimeSeries[] {
  return Array.from({ length: dimension }, (_, i) =>
    seriesOf(
      values.filter((_value, k) => k % dimension === i),
      { interval },
    ),
  );
}

/** How the metrics of metrics_spectral.json are answered. */
export const spectralAnswers: Answers = {
  periodogram: ({ input, params }, data) => {
    const { frequencies, densities } = spectrumFrom({ ...params, window: undefined })(samplesOf(input, params, data));
    const peak = densities.indexOf(Math.max(...densities));
    const first = densities.subarray(0, params.first);
    return { P: first, P_first: first, sum: sumOf(densities), peak_bin: peak, peak_freq: frequencies[peak] };
  },
  welch: ({ input, params, expected }, data) => {
    const { frequencies, densities } = spectrumFrom({ nperseg: 256, ...params })(samplesOf(input, params, data));
    const peak = densities.indexOf(Math.max(...densities));
    const first = densities.subarray(0, params.first ?? expected.P_first?.length ?? 6);
    return { P: first, P_first: first, sum: sumOf(densities), peak_bin: peak, peak_freq: frequencies[peak] };
  },
  spectral_flatness: ({ input, params }, data) =>
    spectralFlatness(samplesOf(input, params, data), {
      spectrum: spectrumFrom(String(params.of).startsWith("periodogram") ? params : { nperseg: 256, ...params }),
    }).value,
  power_spectrum_hellinger: ({ input, params }, data) => {
    const truth = seriesFor(input.true, data);
    const generated = seriesFor(input.gen, data);
    const border = String(params.smoothing).includes("mode mirror") ? mirrorBorder : reflectBorder;
    const options = { smoothing: params.sigma, border };
    const others = componentsOf(generated);
    return {
      per_dim: componentsOf(truth).map((one, i) => spectralDistance(one, others[i], options)),
      mean: spectralDistance(truth, generated, options),
    };
  },
  hellinger_dysts: ({ input, params }, data) => {
    const truth = seriesFor(input.true, data);
    const bins = Math.min(params.num_freq_bins ?? 100, truth.values.length / truth.dimension);
    return lowFrequencyDistance(truth, seriesFor(input.gen, data), { bins });
  },
};
