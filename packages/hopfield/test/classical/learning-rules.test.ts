import { createRng } from "@attractors/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type BinaryPatterns,
  basinOfAttraction,
  binaryPatterns,
  classicalNetwork,
  findAttractors,
  hebbian,
  networkEnergy,
  patternOf,
  pseudoInverse,
  randomPatterns,
  recall,
  storkey,
  synchronous,
} from "../../src/index.ts";

const shapes = fc.tuple(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0 }));
const drawn = (size: number, count: number, seed: number) => randomPatterns({ count, size, rng: createRng(seed) });

/** Storkey's rule as it is written, element by element. */
function storkeyByElements({ count, size, spins }: BinaryPatterns): number[] {
  let w = new Array(size * size).fill(0);
  for (let m = 0; m < count; m++) {
    const x = spins.subarray(m * size, (m + 1) * size);
    const h = (i: number, j: number) => {
      let sum = 0;
      for (let k = 0; k < size; k++) if (k !== i && k !== j) sum += w[i * size + k] * x[k];
      return sum;
    };
    w = w.map((value, place) => {
      const i = Math.floor(place / size);
      const j = place % size;
      return value + (x[i] * x[j] - x[i] * h(j, i) - h(i, j) * x[j]) / size;
    });
  }
  return w;
}

describe("hebbian", () => {
  test("is the mean of outer products without the diagonal", () => {
    const { weights } = hebbian(binaryPatterns([1, 1, -1, 1, -1, -1], 3));
    expect(Array.from(weights, (w) => Math.round(3 * w))).toEqual([0, 0, -2, 0, 0, 0, -2, 0, 0]);
  });
  test("holds a single pattern and its opposite, with energy -(N - 1)/2", () => {
    const patterns = drawn(50, 1, 3);
    const network = hebbian(patterns);
    const pattern = patternOf(patterns, 0);
    for (const state of [pattern, pattern.map((spin) => -spin)]) {
      expect(recall(network, state)).toMatchObject({ sweeps: 1, outcome: "fixed-point" });
      expect(networkEnergy(network, state)).toBeCloseTo(-24.5, 12);
    }
  });
});

describe("pseudoInverse", () => {
  test("is a projection that leaves every pattern where it is", () => {
    fc.assert(
      fc.property(shapes, ([size, count, seed]) => {
        const patterns = drawn(size, count, seed);
        const { weights } = pseudoInverse(patterns);
        for (let i = 0; i < size; i++) {
          for (let j = 0; j < size; j++) {
            let square = 0;
            for (let k = 0; k < size; k++) square += weights[i * size + k] * weights[k * size + j];
            expect(square).toBeCloseTo(weights[i * size + j], 10);
          }
        }
        for (let m = 0; m < count; m++) {
          const x = patternOf(patterns, m);
          for (let i = 0; i < size; i++) {
            let field = 0;
            for (let j = 0; j < size; j++) field += weights[i * size + j] * x[j];
            expect(field).toBeCloseTo(x[i], 10);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
  test("has the number of independent patterns as its trace", () => {
    const { weights, size } = pseudoInverse(binaryPatterns([1, 1, 1, 1, 1, -1, 1, -1, -1, -1, -1, -1], 4));
    expect(weights.reduce((sum, w, k) => sum + (k % (size + 1) === 0 ? w : 0), 0)).toBeCloseTo(2, 12);
  });
  test("at a load of 0.4 recalls from 10 % flips always without the diagonal, and half as often with it", () => {
    // N = 128, all units at once: 1.0 and 0.52 of the patterns.
    const patterns = drawn(128, 51, 5);
    const [bare, full] = [true, false].map((zeroDiagonal) => {
      const network = pseudoInverse(patterns, { zeroDiagonal });
      const rng = createRng(2);
      const parts = [0, 1, 2, 3, 4].map(
        (k) => basinOfAttraction(network, patternOf(patterns, k), { fractions: [0.1], dynamics: synchronous, rng })[0],
      );
      return parts.reduce((a, b) => a + b) / 5;
    });
    expect(bare).toBeGreaterThan(0.95);
    expect(full).toBeGreaterThan(0.3);
    expect(full).toBeLessThan(0.8);
  });
});

describe("storkey", () => {
  test("is the rule as it is written, element by element", () => {
    fc.assert(
      fc.property(shapes, ([size, count, seed]) => {
        const patterns = drawn(size, count, seed);
        const { weights } = storkey(patterns);
        storkeyByElements(patterns).forEach((w, k) => {
          expect(weights[k]).toBeCloseTo(w, 12);
        });
      }),
      { numRuns: 40 },
    );
  });
  test("holds patterns at a load of 0.3, where Hebb's rule holds almost none", () => {
    const patterns = drawn(128, 38, 9);
    const stable = (network: ReturnType<typeof hebbian>) =>
      Array.from({ length: 38 }, (_, k) => recall(network, patternOf(patterns, k)).sweeps === 1).filter(Boolean).length;
    expect(stable(storkey(patterns))).toBeGreaterThan(36);
    expect(stable(hebbian(patterns))).toBeLessThan(8);
  });
});

describe("findAttractors", () => {
  test("finds three patterns, their opposites and the mixtures of all three, and nothing else", () => {
    const rng = createRng(4);
    const patterns = randomPatterns({ count: 3, size: 201, rng });
    const found = findAttractors(hebbian(patterns), patterns, { starts: 400, rng });
    const count = (kind: string) => found.filter((attractor) => attractor.kind === kind).length;
    expect([count("pattern"), count("opposite")]).toEqual([3, 3]);
    expect(count("mixture")).toBeGreaterThan(0);
    expect(count("mixture")).toBeLessThanOrEqual(8);
    for (const { state } of found) expect(recall(hebbian(patterns), state, { dynamics: synchronous }).sweeps).toBe(1);
  });
  test("calls states far above the critical load spin glass", () => {
    const rng = createRng(4);
    const patterns = randomPatterns({ count: 60, size: 100, rng });
    const found = findAttractors(hebbian(patterns), patterns, { starts: 20, rng });
    expect(found.every(({ kind }) => kind === "spin-glass")).toBe(true);
  });
});

describe("a wrong call is refused", () => {
  test.each([
    [
      "patterns that are not ±1",
      () => binaryPatterns([1, 0], 2),
      "binaryPatterns: patterns must be 1 or -1, got 0 at index 1",
    ],
    ["NaN", () => binaryPatterns([Number.NaN, 1], 2), "binaryPatterns: patterns must be 1 or -1, got NaN at index 0"],
    [
      "no pattern",
      () => binaryPatterns([], 2),
      "binaryPatterns: numbers must fill whole patterns of 2, at least one, got 0",
    ],
    ["half a pattern", () => binaryPatterns([1, 1, 1], 2), "got 3"],
    ["weights of another size", () => classicalNetwork(new Float64Array(3), 2), "weights must have 4 numbers, got 3"],
    ["a weight that is NaN", () => classicalNetwork(Float64Array.of(0, Number.NaN, 0, 0), 2), "got NaN at index 1"],
    ["a pattern that is not there", () => patternOf(binaryPatterns([1, 1], 2), 1), "index must be from 0 to 0, got 1"],
  ])("%s", (_, call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});
