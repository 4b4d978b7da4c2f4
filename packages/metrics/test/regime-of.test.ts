import { describe, expect, test } from "vitest";
import { regimeOf } from "../src/regime-of.ts";

describe("regimeOf", () => {
  test.each([
    [[-1, -2], "equilibrium"],
    [[0, -1, -2], "periodic"],
    [[0, 0, -2], "quasiperiodic"],
    [[0.9, 0, -14], "chaotic"],
    [[0.1, 0.02, 0, -25], "hyperchaotic"],
    [[0.01, 0, 0, -0.01], "chaotic"],
  ])("%j is %s", (exponents, regime) => {
    expect(regimeOf(exponents)).toBe(regime);
  });

  test("a map, or a driven flow, has one zero fewer", () => {
    expect(regimeOf([-0.5], { forced: true })).toBe("periodic");
    expect(regimeOf([0, -0.5], { forced: true })).toBe("quasiperiodic");
  });

  test("what lies within three standard errors, or the tolerance, is zero", () => {
    expect(regimeOf([0.02, 0, -1], { standardErrors: [0.01, 0, 0] })).toBe("quasiperiodic");
    expect(regimeOf([0.04, 0, -1], { standardErrors: [0.01, 0, 0] })).toBe("chaotic");
    expect(regimeOf([-0.001, -1], { tolerance: 0.01 })).toBe("periodic");
  });

  test("refuses no exponents, and errors that belong to others", () => {
    expect(() => regimeOf([])).toThrow("regimeOf: exponents must not be empty");
    expect(() => regimeOf([1], { standardErrors: [1, 2] })).toThrow("regimeOf: standardErrors must have 1 numbers");
  });
});
