import { describe, expect, test } from "vitest";
import { dop853, forwardSensitivities, solveOde, tsit5 } from "../../src/index.ts";
import { linearFlow } from "../flows.ts";
import { drivenOscillator, lorenzFlow, predatorPrey } from "./systems.ts";

const tight = { method: dop853, relativeTolerance: 1e-13 };

describe("forwardSensitivities", () => {
  test("of y' = p y are t exp(p t) y0 and exp(p t)", () => {
    const growth = {
      ...linearFlow([0.3], [2]),
      parameterCount: 1,
      parameterJacobian: (_: number, y: Float64Array, out: Float64Array) => {
        out[0] = y[0];
      },
    };
    const { times, states, byParameters, byInitialState } = forwardSensitivities(growth, {
      duration: 2,
      saveEvery: 0.5,
      byInitialState: true,
      ...tight,
    });
    times.forEach((t, k) => {
      expect(states[k]).toBeCloseTo(2 * Math.exp(0.3 * t), 11);
      expect(byParameters[k]).toBeCloseTo(2 * t * Math.exp(0.3 * t), 11);
      expect(byInitialState[k]).toBeCloseTo(Math.exp(0.3 * t), 11);
    });
  });

  test.each([
    { name: "predator and prey", make: predatorPrey, parameters: [1.5, 1, 3, 1], duration: 5 },
    { name: "convection", make: lorenzFlow, parameters: [10, 28, 8 / 3], duration: 1 },
    { name: "a driven oscillator", make: drivenOscillator, parameters: [0.2, 0.9, 0.7], duration: 6 },
  ])("of $name are finite differences of solutions", ({ make, parameters, duration }) => {
    const n = make(parameters).dimension;
    const saveAt = Float64Array.of(duration);
    const { byParameters, byInitialState } = forwardSensitivities(make(parameters), {
      duration,
      saveAt,
      byInitialState: true,
      ...tight,
    });
    const endOf = (p: readonly number[], start: readonly number[]): Float64Array =>
      solveOde(make(p, start), { duration, saveAt, ...tight }).states;
    const start = [...make(parameters).initialState];
    const shift = 1e-3;
    // Differences of fourth order: (8 (f(h) - f(-h)) - (f(2h) - f(-2h))) / 12 h.
    const difference = (end: (s: number) => Float64Array): number[] => {
      const [a, b, c, d] = [-2, -1, 1, 2].map((k) => end(k * shift));
      return Array.from(a, (_, i) => (8 * (c[i] - b[i]) - (d[i] - a[i])) / (12 * shift));
    };
    const shifted = (values: readonly number[], j: number, by: number): number[] =>
      values.map((value, i) => (i === j ? value + by : value));
    parameters.forEach((_, j) => {
      difference((by) => endOf(shifted(parameters, j, by), start)).forEach((expected, i) => {
        const got = byParameters[i * parameters.length + j];
        expect(Math.abs(got - expected)).toBeLessThan(1e-8 * Math.max(1, Math.abs(expected)));
      });
    });
    for (let j = 0; j < n; j++) {
      difference((by) => endOf(parameters, shifted(start, j, by))).forEach((expected, i) => {
        expect(Math.abs(byInitialState[i * n + j] - expected)).toBeLessThan(1e-8 * Math.max(1, Math.abs(expected)));
      });
    }
  });

  test("start from the derivatives of an initial state that depends on parameters", () => {
    // y0 = p² at p = 3, y' = -y: dy/dp = 2 p exp(-t).
    const decay = { ...linearFlow([-1], [9]), parameterCount: 1, parameterJacobian: () => {} };
    const { byParameters } = forwardSensitivities(decay, {
      duration: 1,
      saveAt: Float64Array.of(0, 1),
      initialSensitivities: Float64Array.of(6),
      ...tight,
    });
    expect(byParameters[0]).toBe(6);
    expect(byParameters[1]).toBeCloseTo(6 / Math.E, 12);
  });

  test("have the tolerances of the components they belong to", () => {
    const flow = predatorPrey([1.5, 1, 3, 1]);
    const absoluteTolerance = Float64Array.of(1e-10, 1e-10);
    const { byParameters, byInitialState } = forwardSensitivities(flow, {
      duration: 1,
      method: tsit5,
      relativeTolerance: 1e-8,
      absoluteTolerance,
    });
    expect(byParameters.slice(-8).every(Number.isFinite)).toBe(true);
    expect(byInitialState.length).toBe(0);
  });

  test("need the derivatives of the flow", () => {
    const flow = { ...predatorPrey([1, 1, 1, 1]), parameterJacobian: undefined };
    expect(() => forwardSensitivities(flow, { duration: 1 })).toThrow(
      "forwardSensitivities: 4 parameters need flow.parameterJacobian",
    );
    expect(() =>
      forwardSensitivities(predatorPrey([1, 1, 1, 1]), { duration: 1, initialSensitivities: new Float64Array(3) }),
    ).toThrow("forwardSensitivities: initialSensitivities must have 8 numbers, got 3");
  });
});
