import { describe, expect, test } from "vitest";
import { defineFlow, type FlowDefinition, flowOf } from "../src/index.ts";

describe("an array parameter", () => {
  const network = defineFlow({
    state: ["x", "y"],
    parameters: {
      rate: 2,
      bias: [5, 7],
      w: [
        [1, 2],
        [3, 4],
      ],
    },
    equations: { x: "w_1_1*x + w_1_2*y + bias_1", y: "rate*(w_2_1*x + w_2_2*y) + bias_2" },
    initialState: [1, 1],
  });

  test("is one parameter per place", () => {
    expect(network.parameters).toEqual({ rate: 2, bias_1: 5, bias_2: 7, w_1_1: 1, w_1_2: 2, w_2_1: 3, w_2_2: 4 });
    const flow = flowOf(network, { parameters: { w_2_1: 10, bias_2: 0 } });
    const out = new Float64Array(4);
    flow.field(0, Float64Array.of(1, 10), out);
    expect([...out.subarray(0, 2)]).toEqual([26, 100]);
    flow.jacobian?.(0, Float64Array.of(1, 10), out);
    expect([...out]).toEqual([1, 2, 20, 8]);
  });

  test("has derivatives by each of its numbers, in the order of the parameters", () => {
    const out = new Float64Array(14);
    network.parameterJacobian?.(network.parameters)(0, Float64Array.of(10, 100), out);
    expect([...out.subarray(0, 7)]).toEqual([0, 1, 0, 10, 100, 0, 0]);
    expect([...out.subarray(7)]).toEqual([430, 0, 1, 0, 0, 20, 200]);
  });

  test("gives its names a type", () => {
    const name: keyof typeof network.parameters = "w_1_2";
    // @ts-expect-error: no parameter has this name.
    const unknown: keyof typeof network.parameters = "v_1_2";
    expect([name in network.parameters, unknown in network.parameters]).toEqual([true, false]);
  });
});

describe("an intermediate formula", () => {
  const definition = {
    state: ["x", "y"],
    parameters: { a: 3 },
    where: { product: "a*x*y", wave: "sin(product) + t" },
    equations: { x: "wave*product", y: "wave - y" },
    initialState: [1, 1],
  };

  test("means what it would mean in its place", () => {
    const short = defineFlow(definition);
    const equations = { x: "(sin(a*x*y) + t)*(a*x*y)", y: "sin(a*x*y) + t - y" };
    const long = defineFlow({ ...definition, where: {}, equations });
    const of = (system: typeof short, part: "field" | "jacobian" | "parameterJacobian"): number[] => {
      const out = new Float64Array(4);
      system[part]?.({ a: 2 })(0.5, Float64Array.of(0.3, 0.7), out);
      return [...out];
    };
    expect(of(short, "field")).toEqual(of(long, "field"));
    for (const part of ["jacobian", "parameterJacobian"] as const) {
      for (const [k, value] of of(short, part).entries()) expect(value).toBeCloseTo(of(long, part)[k], 14);
    }
  });

  test("is computed once, under its name", () => {
    const text = defineFlow(definition).field.toString();
    expect(text.match(/Math\.sin/g)).toHaveLength(1);
    expect(text).toMatch(/const product = .*\n.*const wave = Math\.sin\(product\) \+ t;/);
  });

  test("costs little when a long chain of them doubles at every link", () => {
    const links = Array.from({ length: 60 }, (_, k) => [`f${k + 1}`, k === 0 ? "x + x" : `f${k} + sin(f${k})*f${k}`]);
    const chain = defineFlow({
      state: ["x"],
      where: Object.fromEntries(links),
      equations: { x: "f60/2 + f60^2" },
      initialState: [1],
    });
    expect(chain.jacobian.toString().length).toBeLessThan(10_000);
    const out = new Float64Array(1);
    chain.jacobian({})(0, Float64Array.of(0), out);
    expect(out[0]).toBe(1);
  });

  test("is said in the record, as it is written", () => {
    expect(defineFlow(definition)).toMatchObject({ equations: definition.equations, where: definition.where });
  });
});

