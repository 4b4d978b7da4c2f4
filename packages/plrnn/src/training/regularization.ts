import { checkAtLeast, type MatrixView } from "@attractors/core";
import { singularVectors } from "@attractors/core/ml-matrix";

/** The parameters of a network by name, as `parametersOf` gives them. */
export type NamedMatrices = Readonly<Record<string, MatrixView>>;

/** Returns a penalty on the parameters of a network, and adds its gradient to `gradients`, which have the same names. */
export type Regularization = (parameters: NamedMatrices, gradients: NamedMatrices) => number;

/** The parameters of the map that pull to zero; thresholds of dendritic networks do not. */
const WEIGHTS = ["W", "W1", "W2", "h", "h1", "h2", "alpha", "C"];
/** Keeps the condition number finite. */
const TINY = 1e-8;

/**
 * Pulls a network to the identity map: `weight` times the sum of squares of 1 - A and of all weights and biases of the
 * map (Hess et al., ICML 2023).
 *
 * @throws {RangeError} if the weight is negative.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { createPlrnn, latentRegularization, parametersOf } from "@attractors/plrnn";
 *
 * const model = createPlrnn({ observationDimension: 3, rng: createRng(1) });
 * const gradients = parametersOf({ ...model, parameters: new Float64Array(model.parameters.length) });
 * latentRegularization(1)(parametersOf(model), gradients) > 1; // → true
 * ```
 */
export function latentRegularization(weight: number): Regularization {
  checkAtLeast("latentRegularization: weight", weight, 0);
  return (parameters, gradients) => {
    let squares = addSquares(parameters.A.data, gradients.A.data, 1, weight);
    for (const name of WEIGHTS) {
      if (name in parameters) squares += addSquares(parameters[name].data, gradients[name].data, 0, weight);
    }
    return weight * squares;
  };
}

/**
 * Keeps the observation invertible: for an affine one `weight` times (1 - s_1 / (s_n + 1e-8))^2, with the largest and the
 * smallest singular value of B; for an identity one `weight` times the sum of squares of L (Hess et al., ICML 2023).
 *
 * @throws {RangeError} if the weight is negative.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { affineObservation, createPlrnn, observationRegularization, parametersOf } from "@attractors/plrnn";
 *
 * const model = createPlrnn({ observationDimension: 1, observation: affineObservation, rng: createRng(1) });
 * observationRegularization(1)(parametersOf(model), parametersOf(model)) < 1e-9; // → true
 * ```
 */
export function observationRegularization(weight: number): Regularization {
  checkAtLeast("observationRegularization: weight", weight, 0);
  return ({ B, L }, gradients) => {
    if (L) return weight * addSquares(L.data, gradients.L.data, 0, weight);
    return B ? weight * addCondition(B, gradients.B.data, weight) : 0;
  };
}

export interface ManifoldAttractorOptions {
  /** Share of the units that is regularised: the last ones, rounded down. @default 0.5 */
  share?: number;
}

/**
 * Pulls the last units to a manifold attractor, along which the network may remember: `weight` times the Euclidean norms of
 * 1 - A, of their rows of W (or W1) and of their h (or h1), not squared (Schmidt et al., ICLR 2021; Hess et al., ICML 2023).
 *
 * @throws {RangeError} if the weight is negative or the share does not lie between 0 and 1.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { createPlrnn, manifoldAttractorRegularization, parametersOf } from "@attractors/plrnn";
 *
 * const model = createPlrnn({ observationDimension: 2, rng: createRng(1) });
 * manifoldAttractorRegularization(1, { share: 0 })(parametersOf(model), parametersOf(model)); // → 0
 * ```
 */
