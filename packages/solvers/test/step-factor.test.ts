import { expect, test } from "vitest";
import { factorAfterFailure, factorAfterSuccess, logarithm, power } from "../src/control/step-factor.ts";

test("the logarithm is right to three digits over the whole range", () => {
  for (let x = 1e-300; x < 1e300; x *= 1.37) expect(Math.abs(logarithm(x) - Math.log(x))).toBeLessThan(1e-3);
});

test("powers are right to three digits", () => {
  for (let x = 1e-60; x < 1e60; x *= 1.9) {
    for (const p of [1 / 2, 1 / 5, 1 / 8]) expect(power(x, p) / x ** p).toBeCloseTo(1, 3);
  }
});

test("an error as large as the tolerance shortens the next step by the safety factor", () => {
  expect(factorAfterSuccess(0, 0, 5)).toBeCloseTo(0.9, 6);
  expect(factorAfterFailure(0, 5)).toBeCloseTo(0.9, 6);
});

test("the factors follow their powers between the least and the greatest", () => {
  for (let error = 1e-6; error < 1e6; error *= 3) {
    const log = logarithm(error);
    const success = 0.9 * error ** (-0.7 / 5) * 0.1 ** (0.4 / 5);
    const failure = 0.9 * error ** (-1 / 8);
    expect(factorAfterSuccess(log, logarithm(0.1), 5) / Math.min(10, Math.max(0.2, success))).toBeCloseTo(1, 2);
    expect(factorAfterFailure(log, 8) / Math.min(10, Math.max(0.2, failure))).toBeCloseTo(1, 2);
  }
});

test("no error at all lets the step grow tenfold, an infinite one makes it a fifth", () => {
  expect(factorAfterSuccess(logarithm(0), 0, 5)).toBe(10);
  expect(factorAfterFailure(logarithm(Infinity), 5)).toBe(0.2);
});
