import { createRng, seriesOf } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  detrendedFluctuation,
  diMatteoHurst,
  expectedRescaledRange,
  generalizedHurst,
  multifractalFluctuation,
  rescaledRange,
} from "../../src/index.ts";

const rng = createRng(1);
const noise = seriesOf(Array.from({ length: 8000 }, () => rng.normal()));
const walk = seriesOf(noise.values.slice());
for (let k = 1; k < walk.values.length; k++) walk.values[k] += walk.values[k - 1];

/** A multiplicative cascade: each half of an interval gets a share 0.75 or 0.25 of its mass (Feder 1988). */
const cascade = seriesOf(
  Array.from({ length: 65_536 }, (_, k) => {
    const ones = k.toString(2).replaceAll("0", "").length;
    return 1.5 ** ones * 0.5 ** (16 - ones);
  }),
);

describe("detrendedFluctuation", () => {
  test("of white noise is 0.5 and of its sum 1.5, each with a straight curve", () => {
    for (const [series, exponent] of [
      [noise, 0.5],
      [walk, 1.5],
    ] as const) {
      const { value, interval, status } = detrendedFluctuation(series, {
        windows: [16, 24, 36, 54, 81, 121, 182, 273],
      });
      expect(value).toBeCloseTo(exponent, 1);
      expect(interval[0]).toBeLessThan(value);
      expect(interval[1]).toBeGreaterThan(value);
      expect(status).toBe("scaling");
    }
  });

  test("does not change with the unit or an offset, and takes out a trend of its order", () => {
    const options = { order: 2, windows: [10, 20, 40, 80] };
    const { value } = detrendedFluctuation(noise, options);
    const moved = seriesOf(noise.values.map((x) => 8 * x + 64));
    expect(detrendedFluctuation(moved, options).value).toBeCloseTo(value, 9);
    // A straight trend of the series is a parabola of its sum.
    const tilted = seriesOf(noise.values.map((x, k) => x + 0.01 * k));
    expect(detrendedFluctuation(tilted, options).value).toBeCloseTo(value, 6);
    expect(detrendedFluctuation(tilted, { ...options, order: 1 }).value).toBeGreaterThan(value + 0.1);
  });

  test("averages roots instead of squares if told to, which gives less", () => {
    const windows = [8, 16, 32];
    const squares = detrendedFluctuation(noise, { windows }).curve.y;
    const roots = detrendedFluctuation(noise, { windows, averageRoots: true }).curve.y;
    roots.forEach((y, k) => {
      expect(y).toBeLessThan(squares[k]);
    });
  });

  test("refuses windows that do not fit", () => {
    expect(() => detrendedFluctuation(noise, { windows: [2, 9] })).toThrow(
      /windows must be whole numbers from 3 to 7999/,
    );
    expect(() => detrendedFluctuation(noise, { windows: [9, 8] })).toThrow(/must rise/);
    expect(() => detrendedFluctuation(noise, { windows: [9] })).toThrow(/at least two, got 1/);
  });
});

describe("multifractalFluctuation", () => {
  test("of a binomial cascade has the exponents of theory", () => {
    // h(q) = (1 - log2(a^q + (1 - a)^q)) / q (Kantelhardt 2002)
    const moments = [-4, -2, 2, 4];
    const { exponents } = multifractalFluctuation(cascade, { moments, windows: [256, 512, 1024, 2048, 4096, 8192] });
    moments.forEach((q, j) => {
      const theory = (1 - Math.log2(0.75 ** q + 0.25 ** q)) / q;
      expect(Math.abs(exponents[j].value - theory)).toBeLessThan(0.02);
    });
  });

  test("falls with the moment, and at 2 agrees with detrendedFluctuation", () => {
    const windows = [16, 32, 64, 128, 256];
    const { exponents, massExponents, dimensions } = multifractalFluctuation(noise, {
      windows,
      moments: [-3, 0, 2, 3],
    });
    for (let j = 1; j < 4; j++) expect(exponents[j].value).toBeLessThan(exponents[j - 1].value);
    expect(exponents[2].value).toBeCloseTo(detrendedFluctuation(noise, { windows }).value, 1);
    expect(massExponents[1]).toBe(-1);
    expect(Math.max(...dimensions)).toBeCloseTo(1, 1);
  });
});

describe("rescaledRange", () => {
  test("of white noise is 0.5 corrected, and more if not", () => {
    expect(rescaledRange(noise).value).toBeCloseTo(0.5, 1);
    const windows = [10, 14, 20, 28, 40];
    const plain = rescaledRange(noise, { windows, corrected: false }).value;
    expect(plain).toBeGreaterThan(rescaledRange(noise, { windows }).value + 0.05);
  });

  test("expects of white noise what it gives, on short windows", () => {
    for (const size of [8, 9, 50]) {
      const { curve } = rescaledRange(noise, { windows: [size, size + 1], corrected: false, correction: 1 });
      expect(Math.exp(curve.y[0]) / expectedRescaledRange(size)).toBeCloseTo(1, 1);
    }
  });

  test("has an expectation without a jump where the formula for long windows takes over", () => {
    const [before, after] = [expectedRescaledRange(340), expectedRescaledRange(341)];
    expect(after / before).toBeCloseTo(Math.sqrt(341 / 340), 2);
  });
});

describe("generalizedHurst", () => {
  test("is 0.5 for Brownian motion and 0 for noise, at all moments", () => {
    for (const { value } of generalizedHurst(walk)) expect(value).toBeCloseTo(0.5, 1);
    for (const { value } of generalizedHurst(noise)) expect(Math.abs(value)).toBeLessThan(0.02);
    expect(diMatteoHurst(walk, { moments: [1, 2] }).every(({ value }) => Math.abs(value - 0.5) < 0.06)).toBe(true);
  });

  test("does not change with the unit or an offset", () => {
    const moved = seriesOf(walk.values.map((x) => 4 * x - 32));
    expect(generalizedHurst(moved)[1].value).toBeCloseTo(generalizedHurst(walk)[1].value, 10);
    expect(diMatteoHurst(moved)[1].value).toBeCloseTo(diMatteoHurst(walk)[1].value, 8);
  });
});
