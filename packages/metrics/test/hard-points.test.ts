import { createRng, seriesOf, type TimeSeries } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  autocorrelation,
  averagedFalseNeighbors,
  averageMutualInformation,
  boxProbabilities,
  correlationDimension,
  correlationSum,
  crossMapping,
  decorrelationLag,
  delayEmbedding,
  distanceQuantiles,
  eckmannRuelleSpectrum,
  falseNeighbors,
  fixedMassDimension,
  generalizedDimension,
  higuchiDimension,
  improvedFalseNeighbors,
  kantzExponent,
  katzDimension,
  kdTree,
  localDimensions,
  moltenoDimension,
  mutualInformationLag,
  pecuzalEmbedding,
  petrosianDimension,
  pointwiseDimension,
  powerLawDimension,
  recurrenceMatrix,
  recurrenceNetwork,
  recurrencePaths,
  recurrenceQuantification,
  rosensteinExponent,
  simplexProjection,
  sMap,
  spaceTimeSeparation,
  takensDimension,
  theilerWindow,
  wolfExponent,
} from "../src/index.ts";
import { noise, sine } from "./point-sets.ts";

const length = 300;
/** Series on which measures of geometry are known to stumble. */
const hard: Readonly<Record<string, TimeSeries>> = {
  "white noise": noise(length),
  "a constant": seriesOf(new Float64Array(length).fill(0.1)),
  "a line": seriesOf(Float64Array.from({ length }, (_, k) => k / 10)),
  "a sine": sine(length),
  "a series with ties": seriesOf(Float64Array.from({ length }, (_, k) => (k * k * 7) % 5)),
  "two points": seriesOf([0, 1]),
};

const matrix = (series: TimeSeries) => recurrenceMatrix(series, { radius: 0.1 });
const measures: Readonly<Record<string, (series: TimeSeries) => unknown>> = {
  autocorrelation,
  averagedFalseNeighbors,
  averageMutualInformation,
  boxProbabilities: (series) => boxProbabilities(series, 0.5),
  correlationDimension,
  correlationSum: (series) => correlationSum(series, [0.1, 0.5]),
  "correlationSum of order 1": (series) => correlationSum(series, [0.1, 0.5], { order: 1 }),
  crossMapping: (series) => crossMapping(series, series, { rng: createRng(1), draws: 2 }),
  decorrelationLag,
  delayEmbedding,
  distanceQuantiles: (series) => distanceQuantiles(series, [0.5]),
  eckmannRuelleSpectrum,
  falseNeighbors,
  fixedMassDimension,
  generalizedDimension,
  higuchiDimension,
  improvedFalseNeighbors,
  kantzExponent,
  katzDimension,
  kdTree,
  localDimensions,
  moltenoDimension,
  mutualInformationLag,
  pecuzalEmbedding,
  petrosianDimension,
  pointwiseDimension: (series) => pointwiseDimension(series, 0),
  powerLawDimension,
  recurrenceNetwork: (series) => recurrenceNetwork(matrix(series)),
  recurrencePaths: (series) => recurrencePaths(matrix(series)),
  recurrenceQuantification: (series) => recurrenceQuantification(matrix(series)),
  rosensteinExponent,
  simplexProjection,
  sMap,
  spaceTimeSeparation,
  takensDimension,
  theilerWindow,
  wolfExponent,
};
/** Entropies of lines that are not there, and the trend of a matrix without diagonals. */
const mayBeNaN = ["recurrenceQuantification"];
const sayWhy = /must|fewer|few|equal|constant|no |not |samples/;

describe.each(Object.entries(measures))("%s", (name, measure) => {
  test.each(Object.entries(hard))("of %s is defined, or refused with a reason", (_, series) => {
    let result: unknown;
    try {
      result = measure(series);
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
      expect(String(error)).toMatch(sayWhy);
      return;
    }
    if (!mayBeNaN.includes(name)) expect(numbersIn(result).filter(Number.isNaN)).toEqual([]);
  });

  test.each([Number.NaN, Infinity])("refuses a series that holds %s, and says where", (broken) => {
    const values = noise(length).values.slice();
    values[17] = broken;
    expect(() => measure(seriesOf(values))).toThrow(new RegExp(`must be finite, got ${broken} at index 17`));
  });
});

/** All numbers of a result, at any depth. */
function numbersIn(result: unknown): number[] {
  if (typeof result === "number") return [result];
  if (ArrayBuffer.isView(result)) return Array.from(result as Float64Array);
  if (Array.isArray(result)) return result.flatMap(numbersIn);
  if (typeof result === "object" && result !== null) return Object.values(result).flatMap(numbersIn);
  return [];
}
