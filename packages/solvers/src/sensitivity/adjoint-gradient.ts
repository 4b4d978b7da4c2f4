import type { State } from "@attractors/core";
import { createEngine, type Engine, placeEngine } from "../engine.ts";
import { tsit5 } from "../methods/tsit5.ts";
import type { ExplicitRungeKutta } from "../ode-method.ts";
import { createRecorder } from "../recorder.ts";
import { sampleTimes } from "../sample-times.ts";
import type { SolveStatistics } from "../solve-ode.ts";
import type { StepOptions } from "../step-options.ts";
import { prime, takeStep } from "../take-step.ts";
import { type DifferentiableFlow, parametersOf } from "./differentiable-flow.ts";
import { createStepAdjoint } from "./step-adjoint.ts";

export interface AdjointGradientOptions extends StepOptions {
  /** How far to integrate, in the unit of time. Negative runs backward. */
  duration: number;
  /** An explicit method. @default tsit5 */
  method?: ExplicitRungeKutta;
  /** The state to start from. @default the initial state of the flow */
  initialState?: State;
  /** @default 0 */
  startTime?: number;
  /** Times of the states that the loss depends on, in the direction of integration. @default the end */
  saveAt?: Float64Array;
}

/**
 * A scalar of the states at the sampled times, `states[k * n + i]`: returns its value and writes its derivatives by these
 * states, in the same order, into `out`.
 */
export type Loss = (states: Float64Array, out: Float64Array) => number;

/** A scalar and its gradient. */
export interface AdjointGradient {
  readonly value: number;
  /** Its derivatives by the initial state, n numbers. */
  readonly byInitialState: Float64Array;
  /** Its derivatives by the parameters, p numbers. */
  readonly byParameters: Float64Array;
  /** Of the way forward. */
  readonly statistics: SolveStatistics;
}

/**
 * Computes the gradient of a scalar of the path by its initial state and by all parameters at once: integrates forward,
 * ending a step at every sampled time, and then goes back through the same steps with the adjoint of the method.
 *
 * The gradient is exact for the steps taken, as automatic differentiation would give it with their lengths held: it agrees
 * with the derivative of what was computed, not only of what should have been (Hager, Numer. Math. 87, 247, 2000). The ends
 * of all steps are kept; each is done once more on the way back.
 *
 * @throws {RangeError} if the flow lacks a derivative, or an option is out of its range.
 * @throws {NumericalError} as `solveOde` does.
 *
 * @example
 * ```ts
 * import { adjointGradient } from "@attractors/solvers";
 *
 * // y' = p y from 2 at p = 0.3, and L = y(1)²: L = 4 exp(2 p), so that dL/dp = 2 L and dL/dy0 = L.
 * const growth = {
 *   dimension: 1,
 *   initialState: Float64Array.of(2),
 *   field: (_: number, y: Float64Array, out: Float64Array) => void (out[0] = 0.3 * y[0]),
 *   jacobian: (_: number, _y: Float64Array, out: Float64Array) => void (out[0] = 0.3),
 *   parameterCount: 1,
 *   parameterJacobian: (_: number, y: Float64Array, out: Float64Array) => void (out[0] = y[0]),
 * };
 * const square = (y: Float64Array, out: Float64Array) => {
 *   out[0] = 2 * y[0];
 *   return y[0] ** 2;
 * };
 * const { byParameters, byInitialState } = adjointGradient(growth, square, { duration: 1, relativeTolerance: 1e-10 });
 * byParameters; // ≈ [14.576950]
 * byInitialState; // ≈ [7.288475]
 * ```
 */
export function adjointGradient(
  flow: DifferentiableFlow,
  loss: Loss,
  options: AdjointGradientOptions,
): AdjointGradient {
  const { duration, method = tsit5, initialState = flow.initialState, startTime = 0, saveAt } = options;
  if (!Number.isFinite(duration)) throw new RangeError(`adjointGradient: duration must be finite, got ${duration}`);
  const n = flow.dimension;
  const { count: p } = parametersOf("adjointGradient", flow);
  const engine = createEngine("adjointGradient", flow, { ...options, method });
  placeEngine(engine, initialState, startTime);
  const samples =
    sampleTimes("adjointGradient", startTime, duration, { saveAt }) ?? Float64Array.of(startTime + duration);

  const { times, states, sampled } = goForward(engine, samples);
  const { accepted, rejected, evaluations } = engine;
  const sampledStates = Float64Array.from({ length: samples.length * n }, (_, i) => {
    return states[sampled[Math.floor(i / n)] * n + (i % n)];
  });
  const slopes = new Float64Array(sampledStates.length);
  const value = loss(sampledStates, slopes);

  const adjoint = createStepAdjoint(engine.tableau, flow);
  const byState = new Float64Array(n);
  const byParameters = new Float64Array(p);
  let sample = samples.length - 1;
  for (let k = times.length - 1; k >= 0; k--) {
    for (; sample >= 0 && sampled[sample] === k; sample--) {
      for (let i = 0; i < n; i++) byState[i] += slopes[sample * n + i];
    }
    if (k > 0)
      adjoint(times[k - 1], times[k] - times[k - 1], states.subarray((k - 1) * n, k * n), byState, byParameters);
  }
  return { value, byInitialState: byState, byParameters, statistics: { accepted, rejected, evaluations } };
}

/** Steps to each of the samples in turn; gives the ends of all steps, and which of them each sample is. */
function goForward(
  engine: Engine,
  samples: Float64Array,
): { times: Float64Array; states: Float64Array; sampled: Int32Array } {
  const ends = createRecorder(engine.dimension);
  const sampled = new Int32Array(samples.length);
  let primed = false;
  ends.add(engine.time, engine.state);
  for (let k = 0; k < samples.length; k++) {
    if (!primed && engine.time !== samples[k]) {
      prime(engine);
      primed = true;
    }
    while (engine.time !== samples[k]) {
      takeStep(engine, samples[k]);
      ends.add(engine.time, engine.state);
    }
    sampled[k] = ends.length - 1;
  }
  return { times: ends.times(), states: ends.states(), sampled };
}
