import { createRng, multiply } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { factorComplex, solveComplex } from "../../src/stiff/complex-lu.ts";
import { factorReal, solveReal } from "../../src/stiff/real-lu.ts";

const random = (length: number, seed: number): Float64Array => {
  const rng = createRng(seed);
  return Float64Array.from({ length }, () => rng.normal());
};

describe.each([1, 2, 3, 4, 5, 7, 8, 9, 31])("a system of %i equations", (n) => {
  test("is solved by its real factors", () => {
    const a = random(n * n, n);
    const x = random(n, n + 100);
    const b = new Float64Array(n);
    multiply(a, x, b, [n, n, 1]);
    const padded = new Float64Array(n + 2);
    padded.set(b, 2);
    const pivots = new Int32Array(n);
    expect(factorReal(a, pivots, n)).toBe(true);
    solveReal(a, pivots, n, padded, 2);
    for (let i = 0; i < n; i++) expect(padded[2 + i]).toBeCloseTo(x[i], 10);
    expect([...padded.slice(0, 2)]).toEqual([0, 0]);
  });

  test("is solved by its complex factors", () => {
    const [re, im, x, y] = [1, 2].flatMap((seed) => [random(n * n, 10 * n + seed), random(n * n, 20 * n + seed)]);
    const rightRe = new Float64Array(n);
    const rightIm = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        rightRe[i] += re[i * n + j] * x[j] - im[i * n + j] * y[j];
        rightIm[i] += re[i * n + j] * y[j] + im[i * n + j] * x[j];
      }
    }
    const pivots = new Int32Array(n);
    expect(factorComplex(re, im, pivots, n)).toBe(true);
    solveComplex(re, im, pivots, n, rightRe, rightIm, 0);
    for (let i = 0; i < n; i++) {
      expect(rightRe[i]).toBeCloseTo(x[i], 10);
      expect(rightIm[i]).toBeCloseTo(y[i], 10);
    }
  });
});

test("a zero on the diagonal is no obstacle, a singular matrix or one that is not finite is refused", () => {
  const exchange = Float64Array.of(0, 1, 1, 0);
  const pivots = new Int32Array(2);
  const x = Float64Array.of(3, 5);
  expect(factorReal(exchange, pivots, 2)).toBe(true);
  solveReal(exchange, pivots, 2, x, 0);
  expect([...x]).toEqual([5, 3]);
  expect(factorReal(Float64Array.of(1, 2, 2, 4), pivots, 2)).toBe(false);
  expect(factorReal(Float64Array.of(Number.NaN, 2, 2, 4), pivots, 2)).toBe(false);
  expect(factorComplex(Float64Array.of(1, 1, 1, 1), Float64Array.of(1, 1, 1, 1), pivots, 2)).toBe(false);
  expect(factorComplex(Float64Array.of(1, 0, 0, 1), Float64Array.of(Infinity, 0, 0, 0), pivots, 2)).toBe(false);
});
