import { describe, expect, test } from "vitest";
import { latexOf, latexOfMap } from "../src/index.ts";

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

  test("writes intermediate formulas after the equations, with their names in these", () => {
    const definition = {
      state: ["x"],
      parameters: { a: 1, w: [[1, 2]] },
      where: { f1: "a*x", mass: "f1^2" },
      equations: { x: "mass - w_1_2" },
      initialState: [0],
    };
    expect(latexOf(definition)).toEqual([
      "\\dot{x} = \\mathrm{mass} - w_{1,2}",
      "f_{1} = a x",
      "\\mathrm{mass} = f_{1}^{2}",
    ]);
  });

  test.each([
    ["floor(x/2)", "\\left\\lfloor \\frac{x}{2} \\right\\rfloor"],
    ["heaviside(-x)*2", "\\Theta(-x) \\cdot 2"],
    ["mod(x, 2)", "\\operatorname{mod}(x, 2)"],
    ["min(x, 1, rate)", "\\min(x, 1, \\mathrm{rate})"],
  ])("writes %s as %s", (formula, expected) => {
    expect(latex(formula)).toBe(expected);
  });

  test("writes past values with their delay", () => {
    const delayed = {
      state: ["x1"],
      parameters: { tau: 2, k: 1 },
      past: { before: ["x1", "tau"], long_before: ["x1", "tau + k"] },
      equations: { x1: "before - k*long_before" },
      initialState: [1],
    } as const;
    expect(latexOf(delayed)).toEqual(["\\dot{x}_{1} = x_{1}(t - \\tau) - k x_{1}(t - (\\tau + k))"]);
  });
});

describe("latexOfMap", () => {
  test("writes the next state by the present one", () => {
    const map = {
      state: ["x", "theta_2"],
      parameters: { r: 4 },
      where: { up: "r*x" },
      equations: { x: "up*(1 - x)", theta_2: "theta_2^2" },
      initialState: [0.1, 0.2],
    };
    expect(latexOfMap(map)).toEqual([
      "x_{n+1} = \\mathrm{up} (1 - x_{n})",
      "\\theta_{2,n+1} = \\theta_{2,n}^{2}",
      "\\mathrm{up} = r x_{n}",
    ]);
  });
});
