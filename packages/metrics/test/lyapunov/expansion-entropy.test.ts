import { createRng } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { expansionEntropy, pesinEntropy } from "../../src/index.ts";
import { catMap, linearFlow, logisticMap } from "../systems.ts";

const unit = (n: number) => ({ lower: new Float64Array(n), upper: new Float64Array(n).fill(1) });

describe("expansionEntropy", () => {
  test("of the full tent map and of Arnold's cat map is their topological entropy", () => {
    const tent = {
      ...logisticMap(4),
      map: (y: Float64Array, out: Float64Array) => out.set([Math.min(1, 2 * Math.min(y[0], 1 - y[0]))]),
      jacobian: (y: Float64Array, out: Float64Array) => out.set([y[0] < 0.5 ? 2 : -2]),
    };
    const options = { rng: createRng(1), count: 50 };
    expect(expansionEntropy(tent, { box: unit(1), ...options }).value).toBeCloseTo(Math.LN2, 10);
    const cat = expansionEntropy(catMap, { box: unit(2), ...options });
    expect(cat.value).toBeCloseTo(Math.log((3 + Math.sqrt(5)) / 2), 10);
    expect(cat.status).toBe("scaling");
  });

  test("counts only what stays: of x ← 3x on [0, 1] it is 0, as ln 3 is lost again by escape", () => {
    const expanding = {
      ...logisticMap(1),
      map: (y: Float64Array, out: Float64Array) => out.set([3 * y[0]]),
      jacobian: (_y: Float64Array, out: Float64Array) => out.set([3]),
    };
    const { value } = expansionEntropy(expanding, { box: unit(1), rng: createRng(2), count: 100_000, times: 5 });
    expect(Math.abs(value)).toBeLessThan(0.1);
  });

  test("of a contracting flow is 0", () => {
    const flow = linearFlow([-1, 0], [0, -2]);
    expect(expansionEntropy(flow, { box: unit(2), rng: createRng(3), count: 5, times: 5 }).value).toBeCloseTo(0, 12);
  });
});

describe("pesinEntropy", () => {
  test("is the sum of the positive exponents", () => {
    expect(pesinEntropy([0.5, 0.25, 0, -1, -Infinity])).toBe(0.75);
    expect(pesinEntropy([])).toBe(0);
    expect(() => pesinEntropy([Number.NaN])).toThrow(/must be finite, got NaN/);
  });
});
