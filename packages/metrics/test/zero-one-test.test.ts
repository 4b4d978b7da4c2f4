import { createRng, seriesOf } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { everySpan, testFrequencies, zeroOneTest } from "../src/index.ts";

const logistic = (r: number, length = 1000) => {
  const x = [0.4];
  for (let k = 1; k < length; k++) x.push(r * x[k - 1] * (1 - x[k - 1]));
  return seriesOf(x);
};
const frequencies = testFrequencies(createRng(1), 40);

describe("zeroOneTest", () => {
  test("is 1 for chaos, and 0 for periodic and quasiperiodic motion", () => {
    const quasiperiodic = seriesOf(Array.from({ length: 1000 }, (_, k) => Math.sin(k * Math.SQRT2) + Math.cos(k)));
    for (const mean of [undefined, everySpan]) {
      const options = { frequencies, ...(mean ? { mean } : {}) };
      expect(zeroOneTest(logistic(4), options).value).toBeGreaterThan(0.98);
      expect(Math.abs(zeroOneTest(logistic(3.5), options).value)).toBeLessThan(0.1);
      expect(Math.abs(zeroOneTest(quasiperiodic, options).value)).toBeLessThan(0.1);
    }
  });

  test("takes white noise for chaos: it asks for determinism first", () => {
    const rng = createRng(2);
    const noise = seriesOf(Array.from({ length: 1000 }, () => rng.normal()));
    expect(zeroOneTest(noise, { frequencies }).value).toBeGreaterThan(0.95);
  });

  test("does not change with the unit, and hardly with an offset", () => {
    const series = logistic(3.8);
    const { value, interval } = zeroOneTest(series, { frequencies });
    const larger = seriesOf(series.values.map((x) => 16 * x));
    expect(zeroOneTest(larger, { frequencies }).value).toBeCloseTo(value, 9);
    const lifted = seriesOf(series.values.map((x) => x + 1));
    expect(zeroOneTest(lifted, { frequencies }).value).toBeCloseTo(value, 1);
    expect(interval[0]).toBeLessThanOrEqual(value);
    expect(interval[1]).toBeGreaterThanOrEqual(value);
  });

  test("gives the interval of the median by order statistics: of 5 frequencies all, of 6 the range that holds 96.9 %", () => {
    const { correlations, interval } = zeroOneTest(logistic(3.8), { frequencies: frequencies.slice(0, 6) });
    expect(interval).toEqual([Math.min(...correlations), Math.max(...correlations)]);
  });

  test("draws frequencies from π/4 to 17π/20, and refuses others that are none", () => {
    for (const c of frequencies) {
      expect(c).toBeGreaterThanOrEqual(Math.PI / 4);
      expect(c).toBeLessThan(0.85 * Math.PI);
    }
    expect(() => zeroOneTest(logistic(4), { frequencies: [0] })).toThrow(/frequencies must be between 0 and 2π, got 0/);
    expect(() => zeroOneTest(logistic(4), { frequencies: [] })).toThrow(/frequencies.length/);
  });
});
