import { createRng } from "@attractors/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  asynchronous,
  bitErrorRate,
  corruptState,
  denseNetwork,
  distinctIndices,
  exponential,
  exponentialCapacity,
  hebbian,
  hebbianCapacity,
  type Interaction,
  networkEnergy,
  patternOf,
  polynomial,
  polynomialCapacity,
  randomPatterns,
  recall,
  rectifiedPolynomial,
  storkeyCapacity,
} from "../../src/index.ts";

describe("a dense network", () => {
  test("of degree 2 takes the same path as the classical one", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
        const rng = createRng(seed);
        const patterns = randomPatterns({ count: 7, size: 32, rng });
        const start = randomPatterns({ count: 1, size: 32, rng }).spins;
        const [dense, classical] = [denseNetwork(patterns, polynomial(2)), hebbian(patterns)].map((network) =>
          recall(network, start, { dynamics: asynchronous({ rng: createRng(seed) }) }),
        );
        expect(dense.state).toEqual(classical.state);
        // E = -Σ (x·s)² = 2N E_classical - N K.
        expect(dense.energy).toBeCloseTo(64 * classical.energy - 32 * 7, 8);
      }),
      { numRuns: 30 },
    );
  });

  test("of the exponential recalls all of e^(0.3466 N) = 4099 patterns of 24 units in one sweep", () => {
    const rng = createRng(1);
    const patterns = randomPatterns({ count: 4099, size: 24, rng });
    const network = denseNetwork(patterns, exponential());
    for (let k = 0; k < 20; k++) {
      const pattern = patternOf(patterns, k);
      const start = pattern.slice();
      start[k] *= -1;
      expect(recall(network, start, { maxSweeps: 1 }).state).toEqual(pattern);
    }
  });

  test("of the exponential works where its energy is too large for a number, and says so of the energy", () => {
    const rng = createRng(2);
    const patterns = randomPatterns({ count: 50, size: 1000, rng });
    const network = denseNetwork(patterns, exponential());
    const fields = network.follow(corruptState(patternOf(patterns, 0), { fraction: 0.3, rng }));
    for (let unit = 0; unit < 1000; unit++) expect(Math.sign(fields.field(unit))).toBe(patterns.spins[unit]);
    expect(() => networkEnergy(network, patternOf(patterns, 0))).toThrow("take a smaller degree or rate");
  });

  test.each([
    ["full powers", polynomial(3), false],
    ["distinct indices", distinctIndices(3), true],
  ])("of %s errs as often as the variance of the cross-talk says", (_, interaction, distinct) => {
    // N = 60, K = 293: 0.0215 and 0.0066 in theory, which takes the cross-talk for normal; at this size its tails are heavier.
    const expected = bitErrorRate({ degree: 3, size: 60, count: 293, distinct });
    expect(expected).toBeCloseTo(distinct ? 0.0066 : 0.0215, 4);
    const found = errorRate(interaction, 60, 293);
    expect(found).toBeGreaterThan(0.85 * expected);
    expect(found).toBeLessThan(1.4 * expected);
  });
});

/** The part of the units of stored patterns that do not stay, over some 30,000. */
function errorRate(interaction: Interaction, size: number, count: number): number {
  let wrong = 0;
  let units = 0;
  for (let seed = 0; seed < 10; seed++) {
    const patterns = randomPatterns({ count, size, rng: createRng(seed) });
    const network = denseNetwork(patterns, interaction);
    for (let k = 0; k < 50; k++) {
      const pattern = patternOf(patterns, k);
      const fields = network.follow(pattern.slice());
      for (let i = 0; i < size; i++) if (fields.field(i) * pattern[i] < 0) wrong++;
      units += size;
    }
  }
  return wrong / units;
}

describe("distinctIndices", () => {
  test("is the sum over all sets of different units", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(-1, 1), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 2, max: 6 }),
        (units, degree) => {
          const sums = [1, ...new Array(degree).fill(0)];
          for (const unit of units) for (let k = degree; k > 0; k--) sums[k] += unit * sums[k - 1];
          const total = units.reduce((a, b) => a + b, 0);
          expect(distinctIndices(degree).value(total, units.length)).toBeCloseTo(sums[degree], 9);
        },
      ),
    );
  });
});

describe("capacities", () => {
  test("of degree 2 are Hebb's", () => {
    expect(polynomialCapacity({ degree: 2, size: 500 })).toBe(hebbianCapacity(500));
  });
  test("of distinct indices are 2.5 times those of full powers at degree 4", () => {
    const full = polynomialCapacity({ degree: 4, size: 100 });
    expect(polynomialCapacity({ degree: 4, size: 100, distinct: true }) / full).toBeCloseTo(2.5, 12);
  });
  test("grow as N^(n - 1) / ln N, N / √(2 ln N) and 2^(N/2)", () => {
    expect(polynomialCapacity({ degree: 3, size: 100 })).toBeCloseTo(1e4 / (6 * Math.log(100)), 8);
    expect(storkeyCapacity(1000)).toBeCloseTo(1000 / Math.sqrt(2 * Math.log(1000)), 10);
    expect(exponentialCapacity(30) / 2 ** 15).toBeCloseTo(1, 10);
    expect(exponentialCapacity(30, 0.5)).toBe(1);
  });
  test("refuse what makes no sense", () => {
    expect(() => polynomial(1)).toThrow("polynomial: degree must be a whole number, at least 2, got 1");
    expect(() => rectifiedPolynomial(0.5)).toThrow(RangeError);
    expect(() => exponential(0)).toThrow("exponential: rate must be positive, got 0");
    expect(() => exponentialCapacity(10, 0.6)).toThrow("corrupted must be at most 0.5, got 0.6");
    expect(() => bitErrorRate({ degree: 3, size: 60, count: 0 })).toThrow("bitErrorRate: count");
  });
});
