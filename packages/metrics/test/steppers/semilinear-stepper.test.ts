import { describe, expect, test } from "vitest";
import { lyapunovSpectrum, semilinearStepper } from "../../src/index.ts";
import { kuramotoSivashinsky } from "../answers/kuramoto-sivashinsky.ts";

describe("semilinearStepper", () => {
  const field = () => kuramotoSivashinsky(22, 11, 36, 0.1);

  test("moves tangent vectors as differences of two solutions move", () => {
    const stepper = field();
    stepper.advance(60);
    const start = stepper.state.slice();
    const vectors = Float64Array.from({ length: 3 * start.length }, (_, k) => Math.sin(k));
    const directions = vectors.slice();
    stepper.tangent?.(vectors);
    stepper.advance(2);
    const state = stepper.state.slice();
    stepper.tangent?.(new Float64Array(0));
    for (const v of [0, 1, 2]) {
      const ends = [1, -1].map((sign) => {
        stepper.reset(start.map((value, k) => value + sign * 1e-6 * directions[v * start.length + k]));
        stepper.advance(2);
        return stepper.state.slice();
      });
      for (let k = 0; k < start.length; k++) {
        expect((ends[0][k] - ends[1][k]) / 2e-6).toBeCloseTo(vectors[v * start.length + k], 5);
      }
    }
    // The state goes the same way with and without vectors.
    stepper.reset(start);
    stepper.advance(2);
    stepper.state.forEach((value, k) => {
      expect(value).toBeCloseTo(state[k], 12);
    });
  });

  test("gives the Kuramoto-Sivashinsky equation its two exponents of 0, by the symmetries of time and space", () => {
    const { exponents } = lyapunovSpectrum(field(), { count: 4, duration: 400, transient: 200, renormalizeEvery: 1 });
    expect(exponents[0]).toBeGreaterThan(0.02);
    expect(Math.abs(exponents[1])).toBeLessThan(0.015);
    expect(Math.abs(exponents[2])).toBeLessThan(0.015);
  });

  test("without a derivative has no tangent vectors, and refuses rows that do not fit", () => {
    const flow = {
      dimension: 2,
      linear: Float64Array.of(-1, -2),
      nonlinear: (_t: number, _y: Float64Array, out: Float64Array) => void out.fill(0),
      initialState: Float64Array.of(1, 1),
    };
    expect(semilinearStepper(flow, { step: 0.1 }).tangent).toBeUndefined();
    const stepper = semilinearStepper(flow, { step: 0.1, derivative: (_t, _y, _v, out) => void out.fill(0) });
    expect(() => stepper.tangent?.(new Float64Array(3))).toThrow(/rows of 2 numbers, got 3/);
    expect(lyapunovSpectrum(stepper, { duration: 10, transient: 0 }).exponents[0]).toBeCloseTo(-1, 9);
  });
});
