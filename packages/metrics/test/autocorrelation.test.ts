import { seriesOf } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { autocorrelation, decorrelationLag, spaceTimeSeparation, theilerWindow } from "../src/index.ts";
import { noise, scaled, sine } from "./point-sets.ts";

describe("autocorrelation", () => {
  test("equals its definition at every lag", () => {
    const series = noise(50, 1, 5);
    const mean = series.values.reduce((a, b) => a + b) / 50;
    const centered = series.values.map((x) => x - mean);
    const power = centered.reduce((sum, x) => sum + x * x, 0);
    const got = autocorrelation(series);
    expect(got.length).toBe(50);
    got.forEach((value, lag) => {
      let sum = 0;
      for (let k = 0; k + lag < 50; k++) sum += centered[k] * centered[k + lag];
      expect(value).toBeCloseTo(sum / power, 12);
      expect(autocorrelation(series, { unbiased: true })[lag]).toBeCloseTo(((sum / power) * 50) / (50 - lag), 9);
    });
  });

  test("does not feel scale and offset, and sums to -1/2 over all lags above 0", () => {
    const series = noise(101, 2, 6);
    const plain = autocorrelation(series);
    const other = autocorrelation(scaled(series, -3, 100));
    let sum = 0;
    for (let k = 0; k < plain.length; k++) {
      expect(other[k]).toBeCloseTo(plain[k], 9);
      if (k >= 2 && k % 2 === 0) sum += plain[k];
    }
    expect(sum).toBeCloseTo(-0.5, 9);
  });

  test("of a component that does not vary is 1", () => {
    expect(Array.from(autocorrelation(seriesOf([2, 2, 2]), { maxLag: 1 }))).toEqual([1, 1]);
    expect(decorrelationLag(seriesOf([2, 2, 2]))).toBe(Infinity);
  });
});

describe("theilerWindow", () => {
  test("of white noise is short, of a slow wave long, of a drift a tenth, of a constant 0", () => {
    expect(theilerWindow(noise(1000))).toBe(2);
    // The cosine falls to 1/e at acos(1/e) = 1.194 of its argument: 1.194 / 2π of the period, twice.
    expect(theilerWindow(sine(4000, 100))).toBeGreaterThanOrEqual(38);
    expect(theilerWindow(sine(4000, 100))).toBeLessThanOrEqual(40);
    expect(theilerWindow(seriesOf(Float64Array.from({ length: 500 }, (_, k) => k)))).toBe(50);
    expect(theilerWindow(seriesOf(new Float64Array(100)))).toBe(0);
    expect(theilerWindow(seriesOf([1, 2]))).toBe(0);
  });
});

describe("spaceTimeSeparation", () => {
  test("rises with the share, begins at 0, and comes back after a period", () => {
    const contours = spaceTimeSeparation(sine(1000, 50), { maxLag: 50, shares: [0.1, 0.5, 0.9] });
    for (let lag = 0; lag <= 50; lag++) {
      const [low, middle, high] = contours.subarray(3 * lag, 3 * lag + 3);
      expect(low <= middle && middle <= high).toBe(true);
    }
    expect(contours[1]).toBe(0);
    expect(contours[3 * 25 + 1]).toBeGreaterThan(1);
    expect(contours[3 * 50 + 2]).toBeCloseTo(0, 9);
  });
});
