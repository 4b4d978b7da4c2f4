import { checkLength, type State, type Stepper } from "@attractors/core";
import { etdIntegrator, type SemilinearFlow } from "@attractors/solvers";

/** Writes N'(t, y) v, the derivative of the nonlinear part, for each row v of `vectors` into the same row of `out`. */
export type NonlinearDerivative = (t: number, y: State, vectors: Float64Array, out: Float64Array) => void;

export interface SemilinearStepperOptions {
  /** Length of the steps; shortened so that a whole number of them fits into each `advance`. */
  step: number;
  /** The derivative of the nonlinear part. Tangent vectors need it. @default none */
  derivative?: NonlinearDerivative;
  /** @default the initial state of the flow */
  initialState?: State;
}

/**
 * Makes a stepper of a semilinear system, such as a partial differential equation in Fourier space, that takes tangent
 * vectors along: state and vectors are integrated together by the exponential method ETDRK4 of `etdIntegrator`.
 *
 * Let the components of the state be independent: of a real field, the Fourier coefficients of positive wave numbers only.
 *
 * @throws {RangeError} if an option is out of its range, or sizes do not fit.
 * @throws {NumericalError} from `advance`: `"diverged"`, where the state leaves the finite numbers.
 *
 * @example
 * ```ts
 * import { finiteTimeExponents, semilinearStepper } from "@attractors/metrics";
 *
 * // dy/dt = -2y - y³ at its equilibrium 0.
 * const flow = {
 *   dimension: 1,
 *   linear: Float64Array.of(-2),
 *   nonlinear: (t: number, y: Float64Array, out: Float64Array) => void (out[0] = -(y[0] ** 3)),
 *   initialState: Float64Array.of(0),
 * };
 * const derivative = (t: number, y: Float64Array, vectors: Float64Array, out: Float64Array) =>
 *   void (out[0] = -3 * y[0] ** 2 * vectors[0]);
 * finiteTimeExponents(semilinearStepper(flow, { step: 0.1, derivative }), { duration: 1 }).exponents; // ≈ [-2.0000]
 * ```
 */
export function semilinearStepper(flow: SemilinearFlow, options: SemilinearStepperOptions): Stepper {
  const where = "semilinearStepper";
  const { step, derivative, initialState = flow.initialState } = options;
  const n = flow.dimension;
  checkLength(`${where}: initialState`, initialState, n);
  let engine = etdIntegrator(flow, { step, initialState });
  const state = engine.state.slice();
  let both: Float64Array = state.slice();
  let vectors: Float64Array = new Float64Array(0);

  return {
    dimension: n,
    state,
    get time() {
      return engine.time;
    },
    advance(duration) {
      if (vectors.length > 0) {
        both.set(state);
        both.set(vectors, n);
        engine.reset(both, engine.time);
      }
      engine.advance(duration);
      for (let i = 0; i < n; i++) state[i] = engine.state[i];
      for (let i = 0; i < vectors.length; i++) vectors[i] = engine.state[n + i];
    },
    reset(to, time = 0) {
      checkLength(`${where}: state`, to, n);
      state.set(to);
      both.fill(0);
      both.set(to);
      engine.reset(both, time);
    },
    ...(derivative && {
      tangent(attached: Float64Array) {
        if (attached.length % n !== 0) {
          throw new RangeError(`${where}: vectors must be rows of ${n} numbers, got ${attached.length} numbers`);
        }
        if (attached.length !== vectors.length) {
          const { time } = engine;
          both = new Float64Array(n + attached.length);
          both.set(state);
          engine = etdIntegrator(withTangents(flow, derivative, attached.length), {
            step,
            initialState: both,
            startTime: time,
          });
        }
        vectors = attached;
      },
    }),
  };
}

/** The system of a state and `length` numbers of tangent vectors behind it. */
function withTangents(flow: SemilinearFlow, derivative: NonlinearDerivative, length: number): SemilinearFlow {
  const { dimension: n, linear, nonlinear, complex } = flow;
  const all = new Float64Array(n + length);
  for (let start = 0; start < all.length; start += n) all.set(linear, start);
  // The integrator has a few arrays that it passes again and again: their two parts are made once.
  const parts = new WeakMap<Float64Array, readonly [state: Float64Array, vectors: Float64Array]>();
  const partsOf = (y: Float64Array): readonly [state: Float64Array, vectors: Float64Array] => {
    let found = parts.get(y);
    if (!found) {
      found = [y.subarray(0, n), y.subarray(n)];
      parts.set(y, found);
    }
    return found;
  };
  return {
    dimension: n + length,
    linear: all,
    ...(complex === undefined ? {} : { complex }),
    initialState: new Float64Array(n + length),
    nonlinear(t, y, out) {
      const from = partsOf(y);
      const to = partsOf(out);
      nonlinear(t, from[0], to[0]);
      if (length > 0) derivative(t, from[0], from[1], to[1]);
    },
  };
}
