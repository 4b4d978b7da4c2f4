import {
  checkAtLeast,
  dampedIteration,
  type FixedPoint,
  fixedPoint,
  NumericalError,
  newtonIteration,
  type StateMap,
} from "@attractors/core";
import { zero } from "./curve.ts";
import { dataLawOf, type NetworkKind } from "./data-law.ts";
import { type OrderEquations, orderEquationsOf } from "./order-equations.ts";

/** Where a network of infinitely many spins is looked at. */
export interface Conditions extends NetworkKind {
  /** γ = (P-1)! K/N^(P-1); for P = 2, α = K/N. */
  load: number;
  /** Noise T, zero or more; 1/β. */
  noise: number;
  /** A field along the archetype. @default 0 */
  field?: number;
}

/** Replica-symmetric order parameters of a state. */
export interface ReplicaState {
  /** m, the mean of ξ σ: agreement with the archetype. */
  readonly magnetization: number;
  /** n, the mean of X σ: agreement with the data, X = ξ η̄ / Z^(1/P); m itself in storing. */
  readonly signal: number;
  /** q, between two replicas. */
  readonly overlap: number;
  /** C = β (1 - q). */
  readonly response: number;
  /** r, the variance of the cross-talk for each unit of load: q^(P-1), for P = 2 with feedback. */
  readonly crossTalk: number;
  /** Whether the state agrees with the archetype more than by chance. */
  readonly retrieval: boolean;
  /** Largest error of the equations. */
  readonly residual: number;
  readonly iterations: number;
  /** Why the equations are not solved; only with the option `partial`. */
  readonly failure?: NumericalError;
}

export interface RetrievalOptions {
  /** Done when the equations hold to this. @default 1e-13 */
  tolerance?: number;
  /** The most iterations before the attempt is given up. @default 20000 */
  maxIterations?: number;
  /** Returns what was reached, with `failure`, instead of throwing. @default false */
  partial?: boolean;
}

/** Less than this is no retrieval. */
const LOST = 1e-7;

/**
 * Solves the replica-symmetric equations for the state that is a pattern with few errors, at any noise and load:
 *
 *   n = E X tanh βh,  m = E tanh βh,  q = E tanh² βh,  h = X n^(P-1) + √(γ r) z,
 *
 * r = q^(P-1) for P > 2 (Gardner 1987), with the feedback of Amit, Gutfreund and Sompolinsky (1985) for P = 2; X is what the
 * examples say of the pattern (Agliari et al., arXiv 2212.00606 and 2211.14067). It iterates from m = 1 downwards, and
 * finishes by Newton's method. Where there is no such state, the one without magnetisation is returned, with `retrieval`
 * false.
 *
 * @throws {RangeError} if a number is out of its range.
 * @throws {NumericalError} not-converged, with the place and the last residual.
 *
 * @example
 * ```ts
 * import { retrievalState } from "@attractors/dense-hebbian";
 *
 * retrievalState({ load: 0.1, noise: 0 }).magnetization; // ≈ 0.997999
 * retrievalState({ interaction: 4, load: 0.1, noise: 0.2 }).magnetization; // ≈ 0.9927
 * retrievalState({ interaction: 4, load: 0.25, noise: 0 }).retrieval; // → false
 * ```
 */
export function retrievalState(conditions: Conditions, options: RetrievalOptions = {}): ReplicaState {
  const { load, noise, field = 0 } = conditions;
  checkConditions("retrievalState", load, noise, field);
  const equations = orderEquationsOf(dataLawOf("retrievalState", conditions));
  const { mean } = equations.law;
  const start = Float64Array.of(mean, Math.sqrt(load * equations.crossTalk(1, 0)));
  return solveFrom("retrievalState", equations, conditions, start, options);
}

/**
 * Solves the replica-symmetric equations for the state without magnetisation: the spin glass of the cross-talk at low
 * noise, the paramagnet (q = 0) above. For P = 2 the glass begins at T = 1 + √α in storing; for P > 2 the
 * replica-symmetric glass is a poor approximation, see `glassState`.
 *
 * @throws {RangeError} if a number is out of its range.
 * @throws {NumericalError} not-converged, with the place and the last residual.
 *
 * @example
 * ```ts
 * import { spinGlassState } from "@attractors/dense-hebbian";
 *
 * spinGlassState({ load: 0.1, noise: 0.5 }).overlap; // ≈ 0.6282
 * spinGlassState({ load: 0.1, noise: 1.4 }).overlap; // → 0
 * ```
 */
export function spinGlassState(conditions: Omit<Conditions, "field">, options: RetrievalOptions = {}): ReplicaState {
  const { load, noise } = conditions;
  checkConditions("spinGlassState", load, noise, 0);
  const equations = orderEquationsOf(dataLawOf("spinGlassState", conditions));
  const frozen = Math.sqrt(load * equations.crossTalk(1, 0));
  const deviation = equations.law.interaction === 2 ? pairwiseGlass(equations, load, noise) : frozen;
  return solveFrom("spinGlassState", equations, conditions, Float64Array.of(0, deviation), options);
}

