import { createRng, means, standardDeviations } from "@attractors/core";
import { defineFlow } from "@attractors/equations";
import { describe, expect, test } from "vitest";
import {
  additiveNoise,
  type CatalogueFlow,
  duffing,
  henonMap,
  kuramotoSivashinsky,
  logisticMap,
  lorenz,
  mackeyGlass,
  multiplicativeNoise,
  roessler,
  sprottB,
  storedStandardization,
  torus,
  trajectoriesOf,
  trajectoryOf,
} from "../src/index.ts";
import { hashOf } from "./hash.ts";

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
    const driven = (seed: number): Float64Array =>
      trajectoryOf(lorenz, { periods: 2, processNoise: additiveNoise(0.5), rng: createRng(seed) }).values;
    expect(driven(1)).toEqual(driven(1));
    expect(driven(1)).not.toEqual(driven(2));
  });

  test("takes other parameters and another initial state", () => {
    const { values } = trajectoryOf(lorenz, { periods: 1, transient: 100, parameters: { rho: 0.5 } });
    for (const value of values) expect(value).toBeCloseTo(0, 8); // all of it falls to rest
  });

  test("refuses what cannot be", () => {
    const nothing: object = {};
    expect(() => trajectoryOf(lorenz, nothing as { periods: number })).toThrow("periods must be positive, got NaN");
    const both: object = { periods: 1, lyapunovTimes: 1 };
    expect(() => trajectoryOf(lorenz, both as { periods: number })).toThrow("give periods or lyapunovTimes, not both");
    expect(() => trajectoryOf(henonMap, { steps: 1.5 })).toThrow("steps must be a whole number");
    expect(() => trajectoriesOf(lorenz, [], { periods: 1 })).toThrow("initialStates must not be empty");
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

/** Lorenz, as if its invariants had been measured. */
const measured: CatalogueFlow<"sigma" | "rho" | "beta"> = {
  ...lorenz,
  invariants: {
    regime: "chaotic",
    lyapunovExponents: [0.9, 0, -14.5],
    lyapunovErrors: [0.001, 0.0001, 0.001],
    kaplanYorkeDimension: { value: 2.06, error: 0.001 },
    means: [0, 0, 23.5],
    deviations: [8, 9, 8.6],
  },
};

describe("trajectoryOf, in Lyapunov times", () => {
  test("takes the stored largest exponent as the unit", () => {
    const { times, interval } = trajectoryOf(measured, { lyapunovTimes: 2, pointsPerLyapunovTime: 50 });
    expect(times).toHaveLength(100);
    expect(interval).toBe(1 / 0.9 / 50);
  });

  test("mixes with periods as the unit of density or of length", () => {
    const dense = trajectoryOf(measured, { lyapunovTimes: 3, pointsPerPeriod: 10 });
    expect(dense.interval).toBe(lorenz.period / 10);
    expect(dense.times).toHaveLength(Math.round(3 / 0.9 / (lorenz.period / 10)));
    const long = trajectoryOf(measured, { periods: 4, pointsPerLyapunovTime: 20 });
    expect(long.times).toHaveLength(Math.round((4 * lorenz.period) / (1 / 0.9 / 20)));
  });

  test("needs a positive exponent on record", () => {
    const unknown: CatalogueFlow = { ...lorenz, invariants: undefined };
    expect(() => trajectoryOf(unknown, { lyapunovTimes: 2 })).toThrow("has no positive Lyapunov exponent on record");
  });

  test("standardizes by the stored statistics", () => {
    const options = { periods: 1, transient: 0 };
    const { values } = trajectoryOf(measured, { ...options, standardize: storedStandardization(measured) });
    const raw = trajectoryOf(measured, options).values;
    for (let i = 0; i < 3; i++) {
      const { means: center, deviations } = measured.invariants ?? { means: [], deviations: [] };
      expect(values[i]).toBe((raw[i] - center[i]) / deviations[i]);
    }
    expect(() => storedStandardization({ ...lorenz, invariants: undefined })).toThrow(
      "no means and deviations on record",
    );
  });
});

describe("trajectoryOf, of maps", () => {
  test("gives one state after each step, from the initial one on", () => {
    const { values, times, interval } = trajectoryOf(logisticMap, { steps: 3, transient: 0, initialState: [0.25] });
    const r = logisticMap.parameters.r;
    const first = r * 0.25 * 0.75;
    expect([...values]).toEqual([0.25, first, r * first * (1 - first)]);
    expect([...times]).toEqual([0, 1, 2]);
    expect(interval).toBe(1);
  });

  test("throws away the transient steps", () => {
    const early = trajectoryOf(henonMap, { steps: 20, transient: 0 }).values;
    expect([...trajectoryOf(henonMap, { steps: 10, transient: 10 }).values]).toEqual([...early.subarray(20)]);
  });

  test("says so if an orbit runs away", () => {
    expect(() => trajectoryOf(henonMap, { steps: 100, initialState: [10, 10] })).toThrow("leaves the finite numbers");
  });
});

describe("trajectoryOf, of delay systems", () => {
  test("follows the method of steps: without feedback the past does not matter", () => {
    const parameters = { beta: 0 };
    const { times, values } = trajectoryOf(mackeyGlass, { periods: 2, transient: 0, parameters });
    times.forEach((time, k) => {
      expect(values[k]).toBeCloseTo(mackeyGlass.initialState[0] * Math.exp(-0.1 * time), 9);
    });
  });

  test("does not take noise on the path", () => {
    const options = { periods: 1, processNoise: additiveNoise(0.1), rng: createRng(1) };
    expect(() => trajectoryOf(mackeyGlass, options)).toThrow("MackeyGlass has a delay");
  });
});

describe("trajectoryOf, observed", () => {
  test("gives the formulas of what is observed, or the raw state", () => {
    const options = { periods: 3, transient: 0 };
    const seen = trajectoryOf(duffing, options);
    const raw = trajectoryOf(duffing, { ...options, observed: false });
    expect(raw.componentNames).toEqual(duffing.stateNames);
    expect(seen.componentNames).toEqual(duffing.observation?.formulas);
    const out = new Float64Array(3);
    for (let k = 0; k < raw.values.length; k += 3) {
      duffing.observation?.map(duffing.parameters)(raw.values.subarray(k, k + 3), out);
      expect([...seen.values.subarray(k, k + 3)]).toEqual([...out]);
    }
  });

  test("gives a field by its values in space, whose mean is zero", () => {
    const { dimension, values } = trajectoryOf(kuramotoSivashinsky(), { periods: 1, pointsPerPeriod: 5, transient: 1 });
    for (let k = 0; k < values.length; k += dimension) {
      expect(values.subarray(k, k + dimension).reduce((sum, u) => sum + u)).toBeCloseTo(0, 9);
    }
  });
});

describe("trajectoryOf, with noise on the path", () => {
  /** dx = -x dt + noise. */
  const decay = defineFlow({
    ...{ name: "Decay", state: ["x", "y"], equations: { x: "-x", y: "-y" }, initialState: [0, 0], period: 1 },
  });
  /** dx = 0 dt + noise. */
  const still = defineFlow({
    ...{ name: "Still", state: ["x", "y"], equations: { x: "0*x", y: "0*y" }, initialState: [1, 1], period: 1 },
  });

  test("additive noise on a decay has variance amplitude²/2", () => {
    const processNoise = additiveNoise([0.3, 0]);
    const { values } = trajectoryOf(decay, { periods: 4000, pointsPerPeriod: 2, processNoise, rng: createRng(3) });
    let square = 0;
    for (let k = 0; k < values.length; k += 2) square += values[k] ** 2;
    const variance = square / (values.length / 2);
    // Correlated over a unit of time: about 4000 independent values.
    expect(Math.abs(variance / 0.045 - 1)).toBeLessThan(5 * Math.sqrt(2 / 4000));
    expect(values.every((value, k) => k % 2 === 0 || value === 0)).toBe(true);
  });

  test("multiplicative noise alone gives log x normal with mean -amplitude² t / 2", () => {
    const rng = createRng(4);
    const logs = Array.from({ length: 300 }, () => {
      const options = { periods: 2, pointsPerPeriod: 1, transient: 0, processNoise: multiplicativeNoise(0.2), rng };
      return Math.log(trajectoryOf(still, options).values[2]);
    });
    const mean = logs.reduce((a, b) => a + b) / logs.length;
    expect(Math.abs(mean + 0.02)).toBeLessThan((5 * 0.2) / Math.sqrt(300));
    const variance = logs.reduce((a, b) => a + (b - mean) ** 2, 0) / logs.length;
    expect(Math.abs(variance / 0.04 - 1)).toBeLessThan(5 * Math.sqrt(2 / 300));
  });

  test("acts after each step of a map, at fixed amplitude or in proportion", () => {
    const options = { steps: 2, transient: 0, initialState: [0.25], rng: createRng(5) };
    const kick = createRng(5).normal();
    const image = logisticMap.parameters.r * 0.25 * 0.75;
    const additive = trajectoryOf(logisticMap, { ...options, processNoise: additiveNoise(0.01) }).values;
    expect(additive[1]).toBeCloseTo(image + 0.01 * kick, 15);
    const relative = { ...options, rng: createRng(5), processNoise: multiplicativeNoise(0.01) };
    expect(trajectoryOf(logisticMap, relative).values[1]).toBeCloseTo(image * (1 + 0.01 * kick), 15);
  });

  test("without amplitude leaves a stiff path where it is", () => {
    const system = kuramotoSivashinsky();
    const options = { periods: 0.5, pointsPerPeriod: 4, transient: 0 };
    const still = trajectoryOf(system, options).values;
    const noisy = trajectoryOf(system, { ...options, processNoise: additiveNoise(0), rng: createRng(1) }).values;
    noisy.forEach((value, i) => {
      expect(value).toBeCloseTo(still[i], 3);
    });
  });

  test("says so if it drives a path off its attractor", () => {
    const options = { periods: 100, processNoise: additiveNoise(3), rng: createRng(1) };
    expect(() => trajectoryOf(roessler, options)).toThrow(/^trajectoryOf: noise drives the path off its attractor/);
  });

  test("needs a generator, and amplitudes that fit", () => {
    expect(() => trajectoryOf(lorenz, { periods: 1, processNoise: additiveNoise(1) })).toThrow("rng is required");
    const options = { periods: 1, processNoise: additiveNoise([1, 2]), rng: createRng(1) };
    expect(() => trajectoryOf(lorenz, options)).toThrow("processNoise.amplitude must have 3 numbers, got 2");
    expect(() => multiplicativeNoise(-1)).toThrow("multiplicativeNoise: amplitude must be at least 0, got -1");
    const processNoise = { kind: "additive", amplitude: Number.NaN } as const;
    expect(() => trajectoryOf(lorenz, { periods: 1, processNoise, rng: createRng(1) })).toThrow("got NaN");
  });
});

describe("trajectoriesOf", () => {
  test("gives one trajectory for each initial state, each as trajectoryOf does", () => {
    const starts = [
      [1, 1, 20],
      [2, -1, 15],
    ];
    const options = { periods: 1, transient: 2 };
    const both = trajectoriesOf(lorenz, starts, options);
    starts.forEach((initialState, k) => {
      expect(both[k].values).toEqual(trajectoryOf(lorenz, { ...options, initialState }).values);
    });
  });

  test("standardizes all of them in the same units: together they have mean 0 and deviation 1", () => {
    const starts = [
      [1, 1, 20],
      [2, -1, 15],
      [-5, -4, 22],
    ];
    const all = trajectoriesOf(lorenz, starts, { periods: 20, standardize: true });
    expect(new Set(all.map(({ standardization }) => standardization)).size).toBe(1);
    const values = Float64Array.of(...all.flatMap((one) => [...one.values]));
    for (const mean of means({ dimension: 3, values, interval: 1 })) expect(mean).toBeCloseTo(0, 11);
    for (const one of standardDeviations({ dimension: 3, values, interval: 1 })) expect(one).toBeCloseTo(1, 11);
  });
});

describe("equations that depend on time", () => {
  test("go on after the transient at the system's own time", () => {
    const { startTime } = trajectoryOf(torus, { periods: 1, transient: 2 });
    expect(startTime).toBe(2 * torus.period);
    const late = trajectoryOf(torus, { periods: 1, transient: 2 }).values;
    const early = trajectoryOf(torus, { periods: 3, transient: 0 }).values.subarray(600);
    late.forEach((value, k) => {
      expect(value).toBeCloseTo(early[k], 7);
    });
  });
});

describe("the same arguments and seed", () => {
  // Plain arithmetic rounds alike everywhere: these bytes must not change without a note in the changeset.
  test("give the same bytes, on systems of plain arithmetic", () => {
    expect(hashOf(trajectoryOf(lorenz, { periods: 5 }).values)).toBe("c3c1e531c45805ce");
    expect(hashOf(trajectoryOf(sprottB, { periods: 5, standardize: true }).values)).toBe("abd4d96fa448b3e7");
    expect(hashOf(trajectoryOf(logisticMap, { steps: 1000 }).values)).toBe("7a252c4794f51ebc");
  });
});

describe("types know each system's parameters", () => {
  test("so that a wrong name does not compile, nor run", () => {
    trajectoryOf(lorenz, { periods: 1, parameters: { rho: 30 } });
    // @ts-expect-error: there is no parameter roh.
    expect(() => trajectoryOf(lorenz, { periods: 1, parameters: { roh: 30 } })).toThrow(
      "trajectoryOf: Lorenz has no parameter roh",
    );
    // @ts-expect-error: of a map there are steps, no periods.
    expect(() => trajectoryOf(henonMap, { periods: 1 })).toThrow("steps must be");
    // @ts-expect-error: of a flow there are periods, no steps.
    expect(() => trajectoryOf(lorenz, { steps: 1 })).toThrow("periods must be positive");
    trajectoryOf(henonMap, { steps: 1, parameters: { a: 1.3 } });
    // @ts-expect-error: there is no parameter c.
    expect(() => trajectoryOf(henonMap, { steps: 1, parameters: { c: 1.3 } })).toThrow("has no parameter c");
    trajectoryOf(mackeyGlass, { periods: 1, parameters: { tau: 20 } });
    // @ts-expect-error: there is no parameter delay.
    expect(() => trajectoryOf(mackeyGlass, { periods: 1, parameters: { delay: 20 } })).toThrow(
      "has no parameter delay",
    );
  });
});
