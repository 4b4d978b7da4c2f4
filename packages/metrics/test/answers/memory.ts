import {
  autocorrelation,
  detrendedFluctuation,
  diMatteoHurst,
  generalizedHurst,
  multifractalFluctuation,
  rescaledRange,
} from "../../src/index.ts";
import { optionsOf } from "./options.ts";
import type { Answers } from "./problem.ts";
import { seriesFor } from "./series.ts";

// biome-ignore lint/suspicious/noExplicitAny: parameters
const windowsOf = (params: any) => {
  const windows = params.nvals ?? params.windows;
  return Array.isArray(windows) ? { windows } : {};
};

/** `"1..19"` or a list of numbers. */
function rangeOf(text: string | readonly number[]): readonly number[] {
  if (typeof text !== "string") return text;
  const [from, to] = text.split("..").map(Number);
  return Array.from({ length: to - from + 1 }, (_, k) => from + k);
}

// biome-ignore lint/suspicious/noExplicitAny: parameters
const fluctuationOptions = (params: any) => ({
  ...optionsOf(params, { order: "order" }),
  ...windowsOf(params),
  overlap: params.overlap ?? true,
  averageRoots: String(params.F).startsWith("mean"),
});

/** How the metrics of metrics_memory.json are answered. */
export const memoryAnswers: Answers = {
  dfa: ({ input, params }, data) => detrendedFluctuation(seriesFor(input, data), fluctuationOptions(params)).value,
  dfa_fluctuations: ({ input, params }, data) => {
    const { curve } = detrendedFluctuation(seriesFor(input, data), fluctuationOptions(params));
    return { n: curve.x.map((x) => Math.round(Math.exp(x))), F: curve.y.map((y) => Math.exp(y)) };
  },
  dfa_antropy: ({ input }, data) => detrendedFluctuation(seriesFor(input, data), { overlap: false }).value,
  hurst_rs: ({ input, params }, data) =>
    rescaledRange(seriesFor(input, data), {
      ...windowsOf(params),
      corrected: params.corrected,
      correction: params.unbiased === false ? 0 : 1,
    }).value,
  generalized_hurst: ({ input, params }, data) => {
    const largest = /max_dists (\d+\.\.\d+)/.exec(params.method ?? "")?.[1];
    const options = {
      moments: params.qvals,
      detrend: !/detrend false/i.test(params.method ?? ""),
      ...(largest ? { largestLags: rangeOf(largest) } : {}),
    };
    return diMatteoHurst(seriesFor(input, data), options).map(({ value }) => value);
  },
  ghe_structure_function: ({ input, params }, data) =>
    generalizedHurst(seriesFor(input, data), { moments: params.q, lags: rangeOf(params.taus) }).map(
      ({ value }) => value,
    ),
  mfdfa: ({ input, params }, data) => {
    const { q: moments, order, scales: windows } = params;
    const { exponents, fluctuations } = multifractalFluctuation(seriesFor(input, data), { moments, order, windows });
    return {
      h: exponents.map(({ value }) => value),
      Fq: windows.map((_: number, k: number) => fluctuations.subarray(k * moments.length, (k + 1) * moments.length)),
    };
  },
  autocorrelation: ({ input, params }, data) => {
    const { lags, normalisation = "biased" } = params;
    const unbiased = normalisation.startsWith("unbiased");
    const all = autocorrelation(seriesFor(input, data), { maxLag: Math.max(...lags), unbiased });
    return lags.map((lag: number) => all[lag]);
  },
};
