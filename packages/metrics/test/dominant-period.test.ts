import { createRng } from "@attractors/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dominantPeriod } from "../src/dominant-period.ts";

const wave = (length: number, period: number, interval: number) =>
  Float64Array.from({ length }, (_, k) => Math.sin((2 * Math.PI * k * interval) / period));

describe("dominantPeriod", () => {
  test("of a sine is its period, within the resolution of a segment", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 4, noNaN: true }), (period) => {
        const interval = 0.05;
        const { value } = dominantPeriod({ dimension: 1, values: wave(8000, period, interval), interval });
        expect(Math.abs(value / period - 1)).toBeLessThan(0.5 * (period / (800 * interval)));
      }),
      { numRuns: 25 },
    );
  });

  test("takes the component with the sharper line, and finds it in noise", () => {
    const rng = createRng(1);
    const line = wave(10_000, 2, 0.1);
    const values = Float64Array.from({ length: 20_000 }, (_, k) =>
      k % 2 === 0 ? rng.normal() : line[(k - 1) / 2] + 0.5 * rng.normal(),
    );
    const { value, standardError, component } = dominantPeriod({ dimension: 2, values, interval: 0.1 });
    expect(component).toBe(1);
    expect(Math.abs(value - 2)).toBeLessThan(3 * standardError + 0.01);
  });

  test("refuses what does not vary, is too short, or is not finite", () => {
    expect(() => dominantPeriod({ dimension: 1, values: new Float64Array(1000), interval: 1 })).toThrow("varies");
    expect(() => dominantPeriod({ dimension: 1, values: wave(100, 2, 0.1), interval: 0.1 })).toThrow(RangeError);
    const values = wave(1000, 2, 0.1);
    values[7] = Number.NaN;
    expect(() => dominantPeriod({ dimension: 1, values, interval: 0.1 })).toThrow("7");
  });
});
