import type { Flow } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  bdf,
  gaussLegendre4,
  implicitEuler,
  integrator,
  ndf,
  type OdeMethod,
  radau5,
  radau9,
  rodas5P,
  rosenbrock23,
  solveOde,
} from "../../src/index.ts";

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

function errorAt(t: number, state: ArrayLike<number>): number {
  return Math.hypot(state[0] - 1 / (2 - Math.sin(t)), state[1] - Math.exp(-t));
}

/** Slope of log error against log step, by least squares. */
function slope(steps: readonly number[], errors: readonly number[]): number {
  const x = steps.map(Math.log);
  const y = errors.map(Math.log);
  const mean = (values: number[]): number => values.reduce((a, b) => a + b) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  return x.reduce((s, v, k) => s + (v - mx) * (y[k] - my), 0) / x.reduce((s, v) => s + (v - mx) ** 2, 0);
}

const fine = [1 / 20, 1 / 40, 1 / 80, 1 / 160];
const families = [1, 2, 3, 4, 5].flatMap((order) => [
  { label: `BDF of order ${order}`, method: { ...bdf, order }, dense: order, steps: fine },
  { label: `NDF of order ${order}`, method: { ...ndf, order }, dense: order, steps: fine },
]);
const cases: { label: string; method: OdeMethod; dense: number; steps: number[] }[] = [
  { label: "implicit Euler", method: implicitEuler, dense: 1, steps: fine },
  { label: "Gauss-Legendre 4", method: gaussLegendre4, dense: 3, steps: [1 / 2, 1 / 4, 1 / 8, 1 / 16] },
  { label: "Radau IIA 5", method: radau5, dense: 3, steps: [1 / 2, 1 / 4, 1 / 8, 1 / 16] },
  { label: "Radau IIA 9", method: radau9, dense: 5, steps: [4 / 3, 1, 4 / 5, 2 / 3] },
  { label: "Rosenbrock23", method: rosenbrock23, dense: 2, steps: fine },
  { label: "Rodas5P", method: rodas5P, dense: 4, steps: [1 / 4, 1 / 8, 1 / 16, 1 / 32] },
  ...families,
];

describe.each(cases)("$label", ({ method, dense, steps }) => {
  test("converges with its order", () => {
    const errors = steps.map((step) => {
      const stepper = integrator(problem, { method, step });
      stepper.advance(4);
      return errorAt(4, stepper.state);
    });
    expect(slope(steps, errors)).toBeGreaterThan(method.order - 0.5);
    expect(slope(steps, errors)).toBeLessThan(method.order + 2.5);
  });

  test("interpolates between the ends of a step with the order of its dense output", () => {
    const out = new Float64Array(2);
    const lengths = method === radau9 ? [1 / 4, 1 / 6, 1 / 8, 1 / 12] : steps;
    for (const theta of [0.237, 0.418, 0.643]) {
      const errors = lengths.map((step) => {
        const { interpolate } = solveOde(problem, { method, step, duration: 4 });
        let worst = 0;
        for (let t = Math.ceil(1 / step) * step; t < 4 - step / 2; t += step) {
          interpolate(t + theta * step, out);
          worst = Math.max(worst, errorAt(t + theta * step, out));
        }
        return worst;
      });
      // The error at the ends of steps is of the method's order, that within steps of one more than the interpolant's.
      const expected = Math.min(method.order, dense + 1);
      expect(slope(lengths, errors)).toBeGreaterThan(expected - 0.4);
    }
  });

  test("keeps the error of the whole way near the tolerance", () => {
    // The errors of all steps, about tolerance^(-1/(order + 1)) of them, add up.
    const strictest = method.order < 3 ? 1e-6 : 1e-10;
    for (let tolerance = 1e-4; tolerance > strictest / 2; tolerance /= 100) {
      const stepper = integrator(problem, { method, relativeTolerance: tolerance });
      stepper.advance(4);
      expect(errorAt(4, stepper.state)).toBeLessThan(5 * tolerance ** (method.order / (method.order + 1)));
    }
  });
});
