import { describe, expect, test } from "vitest";
import {
  adjointGradient,
  bogackiShampine32,
  type DifferentiableFlow,
  dop853,
  euler,
  forwardSensitivities,
  type Loss,
  rk4,
  solveOde,
  tsit5,
  vern7,
  vern9,
} from "../../src/index.ts";
import { linearFlow } from "../flows.ts";
import { drivenOscillator, lorenzFlow, predatorPrey } from "./systems.ts";

/** A loss that looks at every component of every sample: Σ sin(c_i y_i) + y_i² / 3. */
const loss: Loss = (states, out) => {
  let sum = 0;
  for (let i = 0; i < states.length; i++) {
    const c = 1 / (i + 1);
    sum += Math.sin(c * states[i]) + states[i] ** 2 / 3;
    out[i] = c * Math.cos(c * states[i]) + (2 * states[i]) / 3;
  }
  return sum;
};

type Make = (parameters: readonly number[], initialState?: readonly number[]) => DifferentiableFlow;
const problems: { name: string; make: Make; parameters: number[]; duration: number }[] = [
  { name: "predator and prey", make: predatorPrey, parameters: [1.5, 1, 3, 1], duration: 5 },
  { name: "convection", make: lorenzFlow, parameters: [10, 28, 8 / 3], duration: 0.7 },
  { name: "a driven oscillator", make: drivenOscillator, parameters: [0.2, 0.9, 0.7], duration: 6 },
];

/** The derivative of f at 0 by differences of sixth order. */
function derivative(f: (shift: number) => number, h: number): number {
  const odd = (k: number): number => f(k * h) - f(-k * h);
  return (45 * odd(1) - 9 * odd(2) + odd(3)) / (60 * h);
}

const shifted = (values: readonly number[], j: number, by: number): number[] =>
  values.map((value, i) => (i === j ? value + by : value));

describe("adjointGradient", () => {
  test("of y(1)² for y' = p y is 2 L by p and L by y0 = 2", () => {
    const growth = {
      ...linearFlow([0.3], [2]),
      parameterCount: 1,
      parameterJacobian: (_: number, y: Float64Array, out: Float64Array) => {
        out[0] = y[0];
      },
    };
    const square: Loss = (y, out) => {
      out[0] = 2 * y[0];
      return y[0] ** 2;
    };
    const gradient = adjointGradient(growth, square, { duration: 1, method: dop853, relativeTolerance: 1e-13 });
    const exact = 4 * Math.exp(0.6);
    expect(gradient.value).toBeCloseTo(exact, 11);
    expect(gradient.byParameters[0]).toBeCloseTo(2 * exact, 11);
    expect(gradient.byInitialState[0]).toBeCloseTo(exact, 11);
  });

  test.each(
    problems.flatMap((problem) => [euler, rk4, tsit5, dop853, vern9].map((method) => ({ ...problem, method }))),
  )(
    "for $name with fixed steps of $method.name is the derivative of what was computed, however wrong that is",
    ({ make, parameters, duration, method }) => {
      const saveAt = Float64Array.of(duration / 2, duration);
      const options = { duration, saveAt, method, step: duration / 60 };
      const { value, byParameters, byInitialState } = adjointGradient(make(parameters), loss, options);
      const start = [...make(parameters).initialState];
      const valueAt = (p: readonly number[], from: readonly number[]): number =>
        adjointGradient(make(p, from), loss, options).value;
      expect(valueAt(parameters, start)).toBe(value);
      parameters.forEach((_, j) => {
        const expected = derivative((by) => valueAt(shifted(parameters, j, by), start), 1e-3);
        expect(Math.abs(byParameters[j] - expected)).toBeLessThan(1e-8 * Math.max(1, Math.abs(expected)));
      });
      start.forEach((_, j) => {
        const expected = derivative((by) => valueAt(parameters, shifted(start, j, by)), 1e-3);
        expect(Math.abs(byInitialState[j] - expected)).toBeLessThan(1e-8 * Math.max(1, Math.abs(expected)));
      });
    },
  );

  test.each(problems.flatMap((problem) => [tsit5, vern7, dop853].map((method) => ({ ...problem, method }))))(
    "for $name with $method.name at small tolerances agrees with forward sensitivities",
    (problem) => {
      const { make, parameters, duration, method } = problem;
      const flow = make(parameters);
      const n = flow.dimension;
      const p = parameters.length;
      const saveAt = Float64Array.of(0, duration / 3, duration);
      const precise = { duration, saveAt, method, relativeTolerance: 1e-12 };
      const gradient = adjointGradient(flow, loss, precise);
      const forward = forwardSensitivities(flow, { ...precise, byInitialState: true });
      const slopes = new Float64Array(forward.states.length);
      expect(loss(forward.states, slopes)).toBeCloseTo(gradient.value, 8);
      const chain = (derivatives: Float64Array, width: number, j: number): number =>
        slopes.reduce((sum, slope, i) => sum + slope * derivatives[i * width + j], 0);
      for (let j = 0; j < p; j++) {
        const expected = chain(forward.byParameters, p, j);
        expect(Math.abs(gradient.byParameters[j] - expected)).toBeLessThan(1e-8 * Math.max(1, Math.abs(expected)));
      }
      for (let j = 0; j < n; j++) {
        const expected = chain(forward.byInitialState, n, j);
        expect(Math.abs(gradient.byInitialState[j] - expected)).toBeLessThan(1e-8 * Math.max(1, Math.abs(expected)));
      }
    },
  );

  test("works backward in time, with a pair of low order, and for the end alone", () => {
    const flow = predatorPrey([1.5, 1, 3, 1]);
    const options = { duration: -1, method: bogackiShampine32, relativeTolerance: 1e-9 };
    const { value, byInitialState } = adjointGradient(flow, loss, options);
    expect(value).toBe(loss(solveOde(flow, options).states.slice(-2), new Float64Array(2)));
    // There and back again: the inverse flow has the inverse derivative, here by differences.
    const valueAt = (by: number): number => {
      const initialState = Float64Array.of(1 + by, 1);
      return loss(
        solveOde(flow, { duration: -1, method: dop853, relativeTolerance: 1e-13, initialState }).states.slice(-2),
        new Float64Array(2),
      );
    };
    expect(byInitialState[0]).toBeCloseTo(derivative(valueAt, 1e-3), 6);
  });

  test("of a sample at the start is that of the loss", () => {
    const flow = predatorPrey([1.5, 1, 3, 1]);
    const { byInitialState, byParameters } = adjointGradient(flow, loss, { duration: 1, saveAt: Float64Array.of(0) });
    const out = new Float64Array(2);
    loss(flow.initialState, out);
    expect([...byInitialState]).toEqual([...out]);
    expect([...byParameters].map(Math.abs)).toEqual([0, 0, 0, 0]);
  });

  test("needs the derivatives of the flow", () => {
    const flow = { ...predatorPrey([1, 1, 1, 1]), parameterJacobian: undefined };
    expect(() => adjointGradient(flow, loss, { duration: 1 })).toThrow(
      "adjointGradient: 4 parameters need flow.parameterJacobian",
    );
  });
});
