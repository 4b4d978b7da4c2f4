import { checkAtLeast, checkPositive, type State } from "@attractors/core";
import { countOf, type Dynamics, type DynamicsOptions, tangentStepperOf, wholeSteps } from "../stepper-of.ts";
import { checkState, decompose, settle } from "./tangent-frame.ts";
import { logSingularValues, triangularProduct } from "./triangular-product.ts";

export interface FiniteTimeOptions extends DynamicsOptions {
  /** Time over which growth is measured; in discrete time rounded up to whole steps. */
  duration: number;
  /** Time left to the state beforehand. @default 0 */
  transient?: number;
  /** Time after which the tangent vectors are made orthonormal again. @default 0.1, or 1 step */
  renormalizeEvery?: number;
}

export interface FiniteTimeExponents {
  /** Per unit of time, largest first. */
  readonly exponents: Float64Array;
  /** The singular values of the fundamental matrix, largest first; 0 where they are too small to be written. */
  readonly singularValues: Float64Array;
  /** Where the trajectory ends. */
  readonly state: State;
  readonly duration: number;
}

/**
 * Computes the finite-time Lyapunov exponents of a flow, a map or a trained network from one initial state: the logarithms
 * of the singular values of the fundamental matrix, divided by the time, which is how fast a small ball is drawn out
 * along its axes. The small ones keep their digits: the matrix is never multiplied out.
 *
 * @throws {TypeError} if the flow or map has no `jacobian`, or the stepper no `tangent`.
 * @throws {RangeError} if an option is out of range.
 * @throws {NumericalError} `"diverged"` if the trajectory leaves the finite numbers.
 *
 * @example
 * ```ts
 * import { finiteTimeExponents } from "@attractors/metrics";
 *
 * const shear = {
 *   dimension: 2,
 *   initialState: Float64Array.of(0, 0),
 *   map: (y: Float64Array, out: Float64Array) => out.set([y[0] + y[1], y[1]]),
 *   jacobian: (y: Float64Array, out: Float64Array) => out.set([1, 1, 0, 1]),
 * };
 * // A shear by 1 stretches by the golden ratio.
 * finiteTimeExponents(shear, { duration: 1 }).singularValues; // ≈ [1.618034, 0.618034]
 * ```
 */
export function finiteTimeExponents(system: Dynamics, options: FiniteTimeOptions): FiniteTimeExponents {
  const where = "finiteTimeExponents";
  const stepper = tangentStepperOf(where, system, options);
  const { interval: step, dimension: n } = stepper;
  const { duration, transient = 0, renormalizeEvery = step ?? 0.1 } = options;
  checkPositive(`${where}: duration`, duration);
  checkAtLeast(`${where}: transient`, transient, 0);
  checkPositive(`${where}: renormalizeEvery`, renormalizeEvery);
  settle(where, stepper, transient);

  const total = step ? countOf(duration, step) * step : duration;
  const times = countOf(total, wholeSteps(stepper, Math.min(renormalizeEvery, total)));
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
  const triangle = new Float64Array(n * n);
  const product = triangularProduct(n);
  stepper.tangent(vectors);
  for (let k = 0; k < times; k++) {
    const until = step ? Math.round(((k + 1) * total) / times / step) * step : ((k + 1) * total) / times;
    const since = step ? Math.round((k * total) / times / step) * step : (k * total) / times;
    stepper.advance(until - since);
    decompose(vectors, n, triangle);
    product.multiply(triangle);
  }
  stepper.tangent(new Float64Array(0));
  checkState(where, stepper);

  const logarithms = logSingularValues(product);
  return {
    exponents: logarithms.map((value) => value / total),
    singularValues: logarithms.map(Math.exp),
    state: stepper.state.slice(),
    duration: total,
  };
}
