import { checkFinite, checkLength, type DelayFlow, type History, type State } from "@attractors/core";
import { createEngine, type Engine, placeEngine } from "../engine.ts";
import { tsit5 } from "../methods/tsit5.ts";
import type { ExplicitRungeKutta } from "../ode-method.ts";
import type { StepOptions } from "../step-options.ts";
import { addBreakingPoint, addSuccessors, type BreakingPoints } from "./breaking-points.ts";
import { type Crossings, createCrossings, watchFor } from "./crossings.ts";
import { createLookup, type Lookup } from "./past-states.ts";
import { clearPieces, createPieces, type Pieces } from "./pieces.ts";

/** How a solver of delay equations chooses its steps, and what it has to know about jumps. */
export interface DelayStepOptions extends Omit<StepOptions, "method"> {
  /** An explicit Runge-Kutta method; its dense output gives the past states. @default tsit5 */
  method?: ExplicitRungeKutta;
  /**
   * Times, besides the start, at which the history or the equations jump or have a kink. Steps end exactly there, and what
   * they cause in higher derivatives later is followed.
   * @default none
   */
  breakingPoints?: readonly number[];
}

/** The memory of an integration of delay equations: that of the explicit method, and the past. */
export interface DelayEngine {
  readonly engine: Engine;
  readonly pieces: Pieces;
  readonly lookup: Lookup;
  readonly breaks: BreakingPoints;
  readonly crossings: Crossings;
  /** The given breaking points, the start not included. */
  readonly given: readonly number[];
  /** Times between which the field is evaluated: a little inside the step, so that jumps at its ends do not matter. */
  readonly span: Float64Array;
  /** Stage derivatives of the pass before, where passes have to be repeated. */
  readonly before: Float64Array;
  /** The shortest and the longest constant delay; 0 and Infinity as soon as one is a function. */
  readonly shortest: number;
  readonly longest: number;
  /** Largest constant delay, as the scale of rounding errors in times. */
  readonly reach: number;
  evaluations: number;
}

/** Checks options and makes an engine, which stands nowhere yet: `placeDelayEngine` puts it somewhere. */
export function createDelayEngine(where: string, flow: DelayFlow, options: DelayStepOptions): DelayEngine {
  const { dimension, delays, field } = flow;
  const { breakingPoints = [], method = tsit5 } = options;
  checkFinite(`${where}: breakingPoints`, breakingPoints);
  for (const [i, delay] of delays.entries()) {
    if (typeof delay === "number" && !(delay >= 0 && delay < Infinity)) {
      throw new RangeError(`${where}: delay ${i} must be a finite number, zero or more, got ${delay}`);
    }
  }
  const constants = delays.filter((delay) => typeof delay === "number");
  const positive = constants.filter((delay) => delay > 0);
  const functions = delays.filter((delay) => typeof delay === "function");

  const span = new Float64Array(2);
  const engine = createEngine(
    where,
    {
      dimension,
      initialState: flow.initialState,
      field: (t, y, out) => {
        lookup.clock[0] = Math.max(span[0], Math.min(t, span[1]));
        lookup.state = y;
        d.evaluations++;
        field(lookup.clock[0], y, lookup.past, out);
      },
    },
    options,
  );
  const pieces = createPieces(dimension, engine.interpolant.length);
  const lookup = createLookup(delays, pieces, flow.history ?? constantHistory(flow.initialState));
  const d: DelayEngine = {
    engine,
    pieces,
    lookup,
    breaks: { upcoming: [], delays: positive, highest: method.order },
    crossings: createCrossings(functions, method.order, dimension),
    given: breakingPoints,
    span,
    before: new Float64Array(engine.derivatives.length),
    shortest: functions.length > 0 ? 0 : Math.min(...positive, Infinity),
    longest: functions.length > 0 ? Infinity : Math.max(...positive, 0),
    reach: Math.max(...positive, 0),
    evaluations: 0,
  };
  return d;
}

/** Puts an engine at a state and time, with what came before. Throws a RangeError unless they are finite. */
export function placeDelayEngine(d: DelayEngine, state: State, history: History, time: number): void {
  const { engine, pieces, lookup, breaks, crossings, given } = d;
  checkLength(`${engine.where}: initialState`, state, engine.dimension);
  checkFinite(`${engine.where}: initialState`, state);
  placeEngine(engine, state, time);
  clearPieces(pieces, time);
  lookup.history = history;
  lookup.startTime = time;
  breaks.upcoming.length = 0;
  crossings.sources.length = 0;

  for (const jump of [...given, time]) {
    const point = { time: jump, level: 0 };
    if (jump > time) {
      addBreakingPoint(breaks, jump, 0);
    } else {
      addSuccessors(breaks, point, time);
      watchFor(crossings, point, time, engine.state);
    }
  }
}

/** A history that stays at one state. */
export function constantHistory(state: State): History {
  const value = state.slice();
  return (_, out) => {
    for (let i = 0; i < value.length; i++) out[i] = value[i];
  };
}
