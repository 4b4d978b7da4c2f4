import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defineFlow } from "../src/index.ts";

/** The value of a formula of x and y, and its derivatives by both, from the compiled field and Jacobian. */
function compiled(formula: string): { value: Values; gradient: Values } {
  const flow = defineFlow({
    state: ["x", "y"],
    parameters: { a: 0.7 },
    equations: { x: formula, y: "0" },
    initialState: [0, 0],
  });
  const field = flow.field({ a: 0.7 });
  const jacobian = flow.jacobian({ a: 0.7 });
  const run = (f: typeof field, x: number, y: number): number[] => {
    const out = new Float64Array(4);
    f(0, Float64Array.of(x, y), out);
    return [...out];
  };
  return { value: (x, y) => run(field, x, y), gradient: (x, y) => run(jacobian, x, y) };
}
type Values = (x: number, y: number) => number[];

/** Central differences with one step of Richardson extrapolation. */
function difference(f: (x: number) => number, x: number): number {
  const central = (h: number): number => (f(x + h) - f(x - h)) / (2 * h);
  return (4 * central(5e-4) - central(1e-3)) / 3;
}

/** Random formulas whose values stay moderate, smooth wherever they are defined. */
const { formula } = fc.letrec<{ formula: string }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom("x", "y", "a", "2", "0.5", "-1", "pi"),
    fc.tuple(tie("formula"), fc.constantFrom("+", "-", "*"), tie("formula")).map(([l, o, r]) => `(${l}) ${o} (${r})`),
    fc.tuple(tie("formula"), tie("formula")).map(([l, r]) => `(${l}) / (2 + tanh(${r}))`),
    fc.tuple(fc.constantFrom("sin", "cos", "tanh", "atan"), tie("formula")).map(([name, inner]) => `${name}(${inner})`),
    fc
      .tuple(fc.constantFrom("exp", "sinh", "cosh", "tan", "asin", "acos"), tie("formula"))
      .map(([name, inner]) => `${name}(0.9*sin(${inner}))`),
    fc
      .tuple(fc.constantFrom("log", "sqrt", "cbrt", "abs"), tie("formula"))
      .map(([name, inner]) => `${name}(1.5 + cos(${inner}))`),
    fc.tuple(tie("formula"), fc.constantFrom("2", "3", "5")).map(([base, n]) => `tanh(${base})^${n}`),
    fc.tuple(tie("formula"), fc.constantFrom("-2", "0.5", "1.5", "a", "1/3")).map(([b, n]) => `(2 + sin(${b}))^(${n})`),
    fc.tuple(tie("formula"), tie("formula")).map(([b, e]) => `(2 + sin(${b}))^sin(${e})`),
    fc.tuple(tie("formula"), tie("formula")).map(([u, v]) => `atan2(${u}, 2 + cos(${v}))`),
  ),
}));

describe("the Jacobian", () => {
  test("agrees with finite differences on random formulas", () => {
    const coordinate = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(formula, coordinate, coordinate, (text, x, y) => {
        const { value, gradient } = compiled(text);
        const [byX, byY] = gradient(x, y);
        const size =
          1 +
          Math.max(
            ...[-2e-3, 0, 2e-3].map((h) => Math.abs(gradient(x + h, y - h)[0]) + Math.abs(gradient(x + h, y - h)[1])),
          );
        // Where derivatives of any order are large, differences say nothing: nested powers and sines make them so.
        fc.pre(size < 100);
        const spread = Math.abs(gradient(x + 1e-3, y)[0] - byX) + Math.abs(gradient(x, y + 1e-3)[1] - byY);
        fc.pre(spread < 0.05);
        expect(Math.abs(byX - difference((u) => value(u, y)[0], x))).toBeLessThan(1e-6 * size);
        expect(Math.abs(byY - difference((v) => value(x, v)[0], y))).toBeLessThan(1e-6 * size);
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  test.each([
    ["abs(x)", 3, [1, 0]],
    ["abs(x)", -3, [-1, 0]],
    ["sign(x)*y", -3, [0, -1]],
    ["min(x, y)", 0, [1, 0]],
    ["min(x, y)", 2, [0, 1]],
    ["max(x, y)^2", 2, [4, 0]],
    ["max(x, y)^2", 0, [0, 2]],
    ["x > y ? x^2 : y^3", 2, [4, 0]],
    ["x > y ? x^2 : y^3", 0, [0, 3]],
  ])("of %s at x = %d, y = 1 takes the side on which the point lies", (text, x, expected) => {
    expect(compiled(text).gradient(x, 1).slice(0, 2)).toEqual(expected);
  });

  test("of a product of a variable with itself is that of its square", () => {
    expect(compiled("x*x*x").gradient(1.5, 0)[0]).toBe(compiled("x^3").gradient(1.5, 0)[0]);
  });
});
