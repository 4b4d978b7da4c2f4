import {
  checkFinite,
  checkLength,
  checkPositive,
  type DelayFlow,
  type DelayJacobian,
  type History,
  NumericalError,
  type State,
  type Stepper,
} from "@attractors/core";
import { type DelayStencils, delayStencils } from "./delay-stencils.ts";

export interface DelayStepperOptions {
  /** Longest step of the integration; the step is a whole part of the longest delay. @default 1/256 of the longest delay */
  step?: number;
  /** The exact derivatives of the field. Tangent vectors need them. @default none */
  jacobian?: DelayJacobian;
  /** The state to start from. @default that of the flow */
  initialState?: State;
  /** The states before the start. @default constant, if `initialState` is given here, otherwise the history of the flow */
  history?: History;
}

/**
 * Makes a stepper of delay equations whose state is the whole history over the longest delay, sampled at the step: what
 * measures a system then measures the infinite-dimensional one, to the accuracy of the samples. Tangent vectors are
 * histories too. The state is that of N + 2 times, oldest first: (N + 2) × n numbers.
 *
 * Each step is one of the classical Runge-Kutta method; past states between samples come from cubic interpolation, so that
 * all is of fourth order (Farmer, Physica D 4, 366, 1982, for the idea). Time is discrete: durations are whole multiples of
 * its `interval`.
 *
 * @throws {RangeError} if a delay is not a constant, none is positive, one is shorter than the step, or sizes do not fit.
 * @throws {NumericalError} from `advance`: `"diverged"` if the state leaves the finite numbers.
 *
 * @example
 * ```ts
 * import { delayStepper, lyapunovSpectrum } from "@attractors/metrics";
 *
 * // dx/dt = -x(t - 1): the exponents are the real parts of the roots of λ = -exp(-λ).
 * const flow = {
 *   dimension: 1,
 *   delays: [1],
 *   initialState: Float64Array.of(1),
 *   field: (t: number, y: Float64Array, past: (delay: number) => Float64Array, out: Float64Array) =>
 *     void (out[0] = -past(0)[0]),
 * };
 * const jacobian = (t: number, y: Float64Array, past: unknown, out: Float64Array) => out.set([0, -1]);
 * const stepper = delayStepper(flow, { step: 1 / 64, jacobian });
 * lyapunovSpectrum(stepper, { count: 1, duration: 500, renormalizeEvery: 1 }).exponents; // ≈ [-0.32]
 * ```
 */
export function delayStepper(flow: DelayFlow, options: DelayStepperOptions = {}): Stepper {
  const where = "delayStepper";
  const { dimension: n, field } = flow;
  const { initialState = flow.initialState, jacobian } = options;
  const history = options.history ?? (options.initialState ? undefined : flow.history);
  checkLength(`${where}: initialState`, initialState, n);
  checkFinite(`${where}: initialState`, initialState);
  const delays = flow.delays.map((delay, i) => {
    if (typeof delay !== "number" || !(delay >= 0 && delay < Infinity)) {
      throw new RangeError(`${where}: delay ${i} must be a constant, zero or more, got ${delay}`);
    }
    return delay;
  });
  const longest = Math.max(0, ...delays);
  checkPositive(`${where}: the longest delay`, longest);
  const { step = longest / 256 } = options;
  checkPositive(`${where}: step`, step);
  const parts = Math.ceil((longest / step) * (1 - 1e-12));
  const h = longest / parts;
  const stencils = delayStencils(where, delays, h);

  /** Samples kept: those that the oldest stencil reaches, and the present one. */
  const samples = parts + 2;
  const size = samples * n;
  /** Steps that are taken before the history is moved to the front again. */
  const room = samples;
  const path = new Float64Array((samples + room) * n);
  const engine = createSteps({ n, field, jacobian, stencils, h, delays });
  const state = new Float64Array(size);
  let vectors: Float64Array = new Float64Array(0);
  let tangents = new Float64Array(0);
  let time = 0;

  for (let k = 0; k < samples - 1; k++) {
    if (history) history((k - samples + 1) * h, state.subarray(k * n, (k + 1) * n));
    else state.set(initialState, k * n);
  }
  state.set(initialState, size - n);
  checkFinite(`${where}: the history`, state);

  function advance(duration: number): void {
    const steps = Math.round(duration / h);
    if (!(steps >= 0 && Math.abs(duration / h - steps) <= 1e-6 * Math.max(1, steps))) {
      throw new RangeError(`${where}: duration must be a whole multiple of the step ${h}, got ${duration}`);
    }
    const count = vectors.length / size;
    const width = path.length;
    for (let left = steps; left > 0; ) {
      const now = Math.min(left, room);
      path.set(state);
      for (let v = 0; v < count; v++) tangents.set(vectors.subarray(v * size, (v + 1) * size), v * width);
      for (let k = 0; k < now; k++) engine.step(time + k * h, path, (samples - 1 + k) * n, tangents, count);
      state.set(path.subarray(now * n, now * n + size));
      for (let v = 0; v < count; v++) {
        vectors.set(tangents.subarray(v * width + now * n, v * width + now * n + size), v * size);
      }
      time += now * h;
      left -= now;
    }
    if (!state.every(Number.isFinite)) {
      throw new NumericalError(
        "diverged",
        `${where}: the state left the finite numbers by t = ${time}; try a smaller step`,
      );
    }
  }

  return {
    dimension: size,
    interval: h,
    state,
    get time() {
      return time;
    },
    advance,
    reset(to, newTime = 0) {
      checkLength(`${where}: state`, to, size);
      checkFinite(`${where}: state`, to);
      state.set(to);
      time = newTime;
    },
    ...(jacobian && {
      tangent(attached: Float64Array) {
        if (attached.length % size !== 0) {
          throw new RangeError(`${where}: vectors must be rows of ${size} numbers, got ${attached.length} in all`);
        }
        vectors = attached;
        tangents = new Float64Array((attached.length / size) * path.length);
      },
    }),
  };
}

