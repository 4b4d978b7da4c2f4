import { createRng, means, standardDeviations } from "@attractors/core";
import { defineFlow } from "@attractors/equations";
import { describe, expect, test } from "vitest";
import { lorenz, roessler, trajectoryOf } from "../src/index.ts";

/** x = cos t, y = -sin t. */
const circle = defineFlow({
  name: "Circle",
  state: ["x", "y"],
  equations: { x: "y", y: "-x" },
  initialState: [1, 0],
  period: 2 * Math.PI,
});

describe("trajectoryOf", () => {
  test("samples periods * pointsPerPeriod states at exact multiples of the interval, the first at 0", () => {
    const { times, interval, states, values, dimension } = trajectoryOf(lorenz, { periods: 3, pointsPerPeriod: 50 });
    expect(dimension).toBe(3);
    expect(times).toHaveLength(150);
    expect(states).toHaveLength(450);
    expect(values).toBe(states);
    expect(interval).toBe(lorenz.period / 50);
    times.forEach((time, k) => {
      expect(time).toBe(k * interval);
    });
  });

  test("gives the exact solution of a rotation, whole or broken transients included", () => {
    for (const transient of [0, 1, 2.25]) {
      const { times, values } = trajectoryOf(circle, { periods: 2, transient });
      times.forEach((time, k) => {
        const angle = time + transient * 2 * Math.PI;
        expect(values[2 * k]).toBeCloseTo(Math.cos(angle), 8);
        expect(values[2 * k + 1]).toBeCloseTo(-Math.sin(angle), 8);
      });
    }
  });

  test("of one state alone, without a transient, is the initial state", () => {
    const { values } = trajectoryOf(circle, { periods: 0.01, transient: 0 });
    expect([...values]).toEqual([1, 0]);
  });

  test("throws away the transient: a longer one gives the same path, later", () => {
    const early = trajectoryOf(lorenz, { periods: 3, transient: 0 });
    const late = trajectoryOf(lorenz, { periods: 1, transient: 2 });
    for (let k = 0; k < late.values.length; k++) expect(late.values[k]).toBeCloseTo(early.values[600 + k], 5);
  });

  test("standardized by itself has means 0 and deviations 1, and can be put back", () => {
    const raw = trajectoryOf(lorenz, { periods: 30 });
    const standard = trajectoryOf(lorenz, { periods: 30, standardize: true });
    for (const mean of means(standard)) expect(mean).toBeCloseTo(0, 12);
    for (const deviation of standardDeviations(standard)) expect(deviation).toBeCloseTo(1, 12);
    const { standardization } = standard;
    raw.values.forEach((value, k) => {
      const i = k % 3;
      expect(standard.values[k] * standardization.deviations[i] + standardization.means[i]).toBeCloseTo(value, 10);
    });
    expect(raw.standardization.deviations).toEqual(Float64Array.of(1, 1, 1));
    expect(raw.standardization.means).toEqual(Float64Array.of(0, 0, 0));
  });

  test("standardized as another trajectory was takes that one's statistics", () => {
    const standardization = { means: Float64Array.of(1, 2), deviations: Float64Array.of(2, 4) };
    const { values } = trajectoryOf(circle, { periods: 1, transient: 0, standardize: standardization });
    expect([...values.subarray(0, 2)]).toEqual([0, -0.5]);
  });

  test("with noise deviates from the one without by that fraction of each component's deviation", () => {
    for (const standardize of [false, true]) {
      const options = { periods: 200, standardize };
      const clean = trajectoryOf(roessler, options);
      const noisy = trajectoryOf(roessler, { ...options, noise: 0.1, rng: createRng(1) });
      const difference = { ...clean, values: noisy.values.map((value, k) => value - clean.values[k]) };
      const scale = standardDeviations(clean);
      means(difference).forEach((mean, i) => {
        expect(Math.abs(mean / scale[i])).toBeLessThan(4 * (0.1 / Math.sqrt(20_000)));
      });
      standardDeviations(difference).forEach((deviation, i) => {
        // The standard error of a deviation from L draws is the deviation over sqrt(2 L).
        expect(Math.abs(deviation / scale[i] - 0.1)).toBeLessThan(4 * (0.1 / Math.sqrt(40_000)));
      });
    }
  });

  test("with the same seed gives the same bytes, with another seed others", () => {
    const noisy = (seed: number): Float64Array =>
      trajectoryOf(lorenz, { periods: 5, noise: 0.05, rng: createRng(seed) }).values;
    expect(noisy(1)).toEqual(noisy(1));
    expect(noisy(1)).not.toEqual(noisy(2));
  });

  test("takes other parameters and another initial state", () => {
    const { values } = trajectoryOf(lorenz, { periods: 1, transient: 100, parameters: { rho: 0.5 } });
    for (const value of values) expect(value).toBeCloseTo(0, 8); // all of it falls to rest
  });

  test("refuses what cannot be", () => {
    expect(() => trajectoryOf(lorenz, { periods: 0 })).toThrow("trajectoryOf: periods must be positive, got 0");
    expect(() => trajectoryOf(lorenz, { periods: 1, transient: -1 })).toThrow("transient must be at least 0, got -1");
    expect(() => trajectoryOf(lorenz, { periods: 1, noise: 0.1 })).toThrow("rng is required where there is noise");
    expect(() => trajectoryOf(lorenz, { periods: 0.001 })).toThrow("must be a whole number, at least 1, got 0");
    const standardize = { means: new Float64Array(3), deviations: new Float64Array(3) };
    expect(() => trajectoryOf(lorenz, { periods: 1, standardize })).toThrow("deviations must be positive, got 0");
  });

  test("refuses to standardize what does not vary", () => {
    const atRest = { periods: 1, standardize: true, initialState: [0, 0, 0] };
    expect(() => trajectoryOf(lorenz, atRest)).toThrow("component 0 does not vary");
  });
});
