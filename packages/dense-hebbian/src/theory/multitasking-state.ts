import { checkAtLeast, checkCount, dampedIteration, fixedPoint, NumericalError, type StateMap } from "@attractors/core";
import { eigenvalues } from "@attractors/core/ml-matrix";
import { ENERGY } from "./gaussian-averages.ts";
import { type DilutedAverages, dilutedAverages } from "./multitasking-equations.ts";

/** A multitasking network of infinitely many spins at low load, that is with few patterns. */
export interface MultitaskingConditions {
  /** Patterns, K. */
  count: number;
  /** Share of blank entries in the patterns, d, in [0, 1). */
  dilution: number;
  /** Noise T, zero or more. */
  noise: number;
  /** Entropy ρ of the data set, see `datasetEntropy`; 0 in storing. @default 0 */
  entropy?: number;
}

/** Where the iteration begins, of all patterns: a function of K and d that writes n. */
export interface MultitaskingStart {
  readonly name: string;
  begin(count: number, dilution: number): Float64Array;
}

export interface MultitaskingSolverOptions {
  /** @default hierarchicalStart */
  start?: MultitaskingStart | ArrayLike<number>;
  /** Done when the equations hold to this. @default 1e-13 */
  tolerance?: number;
  /** The most iterations. @default 20000 */
  maxIterations?: number;
  /** Returns what was reached, with `failure`, instead of throwing. @default false */
  partial?: boolean;
}

export interface MultitaskingState {
  /** m_μ, the mean of ξ^μ σ, at most 1 - d. */
  readonly magnetizations: Float64Array;
  /** n_μ, the mean of η̂^μ σ. */
  readonly signals: Float64Array;
  /** Free energy of one spin, of H = -(1/2N) Σ_μ (Σ_i η̂_i^μ σ_i)². */
  readonly freeEnergy: number;
  /** Least curvature of the free energy in n: positive where the state is stable. */
  readonly stability: number;
  readonly residual: number;
  readonly iterations: number;
  /** Why the equations are not solved; only with the option `partial`. */
  readonly failure?: NumericalError;
}

/** One pattern alone. */
export const pureStart: MultitaskingStart = {
  name: "pure",
  begin: (count, dilution) => Float64Array.from({ length: count }, (_, k) => (k === 0 ? 1 - dilution : 0)),
};

/** All patterns equally. */
export const parallelStart: MultitaskingStart = {
  name: "parallel",
  begin: (count, dilution) => new Float64Array(count).fill(1 - dilution),
};

/** Each pattern on the blanks of those before it, n_k = (1 - d) d^(k-1). */
export const hierarchicalStart: MultitaskingStart = {
  name: "hierarchical",
  begin: (count, dilution) => Float64Array.from({ length: count }, (_, k) => (1 - dilution) * dilution ** k),
};

/**
 * Solves the self-consistency equations of the multitasking network (Agliari et al., arXiv 2308.04106), in which one state
 * agrees with several diluted patterns at once:
 *
 *   n_μ = E η̂^μ tanh β Σ_ν η̂^ν n_ν,   m_μ = E ξ^μ tanh β Σ_ν η̂^ν n_ν,   η̂ = ξ (1 + √ρ x)/√(1 + ρ),
 *
 * x standard normal: many examples of entropy ρ, with or without a teacher alike; ρ = 0 is storing. The iteration keeps the
 * symmetry of its start, also where that is unstable; `stability` tells. At T = 0 and ρ = 0 spins without a field are
 * taken as 0.
 *
 * @throws {RangeError} if a number is out of its range.
 * @throws {NumericalError} not-converged, with the last residual.
 *
 * @example
 * ```ts
 * import { multitaskingState, parallelStart } from "@attractors/dense-hebbian";
 *
 * multitaskingState({ count: 3, dilution: 0.3, noise: 0 }).magnetizations; // ≈ [0.7, 0.21, 0.063]
 * const mixed = { count: 3, dilution: 0.8, noise: 0.1 };
 * multitaskingState(mixed, { start: parallelStart }).stability > 0; // → true
 * ```
 */
