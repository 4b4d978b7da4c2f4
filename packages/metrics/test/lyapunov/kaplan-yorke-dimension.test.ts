import { describe, expect, test } from "vitest";
import { kaplanYorkeDimension } from "../../src/index.ts";
import { hasReference, readReference } from "../reference.ts";

describe("kaplanYorkeDimension", () => {
  test("of a fixed point, a limit cycle and a torus is 0, 1 and 2", () => {
    expect(kaplanYorkeDimension([-1, -2])).toBe(0);
    expect(kaplanYorkeDimension([0, -1, -2])).toBe(1);
    expect(kaplanYorkeDimension([0, 0, -2])).toBe(2);
  });

  test("interpolates between whole dimensions", () => {
    expect(kaplanYorkeDimension([1, 0, -4])).toBe(2.25);
    expect(kaplanYorkeDimension([3, 1, -2, -8])).toBe(3.25);
  });

  test("of a volume-preserving system is the dimension of its state space", () => {
    expect(kaplanYorkeDimension([1, 0, -1])).toBe(3);
    expect(kaplanYorkeDimension([Math.log(2)])).toBe(1);
  });

  test("takes the exponents in any order, also infinite ones, but not NaN", () => {
    expect(kaplanYorkeDimension(Float64Array.of(-4, 0, 1))).toBe(2.25);
    expect(kaplanYorkeDimension([0.5, -Infinity])).toBe(1);
    expect(() => kaplanYorkeDimension([1, Number.NaN])).toThrow(RangeError);
  });

  interface System {
    id: string;
    computed_spectrum: number[];
    standard_error: number[];
    kaplan_yorke: number;
  }
  const { systems = [] }: { systems?: System[] } = readReference("reference_invariants");
  const strange = systems.filter(({ computed_spectrum: [first] }) => first > 0);
  test.skipIf(!hasReference).for(strange.map((system): [string, System] => [system.id, system]))(
    "equals the reference value: %s (needs the reference values)",
    ([, { computed_spectrum, kaplan_yorke }]) => {
      expect(Math.abs(kaplanYorkeDimension(computed_spectrum) - kaplan_yorke)).toBeLessThan(1e-4);
    },
  );
});
