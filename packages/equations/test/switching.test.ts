import { describe, expect, test } from "vitest";
import { defineFlow } from "../src/index.ts";

const { field, switching } = defineFlow({
  state: ["x", "v"],
  parameters: { force: 2 },
  where: { slip: "v - 1" },
  equations: {
    x: "(slip > 0 ? v : 3*v) + heaviside(-x)",
    v: "-x - force*sign(v - 1) + abs(1 - v)*x + (x <= 0 ? 10 : 20) + max(x, 0)",
  },
  switches: ["v - 1", "x"],
  initialState: [1, 0],
});

function at(x: number, v: number, signs?: number[]): number[] {
  const out = new Float64Array(2);
  const write = signs ? switching?.field({ force: 2 }, signs) : field({ force: 2 });
  write?.(0, Float64Array.of(x, v), out);
  return [...out];
}

describe("switching", () => {
  test("functions are the formulas of which the sign decides", () => {
    const out = new Float64Array(2);
    switching?.functions({ force: 2 })(0, Float64Array.of(5, 3), out);
    expect([...out]).toEqual([2, 5]);
    expect(switching?.count).toBe(2);
  });

  test.each([
    [0.5, 2],
    [0.5, -2],
    [-0.5, 2],
    [-0.5, -2],
  ])("gives the field itself at (%d, %d) for the signs there", (x, v) => {
    expect(at(x, v, [Math.sign(v - 1), Math.sign(x)])).toEqual(at(x, v));
  });

  test("continues the field of one side across the jumps and kinks", () => {
    // For v > 1, x > 0: (v, -x - 2 + (v - 1) x + 20 + x).
    expect(at(-0.5, 0.5, [1, 1])).toEqual([0.5, 18.25]);
    // For v < 1, x < 0: (3 v + 1, -x + 2 - (v - 1) x + 10).
    expect(at(0.5, 1.5, [-1, -1])).toEqual([5.5, 11.25]);
  });

  test("knows a comparison of two formulas by their difference", () => {
    const flow = defineFlow({
      state: ["x", "y"],
      equations: { x: "y > 2*x ? 1 : -1", y: "min(2*x, y)" },
      switches: ["2*x - y"],
      initialState: [0, 0],
    });
    const out = new Float64Array(2);
    flow.switching?.field({}, [-1])(0, Float64Array.of(5, 1), out);
    expect([...out]).toEqual([1, 10]);
    flow.switching?.field({}, [1])(0, Float64Array.of(0, 1), out);
    expect([...out]).toEqual([-1, 1]);
  });
});
