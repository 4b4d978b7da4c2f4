import { createRng, type TimeSeries } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { mirrorBorder, reflectBorder, spectralDistance, spectralDistanceFloor } from "../src/index.ts";
import { casesOf, expectClose, hasReference, readReference, seriesOf } from "./reference.ts";

/** Autoregressive noise: its spectrum falls off with frequency, the faster the larger `memory` is. */
function redNoise(memory: number, length: number, dimension = 1, seed = 1): TimeSeries {
  const rng = createRng(seed);
  const values = new Float64Array(length * dimension);
  for (let k = 0; k < values.length; k++)
    values[k] = (k < dimension ? 0 : memory * values[k - dimension]) + rng.normal();
  return { dimension, values, interval: 1 };
}

const wave = (frequency: number, length = 1000): TimeSeries => ({
  dimension: 1,
  interval: 1,
  values: Float64Array.from({ length }, (_, k) => Math.sin(2 * Math.PI * frequency * k)),
});

describe("spectralDistance", () => {
  test("between a series and itself is 0", () => {
    for (const dimension of [1, 2, 3]) {
      const series = redNoise(0.9, 501, dimension);
      expect(spectralDistance(series, series)).toBe(0);
    }
  });

  test("between waves without a common frequency is 1", () => {
    expect(spectralDistance(wave(0.1), wave(0.3), { smoothing: 0 })).toBeCloseTo(1, 6);
  });

  test("of two lines that share half of their power is the distance of their distributions", () => {
    const sum = (first: TimeSeries, second: TimeSeries) => ({
      ...first,
      values: first.values.map((value, k) => value + second.values[k]),
    });
    const [a, b, c] = [wave(0.1), wave(0.2), wave(0.3)];
    // p = (1/2, 1/2, 0), q = (0, 1/2, 1/2): H = sqrt(1 - Σ sqrt(p q)) = sqrt(1/2)
    expect(spectralDistance(sum(a, b), sum(b, c), { smoothing: 0 })).toBeCloseTo(Math.SQRT1_2, 6);
  });

  test("is symmetric, and lies between 0 and 1", () => {
    const [a, b] = [redNoise(0.9, 400, 2, 1), redNoise(-0.5, 400, 2, 2)];
    const distance = spectralDistance(a, b);
    expect(distance).toBe(spectralDistance(b, a));
    expect(distance).toBeGreaterThan(0.3);
    expect(distance).toBeLessThan(1);
  });

  test("does not feel amplitude, offset, sign or reversed time", () => {
    const [a, b] = [redNoise(0.9, 400, 1, 1), redNoise(0.5, 400, 1, 2)];
    const expected = spectralDistance(a, b);
    expect(spectralDistance(a, { ...b, values: b.values.map((value) => 7 - 3 * value) })).toBeCloseTo(expected, 12);
    expect(spectralDistance(a, { ...b, values: b.values.slice().reverse() })).toBeCloseTo(expected, 12);
  });

  test("is the mean over the components, in any order", () => {
    const [a, b] = [redNoise(0.9, 301, 3, 1), redNoise(0.5, 301, 3, 2)];
    const part = ({ values }: TimeSeries, i: number): TimeSeries => ({
      dimension: 1,
      interval: 1,
      values: values.filter((_, k) => k % 3 === i),
    });
    const single = [0, 1, 2].map((i) => spectralDistance(part(a, i), part(b, i)));
    expect(spectralDistance(a, b)).toBeCloseTo((single[0] + single[1] + single[2]) / 3, 12);
    const turn = ({ values }: TimeSeries): TimeSeries => ({
      dimension: 3,
      interval: 1,
      values: values.map((_, k) => values[3 * Math.floor(k / 3) + ((k + 1) % 3)]),
    });
    expect(spectralDistance(turn(a), turn(b))).toBeCloseTo(spectralDistance(a, b), 12);
  });

  test("of a model stuck in a fixed point is 1, of one that diverges too", () => {
    const truth = redNoise(0.9, 100);
    const stuck = { ...truth, values: truth.values.map(() => 0.1) };
    expect(spectralDistance(truth, stuck)).toBe(1);
    expect(spectralDistance(stuck, stuck)).toBe(0);
    expect(
      spectralDistance(truth, { ...truth, values: truth.values.map((value, k) => (k > 50 ? Infinity : value)) }),
    ).toBe(1);
  });

  test("refuses series of different shapes, and a truth that is not finite", () => {
    expect(() => spectralDistance(wave(0.1, 10), wave(0.1, 11))).toThrow(/same shape, got 10 × 1 and 11 × 1/);
    const broken = { ...wave(0.1, 10), values: new Float64Array(10).fill(Number.NaN) };
    expect(() => spectralDistance(broken, wave(0.1, 10))).toThrow(/spectralDistance: truth.values must be finite/);
  });

  const { multivariate } = readReference("series");
  test.skipIf(!hasReference).for(casesOf("metrics_spectral", "power_spectrum_hellinger"))(
    "equals the reference value: %s (needs the reference values)",
    ([, { input, params, expected, tol }]) => {
      const part = ({ multivariate: name, first_n }: { multivariate: string; first_n: number }) =>
        seriesOf(multivariate[name].slice(0, first_n));
      const [truth, generated] = [part(input.true), part(input.gen)];
      const got = spectralDistance(truth, generated, { smoothing: params.sigma, border: reflectBorder });
      expectClose(got, expected.mean, tol);
    },
  );

  test.skipIf(!hasReference).each([
    [2, 0.18141483975088935],
    [20, 0.01652617320159237],
  ])(
    "smoothed over %i bins equals a computation with SciPy, mode mirror (needs the reference values)",
    (smoothing, expected) => {
      const part = (name: string) => seriesOf(multivariate[name].slice(0, 999)); // 999 = 27 × 37, by the chirp
      const got = spectralDistance(part("lorenz63"), part("lorenz63_b"), { smoothing, border: mirrorBorder });
      expect(got).toBeCloseTo(expected, 12);
    },
  );
});

describe("spectralDistanceFloor", () => {
  test("is the distance between the halves, and small where the process is the same", () => {
    const series = redNoise(0.9, 20_001);
    const half = (start: number) => ({ ...series, values: series.values.slice(start, start + 10_000) });
    expect(spectralDistanceFloor(series)).toBe(spectralDistance(half(0), half(10_000)));
    expect(spectralDistanceFloor(series)).toBeLessThan(0.1);
  });
});
