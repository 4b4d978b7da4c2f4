import { describe, expect, test } from "vitest";
import { defineFlow, flowOf } from "../src/index.ts";

/** The value of one formula of x, y, parameters a = 3, b = 2, and t. */
function evaluate(formula: string, x = 0, y = 0, t = 0): number {
  const flow = defineFlow({
    state: ["x", "y"],
    parameters: { a: 3, b: 2 },
    equations: { x: formula, y: "0" },
    initialState: [0, 0],
  });
  const out = new Float64Array(2);
  flow.field({ a: 3, b: 2 })(t, Float64Array.of(x, y), out);
  return out[0];
}

describe("defineFlow", () => {
  test.each([
    ["-x^2", -4],
    ["2^-1", 0.5],
    ["2^3^2", 512],
    ["a - b - 1", 0],
    ["a - (b - 1)", 2],
    ["a/b/2", 0.75],
    ["a/(b/2)", 3],
    ["-(a + b)*2", -10],
    ["x - -a", 5],
    ["-(-x)", 2],
    ["+x", 2],
    ["1e-3*x", 0.002],
    ["x^0 + x^1 + x^7", 131],
    ["x^-2", 0.25],
    ["x^17", 131072],
    ["(x + 2)^0.5", 2],
    ["x^a", 8],
    ["exp(log(x))*cos(pi)", -2],
    ["x > 1 ? (y < 0 ? 1 : 2) : 3", 2],
    ["heaviside(x) + 10*heaviside(y) + 100*heaviside(-x)", 1],
    ["floor(-x - 0.5) + mod(-x, 5)", 0],
    ["min(a, x, 7) + max(1, x, a, y)", 5],
    ["2*(x > 1 ? 3 : 4) - mod(a, x)*b", 4],
    ["(x >= 2 ? 1 : 0) + (x == 2 ? 10 : 0) + (x != 2 ? 100 : 0) + (x <= 1 ? 1000 : 0)", 11],
  ])("reads %s as mathematics does", (formula, expected) => {
    expect(evaluate(formula, 2)).toBeCloseTo(expected, 12);
  });

  test("knows the time as t", () => {
    expect(evaluate("cos(t)*a", 0, 0, Math.PI)).toBe(-3);
  });

  test("writes the first n and n × n numbers, zeros too, and no more", () => {
    const flow = defineFlow({ state: ["x", "y"], equations: { y: "x", x: "1" }, initialState: [0, 0] });
    const out = new Float64Array(5).fill(7);
    flow.jacobian({})(0, Float64Array.of(5, 6), out);
    expect([...out]).toEqual([0, 0, 1, 0, 7]);
    flow.field({})(0, Float64Array.of(5, 6), out);
    expect([...out]).toEqual([1, 5, 1, 0, 7]);
  });

  test("takes words of JavaScript as names, and names of its own variables", () => {
    const flow = defineFlow({
      state: ["s", "out", "e1"],
      parameters: { default: 2, Math: 3, k1: 5, in: 1 },
      equations: { s: "sin(s + out)^2 + default*k1*in", out: "sin(s + out) + Math", e1: "default*k1*e1 + t" },
      initialState: [0, 0, 0],
    });
    const out = new Float64Array(3);
    flow.field(flow.parameters)(1, Float64Array.of(0.25, 0.75, 2), out);
    expect([...out]).toEqual([Math.sin(1) ** 2 + 10, Math.sin(1) + 3, 21]);
  });

  test("takes names of arguments that it does not use", () => {
    const flow = defineFlow({ state: ["_t", "_s"], equations: { _t: "1", _s: "2*_t" }, initialState: [0, 0] });
    const out = new Float64Array(2);
    flow.field({})(0, Float64Array.of(3, 4), out);
    expect([...out]).toEqual([1, 6]);
  });

  test("is not changed by what happens to the definition afterwards", () => {
    const parameters = { rate: 2 };
    const flow = defineFlow({ state: ["x"], parameters, equations: { x: "rate*x" }, initialState: [1] });
    parameters.rate = 100;
    expect(flow.parameters).toEqual({ rate: 2 });
  });
});

