import { createRng } from "@attractors/core";
import { expect, test } from "vitest";
import { blockAverage } from "../../src/index.ts";

/** x_{k+1} = a x_k + noise: of unit variance, with the correlations a^k. */
function correlated(length: number, a: number, seed: number): Float64Array {
  const rng = createRng(seed);
  let x = rng.normal();
  return Float64Array.from({ length }, () => (x = a * x + Math.sqrt(1 - a * a) * rng.normal()));
}

test.each([0, 0.5, 0.9])("the error of a correlated series is √((1 + a)/(1 - a) n), a = %d", (a) => {
  const n = 2 ** 14;
  const expected = Math.sqrt((1 + a) / ((1 - a) * n));
  let mean = 0;
  for (let seed = 0; seed < 20; seed++) mean += blockAverage(correlated(n, a, seed)).error / 20;
  expect(mean / expected).toBeGreaterThan(0.9);
  expect(mean / expected).toBeLessThan(1.15);
});

test("the mean lies within two errors nineteen times of twenty", () => {
  let within = 0;
  for (let seed = 0; seed < 200; seed++) {
    const { value, error } = blockAverage(correlated(4096, 0.8, seed));
    if (Math.abs(value) < 2 * error) within++;
  }
  expect(within).toBeGreaterThan(180);
});

test("a constant has no error, a single number an infinite one, and no numbers no mean", () => {
  expect(blockAverage(new Float64Array(50).fill(3))).toEqual({ value: 3, error: 0, correlation: 1 });
  expect(blockAverage(Float64Array.of(2)).error).toBe(Infinity);
  expect(() => blockAverage(new Float64Array(0))).toThrow("blockAverage: the series is empty");
});
