import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defineFlow } from "../src/index.ts";
import { brokenFormula, coordinates, smoothFormula } from "./formulas.ts";

/** The value of a formula of x, y and a, and its derivatives by the three, from what is compiled. */
function compiled(formula: string): { value: Value; gradient: (x: number, y: number, a: number) => number[] } {
  const flow = defineFlow({
    state: ["x", "y"],
    parameters: { a: 0.7 },
    equations: { x: formula, y: "0" },
    initialState: [0, 0],
  });
  const out = new Float64Array(4);
  return {
    value: (x, y, a) => {
      flow.field({ a })(0, Float64Array.of(x, y), out);
      return out[0];
    },
    gradient: (x, y, a) => {
      flow.jacobian({ a })(0, Float64Array.of(x, y), out);
      const [byX, byY] = out;
      flow.parameterJacobian?.({ a })(0, Float64Array.of(x, y), out);
      return [byX, byY, out[0]];
    },
  };
}
type Value = (x: number, y: number, a: number) => number;

/** Central differences with one step of Richardson extrapolation. */
function difference(f: (x: number) => number, x: number): number {
  const central = (h: number): number => (f(x + h) - f(x - h)) / (2 * h);
  return (4 * central(5e-4) - central(1e-3)) / 3;
}

function differences(value: Value, x: number, y: number, a: number): number[] {
  return [
    difference((u) => value(u, y, a), x),
    difference((v) => value(x, v, a), y),
    difference((b) => value(x, y, b), a),
  ];
}

function largest(values: readonly number[]): number {
  return Math.max(...values.map(Math.abs));
}

function expectGradient(text: string, x: number, y: number, a: number): void {
  const { value, gradient } = compiled(text);
  const exact = gradient(x, y, a);
  const around = [-2e-3, 0, 2e-3].flatMap((h) => gradient(x + h, y - h, a + h));
  const size = 1 + largest(around);
  // Where derivatives of any order are large, differences say nothing: nested powers and sines make them so.
  fc.pre(size < 100);
  const beside = [gradient(x + 1e-3, y, a), gradient(x, y + 1e-3, a), gradient(x, y, a + 1e-3)];
  fc.pre(largest(beside.flatMap((other) => other.map((d, k) => d - exact[k]))) < 0.05);
  expect(largest(differences(value, x, y, a).map((d, k) => d - exact[k]))).toBeLessThan(1e-6 * size);
}

describe("derivatives by state and parameters", () => {
  test("agree with finite differences on random formulas", () => {
    const coordinate = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(smoothFormula, coordinate, coordinate, (text, x, y) => expectGradient(text, x, y, 0.7)),
      { numRuns: 500, seed: 1 },
    );
  });

  test("agree with finite differences on random formulas with jumps and kinks, away from those", () => {
    fc.assert(
      fc.property(brokenFormula, coordinates, (text, [x, y]) => expectGradient(text, x, y, 0.7)),
      { numRuns: 500, seed: 2 },
    );
  });

  test.each([
    "exp(x)",
    "log(x)",
    "sqrt(x)",
    "cbrt(x)",
    "abs(x)",
    "sign(x)",
    "sin(x)",
    "cos(x)",
    "tan(x)",
    "asin(x)",
    "acos(x)",
    "atan(x)",
    "atan2(x, y)",
    "sinh(x)",
    "cosh(x)",
    "tanh(x)",
    "min(x, y, 2*a)",
    "max(x, y, a)",
    "mod(x, y)",
    "mod(-x, y)",
    "floor(x)",
    "heaviside(x)",
    "x^y",
    "x^a",
    "a^x",
  ])("of %s agree with finite differences", (text) => {
    const { value, gradient } = compiled(text);
    const exact = gradient(0.45, 0.32, 0.7);
    for (const [k, d] of differences(value, 0.45, 0.32, 0.7).entries()) expect(d).toBeCloseTo(exact[k], 8);
  });

  test.each([
    ["abs(x)", 3, [1, 0]],
    ["abs(x)", -3, [-1, 0]],
    ["sign(x)*y", -3, [0, -1]],
    ["heaviside(x)*y", -3, [0, 0]],
    ["heaviside(x)*y", 3, [0, 1]],
    ["floor(x)*y", 2.5, [0, 2]],
    ["mod(x, y)", -2.25, [1, 3]],
    ["min(x, y)", 0, [1, 0]],
    ["min(x, y)", 2, [0, 1]],
    ["max(x, y)^2", 2, [4, 0]],
    ["max(x, y)^2", 0, [0, 2]],
    ["min(x, y, 0.5)", 0.75, [0, 0]],
    ["x > y ? x^2 : y^3", 2, [4, 0]],
    ["x > y ? x^2 : y^3", 0, [0, 3]],
  ])("of %s at x = %d, y = 1 are those of the side on which the point lies", (text, x, expected) => {
    expect(compiled(text).gradient(x, 1, 0.7).slice(0, 2)).toEqual(expected);
  });

  test("of a product of a variable with itself are those of its square", () => {
    expect(compiled("x*x*x").gradient(1.5, 0, 0.7)[0]).toBe(compiled("x^3").gradient(1.5, 0, 0.7)[0]);
  });

  test("of tanh(x) keep their digits where tanh(x) is 1", () => {
    expect(compiled("tanh(x)").gradient(30, 0, 0.7)[0] / (4 * Math.exp(-60))).toBeCloseTo(1, 14);
  });

  test("of 1/cosh(x) stay finite where the square of its denominator is not", () => {
    expect(compiled("1/cosh(x)").gradient(400, 0, 0.7)[0] / (-2 * Math.exp(-400))).toBeCloseTo(1, 14);
  });

  test("of x^a by a are zero at x = 0, where x^a log(x) tends to zero", () => {
    expect(compiled("x^a").gradient(0, 0, 1.5)[2]).toBe(0);
  });
});
