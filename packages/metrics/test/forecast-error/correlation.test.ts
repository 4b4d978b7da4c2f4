import { createRng, seriesOf } from "@attractors/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kendallCorrelation, pearsonCorrelation, spearmanCorrelation } from "../../src/index.ts";

/** Small whole numbers, so that there are ties. */
const columns = fc.array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 })), {
  minLength: 2,
  maxLength: 60,
});

function kendallByPairs(x: readonly number[], y: readonly number[]): number {
  let difference = 0;
  let untiedX = 0;
  let untiedY = 0;
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      difference += Math.sign(x[i] - x[j]) * Math.sign(y[i] - y[j]);
      untiedX += x[i] !== x[j] ? 1 : 0;
      untiedY += y[i] !== y[j] ? 1 : 0;
    }
  }
  return untiedX > 0 && untiedY > 0 ? difference / Math.sqrt(untiedX * untiedY) : 0;
}

describe("kendallCorrelation", () => {
  test("equals the count over all pairs, with ties", () => {
    fc.assert(
      fc.property(columns, (rows) => {
        const [x, y] = [rows.map(([a]) => a), rows.map(([, b]) => b)];
        expect(kendallCorrelation(seriesOf(x), seriesOf(y))).toBeCloseTo(kendallByPairs(x, y), 12);
      }),
    );
  });
});

describe.each([
  ["pearsonCorrelation", pearsonCorrelation],
  ["spearmanCorrelation", spearmanCorrelation],
  ["kendallCorrelation", kendallCorrelation],
])("%s", (_, correlation) => {
  test("is symmetric, between -1 and 1, and odd under reflection", () => {
    fc.assert(
      fc.property(columns, (rows) => {
        const [x, y] = [seriesOf(rows.map(([a]) => a)), seriesOf(rows.map(([, b]) => b))];
        const value = correlation(x, y);
        expect(correlation(y, x)).toBeCloseTo(value, 12);
        expect(Math.abs(value)).toBeLessThanOrEqual(1);
        expect(correlation(x, seriesOf(y.values.map((one) => -one)))).toBeCloseTo(-value, 12);
      }),
    );
  });

  test("is averaged over the components, of which one that does not vary counts as 0", () => {
    const truth = seriesOf([0, 5, 1, 5, 2, 5], { dimension: 2 });
    const forecast = seriesOf([3, 0, 4, 1, 5, 2], { dimension: 2 });
    expect(correlation(truth, forecast)).toBeCloseTo(0.5, 12);
    expect(correlation(truth, seriesOf(Array(6).fill(Infinity), { dimension: 2 }))).toBe(0);
  });
});

test("rank correlations do not change under rising functions", () => {
  const rng = createRng(1);
  const x = seriesOf(Array.from({ length: 100 }, () => rng.normal()));
  const y = seriesOf(x.values.map((value) => value + rng.normal()));
  const bent = seriesOf(y.values.map((value) => Math.exp(3 * value)));
  expect(spearmanCorrelation(x, bent)).toBe(spearmanCorrelation(x, y));
  expect(kendallCorrelation(x, bent)).toBe(kendallCorrelation(x, y));
  expect(pearsonCorrelation(x, bent)).not.toBeCloseTo(pearsonCorrelation(x, y), 1);
});
