import { checkAtLeast, checkCount, checkPositive, NumericalError } from "@attractors/core";
import { countOf, type Dynamics, type DynamicsOptions, tangentStepperOf, wholeSteps } from "../stepper-of.ts";
import { checkState, decompose, divergedError, genericVectors, settle } from "./tangent-frame.ts";

export interface CovariantVectorsOptions extends DynamicsOptions {
  /** How many vectors, those of the largest exponents. @default all */
  count?: number;
  /** Time over which vectors are returned. @default 100, or 1000 steps in discrete time */
  duration?: number;
  /** Time between two of them. @default 0.1, or 1 step */
  every?: number;
  /** Time left to the state beforehand to reach the attractor. @default 100, or 1000 steps */
  transient?: number;
  /** Time left to the tangent vectors before, forward, to take their directions. @default 100, or 1000 steps */
  alignment?: number;
  /** Time left to the coefficients afterwards, backward, to take theirs. @default `alignment` */
  backward?: number;
}

/** Covariant Lyapunov vectors at equally spaced times along a trajectory. */
export interface CovariantVectors {
  readonly dimension: number;
  /** Number of vectors at each time. */
  readonly count: number;
  readonly times: Float64Array;
  /** [times × n] */
  readonly states: Float64Array;
  /** Of length 1, in the order of the exponents, largest first, [times × count × n]. */
  readonly vectors: Float64Array;
  /** How fast each vector grows from each time to the next, per unit of time, [times × count]. */
  readonly growth: Float64Array;
  /** Their means, the Lyapunov exponents over this stretch. */
  readonly exponents: Float64Array;
}

/**
 * Computes covariant Lyapunov vectors: at every point of a trajectory the directions that the dynamics carries into each
 * other, each with its exponent, unlike the orthogonal vectors of `lyapunovSpectrum`. The first point along the unstable
 * manifold, the last along the stable one.
 *
 * Tangent vectors go forward as Q R, and the triangular R are kept; then coefficients go backward through their inverses,
 * where they converge, and V = Q C (Ginelli et al., Phys. Rev. Lett. 99, 130601, 2007; J. Phys. A 46, 254005, 2013).
 * Memory grows with duration and `backward`, by count × (n + count / 2) numbers each `every`.
 *
 * @throws {TypeError} if the flow or map has no `jacobian`, or the stepper no `tangent`.
 * @throws {RangeError} if an option is out of range.
 * @throws {NumericalError} `"diverged"` if the trajectory leaves the finite numbers, `"singular"` if a Jacobian shrinks a
 * direction to nothing: take fewer vectors.
 *
 * @example
 * ```ts
 * import { covariantVectors } from "@attractors/metrics";
 *
 * const shear = {
 *   dimension: 2,
 *   initialState: Float64Array.of(0, 0),
 *   field: (t: number, y: Float64Array, out: Float64Array) => out.set([y[0] + 3 * y[1], -y[1] / 2]),
 *   jacobian: (t: number, y: Float64Array, out: Float64Array) => out.set([1, 3, 0, -0.5]),
 * };
 * const { vectors } = covariantVectors(shear, { duration: 1, transient: 0, alignment: 20 });
 * // The eigenvectors of the matrix: along (1, 0), and along (2, -1).
 * Math.abs(vectors[0]); // ≈ 1.0000
 * vectors[2] / vectors[3]; // ≈ -2.0000
 * ```
 */
export function covariantVectors(system: Dynamics, options: CovariantVectorsOptions = {}): CovariantVectors {
  const where = "covariantVectors";
  const stepper = tangentStepperOf(where, system, options);
  const { interval: step, dimension: n } = stepper;
  const {
    count = n,
    duration = step ? 1000 * step : 100,
    every = step ?? 0.1,
    transient = step ? 1000 * step : 100,
    alignment = step ? 1000 * step : 100,
    backward = alignment,
  } = options;
  checkCount(`${where}: count`, count);
  if (count > n) throw new RangeError(`${where}: count must be at most the dimension ${n}, got ${count}`);
  checkPositive(`${where}: duration`, duration);
  checkPositive(`${where}: every`, every);
  checkAtLeast(`${where}: transient`, transient, 0);
  checkAtLeast(`${where}: alignment`, alignment, 0);
  checkAtLeast(`${where}: backward`, backward, 0);
  settle(where, stepper, transient);

  const part = wholeSteps(stepper, every);
  const length = countOf(duration, part);
  const behind = countOf(backward, part);
  const triangles = new Float64Array((length + behind) * count * count);
  const vectors = new Float64Array(length * count * n);
  const states = new Float64Array(length * n);
  const times = new Float64Array(length);
  const frame = genericVectors(count, n);
  const triangle = new Float64Array(count * count);
  stepper.tangent(frame);
  for (let k = -countOf(alignment, part); k < length + behind; k++) {
    if (k >= 0 && k < length) {
      vectors.set(frame, k * count * n);
      states.set(stepper.state, k * n);
      times[k] = stepper.time;
    }
    stepper.advance(part);
    decompose(frame, n, triangle);
    if (!triangle.every(Number.isFinite)) throw divergedError(where, "a tangent vector", stepper.time);
    if (k >= 0) triangles.set(triangle, k * count * count);
  }
  stepper.tangent(new Float64Array(0));
  checkState(where, stepper);

  const coefficients = new Float64Array(count * count);
  for (let i = 0; i < count; i++) coefficients.fill(1, i * count + i, (i + 1) * count);
  const growth = new Float64Array(length * count);
  const rates = new Float64Array(count);
  const exponents = new Float64Array(count);
  for (let k = length + behind - 1; k >= 0; k--) {
    stepBack(where, coefficients, triangles.subarray(k * count * count, (k + 1) * count * count), rates);
    if (k >= length) continue;
    for (let j = 0; j < count; j++) {
      growth[k * count + j] = rates[j] / part;
      exponents[j] += rates[j] / part / length;
    }
    combine(vectors, coefficients, k * count * n, n);
  }
  return { dimension: n, count, times, states, vectors, growth, exponents };
}

/** C ← R⁻¹ C with columns of length 1; `rates` are the logarithms of their growth forward. */
function stepBack(where: string, c: Float64Array, r: Float64Array, rates: Float64Array): void {
  const count = rates.length;
  for (let j = 0; j < count; j++) {
    let square = 0;
    for (let i = j; i >= 0; i--) {
      let value = c[i * count + j];
      for (let k = i + 1; k <= j; k++) value -= r[i * count + k] * c[k * count + j];
      value /= r[i * count + i];
      c[i * count + j] = value;
      square += value * value;
    }
    if (!(square > 0 && square < Infinity)) {
      throw new NumericalError("singular", `${where}: vector ${j} is shrunk to nothing; take fewer vectors by count`);
    }
    const length = Math.sqrt(square);
    for (let i = 0; i <= j; i++) c[i * count + j] /= length;
    rates[j] = -Math.log(length);
  }
}

/** Turns the orthonormal rows from `start` on into the vectors Σ_i C_ij q_i, in place: the last first. */
function combine(vectors: Float64Array, c: Float64Array, start: number, n: number): void {
  const count = Math.sqrt(c.length);
  for (let j = count - 1; j >= 0; j--) {
    for (let k = 0; k < n; k++) {
      let sum = 0;
      for (let i = 0; i <= j; i++) sum += c[i * count + j] * vectors[start + i * n + k];
      vectors[start + j * n + k] = sum;
    }
  }
}
