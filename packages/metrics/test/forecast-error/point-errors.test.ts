import { createRng, seriesOf, type TimeSeries } from "@attractors/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  absolutePercentageError,
  coefficientOfVariation,
  cumulativeMaximumError,
  determinationCoefficient,
  explainedVariance,
  type ForecastError,
  maximumError,
  meanAbsoluteError,
  meanAbsoluteRangedError,
  meanAbsoluteScaledError,
  meanSquaredError,
  medianAbsoluteError,
  normalizedRootMeanSquaredError,
  relativeAbsoluteError,
  rootMeanSquaredError,
  rootMeanSquaredLogError,
  symmetricPercentageError,
  theilInequality,
  weightedPercentageError,
} from "../../src/index.ts";

/** Truth and forecast of two components, neither of which is constant or ever close to 0. */
const pairs = fc
  .array(
    fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: -400, max: 400 }).map((k) => (2 * k + 1) / 8))),
    {
      minLength: 3,
      maxLength: 40,
    },
  )
  .map((rows): [TimeSeries, TimeSeries] => [
    seriesOf(
      rows.flatMap(([a, b], k) => [a + 300 * (k % 2), b - 300 * (k % 2)]),
      { dimension: 2 },
    ),
    seriesOf(
      rows.flatMap(([, , c, d]) => [c, d]),
      { dimension: 2 },
    ),
  ]);

const scaled = (series: TimeSeries, factor: number, offset = 0): TimeSeries => ({
  ...series,
  values: series.values.map((value) => factor * value + offset),
});

/** Errors: their worst value, and the power of the unit that they are measured in. */
const errors: [name: string, error: ForecastError, worst: number, power: number][] = [
  ["meanSquaredError", meanSquaredError, Infinity, 2],
  ["meanAbsoluteError", meanAbsoluteError, Infinity, 1],
  ["rootMeanSquaredError", rootMeanSquaredError, Infinity, 1],
  ["medianAbsoluteError", medianAbsoluteError, Infinity, 1],
  ["maximumError", maximumError, Infinity, 1],
  ["normalizedRootMeanSquaredError", normalizedRootMeanSquaredError, Infinity, 0],
  ["meanAbsoluteRangedError", meanAbsoluteRangedError, Infinity, 0],
  ["meanAbsoluteScaledError", meanAbsoluteScaledError, Infinity, 0],
  ["relativeAbsoluteError", relativeAbsoluteError, Infinity, 0],
  ["symmetricPercentageError", symmetricPercentageError, 200, 0],
  ["absolutePercentageError", absolutePercentageError, Infinity, 0],
  ["weightedPercentageError", weightedPercentageError, Infinity, 0],
  ["theilInequality", theilInequality, 1, 0],
  ["cumulativeMaximumError", cumulativeMaximumError, 1, 0],
];

describe.each(errors)("%s", (name, error, worst, power) => {
  test("is 0 for a perfect forecast, and not negative for any", () => {
    fc.assert(
      fc.property(pairs, ([truth, forecast]) => {
        expect(error(truth, truth)).toBe(0);
        expect(error(truth, forecast)).toBeGreaterThanOrEqual(0);
        expect(error(truth, forecast)).toBeLessThanOrEqual(worst);
      }),
    );
  });

  test(`changes with the unit by its power ${power}`, () => {
    fc.assert(
      fc.property(pairs, ([truth, forecast]) => {
        const got = error(scaled(truth, 8), scaled(forecast, 8)) / 8 ** power;
        const expected = error(truth, forecast);
        expect(Math.abs(got - expected)).toBeLessThanOrEqual(1e-6 * expected);
      }),
    );
  });

  test("of a forecast that leaves the finite numbers is the worst value", () => {
    const truth = seriesOf([1, 2, 3, 5]);
    const got = error(truth, seriesOf([Number.NaN, Infinity, 3, 5]));
    expect(got).toBe(worst);
  });

  test("names the place of what is not finite in truth, and refuses other shapes", () => {
    expect(() => error(seriesOf([1, Number.NaN]), seriesOf([1, 2]))).toThrow(
      new RegExp(`${name === "rootMeanSquaredError" ? "meanSquaredError" : "rror|theil"}.*NaN at index 1`),
    );
    expect(() => error(seriesOf([1, 2, 3]), seriesOf([1, 2]))).toThrow(/the same shape, got 3 × 1 and 2 × 1/);
  });
});