describe("defineFlow tells", () => {
  const define = (equation: string, changes: object = {}): (() => unknown) => {
    return () =>
      defineFlow({
        state: ["x"],
        parameters: { rate: 1 },
        equations: { x: equation },
        initialState: [1],
        ...changes,
      });
  };

  test.each([
    ["an unknown symbol", "rate*x + raet", 10, "unknown symbol raet (known: x, rate, t, pi)"],
    ["a symbol that only ends like a known one", "x + xx*prate", 5, "unknown symbol xx"],
    ["an unknown function", "2*sine(x)", 3, "unknown function sine"],
    ["a parameter before a parenthesis", "2 + rate(x)", 5, "rate is not a function: write rate*(…)"],
    ["a function without arguments", "x*sin", 3, "sin is a function"],
    ["a wrong number of arguments", "1 + atan2(x)", 5, "atan2 takes 2 arguments, got 1"],
    ["a missing operand", "x + * 2", 5, "Value expected"],
    ["a missing parenthesis", "sin(x", 6, "Parenthesis ) expected"],
    ["a product without a sign", "x + 2 x", 6, "a multiplication must be written"],
    ["a product without a sign between parentheses", "(x)(x)", 4, "a multiplication must be written"],
    ["a product of a number and a name", "1 + 2x", 6, "a multiplication must be written"],
    ["a factorial", "x!", 2, "! is not an operator"],
    ["a comparison that chooses nothing", "x + (x > 2)", 8, "a comparison stands before ? only"],
    ["a condition that is no comparison", "x ? 1 : 2", 3, "what stands before ? must be one comparison"],
    ["an assignment", "x == 2 ? (x = 3) : 1", 13, "= is not part of a formula"],
    ["a place in a list", "0.5*x[1]", 6, "[ is not part of a formula"],
    ["a field of a record", "0.5*x.y", 6, ". is not part of a formula"],
    ["two formulas", "x; rate", 2, "; is not part of a formula"],
    ["a number that is too large", "x + 1e999", 5, "Infinity is not a finite number"],
    ["a truth value", "x + true", 5, "true is not a finite number"],
  ])("%s with its column", (_, equation, column, message) => {
    expect(define(equation)).toThrow(RangeError);
    expect(define(equation)).toThrow(`defineFlow: equation of x, column ${column}: ${message}`);
    expect(define(equation)).toThrow(`\n  ${equation}\n  ${" ".repeat(column - 1)}^`);
  });

  test.each([
    ["an assignment", "rate = 3"],
    ["several statements", "x; rate"],
    ["a list", "[x, 2]"],
    ["a text", '"x"'],
    ["a property", "x.constructor"],
    ["an index", "x[1]"],
    ["a function definition", "f(x) = 2"],
  ])("%s from a formula", (_, equation) => {
    expect(define(equation)).toThrow(/^defineFlow: equation of x.*: /);
  });

  test.each([
    ["an empty formula", { equations: { x: " " } }, "equation of x: the formula is empty"],
    ["an empty state", { state: [], equations: {}, initialState: [] }, "state must name at least one variable"],
    ["a missing equation", { equations: {} }, "the equation of x is missing"],
    ["a superfluous equation", { equations: { x: "1", z: "2" } }, "the equation of z belongs to no state variable"],
    ["a name that is state and parameter", { parameters: { x: 1 } }, "x is both a state variable and a parameter"],
    ["a state variable named twice", { state: ["x", "x"], initialState: [1, 1] }, "state names x twice"],
    ["the time as a name", { parameters: { t: 1 } }, "the name t is taken by the time"],
    ["a function as a name", { parameters: { sin: 1 } }, "the name sin is taken"],
    ["a name that is code", { parameters: { "a}) => alert(1); ({b": 1 } }, '"a}) => alert(1); ({b" cannot be a name'],
    ["a value as a name", { parameters: { true: 1 } }, '"true" cannot be a name'],
    [
      "an infinite parameter",
      { parameters: { rate: Infinity } },
      "parameter rate must be a finite number, got Infinity",
    ],
    ["a short initial state", { initialState: [] }, "initialState must have 1 numbers, got 0"],
    ["a period that is none", { period: 0 }, "period must be positive, got 0"],
  ])("%s", (_, changes, message) => {
    expect(define("x", changes)).toThrow(RangeError);
    expect(define("x", changes)).toThrow(`defineFlow: ${message}`);
  });
});

describe("flowOf", () => {
  const decay = defineFlow({
    name: "Decay",
    state: ["x"],
    parameters: { rate: 2, offset: 1 },
    equations: { x: "offset - rate*x" },
    initialState: [1],
  });

  test("puts given values in the place of the defaults", () => {
    const flow = flowOf(decay, { parameters: { rate: 5 }, initialState: [2] });
    const out = new Float64Array(1);
    flow.field(0, flow.initialState, out);
    expect(out[0]).toBe(-9);
    flow.jacobian?.(0, flow.initialState, out);
    expect(out[0]).toBe(-5);
  });

  test("refuses unknown parameters, values that are no numbers, and states of another length", () => {
    const wrong: object = { parameters: { raet: 5 } };
    expect(() => flowOf(decay, wrong)).toThrow("flowOf: Decay has no parameter raet (its parameters: rate, offset)");
    expect(() => flowOf(decay, { parameters: { rate: Number.NaN } })).toThrow("parameter rate must be a finite number");
    expect(() => flowOf(decay, { initialState: [1, 2] })).toThrow("flowOf: initialState must have 1 numbers, got 2");
  });
});
