import { NumericalError, type NumericalErrorReason } from "@attractors/core";
import { squaredError } from "../control/error-norm.ts";
import { firstStep } from "../control/first-step.ts";
import { factorAfterFailure, logarithm } from "../control/step-factor.ts";
import { workRows } from "../explicit/work-rows.ts";
import { chooseNextStep } from "../take-step.ts";
import { addSuccessors, type BreakingPoint } from "./breaking-points.ts";
import { type Crossing, firstCrossing, passCrossing, watchFor } from "./crossings.ts";
import type { DelayEngine } from "./delay-engine.ts";
import { writeLine, writePiece } from "./pieces.ts";

const STRETCH = 1.01;
const SMALLEST = 1e-300;
/** The most passes over the stages of a step that reaches into its own past. */
const PASSES = 25;
/** The passes have settled when the stage derivatives change by less than this, in units of the tolerances. */
const SETTLED = 1e-3;
/** A step that would be up to this much longer than the shortest delay is cut to it, which spares the passes. */
const PATIENCE = 4;

/** Evaluates the field where the engine stands: before the first step, and behind a breaking point. */
export function primeDelay(d: DelayEngine): void {
  const e = d.engine;
  const velocity = e.slots[e.tableau.stages];
  writeLine(d.pieces, e.time + 1, e.state, e.slots[0].fill(0));
  d.lookup.clock[1] = e.time + 2 * margin(d, e.time);
  d.span[0] = e.time + margin(d, e.time);
  d.span[1] = Infinity;
  e.field(e.time, e.state, velocity);
  if (!areFinite(velocity)) {
    throw new NumericalError(
      "diverged",
      `${e.where}: the field is not finite at t = ${e.time}; start where the equations and the history are defined`,
    );
  }
}

/**
 * Moves a primed engine by one step towards `end`, which is never passed, nor is a breaking point: both are reached
 * exactly. A step longer than a delay uses its own dense output as past, and is repeated until that settles.
 *
 * @throws {NumericalError} where there is no such step; the engine then stands where it stood.
 */
export function takeDelayStep(d: DelayEngine, end: number): void {
  const { engine: e, pieces, breaks } = d;
  const adaptive = e.fixedStep === 0;
  const t = e.time;
  const delta = margin(d, t);
  const shortest = 4 * Number.EPSILON * Math.abs(t) + SMALLEST;
  const coming = breaks.upcoming[0]?.time ?? Infinity;

  for (let i = 0; i < e.size; i++) {
    e.start[i] = e.state[i];
    e.slots[0][i] = e.slots[e.tableau.stages][i];
  }
  e.clock[0] = t;
  d.lookup.clock[1] = t + 2 * delta;
  d.span[0] = t + delta;
  d.span[1] = Infinity;
  if (e.step === 0) {
    writeLine(pieces, t + 1, e.start, e.slots[0]);
    e.step = firstStep(e, 1);
  }

  let rejections = 0;
  let finite = true;
  let crossing: Crossing | undefined;
  for (;;) {
    const target = Math.min(end, coming, crossing?.time ?? Infinity);
    const proposed = e.step;
    const length = proposed > d.shortest && proposed < PATIENCE * d.shortest ? d.shortest : proposed;
    const remaining = target - t;
    const reachesEnd = remaining <= Math.min(STRETCH * length, e.maxStep);
    if (e.tried >= e.maxSteps) fail(d, "too-many-steps");
    if (!reachesEnd && length <= shortest) fail(d, finite ? "step-too-small" : "diverged");

    const next = reachesEnd ? target : t + length;
    const h = next - t;
    e.clock[1] = h;
    d.span[1] = Math.max(next - delta, d.span[0]);
    const settled = tryStep(d, next, h > d.shortest - delta);
    const square = adaptive && settled ? squaredError(e) : 0;
    e.tried++;

    finite = square < Infinity && (settled || areFinite(e.state));
    if (settled && square <= 1) {
      finite = finish(d, next);
      const found = finite && nextCrossing(d, t, next, delta);
      if (found && found.time < next - delta && (crossing === undefined || found.time < crossing.time)) {
        crossing = found;
        continue;
      }
      if (crossing?.time !== next) crossing = found || undefined;
    }
    if (settled && finite && square <= 1) {
      pieces.count++;
      e.startTime = t;
      e.time = next;
      e.accepted++;
      checkDelays(d);
      if (adaptive) chooseNextStep(e, h, square, rejections, h < 0.99 * proposed);
      if (next === coming || crossing) passBreakingPoints(d, crossing);
      return;
    }

    if (!adaptive) fail(d, settled ? "diverged" : "step-too-small");
    crossing = undefined;
    rejections++;
    e.rejected++;
    if (settled && finite) e.step = h * factorAfterFailure(logarithm(square) / 2, e.tableau.errorOrder, e.control);
    else e.step = (settled ? 0.2 : 0.5) * h;
  }
}

/**
 * Works off the stages. Where they looked into the step itself, repeats them with the dense output of the last pass, until
 * nothing changes that matters; returns false if that does not happen.
 */