export function multitaskingState(
  conditions: MultitaskingConditions,
  options: MultitaskingSolverOptions = {},
): MultitaskingState {
  const { count, dilution, noise, entropy = 0 } = conditions;
  const { start = hierarchicalStart, tolerance = 1e-13, maxIterations = 20_000, partial = false } = options;
  checkMultitasking("multitaskingState", conditions);
  const averages = dilutedAverages(count, dilution, entropy);
  const first = "begin" in start ? start.begin(count, dilution) : Float64Array.from(start);
  if (first.length !== count) {
    throw new RangeError(`multitaskingState: start must have ${count} numbers, got ${first.length}`);
  }

  const map: StateMap = (n, out) => averages.signals(n, noise, out);
  const method = dampedIteration({ mixing: 0.5 });
  const { state, residual, iterations, failure } = fixedPoint(map, first, {
    ...{ method, tolerance, maxIterations, partial: true },
  });
  if (failure && !partial) {
    throw new NumericalError(
      "not-converged",
      `multitaskingState: at dilution ${dilution} and noise ${noise} the equations were left with a residual of ${residual} after ${iterations} iterations; raise maxIterations or tolerance, or take another start`,
    );
  }
  return { ...describe(averages, state, noise), residual, iterations, ...(failure && { failure }) };
}

/** Throws a RangeError if a number is out of its range. */
export function checkMultitasking(where: string, conditions: MultitaskingConditions): void {
  const { count, dilution, noise, entropy = 0 } = conditions;
  checkCount(`${where}: count`, count);
  if (count > 10) throw new RangeError(`${where}: count must be at most 10 (the sums have 3^K terms), got ${count}`);
  if (!(dilution >= 0 && dilution < 1)) {
    throw new RangeError(`${where}: dilution must be at least 0 and below 1, got ${dilution}`);
  }
  checkAtLeast(`${where}: noise`, noise, 0);
  checkAtLeast(`${where}: entropy`, entropy, 0);
}

function describe(
  averages: DilutedAverages,
  n: Float64Array,
  noise: number,
): Pick<MultitaskingState, "magnetizations" | "signals" | "freeEnergy" | "stability"> {
  const magnetizations = new Float64Array(n.length);
  averages.magnetizations(n, noise, magnetizations);
  let freeEnergy = -averages.mean(ENERGY, n, noise);
  for (const value of n) freeEnergy += (value * value) / 2;
  return { magnetizations, signals: n, freeEnergy, stability: leastCurvature(averages, n, noise) };
}

/** The least eigenvalue of the free energy's second derivatives, 1 - ∂n'/∂n, by central differences. */
function leastCurvature(averages: DilutedAverages, n: Float64Array, noise: number): number {
  const K = n.length;
  const above = new Float64Array(K);
  const below = new Float64Array(K);
  const point = n.slice();
  const data = new Float64Array(K * K);
  const shift = noise > 0 ? Math.min(1e-5, 1e-3 * noise) : 1e-6;
  for (let j = 0; j < K; j++) {
    point[j] = n[j] + shift;
    averages.signals(point, noise, above);
    point[j] = n[j] - shift;
    averages.signals(point, noise, below);
    point[j] = n[j];
    for (let i = 0; i < K; i++) data[i * K + j] = (i === j ? 1 : 0) - (above[i] - below[i]) / (2 * shift);
  }
  for (let i = 0; i < K; i++) {
    for (let j = 0; j < i; j++) {
      const mean = (data[i * K + j] + data[j * K + i]) / 2;
      data[i * K + j] = mean;
      data[j * K + i] = mean;
    }
  }
  return eigenvalues({ rows: K, columns: K, data }).real.reduce((least, value) => Math.min(least, value), Infinity);
}
