import { createRng, multiply } from "@attractors/core";
import { singularValues } from "@attractors/core/ml-matrix";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { finiteTimeExponents } from "../../src/index.ts";
import { decompose } from "../../src/lyapunov/tangent-frame.ts";
import { logSingularValues, triangularProduct } from "../../src/lyapunov/triangular-product.ts";
import { catMap, convection, henonMap, linearFlow } from "../systems.ts";

describe("finiteTimeExponents", () => {
  test("of a linear map are those of its matrix powers", () => {
    const { exponents } = finiteTimeExponents(catMap, { duration: 7 });
    // A symmetric matrix: singular values of powers are powers of eigenvalues.
    expect(exponents[0]).toBeCloseTo(Math.log((3 + Math.sqrt(5)) / 2), 12);
    expect(exponents[1]).toBeCloseTo(-Math.log((3 + Math.sqrt(5)) / 2), 12);
  });

  test("of a shear flow are known: the matrix is (1, t; 0, 1)", () => {
    const t = 3;
    const { singularValues: values } = finiteTimeExponents(linearFlow([0, 1], [0, 0]), { duration: t });
    const largest = (t + Math.sqrt(t * t + 4)) / 2;
    expect(values[0]).toBeCloseTo(largest, 6);
    expect(values[1]).toBeCloseTo(1 / largest, 6);
  });

  test("add up to the mean divergence, also where the smallest is far below what doubles resolve", () => {
    const { exponents, singularValues: values } = finiteTimeExponents(convection, {
      duration: 80,
      relativeTolerance: 1e-10,
    });
    expect(exponents.reduce((a, b) => a + b)).toBeCloseTo(-10 - 1 - 8 / 3, 6);
    expect(values[2]).toBe(0); // exp(-1160) is too small to be written; its exponent is not
    expect(exponents[2]).toBeLessThan(-14);
  });

  test("do not depend on how often vectors are made orthonormal", () => {
    const [often, seldom] = [0.05, 0.5].map(
      (renormalizeEvery) =>
        finiteTimeExponents(convection, { duration: 5, renormalizeEvery, relativeTolerance: 1e-12 }).exponents,
    );
    often.forEach((exponent, i) => {
      expect(exponent).toBeCloseTo(seldom[i], 7);
    });
  });

  test("bound the growth of every vector", () => {
    const { singularValues: values } = finiteTimeExponents(henonMap, { duration: 5, transient: 10 });
    expect(values[0] * values[1]).toBeCloseTo(0.3 ** 5, 12);
    expect(() => finiteTimeExponents(henonMap, { duration: 0 })).toThrow(/duration must be positive, got 0/);
  });
});

describe("the product of triangular matrices", () => {
  test("has the singular values of the matrix that it stands for", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 1e6 }), (n, seed) => {
        const rng = createRng(seed);
        const matrix = Float64Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? 1 : 0));
        const next = new Float64Array(n * n);
        const frame = matrix.slice();
        const triangle = new Float64Array(n * n);
        const product = triangularProduct(n);
        for (let k = 0; k < 4; k++) {
          const factor = Float64Array.from({ length: n * n }, () => rng.normal());
          multiply(factor, matrix, next, [n, n, n]);
          matrix.set(next);
          // The rows of `frame` are the columns of Q.
          const rows = new Float64Array(n * n);
          for (let v = 0; v < n; v++) {
            for (let i = 0; i < n; i++)
              for (let j = 0; j < n; j++) rows[v * n + i] += factor[i * n + j] * frame[v * n + j];
          }
          frame.set(rows);
          decompose(frame, n, triangle);
          product.multiply(triangle);
        }
        const expected = singularValues({ rows: n, columns: n, data: matrix });
        logSingularValues(product).forEach((logarithm, i) => {
          expect(Math.abs(Math.exp(logarithm) - expected[i])).toBeLessThan(1e-9 * expected[0]);
        });
      }),
      { numRuns: 50 },
    );
  });

  test("keeps small singular values to the last digits", () => {
    const product = triangularProduct(2);
    for (let k = 0; k < 1000; k++) product.multiply(Float64Array.of(10, 3, 0, 0.001));
    const [first, second] = logSingularValues(product);
    expect(first + second).toBeCloseTo(1000 * Math.log(0.01), 8);
    expect(first).toBeCloseTo(1000 * Math.log(10) + Math.log(Math.hypot(1, 3 / (10 - 0.001))), 8);
  });

  test("has a singular value of zero where a factor does", () => {
    const product = triangularProduct(2);
    product.multiply(Float64Array.of(2, 1, 0, 0));
    expect(logSingularValues(product)[1]).toBe(-Infinity);
    expect(logSingularValues(product)[0]).toBeCloseTo(Math.log(5) / 2, 14);
  });
});
