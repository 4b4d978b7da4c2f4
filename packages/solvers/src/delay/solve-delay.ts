import { checkLength, type DelayFlow, type History, NumericalError, type State } from "@attractors/core";
import { sampleTimes } from "../sample-times.ts";
import type { DenseSolution } from "../solve-ode.ts";
import {
  constantHistory,
  createDelayEngine,
  type DelayEngine,
  type DelayStepOptions,
  placeDelayEngine,
} from "./delay-engine.ts";
import { evaluatePiece, pieceAround } from "./pieces.ts";
import { primeDelay, takeDelayStep } from "./take-delay-step.ts";

export interface SolveDelayOptions extends DelayStepOptions {
  /** How far to integrate, in the unit of time, zero or more: delay equations run forward only. */
  duration: number;
  /** The state to start from. @default where a `history` given here ends, otherwise the initial state of the flow */
  initialState?: State;
  /** The states before the start. @default constant, if `initialState` is given here, otherwise the history of the flow */
  history?: History;
  /** @default 0 */
  startTime?: number;
  /** Saves states at `startTime + k * saveEvery`, by dense output. @default none: the state after every step is saved */
  saveEvery?: number;
  /** Saves states at these times, by dense output. */
  saveAt?: Float64Array;
  /**
   * Returns what was reached, with `failure`, instead of throwing when the mathematics fails.
   * @default false
   */
  partial?: boolean;
}

/**
 * Solves delay differential equations dy/dt = f(t, y(t), y(t - τ_0), …) by the method of steps: an explicit Runge-Kutta
 * method whose dense output gives the past states.
 *
 * At the start the solution has a kink, or a jump where the history does not end in the initial state. It comes back
 * after each delay in the next higher derivative: steps end exactly at these breaking points, up to the order of the
 * method, also where delays are functions of time and state. A step longer than a delay takes its past from its own dense
 * output and is repeated until that settles, so that short and vanishing delays do not dictate the step (Bellen and
 * Zennaro, Numerical Methods for Delay Differential Equations, 2003; Guglielmi and Hairer, Computing 67, 1, 2001).
 *
 * The accuracy is that of the dense output between the steps, one order below the method: take tolerances a little
 * tighter than for ordinary equations. Not for stiff equations, nor for delays of the derivative.
 *
 * @throws {RangeError} if an option is out of its range, or a delay is negative.
 * @throws {NumericalError} diverged, step-too-small or too-many-steps, as `solveOde`.
 *
 * @example
 * ```ts
 * import { solveDelay } from "@attractors/solvers";
 *
 * // dy/dt = -y(t - 1) from the history y = 1 is a polynomial on each interval: 1 - t, then 1 - t + (t - 1)²/2, …
 * const flow = {
 *   dimension: 1,
 *   delays: [1],
 *   initialState: Float64Array.of(1),
 *   field: (_: number, _y: Float64Array, past: (delay: number) => Float64Array, out: Float64Array) => {
 *     out[0] = -past(0)[0];
 *   },
 * };
 * const { states } = solveDelay(flow, { duration: 3, saveEvery: 1 });
 * states; // ≈ [1.000000, 0.000000, -0.500000, -0.166667]
 * ```
 */
export function solveDelay(flow: DelayFlow, options: SolveDelayOptions): DenseSolution {
  const { duration, startTime = 0, saveEvery, saveAt, partial = false } = options;
  if (!(duration >= 0 && duration < Infinity)) {
    throw new RangeError(`solveDelay: duration must be at least 0, got ${duration}`);
  }
  const n = flow.dimension;
  const d = createDelayEngine("solveDelay", flow, options);
  const { history, initialState } = beginningOf(flow, options, startTime);
  placeDelayEngine(d, initialState, history, startTime);
  const samples = sampleTimes("solveDelay", startTime, duration, { saveEvery, saveAt });

  const states = new Float64Array((samples?.length ?? 0) * n);
  let saved = 0;
  let failure: NumericalError | undefined;
  try {
    saved = run(d, startTime + duration, samples ?? new Float64Array(0), states);
  } catch (error) {
    if (!(partial && error instanceof NumericalError)) throw error;
    failure = error;
    saved = (samples ?? []).filter((time) => time <= d.engine.time).length;
  }

  const interpolate = interpolatorOf(d);
  const { accepted, rejected } = d.engine;
  return {
    dimension: n,
    ...(samples
      ? { times: samples.slice(0, saved), states: states.slice(0, saved * n) }
      : { times: d.pieces.times.slice(0, d.pieces.count + 1), states: endsOfPieces(d) }),
    statistics: { accepted, rejected, evaluations: d.evaluations },
    interpolate(t, out) {
      checkLength("interpolate: out", out, n);
      interpolate(t, out);
    },
    ...(failure && { failure }),
  };
}

/** The history, and the state at the start, from what the call and the flow say. */
function beginningOf(
  flow: DelayFlow,
  { initialState, history }: SolveDelayOptions,
  startTime: number,
): { history: History; initialState: State } {
  if (history) {
    const end = new Float64Array(flow.dimension);
    if (!initialState) history(startTime, end);
    return { history, initialState: initialState ?? end };
  }
  if (initialState) return { history: constantHistory(initialState), initialState };
  return { history: flow.history ?? constantHistory(flow.initialState), initialState: flow.initialState };
}

/** Steps to `end` and writes the states at the samples; returns their number. */
function run(d: DelayEngine, end: number, samples: Float64Array, states: Float64Array): number {
  const { engine, pieces } = d;
  const n = engine.dimension;
  const out = new Float64Array(n);
  let next = 0;
  for (; next < samples.length && samples[next] <= engine.time; next++) states.set(engine.state, next * n);
  if (engine.time < end) primeDelay(d);
  while (engine.time < end) {
    takeDelayStep(d, end);
    for (; next < samples.length && samples[next] < engine.time; next++) {
      evaluatePiece(pieces, pieces.count - 1, samples[next], out);
      states.set(out, next * n);
    }
    for (; next < samples.length && samples[next] === engine.time; next++) states.set(engine.state, next * n);
  }
  // The last sample can lie behind the end by rounding.
  for (; next < samples.length; next++) states.set(engine.state, next * n);
  return next;
}

function endsOfPieces({ engine, pieces }: DelayEngine): Float64Array {
  const n = engine.dimension;
  const width = (pieces.degree + 2) * n;
  const states = new Float64Array((pieces.count + 1) * n);
  for (let k = 0; k < pieces.count; k++) {
    for (let i = 0; i < n; i++) states[k * n + i] = pieces.rows[k * width + i];
  }
  states.set(engine.state, pieces.count * n);
  return states;
}

function interpolatorOf({ engine, pieces }: DelayEngine): (t: number, out: Float64Array) => void {
  const first = pieces.times[0];
  const last = engine.time;
  const slack = 8 * Number.EPSILON * Math.max(Math.abs(first), Math.abs(last));
  let near = 0;
  return (t, out) => {
    if (!(t >= first && t <= last + slack)) {
      throw new RangeError(`interpolate: t must lie between ${first} and ${last}, got ${t}`);
    }
    if (t >= last) {
      for (let i = 0; i < engine.dimension; i++) out[i] = engine.state[i];
      return;
    }
    near = pieceAround(pieces, t, near);
    evaluatePiece(pieces, near, t, out);
  };
}
