import {
  checkAtLeast,
  checkCount,
  checkPositive,
  type Flow,
  NumericalError,
  orthonormalize,
  type State,
  type Stepper,
} from "@attractors/core";
import { dop853, integrator, type OdeMethod, type StepOptions } from "@attractors/solvers";

/** The options of `StepOptions` say how a flow is integrated. */
export interface LyapunovSpectrumOptions extends StepOptions {
  /** How many exponents to compute, the largest ones. @default all */
  count?: number;
  /** Time over which growth is averaged. @default 1000, or 10,000 steps of a stepper in discrete time */
  duration?: number;
  /** Time left to the state beforehand to reach the attractor. @default 100, or 1000 steps */
  transient?: number;
  /** Time left to the tangent vectors after that to take their directions. @default 100, or 1000 steps */
  alignment?: number;
  /** Time after which the tangent vectors are made orthonormal again. @default 0.5, or 1 step */
  renormalizeEvery?: number;
  /** Into how many blocks the duration is cut for the standard errors. @default 50 */
  blocks?: number;
  /** Where to start. @default that of the flow, or where the stepper stands */
  initialState?: State;
  /** The method for a flow. @default dop853 */
  method?: OdeMethod;
  /** Allowed relative error of the state and of each tangent vector in a step, for a flow. @default 1e-8 */
  relativeTolerance?: number | Float64Array;
}

export interface LyapunovSpectrum {
  /** Per unit of time, largest first. */
  readonly exponents: Float64Array;
  /** Standard error of each exponent, from the scatter of the block means. */
  readonly standardErrors: Float64Array;
  /** Time over which growth was averaged: the one asked for, rounded up to whole blocks. */
  readonly duration: number;
}

/**
 * Computes the Lyapunov exponents of a flow, a map or a trained network, per unit of time: the mean rates at which
 * infinitesimal volumes of 1, 2, … dimensions grow along a trajectory.
 *
 * Tangent vectors follow the exact Jacobian and are made orthonormal at intervals; the exponents are the mean
 * logarithms of the lengths they then had (Benettin et al., Meccanica 15, 9, 1980; Shimada and Nagashima, Prog. Theor.
 * Phys. 61, 1605, 1979). A stepper is moved from where it stands, and left without tangent vectors. An exponent is
 * -Infinity where the Jacobian is singular.
 *
 * The sum of all exponents is the mean divergence of the flow: compare it to see whether tolerances suffice. The
 * standard error tells the scatter along this trajectory, not how long the transient should have been.
 *
 * @throws {TypeError} if the flow has no `jacobian`, or the stepper no `tangent`.
 * @throws {RangeError} if an option is out of range.
 * @throws {NumericalError} `"diverged"` if the trajectory or the tangent vectors leave the finite numbers.
 *
 * @example
 * ```ts
 * import { lyapunovSpectrum } from "@attractors/metrics";
 *
 * const saddle = {
 *   dimension: 2,
 *   initialState: Float64Array.of(0, 0),
 *   field: (t: number, y: Float64Array, out: Float64Array) => {
 *     out[0] = y[1];
 *     out[1] = 2 * y[0] - y[1];
 *   },
 *   jacobian: (t: number, y: Float64Array, out: Float64Array) => {
 *     out[0] = 0;
 *     out[1] = 1;
 *     out[2] = 2;
 *     out[3] = -1;
 *   },
 * };
 * lyapunovSpectrum(saddle).exponents; // ≈ [1.0000, -2.0000]
 * ```
 */
