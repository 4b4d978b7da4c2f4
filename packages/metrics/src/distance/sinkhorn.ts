import { checkCount, checkPositive, lengthOf, NumericalError, type TimeSeries } from "@attractors/core";
import { checkSameDimension, checkTruth } from "../check-series.ts";

export interface SinkhornOptions {
  /** ε, the weight of the entropy, in units of the cost: smaller comes closer to the exact distance, more slowly. */
  regularization: number;
  /** p: the cost is the Euclidean distance to this power. @default 2 */
  power?: number;
  /** Largest sum of the errors of the row sums at which it ends. @default 1e-7 */
  tolerance?: number;
  /** @default 10,000 */
  maxIterations?: number;
}

export interface SinkhornTransport {
  /** Σ P_ij C_ij of the plan P. */
  readonly transportCost: number;
  /** The value of the regularised problem, Σ P_ij C_ij + ε KL(P | a bᵀ), which `sinkhornDivergence` uses. */
  readonly regularizedCost: number;
  /** How far the row sums of the plan are from the weights, in sum. */
  readonly marginalError: number;
  readonly iterations: number;
}

/**
 * Computes the entropy-regularised transport between two series, each point of equal weight, by Sinkhorn's iteration on
 * logarithms, which neither over- nor underflows (Cuturi, NeurIPS 2013; Schmitzer, SIAM J. Sci. Comput. 41, A1443, 2019).
 * The lengths may differ. Costs are computed again and again: memory is linear, time n × m per iteration.
 *
 * @throws {RangeError} if a series is empty or not finite, they differ in dimension, or an option is out of range.
 * @throws {NumericalError} `"not-converged"` after `maxIterations`: try a larger regularization.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { sinkhorn } from "@attractors/metrics";
 *
 * sinkhorn(seriesOf([0, 10]), seriesOf([1, 11]), { regularization: 0.1 }).transportCost; // ≈ 1.000000
 * ```
 */
export function sinkhorn(first: TimeSeries, second: TimeSeries, options: SinkhornOptions): SinkhornTransport {
  const where = "sinkhorn";
  const { regularization: epsilon, power = 2, tolerance = 1e-7, maxIterations = 10_000 } = options;
  checkTruth(`${where}: first`, first);
  checkTruth(`${where}: second`, second);
  checkSameDimension(where, first, second);
  checkPositive(`${where}: regularization`, epsilon);
  checkPositive(`${where}: power`, power);
  checkPositive(`${where}: tolerance`, tolerance);
  checkCount(`${where}: maxIterations`, maxIterations);
  const n = lengthOf(first);
  const m = lengthOf(second);
  // Potentials in units of ε; the plan is P_ij = exp(f_i + g_j - C_ij / ε) / (n m).
  const f = new Float64Array(n);
  const g = new Float64Array(m);
  const costs = new Float64Array(Math.max(n, m));
  const from = { values: first.values, dimension: first.dimension };
  const to = { values: second.values, dimension: first.dimension };

  let iterations = 0;
  let marginalError = Infinity;
  for (; iterations < maxIterations; iterations++) {
    update(g, to, f, from, costs, epsilon, power);
    marginalError = 0;
    for (let i = 0; i < n; i++) {
      fillCosts(costs, from, i, to, m, epsilon, power);
      const next = -logMeanExp(g, costs, m);
      // The sum of row i is exp(f_i - next) / n.
      marginalError += Math.abs(Math.expm1(f[i] - next)) / n;
      f[i] = next;
    }
    if (marginalError <= tolerance) break;
  }
  if (!(marginalError <= tolerance)) {
    throw new NumericalError(
      "not-converged",
      `${where}: the row sums are still off by ${marginalError} after ${maxIterations} iterations; try a larger regularization`,
    );
  }
  update(g, to, f, from, costs, epsilon, power);
  let transportCost = 0;
  let dual = 0;
  let error = 0;
  for (let i = 0; i < n; i++) {
    fillCosts(costs, from, i, to, m, epsilon, power);
    let row = 0;
    for (let j = 0; j < m; j++) {
      const mass = Math.exp(f[i] + g[j] - costs[j]) / (n * m);
      row += mass;
      transportCost += mass * costs[j] * epsilon;
    }
    error += Math.abs(row - 1 / n);
    dual += (epsilon * f[i]) / n;
  }
  for (let j = 0; j < m; j++) dual += (epsilon * g[j]) / m;
  return { transportCost, regularizedCost: dual, marginalError: error, iterations: iterations + 1 };
}

/**
 * Measures the Sinkhorn divergence: the regularised cost of moving one series onto the other, less half of that of moving each
 * onto itself, so that it is 0 for equal series (Feydy et al., AISTATS 2019).
 *
 * @throws {RangeError}, {NumericalError} as `sinkhorn` does.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { sinkhornDivergence } from "@attractors/metrics";
 *
 * const series = seriesOf([0, 1, 2]);
 * sinkhornDivergence(series, series, { regularization: 1 }); // ≈ 0.000000
 * ```
 */
export function sinkhornDivergence(first: TimeSeries, second: TimeSeries, options: SinkhornOptions): number {
  const across = sinkhorn(first, second, options).regularizedCost;
  return across - (costToItself(first, options) + costToItself(second, options)) / 2;
}

/** The regularised cost of a series to itself: both potentials are equal, and half steps towards them converge fast. */
function costToItself({ values, dimension }: TimeSeries, options: SinkhornOptions): number {
  const { regularization: epsilon, power = 2, tolerance = 1e-7, maxIterations = 10_000 } = options;
  const points = { values, dimension };
  const n = values.length / dimension;
  const f = new Float64Array(n);
  const target = new Float64Array(n);
  const costs = new Float64Array(n);
  for (let k = 0; k < maxIterations; k++) {
    update(target, points, f, points, costs, epsilon, power);
    let error = 0;
    for (let i = 0; i < n; i++) {
      error += Math.abs(Math.expm1(f[i] - target[i])) / n;
      f[i] = (f[i] + target[i]) / 2;
    }
    if (error <= tolerance) break;
  }
  return (2 * epsilon * f.reduce((sum, value) => sum + value, 0)) / n;
}

interface Points {
  readonly values: Float64Array;
  readonly dimension: number;
}

/** Sets each potential so that its marginal is right. */
function update(
  own: Float64Array,
  points: Points,
  other: Float64Array,
  others: Points,
  costs: Float64Array,
  epsilon: number,
  power: number,
): void {
  for (let i = 0; i < own.length; i++) {
    fillCosts(costs, points, i, others, other.length, epsilon, power);
    own[i] = -logMeanExp(other, costs, other.length);
  }
}

/** Writes the costs from one point to all others, in units of ε. */
function fillCosts(
  costs: Float64Array,
  { values: a, dimension }: Points,
  i: number,
  { values: b }: Points,
  count: number,
  epsilon: number,
  power: number,
): void {
  const start = i * dimension;
  for (let j = 0, q = 0; j < count; j++) {
    let square = 0;
    for (let k = 0; k < dimension; k++, q++) {
      const gap = a[start + k] - b[q];
      square += gap * gap;
    }
    costs[j] = (power === 2 ? square : square ** (power / 2)) / epsilon;
  }
}

/** ln of the mean of exp(x_j - c_j). */
function logMeanExp(x: Float64Array, costs: Float64Array, count: number): number {
  let largest = -Infinity;
  for (let j = 0; j < count; j++) if (x[j] - costs[j] > largest) largest = x[j] - costs[j];
  let sum = 0;
  for (let j = 0; j < count; j++) sum += Math.exp(x[j] - costs[j] - largest);
  return largest + Math.log(sum / count);
}
