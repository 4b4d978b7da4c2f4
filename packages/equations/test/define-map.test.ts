import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defineMap, generateMapModule, type MapDefinition, mapOf } from "../src/index.ts";
import { imported } from "./imported.ts";

const henon = {
  name: "Henon",
  state: ["x", "y"],
  parameters: { a: 1.4, b: 0.3 },
  equations: { x: "1 - a*x^2 + y", y: "b*x" },
  inverse: { x: "y/b", y: "x - 1 + a*(y/b)^2" },
  initialState: [0.1, 0.2],
  source: "M. Hénon (1976)",
};

describe("defineMap", () => {
  test("gives a map whose inverse brings every state back", () => {
    const { map, inverse } = mapOf(defineMap(henon));
    const coordinate = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(coordinate, coordinate, (x, y) => {
        const state = Float64Array.of(x, y);
        map(state, state);
        inverse?.(state, state);
        expect(state[0]).toBeCloseTo(x, 12);
        expect(state[1]).toBeCloseTo(y, 12);
      }),
      { seed: 5 },
    );
  });

  test("gives the exact Jacobian, whose determinant is -b everywhere", () => {
    const { jacobian } = defineMap(henon);
    const out = new Float64Array(4);
    jacobian({ a: 1.4, b: 0.3 })(Float64Array.of(0.5, 3), out);
    expect(out).toEqual(Float64Array.of(-1.4, 1, 0.3, 0));
    expect(out[0] * out[3] - out[1] * out[2]).toBe(-0.3);
  });

  test("has a remainder with the sign of the divisor, to the last digit", () => {
    const remainder = (u: number, v: number): number => {
      const out = new Float64Array(1);
      const { map } = defineMap({
        state: ["x"],
        parameters: { v: 1 },
        equations: { x: "mod(x, v)" },
        initialState: [0],
      });
      map({ v })(Float64Array.of(u), out);
      return out[0];
    };
    expect(remainder(7.5, 2)).toBe(1.5);
    expect(remainder(-7.5, 2)).toBe(0.5);
    expect(remainder(7.5, -2)).toBe(-0.5);
    expect(remainder(-7.5, -2)).toBe(-1.5);
    expect(remainder(-4, 2) + 0).toBe(0);
    // u - v floor(u/v) would have no digit left here.
    expect(remainder(1e17 + 16, 3)).toBe(Number((10n ** 17n + 16n) % 3n));
  });

  test("may name a parameter t, since there is no time", () => {
    const { map } = defineMap({ state: ["x"], parameters: { t: 2 }, equations: { x: "t*x" }, initialState: [1] });
    const out = new Float64Array(1);
    map({ t: 5 })(Float64Array.of(3), out);
    expect(out[0]).toBe(15);
  });

  test("uses intermediate formulas in the inverse", () => {
    const swap = defineMap({
      state: ["x", "y"],
      where: { sum: "x + y" },
      equations: { x: "sum", y: "x" },
      inverse: { x: "y", y: "sum - 2*y" },
      initialState: [1, 2],
    });
    const state = Float64Array.of(5, 11);
    swap.map({})(state, state);
    expect([...state]).toEqual([16, 5]);
    swap.inverse?.({})(state, state);
    expect([...state]).toEqual([5, 11]);
  });

  test.each<[string, Partial<MapDefinition>, string]>([
    [
      "the time",
      { equations: { x: "x + t", y: "x" } },
      "equation of x, column 5: unknown symbol t (known: x, y, a, b, pi)",
    ],
    ["a missing equation", { equations: { x: "x" } }, "the equation of y is missing"],
    ["a missing part of the inverse", { inverse: { x: "y" } }, "the inverse of y is missing"],
    ["a superfluous part of the inverse", { inverse: { x: "y", y: "x", z: "1" } }, "the inverse of z belongs to no"],
    ["a mistake in the inverse", { inverse: { x: "y", y: "x +" } }, "inverse of y, column 4: "],
  ])("tells %s", (_, changes, message) => {
    expect(() => defineMap({ ...henon, ...changes })).toThrow(RangeError);
    expect(() => defineMap({ ...henon, ...changes })).toThrow(`defineMap: ${message}`);
  });
});

describe("generateMapModule", () => {
  test("gives a module whose functions are those of defineMap", async () => {
    const text = generateMapModule(henon, { exportName: "henon", fields: { kind: "map" } });
    expect(text).toContain('export const henon: MapSystem<"a" | "b"> = {');
    const { henon: ours } = await imported(text);
    const { map, jacobian, inverse, ...facts } = defineMap(henon);
    expect(ours).toMatchObject({ ...facts, kind: "map" });
    for (const [name, theirs] of Object.entries({ map, jacobian, inverse })) {
      const [first, second] = [new Float64Array(4), new Float64Array(4)];
      ours[name](henon.parameters)(Float64Array.of(0.3, -0.4), first);
      theirs?.(henon.parameters)(Float64Array.of(0.3, -0.4), second);
      expect(first).toEqual(second);
    }
  });
});