describe("an observation", () => {
  test("maps a state at given parameters", () => {
    const { observation } = defineFlow({
      state: ["x", "angle"],
      parameters: { length: 2 },
      where: { height: "length*cos(angle)" },
      equations: { x: "1", angle: "height" },
      observed: ["x", "height"],
      initialState: [0, 0],
    });
    const out = new Float64Array(2);
    observation?.map({ length: 5 })(Float64Array.of(7, Math.PI), out);
    expect([...out]).toEqual([7, -5]);
    expect(observation?.formulas).toEqual(["x", "height"]);
  });
});

describe("defineFlow tells of what surrounds the equations:", () => {
  const base: FlowDefinition = {
    state: ["x", "y"],
    parameters: { a: 1, w: [[1, 2, 3]], k: [1] },
    where: { f: "a*x", g: "f^2" },
    equations: { x: "g", y: "f" },
    initialState: [1, 2],
  };
  const equation = (x: string): Partial<FlowDefinition> => ({ equations: { x, y: "f" } });
  const array = (w: number[] | number[][]): Partial<FlowDefinition> => ({ parameters: { a: 1, w, k: [1] } });

  test.each<[string, Partial<FlowDefinition>, string]>([
    ["a later formula", { where: { g: "2*f", f: "a*x" } }, "where g, column 3: f is defined here or later"],
    ["a formula of itself", { where: { f: "a + f", g: "f" } }, "where f, column 5: f is defined here or later"],
    ["a mistake in where", { where: { f: "a*", g: "f" } }, "where f, column 3: Unexpected end of expression"],
    ["where and state of one name", { where: { x: "a" } }, "x is both a state variable and a formula of where"],
    ["where and parameter of one name", { where: { w_1_2: "a" } }, "w_1_2 is both a parameter and a formula of where"],
    ["two parameters of one name", { parameters: { w: [1, 2], w_2: 3 } }, "two parameters are called w_2"],
    ["an array as a number", equation("w*x"), "equation of x, column 1: w is an array: write w_1_1 … w_1_3"],
    ["a place beyond an array", equation("x*w_2_1"), "equation of x, column 3: w is an array"],
    ["an array of one place", equation("k_2"), "equation of x, column 1: k is an array: write k_1"],
    [
      "an unknown name beside arrays",
      equation("u"),
      "equation of x, column 1: unknown symbol u (known: x, y, f, g, a, w_1_1 … w_1_3, k_1, t, pi)",
    ],
    ["a row that is short", array([[1, 2], [3]]), "parameter w must have rows of equal length, got 2, 1"],
    ["an empty array", array([]), "parameter w must hold at least one number, got none"],
    ["an array with no number", array([1, Number.NaN]), "parameter w_2 must be a finite number, got NaN"],
    [
      "a text instead of a number",
      { parameters: { a: JSON.parse('"1"'), w: [[1]], k: [1] } },
      "parameter a must be a finite",
    ],
    ["too few observed", { observed: ["x"] }, "observed must have 2 formulas, got 1"],
    ["a mistake in observed", { observed: ["x", "sin(z)"] }, "observed 2, column 5: unknown symbol z"],
    ["an observation of the time", { observed: ["x", "t"] }, "observed 2 must be a function of the state, not of t"],
    ["a mistake in a switch", { switches: ["x +"] }, "switch 1, column 4: "],
    [
      "a switch where nothing jumps",
      { switches: ["x - y"] },
      "switch 1: no equation jumps or bends at the zeros of x - y",
    ],
  ])("%s", (_, changes, message) => {
    expect(() => defineFlow({ ...base, ...changes })).toThrow(RangeError);
    expect(() => defineFlow({ ...base, ...changes })).toThrow(`defineFlow: ${message}`);
  });
});
