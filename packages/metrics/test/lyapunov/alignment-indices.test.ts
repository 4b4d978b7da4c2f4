import type { Flow } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { alignmentIndices } from "../../src/index.ts";
import { catMap, henonMap, linearFlow } from "../systems.ts";

describe("alignmentIndices", () => {
  test("fall as exp(-(λ₁ - λ₂) t) along a hyperbolic orbit, far below rounding", () => {
    const { gali, sali, times } = alignmentIndices(catMap, { duration: 100, until: 0 });
    const gap = 2 * Math.log((3 + Math.sqrt(5)) / 2);
    expect(Math.log(gali[50] / gali[90]) / 40).toBeCloseTo(gap, 10);
    expect(sali[90] / gali[90]).toBeCloseTo(1, 10); // sin θ and 2 sin(θ/2)
    expect(times).toHaveLength(100);
  });

  test("end where they are told to", () => {
    const { sali } = alignmentIndices(catMap, { duration: 100 });
    expect(sali.length).toBeLessThan(20);
    expect(sali[sali.length - 1]).toBeLessThan(1e-12);
    expect(sali[sali.length - 2]).toBeGreaterThan(1e-12);
  });

  test("stay where nothing aligns: under rotation", () => {
    const rotation = linearFlow([0, -1], [1, 0]);
    const { sali, gali } = alignmentIndices(rotation, { duration: 20, vectors: Float64Array.of(1, 0, 0, 1) });
    expect(sali[19]).toBeCloseTo(Math.SQRT2, 6);
    expect(gali[19]).toBeCloseTo(1, 6);
  });

  test("are volumes: each is at most the one before", () => {
    const flow: Flow = linearFlow([0.3, 1, 0], [-1, 0.1, 0.4], [0, 0.2, -0.7]);
    const { gali } = alignmentIndices(flow, { duration: 5 });
    for (let k = 0; k < gali.length; k += 2) expect(gali[k + 1]).toBeLessThanOrEqual(gali[k]);
  });

  test("need two vectors at least, and no more than dimensions", () => {
    expect(() => alignmentIndices(henonMap, { count: 1 })).toThrow(/count must be a whole number, at least 2, got 1/);
    expect(() => alignmentIndices(henonMap, { count: 3 })).toThrow(/at most the dimension 2, got 3/);
    expect(() => alignmentIndices(henonMap, { count: 2, vectors: new Float64Array(3) })).toThrow(
      /2 rows of 2 numbers, got 3/,
    );
  });
});
