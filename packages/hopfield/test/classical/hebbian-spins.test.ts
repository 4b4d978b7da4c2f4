import { createRng } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  asynchronous,
  corruptState,
  hebbian,
  hebbianSpins,
  networkEnergy,
  patternOf,
  randomPatterns,
  recall,
} from "../../src/index.ts";

describe("hebbianSpins recalls as hebbian does, sweep by sweep", () => {
  // With a power of two as size the weights, and so the fields, are exact.
  test.each([1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 64])("for %d patterns", (count) => {
    for (const size of [8, 64, 128]) {
      const patterns = randomPatterns({ count, size, rng: createRng(count) });
      const start = corruptState(patternOf(patterns, 0), { fraction: 0.2, rng: createRng(count + 1) });
      const slow = recall(hebbian(patterns), start, { dynamics: asynchronous({ rng: createRng(5) }) });
      const fast = hebbianSpins(patterns).recall(start, { rng: createRng(5) });
      expect(fast).toEqual(slow);
    }
  });
  test.each([1, 3, 5, 100])("for %d units, where rounding does not decide", (size) => {
    const patterns = randomPatterns({ count: 3, size, rng: createRng(2) });
    const start = randomPatterns({ count: 1, size, rng: createRng(3) }).spins;
    const { state, energy } = hebbianSpins(patterns).recall(start, { rng: createRng(5) });
    expect(energy).toBeCloseTo(networkEnergy(hebbian(patterns), state), 10);
  });
});

test("a network of 5000 units at a load of 0.12 holds its patterns but for 0.35 % of the units", () => {
  // Overlap of the replica-symmetric theory.
  const rng = createRng(6);
  const patterns = randomPatterns({ count: 600, size: 5000, rng });
  const pattern = patternOf(patterns, 0);
  const { state } = hebbianSpins(patterns).recall(pattern, { rng });
  const wrong = state.filter((spin, i) => spin !== pattern[i]).length / 5000;
  expect(wrong).toBeGreaterThan(0.001);
  expect(wrong).toBeLessThan(0.008);
});

test("too many units are refused", () => {
  const patterns = { count: 1, size: 32_768, spins: new Int8Array(32_768).fill(1) };
  expect(() => hebbianSpins(patterns)).toThrow("at most 32767 units, got 32768");
});
