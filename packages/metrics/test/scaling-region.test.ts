import { createRng } from "@attractors/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scalingRegion, slopeOver } from "../src/index.ts";

const grid = (length: number) => Float64Array.from({ length }, (_, k) => k / 4);

describe("scalingRegion", () => {
  test("of a straight line is the whole line, with an interval of no width", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 5, noNaN: true }),
        fc.double({ min: -9, max: 9, noNaN: true }),
        (slope, height) => {
          const x = grid(40);
          const { value, range, status, interval } = scalingRegion(
            x,
            x.map((u) => height + slope * u),
          );
          expect(value).toBeCloseTo(slope, 9);
          expect(range).toEqual([0, 39 / 4]);
          expect(status).toBe("scaling");
          expect(interval[1] - interval[0]).toBeLessThan(1e-6);
        },
      ),
    );
  });

  test("leaves out a plateau and a noisy foot", () => {
    const rng = createRng(1);
    const x = grid(80);
    const y = x.map((u) => (u < 4 ? rng.normal() : u < 14 ? 2 * u : 28 + 0.02 * rng.normal()));
    const { value, range, interval } = scalingRegion(x, y);
    expect(value).toBeCloseTo(2, 1);
    expect(range[0]).toBeGreaterThan(2.9);
    expect(range[1]).toBeLessThan(15.1);
    expect(interval[0]).toBeLessThanOrEqual(2);
    expect(interval[1]).toBeGreaterThanOrEqual(2);
  });

  test("says that an exponential has none, and that a level curve does not rise", () => {
    const x = grid(40);
    expect(scalingRegion(x, x.map(Math.exp)).status).toBe("no-scaling-region");
    expect(scalingRegion(x, new Float64Array(40)).status).toBe("no-scaling-region");
    expect(scalingRegion(x, new Float64Array(40)).value).toBe(0);
  });

  test("scales with the curve, and does not feel its offset", () => {
    const x = grid(50);
    const y = x.map((u) => Math.tanh(u / 5));
    const plain = scalingRegion(x, y);
    const other = scalingRegion(
      x.map((u) => u + 7),
      y.map((v) => 3 * v - 1),
    );
    expect(other.value).toBeCloseTo(3 * plain.value, 9);
    expect(other.range[0]).toBeCloseTo(plain.range[0] + 7, 9);
  });

  test("refuses one point, abscissae that fall, and numbers that are not finite", () => {
    expect(() => scalingRegion(new Float64Array(1), new Float64Array(1))).toThrow(/at least 2 points, got 1/);
    expect(() => scalingRegion(Float64Array.of(1, 0), new Float64Array(2))).toThrow(/x must rise, got 0 after 1/);
    expect(() => scalingRegion(grid(2), Float64Array.of(0, Number.NaN))).toThrow(/y must be finite/);
  });
});

describe("slopeOver", () => {
  test("a given range is the least-squares slope there", () => {
    const x = grid(20);
    expect(slopeOver({ x, y: x.map((u) => u * u) }, [1, 3]).value).toBeCloseTo(4, 9);
    expect(() => slopeOver({ x, y: x }, [1.1, 1.2])).toThrow(/at least two points must lie in the range/);
  });
});
