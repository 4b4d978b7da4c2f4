import { createRng } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  type Collocation,
  gaussLegendre4,
  implicitEuler,
  type Rosenbrock,
  radau5,
  radau9,
  rodas5P,
  rosenbrock23,
} from "../../src/index.ts";
import { anchorDifferences, DENSE_ROWS, rescaleDifferences } from "../../src/stiff/backward-differences.ts";
import { dot, type Tree, treesUpTo } from "../order-conditions.ts";

type Matrix = number[][];

const times = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) =>
    b[0].map((_, j) =>
      dot(
        row,
        b.map((r) => r[j]),
      ),
    ),
  );
const rowTimes = (a: readonly number[], b: Matrix): number[] =>
  b[0].map((_, j) =>
    dot(
      a,
      b.map((row) => row[j]),
    ),
  );

/** Inverse of a small matrix by elimination with pivoting. */
function inverseOf(matrix: Matrix): Matrix {
  const n = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let k = 0; k < n; k++) {
    const p = rows.reduce((best, row, i) => (i >= k && Math.abs(row[k]) > Math.abs(rows[best][k]) ? i : best), k);
    [rows[k], rows[p]] = [rows[p], rows[k]];
    rows[k] = rows[k].map((value) => value / rows[k][k]);
    rows.forEach((row, i) => {
      if (i !== k) rows[i] = row.map((value, j) => value - row[k] * rows[k][j]);
    });
  }
  return rows.map((row) => row.slice(n));
}

describe.each<Rosenbrock>([rosenbrock23, rodas5P])("$name", (method) => {
  const s = method.weights.length;
  const full = (rows: readonly (readonly number[])[]): Matrix =>
    rows.map((row) => Array.from({ length: s }, (_, j) => row[j] ?? 0));
  // u = Γ k, so that Γ^-1 = 1/γ - C, α = a Γ, b = m Γ.
  const gammaInverse = full(method.couplings).map((row, i) => row.map((c, j) => (i === j ? 1 / method.gamma : -c)));
  const gamma = inverseOf(gammaInverse);
  const alpha = times(full(method.stages), gamma);
  const beta = alpha.map((row, i) => row.map((value, j) => value + gamma[i][j]));
  const b = rowTimes(method.weights, gamma);

  /** Φ_i of a tree: branches that stand alone go with β = α + γ, others with α (Hairer and Wanner, section IV.7). */
  function weightsOf(tree: Tree): number[] {
    const rows = tree.branches.length === 1 ? beta : alpha;
    const inner = tree.branches.map(weightsOf);
    return rows.map((row) => inner.reduce((product, phi) => product * dot(row, phi), 1));
  }

  test("has stages and slopes that add up to its nodes", () => {
    alpha.forEach((row, i) => {
      expect(row.reduce((x, y) => x + y)).toBeCloseTo(method.nodes[i], 13);
    });
    gamma.forEach((row, i) => {
      expect(row.reduce((x, y) => x + y)).toBeCloseTo(method.slopes[i], 13);
    });
  });

  test("satisfies every order condition up to its order, and not all of the next", () => {
    for (const tree of treesUpTo(method.order)) expect(dot(b, weightsOf(tree))).toBeCloseTo(1 / tree.density, 13);
    const next = treesUpTo(method.order + 1).filter(({ order }) => order > method.order);
    expect(Math.max(...next.map((tree) => Math.abs(dot(b, weightsOf(tree)) - 1 / tree.density)))).toBeGreaterThan(1e-6);
  });

  test("estimates the error to the order it says", () => {
    const error = rowTimes(full([method.error.weights])[0], gamma);
    for (const tree of treesUpTo(method.error.order)) expect(dot(error, weightsOf(tree))).toBeCloseTo(0, 13);
    const next = treesUpTo(method.error.order + 1).filter(({ order }) => order > method.error.order);
    expect(Math.max(...next.map((tree) => Math.abs(dot(error, weightsOf(tree)))))).toBeGreaterThan(1e-5);
  });

  test("has dense output that satisfies every order condition of its order anywhere in the step", () => {
    const rng = createRng(1);
    for (let draw = 0; draw < 10; draw++) {
      const theta = rng.uniform();
      const rows = full(method.interpolant.rows);
      const output = method.weights.map((m, i) => {
        let value = 0;
        for (let r = rows.length - 1; r >= 0; r--) value = rows[r][i] + (r % 2 === 0 ? theta : 1 - theta) * value;
        return theta * (m + (1 - theta) * value);
      });
      for (const tree of treesUpTo(method.interpolant.order)) {
        expect(dot(rowTimes(output, gamma), weightsOf(tree))).toBeCloseTo(theta ** tree.order / tree.density, 12);
      }
    }
  });

  test("damps infinitely stiff components at once: R(∞) = 1 - b B^-1 1 = 0", () => {
    const inverse = inverseOf(beta);
    const sums = inverse.map((row) => row.reduce((x, y) => x + y));
    expect(1 - dot(b, sums)).toBeCloseTo(0, 12);
  });
});

