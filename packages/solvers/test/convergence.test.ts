import type { Flow } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { dop853, integrator, type OdeMethod, solveOde, tsit5 } from "../src/index.ts";

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

describe.each<{ method: OdeMethod; steps: number[]; local: number[] }>([
  { method: tsit5, steps: [1 / 10, 1 / 20, 1 / 40, 1 / 80], local: [0.2, 0.1, 0.05, 0.025] },
  { method: dop853, steps: [1 / 4, 1 / 6, 1 / 8, 1 / 10], local: [0.6, 0.45, 0.35, 0.25] },
])("$method.name", ({ method, steps, local }) => {
  const { order, interpolant } = method;

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
    const out = new Float64Array(2);
    for (const theta of [0.237, 0.418, 0.643, 0.871]) {
      const errors = local.map((step) => {
        solveOde(problem, { method, step, duration: step }).interpolate(theta * step, out);
        return errorAt(theta * step, out);
      });
      const expected = (interpolant?.order ?? 0) + 1;
      expect(slope(local, errors)).toBeGreaterThan(expected - 0.5);
      expect(slope(local, errors)).toBeLessThan(expected + 1.2);
    }
  });

  test("keeps the error of the whole way near the tolerance", () => {
    for (const relativeTolerance of [1e-5, 1e-7, 1e-9, 1e-11]) {
      const stepper = integrator(problem, { method, relativeTolerance });
      stepper.advance(4);
      expect(errorAt(4, stepper.state)).toBeLessThan(10 * relativeTolerance);
    }
  });
});
