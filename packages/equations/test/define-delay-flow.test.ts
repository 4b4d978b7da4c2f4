import { describe, expect, test } from "vitest";
import { type DelayDefinition, defineDelayFlow, delayFlowOf, generateDelayModule } from "../src/index.ts";
import { imported } from "./imported.ts";

const coupled = {
  name: "Coupled",
  state: ["x", "y"],
  parameters: { a: 2, tau: 1, w: [3, 4] },
  past: {
    x_tau: ["x", "tau"],
    y_tau: ["y", "tau"],
    y_late: ["y", "2*tau + w_1"],
  },
  where: { drive: "tanh(a*x_tau)" },
  equations: { x: "drive*y_tau - x + t", y: "w_2*y_late^2 - drive" },
  initialState: [0.5, 0.25],
  period: 3,
} as const;
const parameters = { a: 2, tau: 1, w_1: 3, w_2: 4 };
const state = Float64Array.of(0.3, 0.7);
const past = (values: number[][]) => (delay: number) => Float64Array.from(values[delay]);
const before = [
  [0.1, 0.2],
  [9, 0.4],
];

describe("defineDelayFlow", () => {
  test("names each delay once, as a function of the parameters", () => {
    const system = defineDelayFlow(coupled);
    expect(system.delays(system.parameters)).toEqual([1, 5]);
    expect(system.delays({ ...parameters, tau: 2 })).toEqual([2, 7]);
    expect(delayFlowOf(system, { parameters: { tau: 10 } }).delays).toEqual([10, 23]);
    expect(system.parameters).toEqual(parameters);
    expect(system.past).toEqual(coupled.past);
  });

  test("computes the field from present and past states", () => {
    const out = new Float64Array(2);
    defineDelayFlow(coupled).field(parameters)(10, state, past(before), out);
    expect(out[0]).toBeCloseTo(Math.tanh(0.2) * 0.2 - 0.3 + 10, 14);
    expect(out[1]).toBeCloseTo(4 * 0.4 ** 2 - Math.tanh(0.2), 14);
  });

  test("differentiates by the present and each past state: blocks that agree with finite differences", () => {
    const { field, jacobian } = defineDelayFlow(coupled);
    const exact = new Float64Array(12);
    jacobian(parameters)(10, state, past(before), exact);
    const velocity = (all: number[][]): Float64Array => {
      const out = new Float64Array(2);
      field(parameters)(10, Float64Array.from(all[0]), past(all.slice(1)), out);
      return out;
    };
    const all = [[...state], ...before];
    for (let block = 0; block < 3; block++) {
      for (let j = 0; j < 2; j++) {
        const shifted = (h: number) =>
          velocity(all.map((values, b) => values.map((v, k) => (b === block && k === j ? v + h : v))));
        const [above, below] = [shifted(1e-5), shifted(-1e-5)];
        for (let i = 0; i < 2; i++) {
          expect((above[i] - below[i]) / 2e-5).toBeCloseTo(exact[4 * block + 2 * i + j], 8);
        }
      }
    }
  });

  test("asks for each past state once per call", () => {
    const asked: number[] = [];
    defineDelayFlow(coupled).field(parameters)(
      0,
      state,
      (delay) => {
        asked.push(delay);
        return Float64Array.from(before[delay]);
      },
      new Float64Array(2),
    );
    expect(asked).toEqual([0, 1]);
  });

  test.each<[string, Partial<DelayDefinition>, string]>([
    ["no past value", { past: {} }, "past must name at least one past value, got none"],
    [
      "a past value of no variable",
      { past: { ...coupled.past, x_tau: ["z", "tau"] } },
      "past x_tau is of z, which is no state variable",
    ],
    [
      "a delay that is no formula of parameters",
      { past: { ...coupled.past, x_tau: ["x", "tau + x"] } },
      "delay of x_tau, column 7: unknown symbol x (known: a, tau, w_1 … w_2, pi)",
    ],
    [
      "two names of one past value",
      { past: { ...coupled.past, again: ["x", "tau"] } },
      "past again is the same value as another of past",
    ],
    [
      "a past value with the name of a parameter",
      { past: { a: ["x", "tau"] } },
      "a is both a parameter and a past value",
    ],
  ])("tells %s", (_, changes, message) => {
    const definition: DelayDefinition = { ...coupled, ...changes };
    expect(() => defineDelayFlow(definition)).toThrow(RangeError);
    expect(() => defineDelayFlow(definition)).toThrow(`defineDelayFlow: ${message}`);
  });
});

describe("generateDelayModule", () => {
  test("gives a module whose functions are those of defineDelayFlow", async () => {
    const text = generateDelayModule(coupled, { exportName: "coupled" });
    expect(text).toContain('export const coupled: DelaySystem<"a" | "tau" | "w_1" | "w_2"> = {');
    expect(text).toContain("const p1 = past(0), x_tau = p1[0], y_tau = p1[1], y_late = past(1)[1];");
    const { coupled: ours } = await imported(text);
    const { delays, field, jacobian, ...facts } = defineDelayFlow(coupled);
    expect(ours).toMatchObject(facts);
    expect(ours.delays(parameters)).toEqual(delays(parameters));
    for (const [name, theirs] of Object.entries({ field, jacobian })) {
      const [first, second] = [new Float64Array(12), new Float64Array(12)];
      ours[name](parameters)(10, state, past(before), first);
      theirs(parameters)(10, state, past(before), second);
      expect(first).toEqual(second);
    }
  });
});