export function manifoldAttractorRegularization(
  weight: number,
  { share = 0.5 }: ManifoldAttractorOptions = {},
): Regularization {
  checkAtLeast("manifoldAttractorRegularization: weight", weight, 0);
  if (!(share >= 0 && share <= 1)) {
    throw new RangeError(`manifoldAttractorRegularization: share must lie between 0 and 1, got ${share}`);
  }
  return (parameters, gradients) => {
    const first = parameters.A.rows - Math.floor(share * parameters.A.rows);
    let norms = 0;
    for (const name of ["A", "W", "W1", "h", "h1"]) {
      if (!(name in parameters)) continue;
      const from = first * parameters[name].columns;
      norms += addNorm(
        parameters[name].data.subarray(from),
        gradients[name].data.subarray(from),
        name === "A" ? 1 : 0,
        weight,
      );
    }
    return weight * norms;
  };
}

export interface ConvergenceOptions {
  /** What A_i + W_ii, or A_i where the map has no such W, may be at most without a penalty. @default 0.05 */
  bound?: number;
}

/**
 * Keeps units from growing by themselves: `weight` times the Euclidean norm of what A_i + W_ii has above `bound`. The
 * default bound is that of the almost-linear networks (Brenner et al., NeurIPS 2024); 1 - 1e-4 is that of Hess et al. (ICML
 * 2023).
 *
 * @throws {RangeError} if the weight is negative.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { convergenceRegularization, createPlrnn, parametersOf } from "@attractors/plrnn";
 *
 * const model = createPlrnn({ observationDimension: 2, rng: createRng(1) });
 * convergenceRegularization(1, { bound: 1 })(parametersOf(model), parametersOf(model)); // → 0
 * ```
 */
export function convergenceRegularization(weight: number, { bound = 0.05 }: ConvergenceOptions = {}): Regularization {
  checkAtLeast("convergenceRegularization: weight", weight, 0);
  return ({ A, W }, gradients) => {
    const M = A.rows;
    const excess = A.data.map((a, m) => Math.max(0, a + (W ? W.data[m * (M + 1)] : 0) - bound));
    const norm = Math.sqrt(excess.reduce((sum, value) => sum + value * value, 0));
    if (norm === 0) return 0;
    for (let m = 0; m < M; m++) {
      const slope = (weight * excess[m]) / norm;
      gradients.A.data[m] += slope;
      // A network whose units leave themselves out keeps zeros on the diagonal of W.
      if (W && W.data[m * (M + 1)] !== 0) gradients.W.data[m * (M + 1)] += slope;
    }
    return weight * norm;
  };
}

/** Returns the sum of squares of the distances from `target`, and adds `weight` times its gradient. */
function addSquares(values: Float64Array, gradient: Float64Array, target: number, weight: number): number {
  let squares = 0;
  for (let k = 0; k < values.length; k++) {
    const distance = values[k] - target;
    squares += distance * distance;
    gradient[k] += 2 * weight * distance;
  }
  return squares;
}

/** The same for the Euclidean norm; where it is zero its gradient counts as zero. */
function addNorm(values: Float64Array, gradient: Float64Array, target: number, weight: number): number {
  let squares = 0;
  for (let k = 0; k < values.length; k++) squares += (values[k] - target) ** 2;
  if (squares === 0) return 0;
  const norm = Math.sqrt(squares);
  for (let k = 0; k < values.length; k++) gradient[k] += (weight * (values[k] - target)) / norm;
  return norm;
}

/** The same for (1 - c)^2 with the condition number c of B: ds = u'dB v for a singular value s with its vectors u, v. */
function addCondition(B: MatrixView, gradient: Float64Array, weight: number): number {
  const { left, values, right } = singularVectors(B);
  const last = values.length - 1;
  const smallest = values[last] + TINY;
  const excess = values[0] / smallest - 1;
  const ofLargest = (2 * weight * excess) / smallest;
  const ofSmallest = (-2 * weight * excess * values[0]) / smallest ** 2;
  for (let i = 0, k = 0; i < B.rows; i++) {
    for (let j = 0; j < B.columns; j++, k++) {
      const u = i * left.columns;
      const v = j * right.columns;
      gradient[k] += ofLargest * left.data[u] * right.data[v];
      gradient[k] += ofSmallest * left.data[u + last] * right.data[v + last];
    }
  }
  return excess * excess;
}