describe.each<Collocation>([implicitEuler, gaussLegendre4, radau5, radau9])("$name", (method) => {
  const { nodes, weights, error, order } = method;
  const s = nodes.length;
  const t = method.transformation.map((row) => [...row]);
  const lambda = t.map((row) => row.map(() => 0));
  method.real.forEach((gamma, k) => {
    lambda[k][k] = gamma;
  });
  method.pairs.forEach(([re, im], p) => {
    const k = method.real.length + 2 * p;
    lambda[k][k] = re;
    lambda[k + 1][k + 1] = re;
    lambda[k][k + 1] = -im;
    lambda[k + 1][k] = im;
  });
  const inverse = method.inverse.map((row) => [...row]);
  const aInverse = times(times(t, lambda), inverse);
  const a = inverseOf(aInverse);
  const b = rowTimes(weights, a);
  const power = (k: number): number[] => nodes.map((c) => c ** k);

  test("is diagonalised by a transformation and its inverse", () => {
    times(t, inverse).forEach((row, i) => {
      row.forEach((value, j) => {
        expect(value).toBeCloseTo(i === j ? 1 : 0, 13);
      });
    });
  });

  test("integrates polynomials up to degree s - 1 exactly in each stage: it is collocation", () => {
    for (let k = 0; k < s; k++) {
      a.forEach((row, i) => {
        expect(dot(row, power(k))).toBeCloseTo(nodes[i] ** (k + 1) / (k + 1), 13);
      });
    }
  });

  test("has the quadrature order that gives collocation its order (Butcher 1964), and no more", () => {
    for (let k = 0; k < order; k++) expect(dot(b, power(k))).toBeCloseTo(1 / (k + 1), 13);
    expect(Math.abs(dot(b, power(order)) - 1 / (order + 1))).toBeGreaterThan(1e-7);
  });

  test("estimates the error by the field at the beginning and the stages, to the order it says", () => {
    // With f = c^k, the increments are z = A c^k: the estimate is then start 0^k + stages A c^k.
    for (let k = 0; k <= error.order; k++) {
      const value =
        (k === 0 ? error.start : 0) +
        dot(
          error.stages,
          a.map((row) => dot(row, power(k))),
        );
      if (k < error.order) expect(value).toBeCloseTo(0, 12);
      else expect(Math.abs(value)).toBeGreaterThan(1e-4);
    }
  });

  test("has dense output through the beginning and its stages", () => {
    const rows = method.interpolant?.rows;
    if (!rows) return;
    nodes.forEach((c, i) => {
      weights.forEach((weight, j) => {
        let value = 0;
        for (let r = rows.length - 1; r >= 0; r--) value = rows[r][j] + (r % 2 === 0 ? c : 1 - c) * value;
        expect(c * (weight + (1 - c) * value)).toBeCloseTo(i === j ? 1 : 0, 12);
      });
    });
  });
});

describe("backward differences", () => {
  const cubic = (x: number): number => 2 + x - 3 * x * x + 0.5 * x ** 3;
  const differencesAt = (end: number, h: number, order: number): Float64Array[] => {
    const values = Array.from({ length: order + 1 }, (_, j) => cubic(end - j * h));
    return Array.from({ length: order + 1 }, (_, m) => {
      const first = values[0];
      for (let j = 0; j < values.length - 1; j++) values[j] -= values[j + 1];
      values.pop();
      return Float64Array.of(m === 0 ? cubic(end) : first);
    });
  };

  test("of a polynomial are those on any other step length, after rescaling", () => {
    for (const factor of [0.1, 0.7, 1, 3.5]) {
      const differences = differencesAt(1, 0.2, 4);
      rescaleDifferences(differences, 4, factor, new Float64Array(100));
      differencesAt(1, 0.2 * factor, 4).forEach((expected, m) => {
        expect(differences[m][0]).toBeCloseTo(expected[0], 12);
      });
    }
  });

  test("of a polynomial are kept by anchoring at a point between", () => {
    const differences = differencesAt(0, 1, 4);
    anchorDifferences(differences, differencesAt(1, 0.2, 4), 4, 0.3, Float64Array.of(cubic(1.06)));
    differencesAt(1.06, 0.2, 4).forEach((expected, m) => {
      expect(differences[m][0]).toBeCloseTo(expected[0], 12);
    });
  });

  test("give a polynomial back as dense output", () => {
    const h = 0.3;
    const differences = differencesAt(1, h, 5);
    const terms = DENSE_ROWS.map((row) => row.reduce((sum, value, j) => sum + value * differences[j + 1][0], 0));
    for (const theta of [0, 0.2, 0.5, 0.9, 1]) {
      let value = 0;
      for (let r = terms.length - 1; r >= 0; r--) value = terms[r] + (r % 2 === 0 ? theta : 1 - theta) * value;
      const start = cubic(1 - h);
      const y = start + theta * (cubic(1) - start + (1 - theta) * value);
      expect(y).toBeCloseTo(cubic(1 - h + theta * h), 12);
    }
  });
});
