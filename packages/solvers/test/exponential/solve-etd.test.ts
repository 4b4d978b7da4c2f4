import { NumericalError } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { etdCoefficients } from "../../src/exponential/etd-coefficients.ts";
import { dop853, etdIntegrator, type SemilinearFlow, solveEtd, solveOde } from "../../src/index.ts";
import { fourierTransform } from "../fourier.ts";
import { fromSpectrum, kuramotoSivashinsky } from "../kuramoto-sivashinsky.ts";
import { slope } from "../slope.ts";

/** Σ_k z^k / (k + order)!, the function φ of exponential integrators, of a complex number by its series. */
function phi(order: number, x: number, y: number): [number, number] {
  let term = [1, 0];
  for (let k = 2; k <= order; k++) term = [term[0] / k, 0];
  const sum = [...term] as [number, number];
  for (let k = 1; k < 60; k++) {
    term = [(term[0] * x - term[1] * y) / (k + order), (term[0] * y + term[1] * x) / (k + order)];
    sum[0] += term[0];
    sum[1] += term[1];
  }
  return sum;
}

/** Two real components of which one decays at rate 50, coupled; not autonomous. */
const coupled: SemilinearFlow = {
  dimension: 2,
  linear: Float64Array.of(-50, 0.5),
  nonlinear: (t, y, out) => {
    out[0] = Math.cos(y[1]) + y[0] * y[1];
    out[1] = -(y[1] ** 3) + Math.sin(t) + y[0];
  },
  initialState: Float64Array.of(0.02, 1),
};

/** A complex oscillator with a nonlinear shift of its frequency: dy/dt = (−0.2 + 40i) y − i|y|² y. */
const rotor: SemilinearFlow = {
  dimension: 2,
  complex: true,
  linear: Float64Array.of(-0.2, 40),
  nonlinear: (_, y, out) => {
    const square = y[0] * y[0] + y[1] * y[1];
    out[0] = square * y[1];
    out[1] = -square * y[0];
  },
  initialState: Float64Array.of(1, 0.5),
};

describe("coefficients of ETDRK4", () => {
  test("are φ-functions: f₁ = φ₁ - 3φ₂ + 4φ₃, f₂ = φ₂ - 2φ₃, f₃ = 4φ₃ - φ₂, Q = φ₁(z/2)/2, also where the formulas cancel", () => {
    const points = [0, 1e-9, -1e-5, 1e-3, -0.1, 0.5, 0.999, -1, 1.001, -2.5, 4].flatMap((x) =>
      [0, 1e-7, -0.3, 1, 3].flatMap((y) => [x, y]),
    );
    const { q, f1, f2, f3, full, half } = etdCoefficients(Float64Array.from(points), 1);
    for (let k = 0; k < points.length; k += 2) {
      const [x, y] = [points[k], points[k + 1]];
      const [p1, p2, p3] = [1, 2, 3].map((order) => phi(order, x, y));
      const expected: [Float64Array, number[]][] = [
        [f1, p1.map((_, i) => p1[i] - 3 * p2[i] + 4 * p3[i])],
        [f2, p1.map((_, i) => p2[i] - 2 * p3[i])],
        [f3, p1.map((_, i) => 4 * p3[i] - p2[i])],
        [q, phi(1, x / 2, y / 2).map((value) => value / 2)],
        [full, phi(0, x, y)],
        [half, phi(0, x / 2, y / 2)],
      ];
      for (const [got, values] of expected) {
        for (const i of [0, 1])
          expect(Math.abs(got[k + i] - values[i])).toBeLessThan(3e-14 * (1 + Math.abs(values[i])));
      }
    }
  });

  test("tend to those of the classical Runge-Kutta method for λ = 0", () => {
    const { q, f1, f2, f3 } = etdCoefficients(Float64Array.of(0, 0), 0.3);
    expect(q[0]).toBeCloseTo(0.15, 15);
    expect(f1[0]).toBeCloseTo(0.05, 15);
    expect(f2[0]).toBeCloseTo(0.05, 15);
    expect(f3[0]).toBeCloseTo(0.05, 15);
  });
});

