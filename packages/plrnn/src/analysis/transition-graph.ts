import type { MatrixView } from "@attractors/core";
import type { SymbolicSeries } from "./symbolic-series.ts";

/** Which symbol was followed by which, and how often: edge e leads from `from[e]` to `to[e]`, in the order of both. */
export interface TransitionGraph {
  /** Number of symbols. */
  readonly size: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly counts: Float64Array;
}

/**
 * Counts the one-step transitions of a symbolic series: the symbolic graph, with an edge for every transition that occurs.
 *
 * @example
 * ```ts
 * import { transitionGraph } from "@attractors/plrnn";
 *
 * transitionGraph({ symbols: Int32Array.of(0, 0, 1, 0, 0), regions: ["0", "1"] }).counts; // → [2, 1, 1]
 * ```
 */
export function transitionGraph({ symbols, regions }: Pick<SymbolicSeries, "symbols" | "regions">): TransitionGraph {
  const size = regions.length;
  const counts = new Map<number, number>();
  for (let t = 1; t < symbols.length; t++) {
    const edge = symbols[t - 1] * size + symbols[t];
    counts.set(edge, (counts.get(edge) ?? 0) + 1);
  }
  const edges = [...counts.keys()].sort((a, b) => a - b);
  return {
    size,
    from: Int32Array.from(edges, (edge) => Math.floor(edge / size)),
    to: Int32Array.from(edges, (edge) => edge % size),
    counts: Float64Array.from(edges, (edge) => counts.get(edge) ?? 0),
  };
}

/**
 * Writes the probabilities of one-step transitions as a matrix [n×n]: row i tells where symbol i goes, and sums to 1. A
 * symbol that stands only at the very end of the series goes nowhere: its row is zero.
 *
 * @example
 * ```ts
 * import { transitionGraph, transitionMatrix } from "@attractors/plrnn";
 *
 * const graph = transitionGraph({ symbols: Int32Array.of(0, 0, 1, 0, 1, 0), regions: ["0", "1"] });
 * transitionMatrix(graph).data; // ≈ [1/3, 2/3, 1, 0]
 * ```
 */
export function transitionMatrix({ size, from, to, counts }: TransitionGraph): MatrixView {
  const totals = new Float64Array(size);
  for (let e = 0; e < from.length; e++) totals[from[e]] += counts[e];
  const data = new Float64Array(size * size);
  for (let e = 0; e < from.length; e++) data[from[e] * size + to[e]] = counts[e] / totals[from[e]];
  return { rows: size, columns: size, data };
}

/**
 * Writes the connections between symbols [n×n] as in the figures of Brenner et al. (NeurIPS 2024): a series of visits, in
 * which a stay of any length counts once; each visit adds one to its symbol's connection with itself and one to that with
 * the next symbol; all together sum to 1.
 *
 * @example
 * ```ts
 * import { visitMatrix } from "@attractors/plrnn";
 *
 * // Three visits, 0 → 1 → 0.
 * visitMatrix({ symbols: Int32Array.of(0, 0, 1, 0, 0), regions: ["0", "1"] }).data; // ≈ [0.4, 0.2, 0.2, 0.2]
 * ```
 */
export function visitMatrix({ symbols, regions }: Pick<SymbolicSeries, "symbols" | "regions">): MatrixView {
  const size = regions.length;
  const data = new Float64Array(size * size);
  let total = 0;
  for (let t = 0; t < symbols.length; t++) {
    if (t > 0 && symbols[t] === symbols[t - 1]) continue;
    data[symbols[t] * (size + 1)]++;
    total++;
    if (t === 0) continue;
    data[symbols[t - 1] * size + symbols[t]]++;
    total++;
  }
  return { rows: size, columns: size, data: total > 0 ? data.map((count) => count / total) : data };
}
