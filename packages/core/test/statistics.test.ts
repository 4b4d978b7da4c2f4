import { describe, expect, test } from "vitest";
import {
  checkAtLeast,
  checkCount,
  checkFinite,
  checkLength,
  checkPositive,
  checkSameShape,
  createRng,
  means,
  standardDeviations,
} from "../src/index.ts";

describe("means and standard deviations", () => {
  const series = { dimension: 2, values: Float64Array.of(1, 10, 2, 10, 3, 13), interval: 1 };

  test("are taken for each component", () => {
    expect(means(series)).toEqual(Float64Array.of(2, 11));
    expect(standardDeviations(series, 1)).toEqual(Float64Array.of(1, Math.sqrt(3)));
    expect(standardDeviations(series)[1]).toBeCloseTo(Math.sqrt(2), 15);
  });

  test("do not lose digits to a large mean", () => {
    const rng = createRng(1);
    const small = Float64Array.from({ length: 1000 }, () => rng.normal());
    const shifted = { dimension: 1, values: small.map((value) => value + 1e8), interval: 1 };
    const deviation = standardDeviations({ dimension: 1, values: small, interval: 1 })[0];
    expect(standardDeviations(shifted)[0]).toBeCloseTo(deviation, 6);
  });
});

test("checks name the function, the argument and the value", () => {
  const series = (dimension: number, length: number) => ({ dimension, values: new Float64Array(length), interval: 1 });
  expect(() => checkPositive("solve: step", 0)).toThrow("solve: step must be positive, got 0");
  expect(() => checkPositive("solve: step", Number.NaN)).toThrow(RangeError);
  expect(() => checkAtLeast("solve: order", 1, 2)).toThrow("solve: order must be at least 2, got 1");
  expect(() => checkCount("solve: count", 2.5)).toThrow("solve: count must be a whole number, at least 1, got 2.5");
  expect(() => checkLength("solve: state", [1], 3)).toThrow("solve: state must have 3 numbers, got 1");
  expect(() => checkFinite("solve: state", [1, Infinity])).toThrow(
    "solve: state must be finite, got Infinity at index 1",
  );
  expect(() => checkSameShape("compare", series(2, 4), series(2, 6))).toThrow("got 2 × 2 and 3 × 2");
});