describe("solveEtd", () => {
  test("solves the linear part exactly, in steps of any length", () => {
    const { states } = solveEtd(
      { ...coupled, linear: Float64Array.of(-1000, 0.7), nonlinear: (_, _y, out) => void out.fill(0) },
      { duration: 2, step: 1, saveEvery: 2 },
    );
    expect(states[2]).toBe(0);
    expect(states[3]).toBeCloseTo(Math.exp(1.4), 14);
  });

  test.each([
    { name: "real components", flow: coupled, steps: [1 / 10, 1 / 20, 1 / 40, 1 / 80] },
    { name: "complex components", flow: rotor, steps: [1 / 10, 1 / 20, 1 / 40, 1 / 80] },
  ])("converges with order 4, for $name", ({ flow, steps }) => {
    const { linear, nonlinear } = flow;
    const field = (t: number, y: Float64Array, out: Float64Array): void => {
      nonlinear(t, y, out);
      if (flow.complex) {
        out[0] += linear[0] * y[0] - linear[1] * y[1];
        out[1] += linear[0] * y[1] + linear[1] * y[0];
      } else {
        out[0] += linear[0] * y[0];
        out[1] += linear[1] * y[1];
      }
    };
    const { states } = solveOde(
      { dimension: 2, field, initialState: flow.initialState },
      { duration: 2, saveAt: Float64Array.of(2), method: dop853, relativeTolerance: 1e-13 },
    );
    const errors = steps.map((step) => {
      const end = solveEtd(flow, { duration: 2, step, saveEvery: 2 }).states;
      return Math.hypot(end[2] - states[0], end[3] - states[1]);
    });
    const observed = slope(steps, errors);
    expect(observed).toBeGreaterThan(3.6);
    expect(observed).toBeLessThan(5);
  });

  test("keeps the mean of a solution of the Kuramoto-Sivashinsky equation, and its symmetry", () => {
    // u(-x) = -u(x) is preserved, and so is ∫ u = 0.
    const length = 22;
    const n = 64;
    const u0 = Array.from(
      { length: n },
      (_, j) => Math.sin((4 * Math.PI * j) / n) + 0.3 * Math.sin((2 * Math.PI * j) / n),
    );
    const { states, times } = solveEtd(kuramotoSivashinsky(length, u0), { duration: 20, step: 1 / 20, saveEvery: 1 });
    expect(times.length).toBe(21);
    const u = fromSpectrum(states.subarray(20 * 2 * n));
    expect(u.reduce((a, b) => a + b)).toBeCloseTo(0, 10);
    for (let j = 1; j < n / 2; j++) expect(u[j]).toBeCloseTo(-u[n - j], 9);
    expect(Math.max(...u)).toBeGreaterThan(1);
  });

  test("goes along with its integrator, which can be reset", () => {
    const { states, times } = solveEtd(coupled, { duration: 1, step: 0.1, startTime: 3 });
    const stepper = etdIntegrator(coupled, { step: 0.1, startTime: 3 });
    stepper.advance(1);
    expect([stepper.time, times[10]]).toEqual([4, 4]);
    stepper.state.forEach((value, i) => {
      expect(value).toBeCloseTo(states[20 + i], 14);
    });
    stepper.reset(coupled.initialState, 3);
    stepper.advance(1);
    expect(stepper.state[1]).toBeCloseTo(states[21], 14);
  });

  test("refuses sizes that do not fit, and says when the state diverges", () => {
    const solve = (change: Partial<SemilinearFlow>) => solveEtd({ ...coupled, ...change }, { duration: 1, step: 0.1 });
    expect(() => solve({ linear: Float64Array.of(1) })).toThrow(/flow.linear must have 2 numbers/);
    expect(() => solve({ initialState: Float64Array.of(1) })).toThrow(/initialState/);
    expect(() => solve({ dimension: 3, complex: true })).toThrow(/even/);
    expect(() => solve({ linear: Float64Array.of(Number.NaN, 0) })).toThrow(/finite/);
    expect(() => solve({ linear: Float64Array.of(5000, 5000) })).toThrow(NumericalError);
  });
});

test("the transform of the tests is one: of a wave a single line, and back", () => {
  const wave = Float64Array.from({ length: 32 }, (_, k) =>
    k % 2 === 0 ? Math.cos((6 * Math.PI * k) / 32) : Math.sin((6 * Math.PI * (k - 1)) / 32),
  );
  const lines = wave.slice();
  fourierTransform(lines);
  lines.forEach((value, k) => {
    expect(value).toBeCloseTo(k === 6 ? 16 : 0, 12);
  });
  fourierTransform(lines, true);
  lines.forEach((value, k) => {
    expect(value).toBeCloseTo(wave[k], 14);
  });
});