function tryStep(d: DelayEngine, next: number, mayOverlap: boolean): boolean {
  const { engine: e, pieces, lookup, before } = d;
  const { stages, denseStart } = e.tableau;
  const adaptive = e.fixedStep === 0;
  if (mayOverlap) writeLine(pieces, next, e.start, e.slots[0]);
  lookup.overlapped = false;
  workRows(e, 0, adaptive ? denseStart : stages);
  if (!lookup.overlapped) return true;

  let change = Infinity;
  for (let pass = 0; pass < PASSES; pass++) {
    if (!finish(d, next)) return false;
    before.set(e.derivatives);
    workRows(e, 0, adaptive ? denseStart : stages);
    const last = change;
    change = largestChange(d, e.clock[1]);
    if (change <= SETTLED) return true;
    // Steps of fixed length do not adapt to how fast the passes settle, and may have to be content with less.
    if (!(change < Infinity) || (adaptive && pass > 3 && change > last)) return false;
  }
  return !adaptive && change < 1;
}

/** Evaluates the field at the new state and the stages of dense output, and writes the tentative piece; false if not finite. */
function finish(d: DelayEngine, next: number): boolean {
  const { engine: e, pieces } = d;
  const { stages, denseStart, rows, errorNeedsEnd } = e.tableau;
  const last = e.slots[stages];
  if (!areFinite(e.state)) return false;
  if (!errorNeedsEnd) e.field(next, e.state, last);
  if (!areFinite(last)) return false;
  workRows(e, denseStart, rows);
  writePiece(pieces, next, e.start, e.state, e.interpolant);
  return true;
}

/** Largest change of h k_i from one pass to the next, in units of the tolerances. */
function largestChange({ engine: e, before }: DelayEngine, h: number): number {
  const { size: n, derivatives, start, tolerances } = e;
  const end = e.tableau.stages * n;
  let largest = 0;
  for (let j = n; j < end; j++) {
    const i = j % n;
    const scale = tolerances.absolute[i] + tolerances.relative[i] * Math.abs(start[i]);
    const change = Math.abs(derivatives[j] - before[j]) / scale;
    if (!(change <= largest)) largest = change;
  }
  return h * largest;
}

/** The first crossing in the step, if any delay is a function; those at its very beginning are passed at once. */
function nextCrossing(d: DelayEngine, t: number, next: number, delta: number): Crossing | undefined {
  while (d.crossings.delays.length > 0) {
    const found = firstCrossing(d.crossings, d.pieces);
    if (!found || found.time > t + delta) return found && { ...found, time: Math.min(found.time, next) };
    watch(d, passCrossing(d.crossings, { ...found, time: t }));
  }
  return undefined;
}

/** Follows what the breaking points cause at which the engine has arrived, and evaluates the field behind them. */
function passBreakingPoints(d: DelayEngine, crossing: Crossing | undefined): void {
  const { upcoming } = d.breaks;
  if (crossing) watch(d, passCrossing(d.crossings, { ...crossing, time: d.engine.time }));
  while (upcoming.length > 0 && upcoming[0].time <= d.engine.time) {
    const [passed] = upcoming.splice(0, 1);
    watch(d, passed);
  }
  primeDelay(d);
}

/** Throws if a delay that is a function looks into the future. */
function checkDelays({ engine: { where, time, state }, crossings }: DelayEngine): void {
  for (let i = 0; i < crossings.delays.length; i++) {
    const delay = crossings.delays[i](time, state);
    if (delay < -1e-9 * (1 + Math.abs(time))) {
      throw new RangeError(`${where}: delays must not be negative, got ${delay} at t = ${time}`);
    }
  }
}

function watch(d: DelayEngine, point: BreakingPoint): void {
  addSuccessors(d.breaks, point, d.engine.time);
  watchFor(d.crossings, point, d.engine.time, d.engine.state);
}

/** How far inside the step the field is evaluated at its ends: more than the rounding errors of breaking points. */
function margin({ reach, lookup }: DelayEngine, t: number): number {
  return 8 * Number.EPSILON * (Math.abs(t) + Math.abs(lookup.startTime) + reach) + SMALLEST;
}

/** Puts the engine back to where the step began, and throws. */
function fail(d: DelayEngine, reason: NumericalErrorReason): never {
  const e = d.engine;
  e.state.set(e.start);
  e.slots[e.tableau.stages].set(e.slots[0]);
  throw new NumericalError(reason, `${e.where}: ${complaint(d, reason)}`);
}

function complaint({ engine: e }: DelayEngine, reason: NumericalErrorReason): string {
  if (reason === "too-many-steps") {
    return `${e.maxSteps} steps were not enough, at t = ${e.time}; raise maxSteps or loosen the tolerances`;
  }
  if (reason === "diverged") {
    return `the state or the field is no longer finite after t = ${e.time}; end before, or check the equations there`;
  }
  return `no step is short enough for the equations after t = ${e.time}; the solution may be singular there, or the option step too long: end before, loosen the tolerances, or shorten it`;
}

function areFinite(values: Float64Array): boolean {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] * 0;
  return sum === 0;
}
