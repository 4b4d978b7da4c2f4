import { createRng, seriesOf } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { dynamicTimeWarping } from "../../src/index.ts";

const rng = createRng(2);
const walk = (length: number) =>
  seriesOf(
    Array.from({ length: 2 * length }, () => rng.normal()),
    { dimension: 2 },
  );

describe("dynamicTimeWarping", () => {
  test("is 0 for a series and itself run at another pace", () => {
    const series = walk(20);
    const slow = seriesOf(
      Array.from({ length: 60 }, (_, k) =>
        series.values.subarray(2 * Math.floor(k / 3), 2 * Math.floor(k / 3) + 2),
      ).flatMap((row) => [...row]),
      { dimension: 2 },
    );
    expect(dynamicTimeWarping(series, slow)).toBe(0);
  });

  test("is symmetric, and at most the sum of distances of simultaneous samples, which a window of 0 gives", () => {
    const [a, b] = [walk(30), walk(30)];
    let sum = 0;
    for (let k = 0; k < 30; k++) {
      sum += Math.hypot(a.values[2 * k] - b.values[2 * k], a.values[2 * k + 1] - b.values[2 * k + 1]);
    }
    const cost = dynamicTimeWarping(a, b);
    expect(dynamicTimeWarping(b, a)).toBeCloseTo(cost, 10);
    expect(cost).toBeLessThan(sum);
    expect(dynamicTimeWarping(a, b, { window: 0 })).toBeCloseTo(sum, 10);
    expect(dynamicTimeWarping(a, b, { window: 3 })).toBeGreaterThanOrEqual(cost);
    expect(dynamicTimeWarping(a, b, { normalize: true })).toBeCloseTo(cost / 62, 12);
  });

  test("equals the least sum over all paths, enumerated", () => {
    const [a, b] = [
      [0, 3, 1, 4],
      [1, 0, 4],
    ];
    const least = (i: number, j: number): number => {
      if (i < 0 || j < 0) return i === j ? 0 : Infinity;
      return Math.abs(a[i] - b[j]) + Math.min(least(i - 1, j), least(i, j - 1), least(i - 1, j - 1));
    };
    expect(dynamicTimeWarping(seriesOf(a), seriesOf(b))).toBe(least(3, 2));
  });

  test("refuses a window that the ends do not fit in, and gives Infinity for what is not finite", () => {
    expect(() => dynamicTimeWarping(walk(9), walk(5), { window: 3 })).toThrow(
      /window must be a whole number, at least 4/,
    );
    expect(dynamicTimeWarping(seriesOf([1, 2]), seriesOf([1, Number.NaN]))).toBe(Infinity);
  });
});
