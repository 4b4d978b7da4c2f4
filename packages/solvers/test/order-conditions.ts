import { hermiteRows } from "../src/explicit/interpolant-rows.ts";
import type { ExplicitRungeKutta } from "../src/index.ts";

/** A rooted tree: its order, its density γ, and its subtrees (Butcher's theory; Hairer, Nørsett and Wanner I, II.2). */
export interface Tree {
  order: number;
  density: number;
  branches: readonly Tree[];
}

/** All rooted trees up to an order: 1, 1, 2, 4, 9, 20, 48, 115 of the orders 1 to 8. */
export function treesUpTo(order: number): Tree[] {
  const trees: Tree[] = [{ order: 1, density: 1, branches: [] }];
  for (let n = 2; n <= order; n++) {
    const smaller = [...trees];
    const grow = (rest: number, from: number, branches: Tree[]): void => {
      if (rest === 0) trees.push({ order: n, density: branches.reduce((d, b) => d * b.density, n), branches });
      for (let k = from; k < smaller.length; k++) {
        if (smaller[k].order <= rest) grow(rest - smaller[k].order, k, [...branches, smaller[k]]);
      }
    };
    grow(n - 1, 0, []);
  }
  return trees;
}

/** The rows a_ij of all stages: those of the method, the field at the new state, and those of dense output. */
export function allStages({ stages, weights, interpolant }: ExplicitRungeKutta): readonly (readonly number[])[] {
  return [...stages, weights, ...(interpolant?.stages ?? [])];
}

/** Φ_i of a tree for every stage: the product over its branches of Σ_j a_ij Φ_j. */
export function elementaryWeights(tree: Tree, stages: readonly (readonly number[])[]): number[] {
  const inner = tree.branches.map((branch) => elementaryWeights(branch, stages));
  return stages.map((row) => inner.reduce((product, phi) => product * dot(row, phi), 1));
}

/** The order of dense output: of the cubic Hermite interpolant where a method has none of its own. */
export function outputOrder({ order, interpolant }: ExplicitRungeKutta): number {
  return interpolant?.order ?? Math.min(order, 3);
}

/** b_i(θ) of dense output, read off from its alternating form. */
export function outputWeights({ weights, interpolant }: ExplicitRungeKutta, theta: number, count: number): number[] {
  const rows = interpolant?.rows ?? hermiteRows(weights);
  return Array.from({ length: count }, (_, i) => {
    let value = 0;
    for (let r = rows.length - 1; r >= 0; r--) value = (rows[r][i] ?? 0) + (r % 2 === 0 ? theta : 1 - theta) * value;
    return theta * ((weights[i] ?? 0) + (1 - theta) * value);
  });
}

export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}
