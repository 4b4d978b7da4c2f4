import { describe, expect, test } from "vitest";
import { createRng, restoreRng } from "../src/index.ts";

const draws = (count: number, draw: () => number) => Array.from({ length: count }, draw);
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("createRng", () => {
  test("gives the same numbers for the same seed", () => {
    const [a, b] = [createRng(12), createRng(12)];
    expect(draws(10, a.normal)).toEqual(draws(10, b.normal));
  });

  test("tells large seeds apart that agree in their low 32 bits", () => {
    expect(createRng(1).uniform()).not.toBe(createRng(1 + 2 ** 32).uniform());
  });

  test("gives uncorrelated first draws for neighbouring seeds", () => {
    const first = draws(
      4000,
      (() => {
        let seed = 0;
        return () => createRng(seed++).uniform() - 0.5;
      })(),
    );
    expect(mean(first)).toBeCloseTo(0, 1.5);
    const correlation = mean(first.slice(1).map((value, k) => value * first[k])) * 12;
    expect(Math.abs(correlation)).toBeLessThan(4 / Math.sqrt(4000));
  });

  test("draws uniform numbers with the right moments", () => {
    const { uniform } = createRng(3);
    const values = draws(100_000, uniform);
    expect(Math.min(...values.slice(0, 1000))).toBeGreaterThanOrEqual(0);
    expect(mean(values)).toBeCloseTo(0.5, 2);
    expect(mean(values.map((x) => x ** 2))).toBeCloseTo(1 / 3, 2);
  });

  test("draws normal numbers with moments 0, 1, 0, 3", () => {
    const { normal } = createRng(4);
    const values = draws(200_000, normal);
    [0, 1, 0, 3].forEach((moment, k) => {
      expect(Math.abs(mean(values.map((x) => x ** (k + 1))) - moment)).toBeLessThan(0.05);
    });
  });

  test("draws whole numbers below the count, all of them", () => {
    const { integer } = createRng(5);
    expect(new Set(draws(200, () => integer(6)))).toEqual(new Set([0, 1, 2, 3, 4, 5]));
  });

  test("forks into generators that differ from each other and from itself", () => {
    const rng = createRng(6);
    const [a, b] = [rng.fork(), rng.fork()];
    expect(new Set([a.uniform(), b.uniform(), rng.uniform()]).size).toBe(3);
  });

  test.each([0, 1, 2, 3])("goes on where it was saved after %d normal draws, also through JSON", (count) => {
    const rng = createRng(7);
    draws(count, rng.normal);
    const restored = restoreRng(JSON.parse(JSON.stringify(rng.save())));
    expect(draws(5, restored.normal)).toEqual(draws(5, rng.normal));
    expect(restored.fork().uniform()).toBe(rng.fork().uniform());
    expect(restored.integer(1000)).toBe(rng.integer(1000));
  });

  test("refuses a state that is none", () => {
    expect(() => restoreRng({ words: [1, 2, 3] })).toThrow("restoreRng: words must be four whole numbers of 32 bits");
    expect(() => restoreRng({ words: [0, 0, 0, 0] })).toThrow(RangeError);
    expect(() => restoreRng({ words: [0.5, 0, 0, 1] })).toThrow(RangeError);
  });

  test("refuses what is not a seed or a count", () => {
    expect(() => createRng(1).integer(0)).toThrow("integer: count must be a whole number, at least 1, got 0");
    expect(() => createRng(1.5)).toThrow("createRng: seed must be a whole number, at least 0, got 1.5");
    expect(() => createRng(-1)).toThrow(RangeError);
  });
});
