import { createRng, seriesOf, type TimeSeries } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  amplitudeAdjusted,
  amplitudeAwarePermutationEntropy,
  approximateEntropy,
  blockShuffled,
  bubbleEntropy,
  cycleShuffled,
  detrendedFluctuation,
  differentialEntropy,
  diMatteoHurst,
  dispersionEntropy,
  forecastErrors,
  fuzzyEntropy,
  generalizedHurst,
  highPhasesRandomized,
  hjorthParameters,
  iteratedAmplitudeAdjusted,
  lempelZivComplexity,
  lowFrequencyDistance,
  multifractalFluctuation,
  multiscaleEntropy,
  multiscalePermutationEntropy,
  mutualInformation,
  neighborPredictionError,
  periodogram,
  permutationEntropy,
  phaseRandomized,
  rankedProbabilityScore,
  refinedMultiscaleEntropy,
  renyiEntropy,
  rescaledRange,
  reverseDispersionEntropy,
  sampleEntropy,
  shannonEntropy,
  shifted,
  shuffled,
  singularValueEntropy,
  spectralEntropy,
  spectralFlatness,
  testFrequencies,
  thirdOrderCovariance,
  timeReversalAsymmetry,
  tsallisEntropy,
  twinSurrogates,
  validPrediction,
  weightedPermutationEntropy,
  welch,
  zeroOneTest,
} from "../src/index.ts";

/** Measures of one series, and what they say of series that are hard: a number, or an error that matches. */
const measures: Readonly<Record<string, (series: TimeSeries) => unknown>> = {
  permutationEntropy,
  weightedPermutationEntropy,
  amplitudeAwarePermutationEntropy,
  multiscalePermutationEntropy,
  sampleEntropy,
  approximateEntropy,
  fuzzyEntropy,
  multiscaleEntropy,
  refinedMultiscaleEntropy,
  dispersionEntropy,
  reverseDispersionEntropy,
  bubbleEntropy,
  shannonEntropy,
  renyiEntropy,
  tsallisEntropy,
  differentialEntropy,
  mutualInformation: (series) => mutualInformation(series, series),
  spectralEntropy,
  singularValueEntropy,
  lempelZivComplexity,
  hjorthParameters,
  detrendedFluctuation,
  multifractalFluctuation,
  rescaledRange,
  generalizedHurst,
  diMatteoHurst,
  zeroOneTest: (series) => zeroOneTest(series, { frequencies: testFrequencies(createRng(1), 5) }),
  timeReversalAsymmetry,
  thirdOrderCovariance,
  neighborPredictionError,
  periodogram,
  welch,
  spectralFlatness,
  lowFrequencyDistance: (series) => lowFrequencyDistance(series, series),
  forecastErrors: (series) => forecastErrors(series, series),
  rankedProbabilityScore: (series) => rankedProbabilityScore(series, [series, series]),
  validPrediction: (series) => validPrediction(series, series, { lyapunovExponent: 1 }),
  shuffled: (series) => shuffled(series)(createRng(1)),
  shifted: (series) => shifted(series)(createRng(1)),
  blockShuffled: (series) => blockShuffled(4)(series)(createRng(1)),
  cycleShuffled: (series) => cycleShuffled(series)(createRng(1)),
  phaseRandomized: (series) => phaseRandomized(series)(createRng(1)),
  highPhasesRandomized: (series) => highPhasesRandomized()(series)(createRng(1)),
  amplitudeAdjusted: (series) => amplitudeAdjusted(series)(createRng(1)),
  iteratedAmplitudeAdjusted: (series) => iteratedAmplitudeAdjusted()(series)(createRng(1)),
  twinSurrogates: (series) => twinSurrogates({ radius: 0.1 })(series)(createRng(1)),
};

const rng = createRng(1);
const of = (length: number, value: (k: number) => number) => seriesOf(Array.from({ length }, (_, k) => value(k)));

/** Each series, and the measures that refuse it, with what they say. Others give numbers. */
const table: [name: string, series: TimeSeries, refusals: Readonly<Record<string, RegExp>>][] = [
  ["white noise", of(300, () => rng.normal()), {}],
  [
    "a constant",
    of(300, () => 3),
    {
      differentialEntropy: /must not repeat/,
      spectralEntropy: /must vary/,
      hjorthParameters: /must vary/,
      detrendedFluctuation: /must vary/,
      multifractalFluctuation: /must vary/,
      rescaledRange: /must vary/,
      generalizedHurst: /must vary/,
      diMatteoHurst: /must vary/,
      zeroOneTest: /must vary/,
      timeReversalAsymmetry: /must differ/,
      neighborPredictionError: /must vary/,
      spectralFlatness: /must vary/,
      validPrediction: /deviations must be positive/,
      cycleShuffled: /must cross its median/,
    },
  ],
  ["a line", of(300, (k) => k), { cycleShuffled: /must cross its median/ }],
  ["a sine", of(300, (k) => Math.sin(k / 7)), {}],
  ["ties", of(300, () => rng.integer(3)), { differentialEntropy: /must not repeat/ }],
];

/** All numbers in a result; those that are NaN are not allowed. */
function numbersIn(result: unknown): number[] {
  if (typeof result === "number") return [result];
  if (typeof result !== "object" || result === null) return [];
  return Object.values(result).flatMap(numbersIn);
}

describe.each(table)("%s", (_, series, refusals) => {
  test.each(Object.entries(measures))("%s gives numbers, or says why not", (name, measure) => {
    if (name in refusals) {
      expect(() => measure(series)).toThrow(refusals[name]);
      return;
    }
    const numbers = numbersIn(measure(series));
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.findIndex(Number.isNaN)).toBe(-1);
  });
});

describe("NaN", () => {
  const broken = of(300, (k) => (k === 17 ? Number.NaN : k % 5));
  test.each(Object.entries(measures))("%s names its place", (_, measure) => {
    expect(() => measure(broken)).toThrow(/got NaN at index 17/);
  });
});

describe("two points", () => {
  const short = seriesOf([1, 2]);
  test.each(Object.entries(measures))("%s gives numbers, or says how many are needed", (_, measure) => {
    let numbers: number[] = [];
    try {
      numbers = numbersIn(measure(short));
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
      expect(String(error)).toMatch(/at least|must cross/);
      return;
    }
    expect(numbers.findIndex(Number.isNaN)).toBe(-1);
  });
});

describe("several components", () => {
  const plane = seriesOf([1, 2, 3, 4, 5, 6], { dimension: 2 });
  test.each(["permutationEntropy", "sampleEntropy", "detrendedFluctuation", "zeroOneTest", "phaseRandomized"])(
    "%s asks for one",
    (name) => {
      expect(() => measures[name](plane)).toThrow(/must have dimension 1, got 2/);
    },
  );
});