/** The deviation s of the pairwise glass, found by ε = T/s: averages depend on ε alone, and give s at the load, then T = εs. */
function pairwiseGlass(equations: OrderEquations, load: number, noise: number): number {
  const deviationAt = (epsilon: number) => {
    const averages = equations.averages(0, 1, epsilon);
    return equations.deviation(load, averages, 1);
  };
  if (load === 0 || noise === 0) return deviationAt(0);
  let high = 0.5;
  // T grows with ε towards the end of the glass.
  while (high * deviationAt(high) < noise) {
    high *= 2;
    if (high > 1e7) return 0;
  }
  return noise / zero((epsilon) => epsilon * deviationAt(epsilon) - noise, 0, high);
}

/** Throws a RangeError if a condition is out of its range. */
export function checkConditions(where: string, load: number, noise: number, field: number): void {
  checkAtLeast(`${where}: load`, load, 0);
  checkAtLeast(`${where}: noise`, noise, 0);
  if (!Number.isFinite(field)) throw new RangeError(`${where}: field must be finite, got ${field}`);
}

function solveFrom(
  where: string,
  equations: OrderEquations,
  { load, noise, field = 0 }: Conditions,
  start: Float64Array,
  { tolerance = 1e-13, maxIterations = 20_000, partial = false }: RetrievalOptions,
): ReplicaState {
  const map: StateMap = (y, out) => {
    const s = Math.max(y[1], 0);
    const averages = equations.averages(y[0], s, noise, field);
    out[0] = y[0] === 0 && field === 0 ? 0 : averages.signal;
    out[1] = equations.deviation(load, averages, s);
  };
  let { state, residual, iterations, failure } = settle(map, start, tolerance, maxIterations);
  if (!failure && field === 0 && Math.abs(state[0]) < LOST) state = Float64Array.of(0, state[1] < LOST ? 0 : state[1]);

  if (failure && !partial) {
    throw new NumericalError(
      "not-converged",
      `${where}: at load ${load} and noise ${noise} the equations were left with a residual of ${residual} after ${iterations} iterations; raise maxIterations or tolerance, or come from lower noise`,
    );
  }
  const averages = equations.averages(state[0], state[1], noise, field);
  const { magnetization, overlap, response } = averages;
  return {
    magnetization,
    signal: state[0],
    overlap,
    response,
    crossTalk: load === 0 ? equations.crossTalk(overlap, response) : state[1] ** 2 / load,
    retrieval: Math.abs(magnetization) > 10 * LOST,
    residual,
    iterations,
    ...(failure && { failure }),
  };
}

/**
 * Follows the damped iteration from a start to the stable fixed point that it leads to. Newton's method takes over early
 * where it ends at a stable point nearby; where it does not, there is a bottleneck, and the iteration goes on.
 */
export function settle(map: StateMap, start: Float64Array, tolerance: number, maxIterations: number): FixedPoint {
  let state = start;
  let iterations = 0;
  for (const rough of [1e-4, 1e-6, 1e-8, 1e-10, tolerance]) {
    const method = dampedIteration({ mixing: 0.5 });
    const left = maxIterations - iterations;
    const walk = fixedPoint(map, state, { method, tolerance: rough, maxIterations: left, partial: true });
    iterations += walk.iterations;
    state = walk.state;
    if (walk.failure || rough === tolerance) return { ...walk, iterations };
    const jump = fixedPoint(map, state, { method: newtonIteration(), tolerance, maxIterations: 12, partial: true });
    const distance = jump.state.reduce((most, y, i) => Math.max(most, Math.abs(y - state[i])), 0);
    if (!jump.failure && distance < Math.min(0.03, 300 * rough + 1e-9) && attracts(map, jump.state)) {
      return { ...jump, iterations: iterations + jump.iterations };
    }
  }
  throw new RangeError("settle: tolerance must be positive");
}

/** Whether det(1 - J) > 0 at a fixed point of a map of two or fewer variables: no single direction leads away from it. */
function attracts(map: StateMap, state: Float64Array): boolean {
  const n = state.length;
  const above = new Float64Array(n);
  const below = new Float64Array(n);
  const point = state.slice();
  const derivatives: number[] = [];
  for (let j = 0; j < n; j++) {
    const shift = 1e-6 * Math.max(Math.abs(state[j]), 1e-3);
    point[j] = state[j] + shift;
    map(point, above);
    point[j] = state[j] - shift;
    map(point, below);
    point[j] = state[j];
    for (let i = 0; i < n; i++) derivatives[i * n + j] = (above[i] - below[i]) / (2 * shift);
  }
  const [a, b, c, d] = derivatives;
  return (1 - a) * (1 - d) - b * c > 0;
}
