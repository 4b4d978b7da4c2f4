import { createRng, seriesOf } from "@attractors/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  amplitudeAwarePermutationEntropy,
  multiscalePermutationEntropy,
  permutationEntropy,
  weightedPermutationEntropy,
} from "../../src/index.ts";

const rng = createRng(1);
const noise = seriesOf(Array.from({ length: 6000 }, () => rng.normal()));
const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 8, maxLength: 60 });

const all = [
  ["permutationEntropy", permutationEntropy],
  ["weightedPermutationEntropy", weightedPermutationEntropy],
  ["amplitudeAwarePermutationEntropy", amplitudeAwarePermutationEntropy],
] as const;

describe.each(all)("%s", (_, entropy) => {
  test("of white noise is nearly ln m!", () => {
    expect(entropy(noise, { order: 4 }).value).toBeCloseTo(Math.log(24), 1);
    expect(entropy(noise, { order: 3, normalize: true }).value).toBeCloseTo(1, 2);
  });

  test("lies between 0 and ln m!, in its interval, and is 0 for a monotone series", () => {
    fc.assert(
      fc.property(values, (some) => {
        const { value, interval } = entropy(seriesOf(some), { order: 3, delay: 2 });
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(Math.log(6) + 1e-12);
        expect(interval[0]).toBeLessThanOrEqual(value);
        expect(interval[1]).toBeGreaterThanOrEqual(value);
      }),
    );
    expect(entropy(seriesOf([1, 2, 3, 5, 8, 13])).value).toBe(0);
  });

  test("refuses an order below 2 and a series shorter than a pattern", () => {
    expect(() => entropy(noise, { order: 1 })).toThrow(/order must be a whole number, at least 2/);
    expect(() => entropy(seriesOf([1, 2, 3]), { order: 3, delay: 2 })).toThrow(/at least 5 samples/);
    expect(() => entropy(noise, { base: 1 })).toThrow(/base must be greater than 1/);
  });
});

describe("permutationEntropy", () => {
  test("does not change under rising functions", () => {
    fc.assert(
      fc.property(values, (some) => {
        const bent = some.map((value) => Math.exp(value / 10));
        expect(permutationEntropy(seriesOf(bent)).value).toBe(permutationEntropy(seriesOf(some)).value);
      }),
    );
  });

  test("of equal values takes the earlier for the smaller", () => {
    expect(permutationEntropy(seriesOf([7, 7, 7, 7])).value).toBe(0);
  });

  test("of a period-2 series counts two patterns, in bits", () => {
    const series = seriesOf(Array.from({ length: 102 }, (_, k) => k % 2));
    expect(permutationEntropy(series, { order: 3, base: 2 }).value).toBeCloseTo(1, 12);
  });

  test("counts long patterns too", () => {
    expect(permutationEntropy(noise, { order: 12 }).value).toBeCloseTo(Math.log(6000 - 11), 2);
  });
});

describe("weightedPermutationEntropy", () => {
  test("does not see small wiggles on large steps", () => {
    const series = seriesOf(Array.from({ length: 200 }, (_, k) => 100 * Math.floor(k / 2) + (k % 2 ? -0.01 : 0)));
    expect(weightedPermutationEntropy(series, { order: 2 }).value).toBeLessThan(1e-5);
    expect(permutationEntropy(series, { order: 2 }).value).toBeGreaterThan(0.6);
  });
});

describe("multiscalePermutationEntropy", () => {
  test("is the permutation entropy at scale 1", () => {
    const [first] = multiscalePermutationEntropy(noise, { order: 4, scales: [1] });
    expect(first).toEqual(permutationEntropy(noise, { order: 4 }));
  });
});
