import { checkLength, type Flow, NumericalError, type State, type Trajectory } from "@attractors/core";
import { watchEvents } from "./events/event-watch.ts";
import type { Occurrences, OdeEvent } from "./events/ode-event.ts";
import { startIntegration } from "./integration.ts";
import { runToEnd } from "./run-to-end.ts";
import { sampleTimes } from "./sample-times.ts";
import { interpolatorOf } from "./solution-interpolator.ts";
import type { StepOptions } from "./step-options.ts";
import { createStepRecorder } from "./step-recorder.ts";

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
  /** Watches for these on the way: see `OdeEvent`. @default none */
  events?: readonly OdeEvent[];
  /**
   * Returns what was reached, with `failure`, instead of throwing when the mathematics fails.
   * @default false
   */
  partial?: boolean;
}

/** A trajectory with its dense output. */
export interface DenseSolution extends Trajectory {
  readonly statistics: SolveStatistics;
  /**
   * Writes the state at any time from the start to the end into `out`, with the order of the method's dense output. It
   * does the step around `t` again; neighbouring times are cheap. Throws a RangeError outside.
   */
  interpolate(t: number, out: Float64Array): void;
  /** Why the end was not reached; only with the option `partial`. */
  readonly failure?: NumericalError;
}

/** What `solveOde` returns. */
export interface OdeSolution extends DenseSolution {
  /** When each of the given events occurred, and the states then. */
  readonly events: readonly Occurrences[];
  /** The index of the terminal event that ended the integration, -1 if none did. */
  readonly endedBy: number;
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
 * Solves dy/dt = f(t, y) from an initial state, with steps adapted to the tolerances and states saved by dense output: by an
 * explicit Runge-Kutta method where the system is not stiff, by `radau9`, `radau5`, `rodas5P`, `ndf` or another implicit method
 * where it is, or by `autoSwitch`, which finds out. Implicit methods take the Jacobian of the flow or divided differences,
 * and a `massMatrix`.
 *
 * A step is accepted if its estimated error is within `absoluteTolerance + relativeTolerance × magnitude` in the root
 * mean square over the components. Lengths of steps follow Gustafsson's PI control, the first one Hairer's procedure
 * (Hairer, Nørsett and Wanner, Solving Ordinary Differential Equations I, sections II.4 to II.6).
 *
 * Events are the sign changes of their values along dense output, found to the last digits and in their order, also several
 * in a step. Zeros that are only touched may be missed; one where the path starts does not count. Where events change the
 * state, both states are saved.
 *
 * @throws {RangeError} if an option is out of its range, or `saveAt` leaves the span of integration.
 * @throws {NumericalError} diverged, where state or field leave the finite numbers; step-too-small, at a singularity;
 * too-many-steps, after `maxSteps`; not-converged, in implicit steps of fixed length.
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
  const {
    duration,
    initialState = flow.initialState,
    startTime = 0,
    saveEvery,
    saveAt,
    events = [],
    partial = false,
  } = options;
  if (!Number.isFinite(duration)) throw new RangeError(`solveOde: duration must be finite, got ${duration}`);
  const integration = startIntegration("solveOde", flow, options);
  integration.place(initialState, startTime);
  const samples = sampleTimes("solveOde", startTime, duration, { saveEvery, saveAt });

  const steps = createStepRecorder(integration);
  const states = new Float64Array((samples?.length ?? 0) * flow.dimension);
  const watch = events.length > 0 ? watchEvents("solveOde", events, integration) : undefined;
  let endedBy = -1;
  let failure: NumericalError | undefined;
  try {
    const end = startTime + duration;
    endedBy = runToEnd({ integration, end, steps, watch, samples: samples ?? new Float64Array(0), states });
  } catch (error) {
    if (!(partial && error instanceof NumericalError)) throw error;
    failure = error;
  }

  const { accepted, rejected, evaluations } = integration;
  const interpolate = interpolatorOf(integration, steps);
  const saved = samples ? countReached(samples, steps.lastTime, duration, endedBy >= 0 || failure !== undefined) : 0;
  return {
    dimension: flow.dimension,
    times: samples ? samples.slice(0, saved) : steps.times(),
    states: samples ? states.slice(0, saved * flow.dimension) : steps.states(),
    statistics: { accepted, rejected, evaluations },
    interpolate(t, out) {
      checkLength("interpolate: out", out, flow.dimension);
      interpolate(t, out);
    },
    events: watch?.occurrences() ?? [],
    endedBy,
    ...(failure && { failure }),
  };
}

/** Counts the samples up to the time that was reached: all of them unless something stopped before. */
function countReached(samples: Float64Array, reached: number, duration: number, stopped: boolean): number {
  if (!stopped) return samples.length;
  const direction = duration < 0 ? -1 : 1;
  return samples.filter((time) => (reached - time) * direction >= 0).length;
}