export function lyapunovSpectrum(system: Flow | Stepper, options: LyapunovSpectrumOptions = {}): LyapunovSpectrum {
  const stepper = stepperOf(system, options);
  const { interval: step } = stepper;
  const {
    count = stepper.dimension,
    duration = step ? 10_000 * step : 1000,
    transient = step ? 1000 * step : 100,
    alignment = step ? 1000 * step : 100,
    renormalizeEvery = step ?? 0.5,
    blocks = 50,
  } = options;
  checkCount("lyapunovSpectrum: count", count);
  if (count > stepper.dimension) {
    throw new RangeError(`lyapunovSpectrum: count must be at most the dimension ${stepper.dimension}, got ${count}`);
  }
  checkPositive("lyapunovSpectrum: duration", duration);
  checkAtLeast("lyapunovSpectrum: transient", transient, 0);
  checkAtLeast("lyapunovSpectrum: alignment", alignment, 0);
  checkPositive("lyapunovSpectrum: renormalizeEvery", renormalizeEvery);
  checkCount("lyapunovSpectrum: blocks", blocks, 2);

  const every = step ? Math.max(1, Math.round(renormalizeEvery / step)) * step : renormalizeEvery;
  const perBlock = countOf(duration, blocks * every);
  const before = step ? countOf(transient, step) * step : transient;
  if (before > 0) stepper.advance(before);

  const vectors = genericVectors(count, stepper.dimension);
  stepper.tangent(vectors);
  grow(stepper, vectors, new Float64Array(count), [countOf(alignment, every), every]);
  const rates = new Float64Array(blocks * count);
  for (let b = 0; b < blocks; b++) {
    const logarithms = new Float64Array(count);
    grow(stepper, vectors, logarithms, [perBlock, every]);
    for (let i = 0; i < count; i++) rates[b * count + i] = logarithms[i] / (perBlock * every);
  }
  stepper.tangent(new Float64Array(0));
  return { ...summary(rates, count), duration: blocks * perBlock * every };
}

interface TangentStepper extends Stepper {
  tangent(vectors: Float64Array): void;
}

function stepperOf(system: Flow | Stepper, options: LyapunovSpectrumOptions): TangentStepper {
  const { initialState, method = dop853, relativeTolerance = 1e-8 } = options;
  if ("field" in system && !system.jacobian) {
    throw new TypeError(
      "lyapunovSpectrum: the flow has no jacobian; give it jacobian(t, y, out), which writes the row-major derivatives of its field",
    );
  }
  const stepper = "field" in system ? integrator(system, { ...options, method, relativeTolerance }) : system;
  if (!hasTangent(stepper)) {
    throw new TypeError(
      "lyapunovSpectrum: the stepper has no tangent; give it tangent(vectors), after which advance moves these vectors by the Jacobian",
    );
  }
  if (initialState) stepper.reset(initialState);
  return stepper;
}

function hasTangent(stepper: Stepper): stepper is TangentStepper {
  return stepper.tangent !== undefined;
}

/** How many times `part` it takes to cover `whole`, forgiving rounding. */
function countOf(whole: number, part: number): number {
  return Math.ceil((whole / part) * (1 - 1e-12));
}

/**
 * Orthonormal vectors that point in no special direction: a vector along an axis would miss the growth along others
 * in a system whose variables are not all coupled.
 */
function genericVectors(count: number, dimension: number): Float64Array {
  const golden = (Math.sqrt(5) - 1) / 2;
  const vectors = Float64Array.from({ length: count * dimension }, (_, k) => (((k + 1) ** 2 * golden) % 1) - 0.5);
  orthonormalize(vectors, dimension, new Float64Array(count));
  return vectors;
}

/** Moves on by `times × every`, and adds the logarithms of the growth of each vector to `logarithms`. */
function grow(
  stepper: Stepper,
  vectors: Float64Array,
  logarithms: Float64Array,
  [times, every]: readonly [times: number, every: number],
): void {
  const norms = new Float64Array(logarithms.length);
  for (let k = 0; k < times; k++) {
    stepper.advance(every);
    orthonormalize(vectors, stepper.dimension, norms);
    for (let i = 0; i < norms.length; i++) {
      if (!(norms[i] < Infinity)) throw divergedError("a tangent vector", stepper.time);
      logarithms[i] += Math.log(norms[i]);
    }
  }
  if (!stepper.state.every(Number.isFinite)) throw divergedError("the state", stepper.time);
}

function divergedError(what: string, time: number): NumericalError {
  return new NumericalError(
    "diverged",
    `lyapunovSpectrum: ${what} left the finite numbers by t = ${time}; try another initial state or a smaller renormalizeEvery`,
  );
}

/** Means over the blocks with their standard errors, largest first. */
function summary(rates: Float64Array, count: number): { exponents: Float64Array; standardErrors: Float64Array } {
  const blocks = rates.length / count;
  const results = Array.from({ length: count }, (_, i) => {
    const values = rates.filter((_, k) => k % count === i);
    const mean = values.reduce((a, b) => a + b) / blocks;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    // A growth of exactly 0 has the exponent -Infinity, with certainty.
    return { mean, error: mean === -Infinity ? 0 : Math.sqrt(squares / (blocks * (blocks - 1))) };
  }).sort((a, b) => b.mean - a.mean || 0);
  return {
    exponents: Float64Array.from(results, ({ mean }) => mean),
    standardErrors: Float64Array.from(results, ({ error }) => error),
  };
}
