import { checkLength, type Flow, NumericalError, type State, type Trajectory } from "@attractors/core";
import { createEngine, type Engine, placeEngine } from "./engine.ts";
import { interpolateStep } from "./explicit/dense-output.ts";
import { createRecorder, type Recorder } from "./recorder.ts";
import { sampleTimes } from "./sample-times.ts";
import { interpolatorOf } from "./solution-interpolator.ts";
import type { StepOptions } from "./step-options.ts";
import { prime, takeStep } from "./take-step.ts";

export interface SolveOdeOptions extends StepOptions {
  /** How far to integrate, in the unit of time. Negative runs backward; 0 returns the initial state. */
  duration: number;
  /** The state to start from. @default the initial state of the flow */
  initialState?: State;
  /** @default 0 */
  startTime?: number;
  /** Saves states at `startTime + k * saveEvery`, by dense output. @default none: the state after every step is saved */
  saveEvery?: number;
  /** Saves states at these times, in the direction of integration, by dense output. */
  saveAt?: Float64Array;
  /**
   * Returns what was reached, with `failure`, instead of throwing when the mathematics fails.
   * @default false
   */
  partial?: boolean;
}

/** A trajectory with its dense output. */
export interface OdeSolution extends Trajectory {
  readonly statistics: SolveStatistics;
  /**
   * Writes the state at any time from the start to the end into `out`, with the order of the method's dense output. It
   * does the step around `t` again; neighbouring times are cheap. Throws a RangeError outside.
   */
  interpolate(t: number, out: Float64Array): void;
  /** Why the end was not reached; only with the option `partial`. */
  readonly failure?: NumericalError;
}

export interface SolveStatistics {
  /** Steps taken. */
  readonly accepted: number;
  /** Steps tried in vain, for too large an error. */
  readonly rejected: number;
  /** Evaluations of the field. */
  readonly evaluations: number;
}

/**
 * Solves dy/dt = f(t, y) from an initial state, with an explicit Runge-Kutta method, steps adapted to the tolerances and
 * states saved by dense output. For systems that are not stiff.
 *
 * A step is accepted if its estimated error is within `absoluteTolerance + relativeTolerance × magnitude` in the root
 * mean square over the components. Lengths of steps follow Gustafsson's PI control, the first one Hairer's procedure
 * (Hairer, Nørsett and Wanner, Solving Ordinary Differential Equations I, sections II.4 to II.6).
 *
 * @throws {RangeError} if an option is out of its range, or `saveAt` leaves the span of integration.
 * @throws {NumericalError} diverged, where state or field leave the finite numbers; step-too-small, at a singularity;
 * too-many-steps, after `maxSteps`.
 *
 * @example
 * ```ts
 * import { solveOde } from "@attractors/solvers";
 *
 * const oscillator = {
 *   dimension: 2,
 *   initialState: Float64Array.of(1, 0),
 *   field: (_: number, y: Float64Array, out: Float64Array) => {
 *     out[0] = y[1];
 *     out[1] = -y[0];
 *   },
 * };
 * const { times, states } = solveOde(oscillator, { duration: Math.PI, saveEvery: Math.PI / 2, relativeTolerance: 1e-9 });
 * times.length; // → 3
 * states; // ≈ [1.000000, 0.000000, 0.000000, -1.000000, -1.000000, 0.000000]
 * ```
 */
export function solveOde(flow: Flow, options: SolveOdeOptions): OdeSolution {
  const { duration, initialState = flow.initialState, startTime = 0, saveEvery, saveAt, partial = false } = options;
  if (!Number.isFinite(duration)) throw new RangeError(`solveOde: duration must be finite, got ${duration}`);
  const engine = createEngine("solveOde", flow, options);
  placeEngine(engine, initialState, startTime);
  const samples = sampleTimes("solveOde", startTime, duration, { saveEvery, saveAt });

  const steps = createRecorder(flow.dimension);
  const states = new Float64Array((samples?.length ?? 0) * flow.dimension);
  let failure: NumericalError | undefined;
  try {
    run(engine, startTime + duration, steps, samples ?? new Float64Array(0), states);
  } catch (error) {
    if (!(partial && error instanceof NumericalError)) throw error;
    failure = error;
  }

  const stepTimes = steps.times();
  const stepStates = steps.states();
  const interpolate = interpolatorOf(engine, stepTimes, stepStates);
  const { accepted, rejected, evaluations } = engine;
  const saved = samples ? countReached(samples, stepTimes[stepTimes.length - 1], duration, failure) : 0;
  return {
    dimension: flow.dimension,
    times: samples ? samples.slice(0, saved) : stepTimes,
    states: samples ? states.slice(0, saved * flow.dimension) : stepStates,
    statistics: { accepted, rejected, evaluations },
    interpolate(t, out) {
      checkLength("interpolate: out", out, flow.dimension);
      interpolate(t, out);
    },
    ...(failure && { failure }),
  };
}

/** Steps from where the engine stands to `end`, records every step, and writes the states at the samples into `states`. */
function run(engine: Engine, end: number, steps: Recorder, samples: Float64Array, states: Float64Array): void {
  const direction = end < engine.time ? -1 : 1;
  const n = engine.dimension;
  let next = 0;

  steps.push(engine.time, engine.state);
  for (; next < samples.length && samples[next] === engine.time; next++) states.set(engine.state, next * n);
  if (engine.time !== end) prime(engine);
  while (engine.time !== end) {
    takeStep(engine, end);
    steps.push(engine.time, engine.state);
    for (; next < samples.length && (engine.time - samples[next]) * direction >= 0; next++) {
      interpolateStep(engine, samples[next], states, next * n);
    }
  }
  // The last sample can lie behind the end by rounding.
  for (; next < samples.length; next++) states.set(engine.state, next * n);
}

/** Counts the samples up to the time that was reached: all of them unless something failed. */
function countReached(samples: Float64Array, reached: number, duration: number, failure?: NumericalError): number {
  if (!failure) return samples.length;
  const direction = duration < 0 ? -1 : 1;
  return samples.filter((time) => (reached - time) * direction >= 0).length;
}
