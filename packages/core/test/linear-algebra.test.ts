import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRng, multiply, orthonormalize, solveLinear } from "../src/index.ts";
import { eigenvalues, pseudoInverse, singularValues } from "../src/ml-matrix.ts";

const random = (length: number, seed: number) => {
  const rng = createRng(seed);
  return Float64Array.from({ length }, () => rng.normal());
};

describe("orthonormalize", () => {
  test("makes rows orthonormal, and norms times rows give the triangle back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(1000), (n, seed) => {
        const before = random(n * n, seed);
        const rows = before.slice();
        const norms = new Float64Array(n);
        orthonormalize(rows, n, norms);
        for (let i = 0; i < n; i++) {
          for (let j = 0; j <= i; j++) {
            let product = 0;
            let projection = 0;
            for (let k = 0; k < n; k++) {
              product += rows[i * n + k] * rows[j * n + k];
              projection += before[i * n + k] * rows[i * n + k];
            }
            expect(product).toBeCloseTo(i === j ? 1 : 0, 8);
            expect(projection).toBeCloseTo(norms[i], 8);
          }
        }
      }),
    );
  });

  test("turns a dependent row into zero", () => {
    const rows = Float64Array.of(1, 0, 2, 0);
    const norms = new Float64Array(2);
    orthonormalize(rows, 2, norms);
    expect(norms).toEqual(Float64Array.of(1, 0));
    expect(rows).toEqual(Float64Array.of(1, 0, 0, 0));
  });
});

test("multiply is associative with a vector, for shapes that differ", () => {
  const [a, b, x] = [random(6, 1), random(12, 2), random(4, 3)];
  const product = (p: Float64Array, q: Float64Array, shape: readonly [number, number, number]) => {
    const out = new Float64Array(shape[0] * shape[2]);
    multiply(p, q, out, shape);
    return out;
  };
  const left = product(product(a, b, [2, 3, 4]), x, [2, 4, 1]);
  const right = product(a, product(b, x, [3, 4, 1]), [2, 3, 1]);
  for (let i = 0; i < 2; i++) expect(left[i]).toBeCloseTo(right[i], 12);
});

describe("the door to ml-matrix", () => {
  test.each([
    [2, 5],
    [5, 2],
    [3, 3],
  ])("gives a pseudo-inverse with the Penrose identities, %d×%d", (rows, columns) => {
    const data = random(rows * columns, 4);
    const inverse = pseudoInverse({ rows, columns, data });
    expect([inverse.rows, inverse.columns]).toEqual([columns, rows]);
    const square = new Float64Array(rows * rows);
    const again = new Float64Array(rows * columns);
    multiply(data, inverse.data, square, [rows, columns, rows]);
    multiply(square, data, again, [rows, rows, columns]);
    again.forEach((value, k) => {
      expect(value).toBeCloseTo(data[k], 10);
    });
  });

  test("gives eigenvalues whose sum is the trace, and complex pairs", () => {
    const { real, imaginary } = eigenvalues({ rows: 2, columns: 2, data: Float64Array.of(1, -2, 2, 1) });
    expect(real[0] + real[1]).toBeCloseTo(2, 12);
    expect(Math.abs(imaginary[0])).toBeCloseTo(2, 12);
  });

  test("gives singular values whose squares add up to those of the entries", () => {
    const data = random(8, 9);
    const squares = (values: Float64Array) => values.reduce((sum, value) => sum + value ** 2, 0);
    expect(squares(singularValues({ rows: 2, columns: 4, data }))).toBeCloseTo(squares(data), 10);
  });
});

describe("solveLinear", () => {
  test("gives back the vector that a matrix was multiplied with", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(1000), (n, seed) => {
        const matrix = random(n * n, seed);
        for (let i = 0; i < n; i++) matrix[i * n + ((i + 1) % n)] += 5; // the largest entries are off the diagonal
        const x = random(n, seed + 1);
        const vector = new Float64Array(n);
        multiply(matrix, x, vector, [n, n, 1]);
        expect(solveLinear(matrix.slice(), vector)).toBe(true);
        x.forEach((value, i) => {
          expect(vector[i]).toBeCloseTo(value, 7);
        });
      }),
    );
  });

  test("tells a singular matrix", () => {
    expect(solveLinear(Float64Array.of(1, 2, 2, 4), Float64Array.of(1, 1))).toBe(false);
    expect(solveLinear(Float64Array.of(0), Float64Array.of(1))).toBe(false);
  });
});