interface StepSet {
  readonly n: number;
  readonly field: DelayFlow["field"];
  readonly jacobian: DelayJacobian | undefined;
  readonly stencils: DelayStencils;
  readonly h: number;
  readonly delays: readonly number[];
}

/** Places of the four stages in a step, and what each adds to the next one. */
const PLACES = [0, 0.5, 0.5, 1];
const WEIGHTS = [1 / 6, 1 / 3, 1 / 3, 1 / 6];

/** Steps of the Runge-Kutta method along a path of samples, and along the tangent paths beside it. */
function createSteps({ n, field, jacobian, stencils, h, delays }: StepSet): {
  step(t: number, path: Float64Array, present: number, tangents: Float64Array, count: number): void;
} {
  const pasts = delays.map(() => new Float64Array(n));
  const blocks = (1 + delays.length) * n * n;
  const derivatives = new Float64Array(4 * blocks);
  const block = new Float64Array(blocks);
  const stage = new Float64Array(n);
  const slope = new Float64Array(n);
  const sum = new Float64Array(n);
  const past = (delay: number): State => pasts[delay];

  function lookBack(from: Float64Array, present: number, s: number): void {
    for (let d = 0; d < pasts.length; d++) {
      if (delays[d] === 0) pasts[d].set(stage);
      else stencils.interpolate(from, present, n, d, s, pasts[d]);
    }
  }

  function stepState(t: number, path: Float64Array, present: number, withDerivatives: boolean): void {
    for (let i = 0; i < n; i++) sum[i] = slope[i] = 0;
    for (let s = 0; s < 4; s++) {
      for (let i = 0; i < n; i++) stage[i] = path[present + i] + PLACES[s] * h * slope[i];
      lookBack(path, present, s);
      field(t + PLACES[s] * h, stage, past, slope);
      if (withDerivatives) {
        jacobian?.(t + PLACES[s] * h, stage, past, block);
        derivatives.set(block, s * blocks);
      }
      for (let i = 0; i < n; i++) sum[i] += WEIGHTS[s] * h * slope[i];
    }
    for (let i = 0; i < n; i++) path[present + n + i] = path[present + i] + sum[i];
  }

  function stepVector(path: Float64Array, present: number): void {
    for (let i = 0; i < n; i++) sum[i] = slope[i] = 0;
    for (let s = 0; s < 4; s++) {
      for (let i = 0; i < n; i++) stage[i] = path[present + i] + PLACES[s] * h * slope[i];
      lookBack(path, present, s);
      for (let i = 0; i < n; i++) {
        let value = 0;
        for (let j = 0; j < n; j++) value += derivatives[s * blocks + i * n + j] * stage[j];
        for (let d = 0; d < pasts.length; d++) {
          const row = s * blocks + (1 + d) * n * n + i * n;
          for (let j = 0; j < n; j++) value += derivatives[row + j] * pasts[d][j];
        }
        slope[i] = value;
      }
      for (let i = 0; i < n; i++) sum[i] += WEIGHTS[s] * h * slope[i];
    }
    for (let i = 0; i < n; i++) path[present + n + i] = path[present + i] + sum[i];
  }

  return {
    step(t, path, present, tangents, count) {
      stepState(t, path, present, count > 0);
      for (let v = 0; v < count; v++) stepVector(tangents, present + v * path.length);
    },
  };
}
