import { createRng } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { type BrownianPath, brownianPath, coarsenPath, refinePath } from "../../src/index.ts";

/** Variances of increments and areas, their covariance, and that of neighbouring increments, in units of their laws. */
function lawOf({ increments, areas = new Float64Array(0), step: h, noises }: BrownianPath): number[] {
  const mean = (f: (k: number) => number): number => {
    let sum = 0;
    for (let k = 0; k < increments.length - noises; k++) sum += f(k);
    return sum / (increments.length - noises);
  };
  return [
    mean((k) => increments[k] ** 2) / h,
    mean((k) => areas[k] ** 2) / (h ** 3 / 3),
    mean((k) => increments[k] * areas[k]) / (h ** 2 / 2),
    mean((k) => increments[k] * increments[k + noises]) / h,
    mean((k) => areas[k] * increments[k + noises]) / h ** 2,
    mean((k) => areas[k] * areas[k + noises]) / h ** 3,
  ];
}

/** Of 40000 samples; four standard errors are 0.03 and less. */
function expectLawOfWiener(path: BrownianPath): void {
  const expected = [1, 1, 1, 0, 0, 0];
  for (const [k, value] of lawOf(path).entries()) expect(Math.abs(value - expected[k])).toBeLessThan(0.03);
}

describe("brownianPath", () => {
  test("has increments of variance h, areas of variance h³/3, and covariance h²/2 of both", () => {
    const path = brownianPath(createRng(1), { duration: 100, step: 1 / 200, noises: 2 });
    expect(path.step).toBe(1 / 200);
    expect(path.increments.length).toBe(40_000);
    expectLawOfWiener(path);
  });

  test("shortens the step so that whole steps fill the duration", () => {
    const path = brownianPath(createRng(1), { duration: 1, step: 0.3 });
    expect(path.step).toBe(0.25);
    expect(path.increments.length).toBe(4);
  });

  test("is the same for the same seed, and refuses wrong calls", () => {
    const draw = (): BrownianPath => brownianPath(createRng(8), { duration: 1, step: 0.1 });
    expect(draw()).toEqual(draw());
    expect(() => brownianPath(createRng(1), { duration: -1, step: 0.1 })).toThrow(RangeError);
    expect(() => brownianPath(createRng(1), { duration: 1, step: 0 })).toThrow(RangeError);
  });
});

describe("refinePath", () => {
  test("keeps the points that were there: coarsened again, it is the same path", () => {
    const rng = createRng(2);
    const path = brownianPath(rng, { duration: 3, step: 0.1, noises: 3 });
    const { increments, areas, step } = coarsenPath(refinePath(refinePath(path, rng), rng), 4);
    expect(step).toBeCloseTo(path.step, 15);
    for (let k = 0; k < increments.length; k++) {
      expect(increments[k]).toBeCloseTo(path.increments[k], 14);
      expect(areas?.[k]).toBeCloseTo(path.areas?.[k] ?? Number.NaN, 14);
    }
  });

  test("gives a path with the law of a Wiener process", () => {
    const rng = createRng(3);
    const coarse = brownianPath(rng, { duration: 100, step: 1 / 100, noises: 1 });
    expectLawOfWiener(refinePath(refinePath(coarse, rng), rng));
  });

  test("bridges increments alone where areas are unknown", () => {
    const rng = createRng(4);
    const { increments, step } = brownianPath(rng, { duration: 100, step: 1 / 200 });
    const fine = refinePath({ noises: 1, step, increments }, rng);
    expect(fine.areas).toBeUndefined();
    const [variance, , , correlation] = lawOf({ ...fine, areas: new Float64Array(fine.increments.length) });
    expect(Math.abs(variance - 1)).toBeLessThan(0.03);
    expect(Math.abs(correlation)).toBeLessThan(0.02);
  });
});

describe("coarsenPath", () => {
  test("adds up increments, and areas with what W has gained before", () => {
    const path = { noises: 1, step: 0.5, increments: Float64Array.of(1, 2, -1, 3), areas: Float64Array.of(4, 5, 6, 7) };
    const { increments, areas, step } = coarsenPath(path, 2);
    expect([step, increments]).toEqual([1, Float64Array.of(3, 2)]);
    expect(areas).toEqual(Float64Array.of(4 + 5 + 0.5 * 1, 6 + 7 + 0.5 * -1));
  });

  test("refuses factors that do not divide the path", () => {
    const path = brownianPath(createRng(1), { duration: 1, step: 0.25 });
    expect(() => coarsenPath(path, 3)).toThrow(/must divide the 4 steps/);
  });
});
