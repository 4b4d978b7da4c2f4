import type { Flow } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  bogackiShampine32,
  dop853,
  dormandPrince54,
  type ExplicitRungeKutta,
  euler,
  heun,
  integrator,
  midpoint,
  ralston,
  rk4,
  solveOde,
  tsit5,
  vern7,
  vern9,
} from "../src/index.ts";
import { outputOrder } from "./order-conditions.ts";

/** Coupled, nonlinear, not autonomous, with the solution y = 1 / (2 - sin t), z = exp(-t). */
const problem: Flow = {
  dimension: 2,
  initialState: Float64Array.of(0.5, 1),
  field: (t, s, out) => {
    const gap = s[1] - Math.exp(-t);
    out[0] = s[0] * s[0] * Math.cos(t) + gap * s[0];
    out[1] = -s[1] + gap * Math.sin(t) + (s[0] - 1 / (2 - Math.sin(t))) * s[1];
  },
};
const exact = (t: number): [number, number] => [1 / (2 - Math.sin(t)), Math.exp(-t)];

function errorAt(t: number, state: ArrayLike<number>): number {
  const [y, z] = exact(t);
  return Math.hypot(state[0] - y, state[1] - z);
}

/** Slope of log error against log step, by least squares. */
function slope(steps: readonly number[], errors: readonly number[]): number {
  const x = steps.map(Math.log);
  const y = errors.map(Math.log);
  const mean = (values: number[]): number => values.reduce((a, b) => a + b) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  return x.reduce((s, v, k) => s + (v - mx) * (y[k] - my), 0) / x.reduce((s, v) => s + (v - mx) ** 2, 0);
}

const halvings = (first: number, count = 4): number[] => Array.from({ length: count }, (_, k) => first / 2 ** k);

describe.each<{ method: ExplicitRungeKutta; steps: number[]; local: number[] }>([
  { method: euler, steps: halvings(1 / 50), local: halvings(0.02) },
  { method: midpoint, steps: halvings(1 / 40), local: halvings(0.02) },
  { method: heun, steps: halvings(1 / 40), local: halvings(0.02) },
  { method: ralston, steps: halvings(1 / 40), local: halvings(0.02) },
  { method: rk4, steps: halvings(1 / 10), local: halvings(0.1) },
  { method: bogackiShampine32, steps: halvings(1 / 20), local: halvings(0.1) },
  { method: dormandPrince54, steps: halvings(1 / 10), local: halvings(0.2) },
  { method: tsit5, steps: halvings(1 / 10), local: halvings(0.2) },
  { method: vern7, steps: [1 / 4, 1 / 6, 1 / 8, 1 / 12], local: [0.5, 0.35, 0.25, 0.18] },
  { method: dop853, steps: [1 / 4, 1 / 6, 1 / 8, 1 / 10], local: [0.6, 0.45, 0.35, 0.25] },
  { method: vern9, steps: [1 / 2, 1 / 3, 1 / 4, 1 / 5], local: [0.55, 0.48, 0.42, 0.36] },
])("$method.name", ({ method, steps, local }) => {
  const { order, error } = method;

  test("converges with its order", () => {
    const errors = steps.map((step) => {
      const stepper = integrator(problem, { method, step });
      stepper.advance(4);
      return errorAt(4, stepper.state);
    });
    expect(slope(steps, errors)).toBeGreaterThan(order - 0.4);
    expect(slope(steps, errors)).toBeLessThan(order + 1);
  });

  test("interpolates between the ends of a step with the order of its dense output", () => {
    // The root mean square over places in the step: the error at a single one can vanish by chance.
    const places = Array.from({ length: 19 }, (_, k) => (k + 1) / 20);
    const out = new Float64Array(2);
    const errors = local.map((step) => {
      const { interpolate } = solveOde(problem, { method, step, duration: step });
      const squares = places.map((theta) => {
        interpolate(theta * step, out);
        return errorAt(theta * step, out) ** 2;
      });
      return Math.sqrt(squares.reduce((a, b) => a + b) / places.length);
    });
    const expected = outputOrder(method) + 1;
    expect(slope(local, errors)).toBeGreaterThan(expected - 0.5);
    expect(slope(local, errors)).toBeLessThan(expected + 2);
  });

  test.skipIf(!error)("keeps the error of the whole way near the tolerance (methods that estimate it)", () => {
    for (const relativeTolerance of order < 4 ? [1e-3, 1e-4, 1e-5, 1e-6] : [1e-5, 1e-7, 1e-9, 1e-11]) {
      const stepper = integrator(problem, { method, relativeTolerance });
      stepper.advance(4);
      expect(errorAt(4, stepper.state)).toBeLessThan(10 * relativeTolerance);
    }
  });
});
