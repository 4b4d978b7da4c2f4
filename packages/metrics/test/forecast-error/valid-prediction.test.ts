import { seriesOf } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  horizonErrors,
  normalizedErrorBelow,
  percentageErrorBelow,
  relativeErrorBelow,
  symmetricPercentageError,
  validPrediction,
  validPredictionTime,
} from "../../src/index.ts";

const truth = seriesOf([1, 2, -1, -2, 1, 2, -1, -2], { dimension: 2, interval: 0.25 });
const withErrors = (...errors: number[]) => ({ ...truth, values: truth.values.map((value, k) => value + errors[k]) });

describe("validPrediction", () => {
  test("counts samples, time and Lyapunov times", () => {
    const forecast = withErrors(0, 0, 0, 0, 9, 9, 0, 0);
    for (const criterion of [normalizedErrorBelow(), relativeErrorBelow(), percentageErrorBelow()]) {
      const { index, time, lyapunovTimes } = validPrediction(truth, forecast, { lyapunovExponent: 0.5, criterion });
      expect([index, time, lyapunovTimes]).toEqual([2, 0.5, 0.25]);
    }
  });

  test("by the normalised error agrees with validPredictionTime", () => {
    for (const size of [0.2, 0.5, 0.6, 1, 2]) {
      const forecast = withErrors(0, 0.1, size / 2, 0.4, size, size, 0, 0);
      const { time } = validPrediction(truth, forecast, { lyapunovExponent: 1 });
      expect(time).toBe(validPredictionTime(truth, forecast));
    }
  });

  test("ends where the forecast is not finite, by every criterion", () => {
    const forecast = withErrors(0, 0, 0, Number.NaN, 0, 0, 0, 0);
    for (const criterion of [normalizedErrorBelow(), relativeErrorBelow(), percentageErrorBelow()]) {
      expect(validPrediction(truth, forecast, { lyapunovExponent: 1, criterion }).index).toBe(1);
    }
  });

  test("takes criteria of one's own, and refuses a negative exponent", () => {
    const always = { threshold: 0, errors: () => new Float64Array(4) };
    expect(validPrediction(truth, truth, { lyapunovExponent: 0, criterion: always }).index).toBe(4);
    expect(() => validPrediction(truth, truth, { lyapunovExponent: -1 })).toThrow(
      /lyapunovExponent must be at least 0/,
    );
  });
});

describe("percentageErrorBelow", () => {
  test("is the error over growing horizons if cumulative, and of single samples if not", () => {
    const forecast = withErrors(0, 1, 1, 0, -1, 2, 0, 0.5);
    const error = (a: typeof truth, b: typeof truth) => symmetricPercentageError(a, b);
    const cumulative = percentageErrorBelow().errors(truth, forecast);
    horizonErrors(truth, forecast, { error }).forEach((value, k) => {
      expect(cumulative[k]).toBeCloseTo(value, 10);
    });
    const single = percentageErrorBelow(30, { cumulative: false, scale: 100 }).errors(truth, forecast);
    expect(single[1]).toBeCloseTo(50, 7); // one component of two is 0 instead of -1
  });
});

describe("horizonErrors", () => {
  test("refuses horizons that are not there", () => {
    const error = symmetricPercentageError;
    expect(() => horizonErrors(truth, truth, { error, horizons: [5] })).toThrow(/at most 4, got 5/);
    expect(() => horizonErrors(truth, truth, { error, horizons: [0] })).toThrow(/whole number/);
  });
});
