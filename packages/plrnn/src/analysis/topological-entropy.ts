import { NumericalError } from "@attractors/core";
import type { TransitionGraph } from "./transition-graph.ts";

/** Bounds of the spectral radius that are this near to each other, relatively, are taken for it. */
const TOLERANCE = 1e-12;
const MOST_SWEEPS = 100_000;

/**
 * Computes the topological entropy of a symbolic graph, in nats per step: ln of the spectral radius of its 0/1 adjacency,
 * the rate at which the number of different words grows with their length. It is 0 where the graph has no cycle, or none
 * that touch. How often an edge was taken does not matter.
 *
 * The spectral radius is the largest of those of the strongly connected parts; each is enclosed between the bounds of
 * Collatz and Wielandt by power iteration.
 *
 * @throws {NumericalError} `not-converged`, if the bounds stay apart.
 *
 * @example
 * ```ts
 * import { topologicalEntropy, transitionGraph } from "@attractors/plrnn";
 *
 * // 1 is always followed by 0: the golden mean.
 * const graph = transitionGraph({ symbols: Int32Array.of(0, 0, 1, 0, 1, 0), regions: ["0", "1"] });
 * Math.exp(topologicalEntropy(graph)); // ≈ 1.618034
 * ```
 */
export function topologicalEntropy(graph: TransitionGraph): number {
  const part = connectedParts(graph);
  let radius = 1;
  const edgesOf = new Map<number, number[]>();
  for (let e = 0; e < graph.from.length; e++) {
    const own = part[graph.from[e]];
    if (own !== part[graph.to[e]]) continue;
    const edges = edgesOf.get(own);
    if (edges) edges.push(e);
    else edgesOf.set(own, [e]);
  }
  for (const edges of edgesOf.values()) radius = Math.max(radius, radiusOf(graph, edges));
  return Math.log(radius);
}

/** The spectral radius of one strongly connected part, by power iteration with A + I, which also converges for cycles. */
function radiusOf({ size, from, to }: TransitionGraph, edges: readonly number[]): number {
  const symbols = [...new Set(edges.map((e) => from[e]))];
  const vector = new Float64Array(size);
  const image = new Float64Array(size);
  for (const symbol of symbols) vector[symbol] = 1;
  let low = 0;
  let high = Infinity;
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    for (const symbol of symbols) image[symbol] = vector[symbol];
    for (const e of edges) image[from[e]] += vector[to[e]];
    let least = Infinity;
    let most = 0;
    let largest = 0;
    for (const symbol of symbols) {
      const ratio = image[symbol] / vector[symbol];
      if (ratio < least) least = ratio;
      if (ratio > most) most = ratio;
      if (image[symbol] > largest) largest = image[symbol];
    }
    low = Math.max(low, least);
    high = Math.min(high, most);
    if (high - low <= TOLERANCE * high) return (low + high) / 2 - 1;
    for (const symbol of symbols) vector[symbol] = image[symbol] / largest;
  }
  if (high - low <= 1e-6 * high) return (low + high) / 2 - 1;
  throw new NumericalError(
    "not-converged",
    `topologicalEntropy: the spectral radius lies between ${low - 1} and ${high - 1}, and came no nearer; try a longer series`,
  );
}

/** The strongly connected part of each symbol, by a number (Tarjan, SIAM J. Comput. 1, 146, 1972; without recursion). */
function connectedParts({ size, from, to }: TransitionGraph): Int32Array {
  const first = new Int32Array(size + 1);
  for (let e = 0; e < from.length; e++) first[from[e] + 1]++;
  for (let i = 0; i < size; i++) first[i + 1] += first[i];

  const part = new Int32Array(size).fill(-1);
  const order = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const edge = first.slice(0, size);
  const open: number[] = [];
  let count = 0;
  for (let root = 0; root < size; root++) {
    if (order[root] >= 0) continue;
    const path = [root];
    while (path.length > 0) {
      const i = path[path.length - 1];
      if (order[i] < 0) {
        order[i] = low[i] = count++;
        open.push(i);
      }
      if (edge[i] < first[i + 1]) {
        const j = to[edge[i]++];
        if (order[j] < 0) path.push(j);
        else if (part[j] < 0) low[i] = Math.min(low[i], order[j]);
        continue;
      }
      path.pop();
      if (path.length > 0) low[path[path.length - 1]] = Math.min(low[path[path.length - 1]], low[i]);
      if (low[i] !== order[i]) continue;
      for (let j = -1; j !== i; ) {
        j = open.pop() ?? i;
        part[j] = i;
      }
    }
  }
  return part;
}
