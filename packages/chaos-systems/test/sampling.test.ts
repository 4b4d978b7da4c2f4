import { createRng } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  henonMap,
  logisticMap,
  lorenz,
  mackeyGlass,
  sampleInitialStates,
  sampleParameters,
  sprottB,
  trajectoryOf,
} from "../src/index.ts";

describe("sampleInitialStates", () => {
  test("draws states that lie on the attractor: their means are those of a long path", () => {
    const states = sampleInitialStates(lorenz, { count: 400, rng: createRng(1), spacing: 2 });
    expect(states).toHaveLength(400);
    const { values } = trajectoryOf(lorenz, { periods: 2000, pointsPerPeriod: 10, relativeTolerance: 1e-6 });
    let mean = 0;
    let square = 0;
    for (let k = 2; k < values.length; k += 3) mean += values[k] / (values.length / 3);
    for (let k = 2; k < values.length; k += 3) square += (values[k] - mean) ** 2 / (values.length / 3);
    const sampled = states.reduce((sum, [, , z]) => sum + z, 0) / states.length;
    expect(Math.abs(sampled - mean)).toBeLessThan(5 * Math.sqrt(square / 400));
  });

  test("draws from maps and delay systems too", () => {
    for (const system of [henonMap, mackeyGlass]) {
      const states = sampleInitialStates(system, { count: 5, rng: createRng(1) });
      expect(states.every((state) => state.length === system.dimension && state.every(Number.isFinite))).toBe(true);
      expect(new Set(states.map((state) => state[0])).size).toBe(5);
    }
  });

  test("says so if the path diverges", () => {
    const options = { count: 1, rng: createRng(1), parameters: { a: 3 } };
    expect(() => sampleInitialStates(henonMap, options)).toThrow("the orbit left the finite numbers");
  });

  test("gives the same states with the same seed, others with another", () => {
    const draw = (seed: number): Float64Array[] => sampleInitialStates(logisticMap, { count: 3, rng: createRng(seed) });
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  test("may be none, but not fewer", () => {
    expect(sampleInitialStates(lorenz, { count: 0, rng: createRng(1) })).toEqual([]);
    expect(() => sampleInitialStates(lorenz, { count: -1, rng: createRng(1) })).toThrow("count must be a whole number");
  });
});

describe("sampleParameters", () => {
  test("stays within the spread of each default, on both sides", () => {
    const rng = createRng(2);
    const drawn = Array.from({ length: 200 }, () => sampleParameters(lorenz, { spread: 0.2, rng }));
    for (const name of ["sigma", "rho", "beta"] as const) {
      const ratios = drawn.map((parameters) => parameters[name] / lorenz.parameters[name]);
      expect(Math.min(...ratios)).toBeGreaterThan(0.8);
      expect(Math.max(...ratios)).toBeLessThan(1.2);
      expect(Math.min(...ratios)).toBeLessThan(0.83);
      expect(Math.max(...ratios)).toBeGreaterThan(1.17);
    }
  });

  test("leaves alone what shall not vary, and a spread of 0 all", () => {
    const { rho, ...others } = sampleParameters(lorenz, { spread: 0.2, rng: createRng(1), only: ["rho"] });
    expect(rho).not.toBe(28);
    expect(others).toEqual({ sigma: 10, beta: 8 / 3 });
    expect(sampleParameters(lorenz, { spread: 0, rng: createRng(1) })).toEqual(lorenz.parameters);
    expect(sampleParameters(sprottB, { spread: 1, rng: createRng(1) })).toEqual({});
  });

  test("refuses a spread or a name that cannot be", () => {
    expect(() => sampleParameters(lorenz, { spread: -1, rng: createRng(1) })).toThrow("spread must be at least 0");
    // @ts-expect-error: there is no parameter roh.
    expect(() => sampleParameters(lorenz, { spread: 1, rng: createRng(1), only: ["roh"] })).toThrow("no parameter roh");
  });
});
