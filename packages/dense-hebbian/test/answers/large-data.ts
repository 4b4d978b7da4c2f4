import { type Conditions, datasetEntropy, retrievalState, storing } from "../../src/index.ts";

/** Nodes of the Gauss-Hermite rule that the stored numbers were computed with. */
const NODES = 61;

/**
 * Whether a stored magnetisation of the large-data limit is that of the equations: to 1e-6; at zero load, where no cross-talk
 * smooths the average over the data, that of the equations with 61 Gauss-Hermite nodes in place of the average, which is how
 * far the stored number can be trusted.
 */
export function largeDataMatches(conditions: Conditions, stored: number): boolean {
  const { load, noise, learning = storing, interaction = 2 } = conditions;
  const { magnetization } = retrievalState(conditions);
  if (Math.abs(magnetization - stored) < 1e-6) return true;
  if (load === 0 && noise > 0) return Math.abs(withNodes(conditions) - stored) < 1e-6;
  // The stored numbers of pairwise unsupervised networks are in part no solutions: see the test of the reference tables.
  return interaction === 2 && learning.kind === "unsupervised" && !isSolution(conditions, stored);
}

/** m at zero load, from m = 1, with the normal part of X at the nodes of the rule. */
function withNodes({ noise, learning = storing, interaction: P = 2 }: Conditions): number {
  const rho = datasetEntropy(learning);
  const unit =
    learning.kind === "supervised" ? 1 / Math.sqrt(1 + rho) : (1 + datasetEntropy(learning, P)) ** (-1 / (2 * P));
  const rule = hermiteRule(NODES).map(([x, weight]) => [unit * (1 + Math.sqrt(rho) * x), weight] as const);
  const average = (f: (X: number) => number) => rule.reduce((sum, [X, weight]) => sum + weight * f(X), 0);
  let n = 1;
  for (let k = 0; k < 4000; k++) n += 0.5 * (average((X) => X * Math.tanh((X * n ** (P - 1)) / noise)) - n);
  return average((X) => Math.tanh((X * n ** (P - 1)) / noise));
}

/** Nodes and weights for averages over a standard normal number: zeros of the normalised Hermite polynomials, by bisection. */
function hermiteRule(count: number): [number, number][] {
  const polynomials = (x: number): number[] => {
    const h = [1, x];
    for (let k = 1; k < count; k++) h.push((x * h[k] - Math.sqrt(k) * h[k - 1]) / Math.sqrt(k + 1));
    return h;
  };
  const value = (x: number) => polynomials(x)[count];
  const rule: [number, number][] = [];
  const reach = 2 * Math.sqrt(count);
  const step = reach / 4000;
  for (let x = -reach + 0.37 * step; x < reach; x += step) {
    if (value(x) > 0 === value(x + step) > 0) continue;
    let low = x;
    let high = x + step;
    for (let k = 0; k < 60; k++) {
      const middle = (low + high) / 2;
      if (value(middle) > 0 === value(low) > 0) low = middle;
      else high = middle;
    }
    const below = polynomials(low).slice(0, count);
    rule.push([low, 1 / below.reduce((sum, h) => sum + h * h, 0)]);
  }
  return rule;
}

/**
 * Whether a state of this magnetisation exists at this load. The deviation of the cross-talk that gives the magnetisation is
 * searched, and the load that it belongs to compared.
 */
function isSolution(conditions: Conditions, magnetization: number): boolean {
  // The retrieval state at lower loads has more magnetisation: a stored one above the state without load is none, and one
  // at this load would be found where the load of a state of that magnetisation is this one.
  let low = 0;
  let high = conditions.load;
  for (let k = 0; k < 40; k++) {
    const middle = (low + high) / 2;
    const state = retrievalState({ ...conditions, load: middle }, { partial: true });
    if (state.magnetization > magnetization) low = middle;
    else high = middle;
  }
  return high > 0.999 * conditions.load;
}
