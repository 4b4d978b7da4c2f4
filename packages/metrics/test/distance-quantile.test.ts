import { seriesOf } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { distanceQuantiles, maximumNorm } from "../src/index.ts";
import { noise } from "./point-sets.ts";

describe("distanceQuantiles", () => {
  test("equals sorting all distances", () => {
    const { values } = noise(60, 1, 3);
    const all = Array.from(values).flatMap((x, i) => Array.from(values.slice(i + 1), (y) => Math.abs(x - y)));
    all.sort((a, b) => a - b);
    const place = 0.3 * (all.length - 1);
    const low = Math.floor(place);
    const expected = all[low] + (place - low) * (all[low + 1] - all[low]);
    const [least, middle, most] = distanceQuantiles(seriesOf(values), [0, 0.3, 1]);
    expect(least).toBe(all[0]);
    expect(middle).toBeCloseTo(expected, 12);
    expect(most).toBe(all[all.length - 1]);
  });

  test("of more pairs than it holds finds distances that as many pairs are within", () => {
    const points = noise(3000, 2, 4);
    const [quantile] = distanceQuantiles(points, [0.25], { norm: maximumNorm });
    let within = 0;
    for (let i = 0; i < 3000; i++) {
      for (let j = i + 1; j < 3000; j++) {
        const gap = (c: number) => Math.abs(points.values[2 * i + c] - points.values[2 * j + c]);
        if (Math.max(gap(0), gap(1)) <= quantile) within++;
      }
    }
    expect(Math.abs(within - 0.25 * ((3000 * 2999) / 2))).toBeLessThan(2);
  });

  test("bears many equal distances, and leaves out those of 0 if asked to", () => {
    const ties = seriesOf(Float64Array.from({ length: 3000 }, (_, k) => k % 3));
    expect(Array.from(distanceQuantiles(ties, [0, 0.5, 1]))).toEqual([0, 1, 2]);
    expect(Array.from(distanceQuantiles(ties, [0, 0.5, 1], { apart: true }))).toEqual([1, 1, 2]);
    expect(() => distanceQuantiles(seriesOf(new Float64Array(9)), [0.5], { apart: true })).toThrow(
      /all of them are equal/,
    );
    expect(() => distanceQuantiles(ties, [1.5])).toThrow(/shares must be between 0 and 1, got 1.5/);
  });
});
