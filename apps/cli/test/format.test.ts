import { describe, expect, test } from "vitest";
import { formatCount, formatDuration, formatNumber } from "../src/format.ts";

describe("formatNumber", () => {
  test.each([
    [0, "0"],
    [0.14159, "0.142"],
    [-14.5726, "−14.6"],
    [123456, "123456"],
    [5.4e-4, "5.40 × 10⁻⁴"],
    [1.5e9, "1.50 × 10⁹"],
    [Infinity, "∞"],
    [Number.NaN, "–"],
  ])("writes %d as %s", (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});

test("formatCount groups thousands from five digits on", () => {
  expect([7, 1000, 10000, 1234567].map(formatCount)).toEqual(["7", "1000", "10\u202f000", "1\u202f234\u202f567"]);
});

test("formatDuration speaks as people do", () => {
  expect([0.4, 59.4, 61, 3720].map(formatDuration)).toEqual(["0 s", "59 s", "1 min 1 s", "1 h 2 min"]);
});
