import { stripTypeScriptTypes } from "node:module";
import { describe, expect, test } from "vitest";
import { defineFlow, generateFlowModule, latexOf } from "../src/index.ts";

const convection = {
  name: "Convection",
  state: ["x", "y", "z"],
  parameters: { sigma: 10, rho: 28, beta: 8 / 3 },
  equations: { x: "sigma*(y - x)", y: "x*(rho - z) - y", z: "x*y - beta*z" },
  initialState: [1, 2, 3],
  period: 0.75,
  source: 'A "source"',
  about: "Heat.",
};

describe("generateFlowModule", () => {
  test("refuses a word of the language as a name, and a number without end", () => {
    const decay = { state: ["x"], equations: { x: "-x" }, initialState: [1] };
    expect(() => generateFlowModule(decay, { exportName: "class" })).toThrow(
      'exportName must be an identifier, got "class"',
    );
    expect(() => generateFlowModule({ ...decay, equations: { x: "1e400*x" } }, { exportName: "decay" })).toThrow(
      "finite number",
    );
  });

  test("writes what one would write by hand", () => {
    expect(generateFlowModule(convection, { exportName: "convection", comment: "From here." })).toBe(
      `// From here.
import type { FlowSystem } from "@attractors/core";

/** Heat. */
export const convection: FlowSystem<"sigma" | "rho" | "beta"> = {
  name: "Convection",
  dimension: 3,
  stateNames: ["x", "y", "z"],
  parameters: { sigma: 10, rho: 28, beta: 2.6666666666666665 },
  field: ({ sigma, rho, beta }) => (_t, s, out) => {
    const x = s[0], y = s[1], z = s[2];
    out[0] = sigma * (y - x);
    out[1] = x * (rho - z) - y;
    out[2] = x * y - beta * z;
  },
  jacobian: ({ sigma, rho, beta }) => (_t, s, out) => {
    const x = s[0], y = s[1], z = s[2];
    out[0] = -sigma;
    out[1] = sigma;
    out[2] = 0;
    out[3] = rho - z;
    out[4] = -1;
    out[5] = -x;
    out[6] = y;
    out[7] = x;
    out[8] = -beta;
  },
  initialState: [1, 2, 3],
  period: 0.75,
  source: "A \\"source\\"",
  about: "Heat.",
  equations: { x: "sigma*(y - x)", y: "x*(rho - z) - y", z: "x*y - beta*z" },
  latex: ["\\\\dot{x} = \\\\sigma (y - x)", "\\\\dot{y} = x (\\\\rho - z) - y", "\\\\dot{z} = x y - \\\\beta z"],
};
`,
    );
  });

  test("computes once what occurs twice, and apart what depends on parameters alone", () => {
    const text = generateFlowModule(
      {
        state: ["x", "y"],
        parameters: { a: 1, b: 2 },
        equations: { x: "(a + b)*sin(x*y)^2 + y*x", y: "sin(y*x) - y^4" },
        initialState: [0, 0],
      },
      { exportName: "shared" },
    );
    expect(text).toContain(
      `  field: ({ a, b }) => {
    const k1 = a + b;
    return (_t, s, out) => {
      const x = s[0], y = s[1];
      const e1 = x * y;
      const e2 = Math.sin(e1);
      const e3 = y * y;
      out[0] = k1 * (e2 * e2) + e1;
      out[1] = e2 - e3 * e3;
    };
  },`,
    );
  });

  test("gives a module whose functions are those of defineFlow", async () => {
    const text = stripTypeScriptTypes(generateFlowModule(convection, { exportName: "convection" }));
    const module = await import(`data:text/javascript,${encodeURIComponent(text)}`);
    const compiled = defineFlow(convection);
    const state = Float64Array.of(1.25, -2.5, 20);
    for (const part of ["field", "jacobian"] as const) {
      const [ours, theirs] = [new Float64Array(9), new Float64Array(9)];
      module.convection[part](convection.parameters)(0, state, ours);
      compiled[part](convection.parameters)(0, state, theirs);
      expect(ours).toEqual(theirs);
    }
    const { field, jacobian, ...facts } = compiled;
    expect(module.convection).toMatchObject(facts);
  });

  test("refuses a name that cannot be exported", () => {
    expect(() => generateFlowModule(convection, { exportName: "1st" })).toThrow(
      'generateFlowModule: exportName must be an identifier, got "1st"',
    );
  });
});

describe("latexOf", () => {
  const latex = (formula: string): string =>
    latexOf({
      state: ["x"],
      parameters: { alpha: 1, k_2: 2, tau_x: 1, rate: 3 },
      equations: { x: formula },
      initialState: [0],
    })[0].replace("\\dot{x} = ", "");

  test.each([
    ["alpha*(x - 1)", "\\alpha (x - 1)"],
    ["-alpha*x", "-\\alpha x"],
    ["x - (alpha - 1)", "x - (\\alpha - 1)"],
    ["(x + 1)/(2*alpha)", "\\frac{x + 1}{2 \\alpha}"],
    ["(x + 1)^2*3*4", "(x + 1)^{2} \\cdot 3 \\cdot 4"],
    ["x^(1/k_2)", "x^{\\frac{1}{k_{2}}}"],
    ["(x^2)^3", "\\left(x^{2}\\right)^{3}"],
    ["sin(tau_x)*abs(x)", "\\sin(\\tau_{x}) \\left|x\\right|"],
    ["sqrt(x/2)*rate", "\\sqrt{\\frac{x}{2}} \\mathrm{rate}"],
    ["2e-7*x", "2 \\cdot 10^{-7} x"],
    ["x > 0 ? x : 0", "\\begin{cases} x & x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}"],
  ])("writes %s as %s", (formula, expected) => {
    expect(latex(formula)).toBe(expected);
  });
});
