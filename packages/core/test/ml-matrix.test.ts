import { describe, expect, test } from "vitest";
import { createRng, type MatrixView, multiply } from "../src/index.ts";
import { eigenvectors, singularVectors } from "../src/ml-matrix.ts";

function randomMatrix(rows: number, columns: number, seed: number): MatrixView {
  const rng = createRng(seed);
  return { rows, columns, data: Float64Array.from({ length: rows * columns }, () => rng.normal()) };
}

function product(a: MatrixView, b: MatrixView): Float64Array {
  const out = new Float64Array(a.rows * b.columns);
  multiply(a.data, b.data, out, [a.rows, a.columns, b.columns]);
  return out;
}

describe("eigenvectors", () => {
  test.each([2, 3, 5, 8])("of a random matrix of %d rows give M V = V D, with blocks for complex pairs", (n) => {
    const matrix = randomMatrix(n, n, n);
    const { real, imaginary, vectors } = eigenvectors(matrix);
    const D = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      D[i * n + i] = real[i];
      if (imaginary[i] > 0) D[i * n + i + 1] = imaginary[i];
      if (imaginary[i] < 0) D[i * n + i - 1] = imaginary[i];
    }
    const left = product(matrix, vectors);
    const right = product(vectors, { rows: n, columns: n, data: D });
    left.forEach((value, k) => {
      expect(value).toBeCloseTo(right[k], 9);
    });
  });
});

describe("singularVectors", () => {
  test.each([
    [4, 4],
    [5, 2],
    [2, 5],
  ])("of a matrix of %d by %d give U S V' back", (rows, columns) => {
    const matrix = randomMatrix(rows, columns, 3);
    const { left, values, right } = singularVectors(matrix);
    expect([left.rows, right.rows]).toEqual([rows, columns]);
    matrix.data.forEach((value, k) => {
      let sum = 0;
      for (let j = 0; j < values.length; j++) {
        sum +=
          left.data[Math.floor(k / columns) * left.columns + j] *
          values[j] *
          right.data[(k % columns) * right.columns + j];
      }
      expect(sum).toBeCloseTo(value, 9);
    });
  });
});
