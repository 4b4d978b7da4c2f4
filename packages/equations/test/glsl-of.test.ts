import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defineDelayFlow, defineFlow, defineMap, glslOf, glslOfMap } from "../src/index.ts";
import { brokenFormula, coordinates, smoothFormula } from "./formulas.ts";
import { interpreted } from "./glsl-interpreter.ts";

const definitionOf = (formula: string) => ({
  state: ["x", "y"],
  parameters: { a: 0.7 },
  equations: { x: formula, y: "t - x" },
  initialState: [0, 0],
});

function expectSame(formula: string, x: number, y: number): void {
  const definition = definitionOf(formula);
  const flow = defineFlow(definition);
  const out = new Float64Array(2);
  flow.field(flow.parameters)(0.5, Float64Array.of(x, y), out);
  const [first, second] = interpreted(glslOf(definition)).run([x, y], 0.5, 0.7);
  expect(Math.abs(first - out[0])).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(out[0])));
  expect(second).toBe(out[1]);
}

// The texts run in a small interpreter of the part of the language that they use: in double precision, it refuses whole
// numbers without a point, symbols before their declaration, and powers that are undefined.
describe("glslOf", () => {
  test("writes what one would write by hand", () => {
    const lorenz = {
      name: "Lorenz",
      state: ["x", "y", "z"],
      parameters: { sigma: 10, rho: 28, beta: 8 / 3 },
      equations: { x: "sigma*(y - x)", y: "x*(rho - z) - y", z: "x*y - beta*z" },
      initialState: [1, 1, 1],
    };
    expect(glslOf(lorenz)).toBe(`vec3 lorenz(vec3 s, float t, float sigma, float rho, float beta) {
  float x = s.x;
  float y = s.y;
  float z = s.z;
  return vec3(sigma * (y - x), x * (rho - z) - y, x * y - beta * z);
}
`);
  });

  test("computes what the field does, on random formulas", () => {
    const coordinate = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(fc.property(smoothFormula, coordinate, coordinate, expectSame), { numRuns: 300, seed: 3 });
  });

  test("computes what the field does, on random formulas with jumps and kinks", () => {
    const onPlace = (text: string, [x, y]: [number, number]): void => expectSame(text, x, y);
    fc.assert(fc.property(brokenFormula, coordinates, onPlace), { numRuns: 300, seed: 4 });
  });

  test.each([
    ["x^3 + x^20 + x^-2", -1.25],
    ["(x - 1)^a", 2],
    ["x^(2*y)", -1.5],
    ["x^(2*y + 1)", -1.5],
    ["cbrt(x)", -8],
    ["tanh(100*x)", 3],
    ["2e-7*x + 1e21 + 3", 2],
    ["x != 2 ? 1 : 0", 2],
    ["heaviside(x)", 0],
    ["min(x, y, 1) + max(x, a, 3)", 2],
    ["atan2(y, -x)", 1],
    ["mod(-x, 3) + floor(-x)", 2.5],
  ])("computes %s at x = %d, y = 1 as the field does", (formula, x) => {
    expectSame(formula, x, 1);
  });

  test.each([1, 2, 3, 4, 5, 6])("takes and gives a state of %d numbers", (n) => {
    const state = Array.from({ length: n }, (_, i) => `x${i + 1}`);
    const definition = {
      name: "Ring",
      state,
      parameters: { w: state.map((_, i) => i + 1) },
      where: { sum: state.join(" + ") },
      equations: Object.fromEntries(state.map((name, i) => [name, `w_${i + 1}*sum - ${name}`])),
      initialState: state.map(() => 0),
    };
    const source = glslOf(definition);
    const { name, run } = interpreted(source);
    expect(name).toBe("ring");
    expect(source).toMatch(
      n === 1 ? /^float ring\(float s,/ : n <= 4 ? /^vec(\d) ring\(vec\1 s,/ : /^float\[(\d)\] ring\(float\[\1\] s,/,
    );
    const values = state.map((_, i) => i + 0.5);
    const weights = definition.parameters.w;
    const sum = values.reduce((a, b) => a + b);
    expect(run(n === 1 ? values[0] : values, 0, ...weights)).toEqual(values.map((x, i) => weights[i] * sum - x));
  });

  test("renames what the language has words for, Greek letters, and double underscores", () => {
    const definition = {
      name: "3 bodies' Motion",
      state: ["in", "s"],
      parameters: { sample: 2, λ: 3, a__b: 5, gl_x: 7 },
      equations: { in: "sample*λ*a__b*gl_x*s", s: "in + t" },
      initialState: [0, 0],
    };
    const source = glslOf(definition);
    expect(source).toMatch(
      /^vec2 f3bodiesMotion\(vec2 s_, float t, float sample_, float lambda, float a_b, float glx\)/,
    );
    expect(interpreted(source).run([1, 4], 10, 2, 3, 5, 7)).toEqual([840, 11]);
  });

  test("takes past values after the time", () => {
    const delayed = {
      state: ["x"],
      parameters: { tau: 2, k: 3 },
      past: { x_tau: ["x", "tau"] },
      equations: { x: "k*x_tau - x + t" },
      initialState: [1],
    } as const;
    const out = new Float64Array(1);
    const parameters = { tau: 2, k: 3 };
    defineDelayFlow(delayed).field(parameters)(5, Float64Array.of(2), () => Float64Array.of(7), out);
    expect(interpreted(glslOf(delayed)).run(2, 5, 7, 2, 3)).toEqual([...out]);
  });
});

describe("glslOfMap", () => {
  test("takes no time", () => {
    const standard = {
      name: "Standard",
      state: ["p", "q"],
      parameters: { t: 0.5 },
      where: { kick: "p + t*sin(q)" },
      equations: { p: "kick", q: "mod(kick + q, 2*pi)" },
      initialState: [1, 1],
    };
    const out = new Float64Array(2);
    defineMap(standard).map({ t: 0.5 })(Float64Array.of(1, 6), out);
    const image = interpreted(glslOfMap(standard)).run([1, 6], 0.5);
    expect(image[0]).toBe(out[0]);
    expect(image[1]).toBeCloseTo(out[1], 14);
  });
});
