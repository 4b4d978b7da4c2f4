import { createRng, type MatrixView } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { corruptVector, retrievalErrors, storedPatterns, storingBeta } from "../../src/index.ts";

function drawn(rows: number, columns: number, seed: number): MatrixView {
  const rng = createRng(seed);
  return { rows, columns, data: Float64Array.from({ length: rows * columns }, () => rng.normal()) };
}

describe("storingBeta", () => {
  test("is the smallest β that stores all patterns that are separated", () => {
    for (let seed = 0; seed < 20; seed++) {
      const patterns = drawn(6, 30, seed);
      const beta = storingBeta(patterns);
      expect(storedPatterns(patterns, beta)).toEqual(new Array(6).fill(true));
      expect(storedPatterns(patterns, 0.999 * beta)).toContain(false);
    }
  });
  test("leaves out a pattern that lies behind another", () => {
    const patterns = { rows: 3, columns: 2, data: Float64Array.of(1, 0, 2, 0, 0, 1) };
    expect(storedPatterns(patterns, storingBeta(patterns))).toEqual([false, true, true]);
  });
  test("refuses copies", () => {
    expect(() => storingBeta({ rows: 2, columns: 1, data: Float64Array.of(1, 1) })).toThrow("no pattern is separated");
  });
});

describe("corruptVector", () => {
  test("adds noise of the deviation asked for, in units of the vector's", () => {
    const vector = new Float64Array(20_000).fill(3);
    const noisy = corruptVector(vector, { noise: 0.5, rng: createRng(1) });
    const error = retrievalErrors(
      { rows: 1, columns: 20_000, data: vector },
      { rows: 1, columns: 20_000, data: noisy },
    );
    expect(error[0]).toBeCloseTo(0.5, 1);
  });
  test("refuses to hide more than there is", () => {
    expect(() => corruptVector(new Float64Array(2), { hidden: 1.5, rng: createRng(1) })).toThrow("got 1.5");
  });
});
