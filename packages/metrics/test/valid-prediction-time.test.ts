import { createRng } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { validPredictionTime, validPredictionTimeFloor } from "../src/index.ts";
import { casesOf, expectClose, hasReference, readReference, seriesOf } from "./reference.ts";

const truth = { dimension: 2, interval: 0.1, values: Float64Array.of(1, 2, -1, -2, 1, 2, -1, -2) }; // deviations 1 and 2
const withErrors = (...errors: number[]) => ({ ...truth, values: truth.values.map((value, k) => value + errors[k]) });

describe("validPredictionTime", () => {
  test("of a perfect forecast is the whole length", () => {
    expect(validPredictionTime(truth, truth)).toBeCloseTo(0.4, 12);
  });

  test("of a forecast wrong from the first sample on is 0", () => {
    expect(validPredictionTime(truth, withErrors(9, 9, 0, 0, 0, 0, 0, 0))).toBe(0);
  });

  test("measures the errors of all components in standard deviations", () => {
    // sqrt((e_1² + (e_2 / 2)²) / 2) = 1 where e = (1, 2), and 0.5 where e = (0.5, 1): not above the threshold
    const forecast = withErrors(0.5, 1, 0.5, -1, 1, 2, 0, 0);
    expect(validPredictionTime(truth, forecast)).toBeCloseTo(0.2, 12);
    expect(validPredictionTime(truth, forecast, { threshold: 0.49 })).toBe(0);
    expect(validPredictionTime(truth, forecast, { threshold: 1 })).toBeCloseTo(0.4, 12);
    expect(validPredictionTime(truth, forecast, { scale: Float64Array.of(2, 4) })).toBeCloseTo(0.4, 12);
  });

  test("ends where the forecast is not finite", () => {
    expect(validPredictionTime(truth, withErrors(0, 0, 0, Number.NaN, 0, 0, 0, 0))).toBeCloseTo(0.1, 12);
  });

  test("refuses other shapes, a negative threshold and a component without scale", () => {
    const flat = { ...truth, values: truth.values.map((value, k) => (k % 2 === 0 ? value : 5)) };
    expect(() => validPredictionTime(flat, truth)).toThrow(/validPredictionTime: scale\[1\] must be positive, got 0/);
    expect(() => validPredictionTime(truth, truth, { threshold: -1 })).toThrow(/threshold must be at least 0/);
    expect(() => validPredictionTime(truth, { ...truth, values: new Float64Array(6) })).toThrow(/4 × 2 and 3 × 2/);
  });

  const { pairs } = readReference("series");
  test.skipIf(!hasReference).for(casesOf("metrics_forecast", "vpt_nrmse"))(
    "equals the reference value: %s (needs the reference values)",
    ([, { input, params, expected, tol }]) => {
      const { true: rows, pred, dt } = pairs[input.pair];
      const time = validPredictionTime(seriesOf(rows, dt), seriesOf(pred, dt), { threshold: params.threshold });
      expectClose(time, expected.time, tol);
    },
  );

  test.skipIf(!hasReference).for(casesOf("metrics_forecast", "vpt_pathak"))(
    "with one scale for all components equals the value of Pathak's definition: %s (needs the reference values)",
    ([, { input, params, expected, tol }]) => {
      const { true: rows, pred, dt } = pairs[input.pair];
      const series = seriesOf(rows, dt);
      // |e| / sqrt<|u|²> is the error in units of the root-mean-square component
      const size = Math.sqrt(series.values.reduce((sum, value) => sum + value * value, 0) / series.values.length);
      const scale = new Float64Array(series.dimension).fill(size);
      expectClose(
        validPredictionTime(series, seriesOf(pred, dt), { threshold: params.threshold, scale }),
        expected.time,
        tol,
      );
    },
  );
});

describe("validPredictionTimeFloor", () => {
  test("is the whole forecast for a series that repeats itself exactly", () => {
    const phase = (k: number) => (2 * Math.PI * (k >> 1)) / 20 + (k % 2) * (Math.PI / 2);
    const values = Float64Array.from({ length: 1600 }, (_, k) => Math.sin(phase(k)));
    const periodic = { dimension: 2, values, interval: 0.5 };
    expect(validPredictionTimeFloor(periodic, { length: 50 })).toBeCloseTo(25, 10);
  });

  test("is short for a series without memory", () => {
    const rng = createRng(1);
    const noise = { dimension: 2, values: Float64Array.from({ length: 4000 }, () => rng.normal()), interval: 1 };
    expect(validPredictionTimeFloor(noise, { length: 50 })).toBeLessThan(1);
  });

  test("asks for a series longer than twice the forecast", () => {
    const short = { dimension: 1, values: Float64Array.of(1, 2, 3, 4), interval: 1 };
    expect(() => validPredictionTimeFloor(short, { length: 2 })).toThrow("validPredictionTimeFloor: truth");
  });
});
