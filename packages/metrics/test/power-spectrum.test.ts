import { createRng } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { powerSpectrum } from "../src/index.ts";
import { casesOf, expectClose, hasReference, readReference, seriesOf } from "./reference.ts";

const noise = (length: number, dimension = 1, interval = 1) => {
  const rng = createRng(3);
  return { dimension, interval, values: Float64Array.from({ length: length * dimension }, () => rng.normal()) };
};

describe("powerSpectrum", () => {
  test.each([2, 3, 10, 101, 128])("of %i samples adds up to 1 in every component", (length) => {
    const { powers } = powerSpectrum(noise(length, 3));
    for (const i of [0, 1, 2]) {
      expect(powers.filter((_, k) => k % 3 === i).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    }
  });

  test("of a wave is one line at its frequency, in cycles per unit of time", () => {
    const values = Float64Array.from({ length: 500 }, (_, k) => 3 + 7 * Math.cos(2 * Math.PI * 1.5 * k * 0.02 + 1));
    const { frequencies, powers } = powerSpectrum({ dimension: 1, values, interval: 0.02 }, { smoothing: 0 });
    expect(frequencies[15]).toBeCloseTo(1.5, 12);
    expect(powers[15]).toBeCloseTo(1, 12);
  });

  test("ends at half the sampling rate", () => {
    expect(powerSpectrum(noise(100, 1, 0.1)).frequencies.at(-1)).toBeCloseTo(5, 12);
    expect(powerSpectrum(noise(101, 1, 0.1)).frequencies.at(-1)).toBeCloseTo(50 / 10.1, 12);
  });

  test("of each component is the same alone and in company", () => {
    const { values } = noise(101, 3);
    const together = powerSpectrum({ dimension: 3, values, interval: 1 }).powers;
    for (const i of [0, 1, 2]) {
      const alone = powerSpectrum({ dimension: 1, values: values.filter((_, k) => k % 3 === i), interval: 1 }).powers;
      alone.forEach((power, k) => {
        expect(together[3 * k + i]).toBeCloseTo(power, 13);
      });
    }
  });

  test("of a component that does not vary is 0, and leaves its neighbour alone", () => {
    const values = Float64Array.from({ length: 40 }, (_, k) => (k % 2 === 0 ? 0.1 : Math.sin(k)));
    const { powers } = powerSpectrum({ dimension: 2, values, interval: 1 });
    expect(powers.filter((_, k) => k % 2 === 0).every((power) => power === 0)).toBe(true);
    expect(powers.filter((_, k) => k % 2 === 1).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  });

  test("refuses a series that is too short or not finite, and a negative smoothing", () => {
    expect(() => powerSpectrum(noise(1))).toThrow(/powerSpectrum: series must have at least 2 whole samples, got 1/);
    expect(() => powerSpectrum({ dimension: 1, values: Float64Array.of(1, Number.NaN), interval: 1 })).toThrow(
      RangeError,
    );
    expect(() => powerSpectrum(noise(9), { smoothing: -1 })).toThrow(/smoothing must be at least 0, got -1/);
  });

  const { univariate } = readReference("series");
  test.skipIf(!hasReference).for(casesOf("metrics_spectral", "periodogram"))(
    "unsmoothed is the periodogram of SciPy, normalised: %s (needs the reference values)",
    ([, { input, expected, tol }]) => {
      const { powers } = powerSpectrum(seriesOf(univariate[input.series]), { smoothing: 0 });
      // The periodogram is one-sided: all frequencies but 0 and the last of an even length count twice.
      const oneSided = powers.map((power, k) => (k === 0 || k === powers.length - 1 ? power : 2 * power));
      const scale = expected.sum / oneSided.reduce((a, b) => a + b);
      expected.P.forEach((power: number, k: number) => {
        expectClose(scale * oneSided[k], power, tol);
      });
      expect(powers.indexOf(Math.max(...powers))).toBe(expected.peak_bin);
    },
  );
});
