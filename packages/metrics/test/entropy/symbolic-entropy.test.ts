import { createRng, seriesOf } from "@attractors/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalCumulative } from "../../src/entropy/normal-distribution.ts";
import {
  aboveMedian,
  bubbleEntropy,
  dispersionEntropy,
  lempelZivComplexity,
  renyiEntropy,
  reverseDispersionEntropy,
  shannonEntropy,
  tsallisEntropy,
} from "../../src/index.ts";

const rng = createRng(1);
const noise = seriesOf(Array.from({ length: 5000 }, () => rng.normal()));
const values = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 4, maxLength: 60 });

describe("normalCumulative", () => {
  test("has tabulated values, and is odd about 1/2", () => {
    expect(normalCumulative(1)).toBeCloseTo(0.841344746068543, 15);
    expect(normalCumulative(-3)).toBeCloseTo(0.001349898031630095, 15);
    for (const x of [0, 0.3, 2, 5, 7.9, 9]) expect(normalCumulative(x) + normalCumulative(-x)).toBeCloseTo(1, 15);
  });
});

describe("dispersionEntropy", () => {
  test("of Gaussian noise is nearly ln cᵐ, and its reverse nearly 0", () => {
    expect(dispersionEntropy(noise, { classes: 4 }).value).toBeCloseTo(Math.log(16), 1);
    expect(dispersionEntropy(noise, { classes: 4, normalize: true }).value).toBeCloseTo(1, 2);
    expect(reverseDispersionEntropy(noise, { classes: 4 }).value).toBeCloseTo(0, 2);
  });

  test("does not change with the unit or an offset, and is 0 for a constant", () => {
    fc.assert(
      fc.property(values, (some) => {
        const moved = seriesOf(some.map((value) => 2 * value - 8));
        expect(dispersionEntropy(moved).value).toBeCloseTo(dispersionEntropy(seriesOf(some)).value, 10);
      }),
    );
    expect(dispersionEntropy(seriesOf([3, 3, 3])).value).toBe(0);
  });
});

describe("bubbleEntropy", () => {
  test("of white noise is 0.5 or more, and 0 for a monotone series", () => {
    expect(bubbleEntropy(noise, { order: 5 }).value).toBeGreaterThan(0.5);
    expect(bubbleEntropy(seriesOf(Array.from({ length: 50 }, (_, k) => k))).value).toBeCloseTo(0, 12);
  });
});

describe("entropies of histograms", () => {
  test("fall with the order, from the number of filled bins to the fullest", () => {
    const orders = [0, 0.5, 1, 2, 5, Infinity];
    fc.assert(
      fc.property(values, (some) => {
        const entropies = orders.map((order) => renyiEntropy(seriesOf(some), { order, bins: 7 }).value);
        for (let k = 1; k < orders.length; k++) expect(entropies[k]).toBeLessThanOrEqual(entropies[k - 1] + 1e-12);
        expect(entropies[2]).toBeCloseTo(shannonEntropy(seriesOf(some), { bins: 7 }).value, 12);
      }),
    );
  });

  test("of Tsallis and Rényi are functions of one another", () => {
    const renyi = renyiEntropy(noise, { order: 3 }).value;
    expect(tsallisEntropy(noise, { order: 3 }).value).toBeCloseTo((1 - Math.exp(-2 * renyi)) / 2, 12);
    expect(tsallisEntropy(noise, { order: 1 }).value).toBeCloseTo(shannonEntropy(noise).value, 12);
  });

  test("put values on an edge to the right, and the greatest into the last bin", () => {
    // edges 0, 1, 2, 3: bins hold {0}, {1}, {2, 3}
    const { value } = shannonEntropy(seriesOf([0, 1, 2, 3]), { bins: 3 });
    expect(value).toBeCloseTo(0.5 * Math.log(4) + 0.5 * Math.log(2), 12);
    expect(shannonEntropy(seriesOf([4, 4, 4])).value).toBe(0);
  });
});

describe("lempelZivComplexity", () => {
  /** Phrases by searching all that was read before. */
  function phrasesByHand(symbols: readonly number[]): number {
    const text = symbols.map((symbol) => String.fromCharCode(97 + symbol)).join("");
    let phrases = 0;
    for (let start = 0; start < text.length; phrases++) {
      let end = start + 1;
      while (end <= text.length && text.slice(0, end - 1).includes(text.slice(start, end))) end++;
      start = end;
    }
    return phrases;
  }

  test("counts the phrases that a search in the past finds", () => {
    const symbols = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(symbols, (some) => {
        expect(lempelZivComplexity(seriesOf(some), { symbolize: (x) => x }).value).toBe(phrasesByHand(some));
      }),
      { numRuns: 1000 },
    );
  });

  test("normalised is near 1 for noise and small for a period", () => {
    expect(lempelZivComplexity(noise, { normalize: true }).value).toBeCloseTo(1, 0);
    const periodic = seriesOf(Array.from({ length: 1000 }, (_, k) => k % 5));
    expect(lempelZivComplexity(periodic).value).toBeLessThan(5);
  });

  test("takes the median of an even number of values between the two in the middle", () => {
    expect([...aboveMedian(Float64Array.of(1, 2, 3, 4))]).toEqual([0, 0, 1, 1]);
  });
});
