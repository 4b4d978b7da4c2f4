import { describe, expect, test } from "vitest";
import { lyapunovSpectrum } from "../src/lyapunov/lyapunov-spectrum.ts";
import { meanDivergence } from "../src/mean-divergence.ts";

/** The van der Pol oscillator, whose divergence 1 - x² changes along the cycle. */
const oscillator = {
  dimension: 2,
  initialState: Float64Array.of(2, 0),
  field: (_: number, y: Float64Array, out: Float64Array) => out.set([y[1], (1 - y[0] ** 2) * y[1] - y[0]]),
  jacobian: (_: number, y: Float64Array, out: Float64Array) => out.set([0, 1, -2 * y[0] * y[1] - 1, 1 - y[0] ** 2]),
};

describe("meanDivergence", () => {
  test("is the sum of the Lyapunov exponents", () => {
    const { value, standardError } = meanDivergence(oscillator, { duration: 4000 });
    const { exponents } = lyapunovSpectrum(oscillator, { duration: 4000 });
    const sum = exponents.reduce((a, b) => a + b);
    expect(Math.abs(value - sum)).toBeLessThan(3 * standardError + 1e-3);
    expect(value).toBeLessThan(-1);
    expect(standardError).toBeLessThan(0.01);
  });

  test("of a flow with constant divergence is exact, without error", () => {
    const saddle = {
      dimension: 2,
      initialState: Float64Array.of(0, 0),
      field: (_: number, y: Float64Array, out: Float64Array) => out.set([y[0], -3 * y[1]]),
      jacobian: (_: number, _y: Float64Array, out: Float64Array) => out.set([1, 0, 0, -3]),
    };
    expect(meanDivergence(saddle)).toEqual({ value: -2, standardError: 0 });
  });

  test("needs the Jacobian", () => {
    expect(() => meanDivergence({ ...oscillator, jacobian: undefined })).toThrow("the flow has no jacobian");
  });
});
