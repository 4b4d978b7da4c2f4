import { createRng, seriesOf, standardDeviations, type TimeSeries } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  flatWindow,
  hammingWindow,
  hannWindow,
  keepTrend,
  lowFrequencyDistance,
  type PowerSpectralDensity,
  periodogram,
  removeLine,
  spectralFlatness,
  welch,
} from "../../src/index.ts";

const rng = createRng(1);
const noise = (length: number, dimension = 1) =>
  seriesOf(
    Array.from({ length: length * dimension }, () => rng.normal()),
    { dimension, interval: 0.5 },
  );

function integralOf({ frequencies, densities, dimension }: PowerSpectralDensity, component = 0): number {
  let sum = 0;
  for (let k = component; k < densities.length; k += dimension) sum += densities[k];
  return sum * frequencies[1];
}

describe("periodogram", () => {
  test("adds up to the variance, for even, odd and prime lengths", () => {
    for (const length of [2, 3, 64, 97, 1000]) {
      const series = noise(length, 2);
      const deviations = standardDeviations(series);
      const spectrum = periodogram(series);
      for (const i of [0, 1]) expect(integralOf(spectrum, i)).toBeCloseTo(deviations[i] ** 2, 10);
    }
  });

  test("takes out the mean, a line, or nothing", () => {
    const line = seriesOf(Array.from({ length: 50 }, (_, k) => 3 + 2 * k));
    expect(integralOf(periodogram(line, { detrend: removeLine }))).toBeCloseTo(0, 20);
    expect(periodogram(line, { detrend: keepTrend }).densities[0]).toBeCloseTo(50 * 52 ** 2, 6);
    expect(periodogram(line).densities[0]).toBeCloseTo(0, 20);
  });
});

describe("welch", () => {
  test("with one flat segment is the periodogram", () => {
    const series = noise(100);
    const { densities } = welch(series, { segment: 100, window: flatWindow });
    periodogram(series).densities.forEach((density, k) => {
      expect(densities[k]).toBeCloseTo(density, 12);
    });
  });

  test("of white noise is flat at twice variance times interval, with every window", () => {
    const series = noise(50_000);
    for (const window of [hannWindow, hammingWindow, flatWindow]) {
      const { densities } = welch(series, { window, segment: 64 });
      for (const density of densities.subarray(2, 32)) expect(density).toBeCloseTo(1, 0);
    }
  });

  test("refuses segments longer than the series, and full overlap", () => {
    expect(() => welch(noise(10), { segment: 11 })).toThrow(/segment must be at most the 10 samples/);
    expect(() => welch(noise(10), { segment: 5, overlap: 5 })).toThrow(/overlap must be less than a segment, got 5/);
  });
});

describe("spectralFlatness", () => {
  test("is between 0 and 1, and does not change with the unit", () => {
    const series = noise(2000);
    const { value } = spectralFlatness(series);
    expect(value).toBeGreaterThan(0.8);
    expect(value).toBeLessThan(1);
    expect(spectralFlatness({ ...series, values: series.values.map((x) => 4 * x) }).value).toBeCloseTo(value, 12);
  });
});

describe("lowFrequencyDistance", () => {
  const wave = (frequency: number): TimeSeries =>
    seriesOf(Array.from({ length: 1000 }, (_, k) => Math.sin(2 * Math.PI * frequency * k)));

  test("is 0 for equal spectra and 1 for waves apart, and outweighed by means", () => {
    expect(lowFrequencyDistance(wave(0.01), wave(0.01))).toBeLessThan(1e-7);
    expect(lowFrequencyDistance(wave(0.01), wave(0.05))).toBeCloseTo(1, 9);
    const lifted = (series: TimeSeries) => seriesOf(series.values.map((x) => x + 100));
    expect(lowFrequencyDistance(lifted(wave(0.01)), lifted(wave(0.05)))).toBeLessThan(0.01);
  });

  test("is 1 for a series that is not finite, and sees only the frequencies asked for", () => {
    expect(lowFrequencyDistance(wave(0.01), seriesOf(new Float64Array(1000).fill(Number.NaN)))).toBe(1);
    expect(lowFrequencyDistance(wave(0.2), wave(0.3), { bins: 100 })).toBeLessThan(0.7);
    expect(() => lowFrequencyDistance(wave(0.2), wave(0.3), { bins: 1001 })).toThrow(/at most 1000/);
  });
});
