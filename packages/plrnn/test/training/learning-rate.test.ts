import { describe, expect, test } from "vitest";
import { exponentialDecay, stepDecay } from "../../src/index.ts";

describe("exponentialDecay", () => {
  test("falls from start to end by equal factors", () => {
    const rate = exponentialDecay({ start: 1e-2, end: 1e-6 });
    expect([0, 0.25, 0.5, 1].map((done) => Math.log10(rate(done)))).toEqual(
      [-2, -3, -4, -6].map((x) => expect.closeTo(x, 12)),
    );
  });

  test("refuses a rate that is not positive", () => {
    expect(() => exponentialDecay({ end: 0 })).toThrow("exponentialDecay: end must be positive, got 0");
  });
});

describe("stepDecay", () => {
  test("is multiplied by the factor once at each step", () => {
    const rate = stepDecay({ start: 1, factor: 0.5, at: [0.1, 0.8, 0.9] });
    expect([0, 0.0999, 0.1, 0.79, 0.8, 0.95].map(rate)).toEqual([1, 1, 0.5, 0.5, 0.25, 0.125]);
  });

  test("refuses a step outside of the training", () => {
    expect(() => stepDecay({ at: [2] })).toThrow("stepDecay: at must lie between 0 and 1, got 2");
  });
});