describe("rootMeanSquaredLogError", () => {
  test("is 0 for forecasts that differ by an offset", () => {
    fc.assert(
      fc.property(pairs, ([truth]) => {
        expect(rootMeanSquaredLogError(truth, scaled(truth, 1, 64))).toBeCloseTo(0, 9);
      }),
    );
    expect(rootMeanSquaredLogError(seriesOf([0, Math.E - 1]), seriesOf([0, Math.E ** 3 - 1]))).toBeCloseTo(
      Math.SQRT2,
      8,
    );
    expect(rootMeanSquaredLogError(seriesOf([0, 1]), seriesOf([0, Infinity]))).toBe(Infinity);
  });
});

describe("determinationCoefficient and explainedVariance", () => {
  test("are 1 for a perfect forecast and 0 for the mean", () => {
    const truth = seriesOf([1, 2, 6, 3]);
    for (const measure of [determinationCoefficient, explainedVariance]) {
      expect(measure(truth, truth)).toBe(1);
      expect(measure(truth, seriesOf([3, 3, 3, 3]))).toBeCloseTo(0, 12);
      expect(measure(truth, seriesOf([3, Number.NaN, 3, 3]))).toBe(-Infinity);
      expect(measure(seriesOf([2, 2, 2]), seriesOf([2, 2, 3]))).toBe(-Infinity);
    }
  });

  test("differ by the squared bias, in variances of truth", () => {
    fc.assert(
      fc.property(pairs, ([both, forecast]) => {
        const truth = seriesOf(both.values);
        const values = forecast.values;
        const bias = truth.values.reduce((sum, value, k) => sum + value - values[k], 0) / values.length;
        const mean = truth.values.reduce((sum, value) => sum + value, 0) / values.length;
        const variance = truth.values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
        const difference =
          explainedVariance(truth, seriesOf(values)) - determinationCoefficient(truth, seriesOf(values));
        expect(difference).toBeCloseTo(bias ** 2 / variance, 8);
      }),
    );
  });
});

describe("coefficientOfVariation", () => {
  test("does not see an offset, and has the sign of the mean", () => {
    const truth = seriesOf([9, 10, 11]);
    expect(coefficientOfVariation(truth, scaled(truth, 1, 4))).toBeCloseTo(0, 9);
    const forecast = seriesOf([8, 10, 12]);
    expect(coefficientOfVariation(truth, forecast)).toBeCloseTo(10 * Math.sqrt(2 / 3), 8);
    expect(coefficientOfVariation(scaled(truth, -1), scaled(forecast, -1))).toBeCloseTo(-10 * Math.sqrt(2 / 3), 8);
  });
});

describe("options", () => {
  test("set scales: the training data's deviations, the top of sMAPE, the season of MASE", () => {
    const truth = seriesOf([0, 2, 0, 2]);
    const forecast = seriesOf([1, 1, 1, 1]);
    expect(normalizedRootMeanSquaredError(truth, forecast, { scale: Float64Array.of(4) })).toBeCloseTo(0.25, 9);
    expect(symmetricPercentageError(seriesOf([1]), seriesOf([-1]), { scale: 100, epsilon: 0 })).toBe(100);
    const training = seriesOf([0, 5, 1, 6, 2, 7]);
    expect(meanAbsoluteScaledError(truth, forecast, { training, period: 2, epsilon: 0 })).toBe(1);
    expect(() => meanAbsoluteScaledError(truth, forecast, { period: 4 })).toThrow(/training must have at least 5/);
  });

  test("of a constant truth, a wrong forecast gives a large number, and a right one 0, never NaN", () => {
    const truth = seriesOf([0, 0, 0]);
    for (const [, error] of errors) {
      expect(error(truth, truth)).toBe(0);
      expect(error(truth, seriesOf([0, 0, 1]))).toBeGreaterThanOrEqual(0);
    }
  });
});

describe("cumulativeMaximumError", () => {
  test("never falls along the forecast: a late return does not help", () => {
    const rng = createRng(3);
    const truth = seriesOf(Array.from({ length: 200 }, () => rng.normal()));
    const once = { ...truth, values: truth.values.map((value, k) => (k === 50 ? value + 100 : value)) };
    expect(cumulativeMaximumError(truth, once)).toBeCloseTo(150 / 200, 12);
  });
});
