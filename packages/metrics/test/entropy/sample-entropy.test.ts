import { createRng, seriesOf, standardDeviations } from "@attractors/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  approximateEntropy,
  coarseGrain,
  fuzzyEntropy,
  multiscaleEntropy,
  refinedMultiscaleEntropy,
  sampleEntropy,
} from "../../src/index.ts";

const rng = createRng(1);
const noise = seriesOf(Array.from({ length: 2000 }, () => rng.normal()));

/** Pairs of templates of a length that match, counted one by one. */
function pairsByHand(x: readonly number[], length: number, m: number, tolerance: number, inclusive: boolean): number {
  let pairs = 0;
  for (let i = 0; i + m < x.length; i++) {
    for (let j = 0; j < i; j++) {
      let distance = 0;
      for (let k = 0; k < length; k++) distance = Math.max(distance, Math.abs(x[i + k] - x[j + k]));
      if (inclusive ? distance <= tolerance : distance < tolerance) pairs++;
    }
  }
  return pairs;
}

describe("sampleEntropy", () => {
  test("counts the pairs that match, on the edge of the tolerance too", () => {
    const values = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 6, maxLength: 50 });
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 0, max: 3 }),
        fc.boolean(),
        (x, m, r, inclusive) => {
          const { matches, longerMatches } = sampleEntropy(seriesOf(x), { order: m, tolerance: r, inclusive });
          expect(matches).toBe(pairsByHand(x, m, m, r, inclusive));
          expect(longerMatches).toBe(pairsByHand(x, m + 1, m, r, inclusive));
        },
      ),
    );
  });

  test("of white Gaussian noise is -ln P(|x - y| <= r)", () => {
    // P(|x - y| <= 0.2 sd) for normal x, y: erf(0.1) = 0.11246
    const { value, interval } = sampleEntropy(noise, { tolerance: 0.2 });
    expect(interval[0]).toBeLessThan(-Math.log(0.11246));
    expect(interval[1]).toBeGreaterThan(-Math.log(0.11246));
    expect(value).toBeCloseTo(-Math.log(0.11246), 0);
  });

  test("does not change with the unit or an offset", () => {
    const moved = seriesOf(noise.values.map((value) => 4 * value + 16));
    expect(sampleEntropy(moved).value).toBeCloseTo(sampleEntropy(noise).value, 3);
  });

  test("with a delay looks at every other sample", () => {
    const x = Array.from({ length: 60 }, () => rng.integer(5));
    const interleaved = seriesOf(x.flatMap((value) => [value, value + 1000]));
    const { matches, longerMatches } = sampleEntropy(interleaved, { delay: 2, tolerance: 1 });
    expect(matches).toBe(2 * pairsByHand(x, 2, 2, 1, true));
    expect(longerMatches).toBe(2 * pairsByHand(x, 3, 2, 1, true));
  });

  test("is 0 for a constant and for a periodic series, and Infinity where nothing matches", () => {
    expect(sampleEntropy(seriesOf([5, 5, 5, 5, 5]))).toMatchObject({ value: 0, interval: [0, 0] });
    expect(sampleEntropy(seriesOf(Array.from({ length: 90 }, (_, k) => k % 3))).value).toBe(0);
    expect(sampleEntropy(seriesOf([1, 2, 4, 8, 16]), { tolerance: 0.5 }).value).toBe(Infinity);
  });
});

describe("approximateEntropy", () => {
  test("equals its definition, self-matches included", () => {
    const x = Array.from({ length: 60 }, () => rng.integer(5));
    const phi = (m: number) => {
      const starts = Array.from({ length: x.length - m + 1 }, (_, i) => i);
      const shares = starts.map((i) => {
        const close = starts.filter((j) => x.slice(i, i + m).every((value, k) => Math.abs(value - x[j + k]) <= 1));
        return close.length / starts.length;
      });
      return shares.reduce((sum, share) => sum + Math.log(share), 0) / starts.length;
    };
    expect(approximateEntropy(seriesOf(x), { tolerance: 1 }).value).toBeCloseTo(phi(2) - phi(3), 12);
  });
});

describe("fuzzyEntropy", () => {
  test("with a very high power is the sample entropy without baselines", () => {
    const some = seriesOf(noise.values.subarray(0, 400));
    const tolerance = 0.2 * standardDeviations(some)[0];
    const fuzzy = fuzzyEntropy(some, { tolerance, power: 4000, removeBaseline: false });
    expect(fuzzy.value).toBeCloseTo(sampleEntropy(some, { tolerance }).value, 1);
  });

  test("does not see a slow drift", () => {
    const drifting = seriesOf(noise.values.map((value, k) => value + k));
    const still = seriesOf(noise.values.slice(0, 500));
    const moving = seriesOf(drifting.values.slice(0, 500));
    const difference = fuzzyEntropy(moving, { tolerance: 0.2 }).value - fuzzyEntropy(still, { tolerance: 0.2 }).value;
    expect(Math.abs(difference)).toBeLessThan(0.2);
  });

  test("of a constant series is 0", () => {
    expect(fuzzyEntropy(seriesOf([2, 2, 2, 2, 2]))).toMatchObject({ value: 0, interval: [0, 0] });
  });
});

describe("coarseGrain", () => {
  test("averages whole groups, from an offset on, each component by itself", () => {
    const series = seriesOf([9, 9, 0, 10, 2, 30, 4, 50], { dimension: 2, interval: 0.5 });
    const { values, interval } = coarseGrain(series, 2, 1);
    expect([...values]).toEqual([1, 20]);
    expect(interval).toBe(1);
  });
});

describe("multiscale entropies", () => {
  test("at scale 1 are the sample entropy, and fall with the scale for white noise", () => {
    const tolerance = 0.15 * standardDeviations(noise)[0];
    for (const entropies of [multiscaleEntropy(noise), refinedMultiscaleEntropy(noise)]) {
      expect(entropies[0].value).toBe(sampleEntropy(noise, { tolerance }).value);
      expect(entropies[1].value).toBeLessThan(entropies[0].value);
      expect(entropies[4].value).toBeLessThan(entropies[1].value);
    }
  });
});
