import { NumericalError, type NumericalErrorReason } from "@attractors/core";
import { squaredError } from "./control/error-norm.ts";
import { firstStep } from "./control/first-step.ts";
import { factorAfterFailure, factorBy, LEAST_LOG_ERROR, logarithm } from "./control/step-factor.ts";
import type { Engine } from "./engine.ts";
import { workRows } from "./explicit/work-rows.ts";

/** A step may be this much longer than asked for if it then reaches the end: no tiny last steps. */
const STRETCH = 1.01;
const SMALLEST = 1e-300;

/**
 * Evaluates the field where the engine stands: before the first step, and whenever its state was changed from outside.
 *
 * @throws {NumericalError} diverged, if the field is not finite there.
 */
export function prime(e: Engine): void {
  const velocity = e.slots[e.tableau.stages];
  e.field(e.time, e.state, velocity);
  e.evaluations++;
  if (!areFinite(velocity, velocity)) {
    throw new NumericalError(
      "diverged",
      `${e.where}: the field is not finite at t = ${e.time}; start where the equations are defined`,
    );
  }
}

/**
 * Moves a primed engine by one step towards `end`, which is never passed and, when it is reached, reached exactly. Steps
 * whose error is too large are tried again, shorter.
 *
 * @throws {NumericalError} where there is no such step; the engine then stands where it stood.
 */
export function takeStep(e: Engine, end: number): void {
  const tableau = e.tableau;
  const stages = tableau.stages;
  const adaptive = e.fixedStep === 0;
  const endFirst = tableau.errorNeedsEnd;
  const start = e.start;
  const state = e.state;
  const first = e.slots[0];
  const last = e.slots[stages];
  const clock = e.clock;
  const t = e.time;
  const direction = end > t ? 1 : -1;
  const shortest = 4 * Number.EPSILON * Math.abs(t) + SMALLEST;

  for (let i = 0; i < start.length; i++) {
    start[i] = state[i];
    first[i] = last[i];
  }
  if (e.step === 0) e.step = firstStep(e, direction);
  e.interpolantReady = false;
  clock[0] = t;

  let rejections = 0;
  let finite = true;
  for (;;) {
    const remaining = Math.abs(end - t);
    const length = e.step;
    const reachesEnd = remaining <= Math.min(STRETCH * length, e.maxStep);
    if (e.tried >= e.maxSteps) fail(e, "too-many-steps");
    if (!reachesEnd && length <= shortest) fail(e, finite ? "step-too-small" : "diverged");

    // The step is the difference of two times as they are stored, so that a step can be done again from them.
    const next = reachesEnd ? end : t + direction * length;
    const h = next - t;
    clock[1] = h;
    workRows(e, 0, adaptive ? tableau.denseStart : stages);
    const square = adaptive ? squaredError(e) : 0;
    if (!endFirst && square <= 1) e.field(next, state, last);
    e.evaluations += endFirst || square <= 1 ? stages : stages - 1;
    e.tried++;

    finite = square <= 1 ? areFinite(state, endFirst ? state : last) : square < Infinity;
    if (finite && square <= 1) {
      e.startTime = t;
      e.time = next;
      e.accepted++;
      if (adaptive) chooseNextStep(e, Math.abs(h), square, rejections, remaining < 0.99 * length);
      return;
    }

    if (!adaptive) fail(e, "diverged");
    rejections++;
    e.rejected++;
    e.step = Math.abs(h) * (finite ? factorAfterFailure(logarithm(square) / 2, tableau.errorOrder, e.control) : 0.2);
  }
}

/** Steps until `end` is reached, exactly. */
export function advanceTo(e: Engine, end: number): void {
  while (e.time !== end) takeStep(e, end);
}

/** Does an accepted step again, from time `t` and state `y` to time `next`: the same numbers, for dense output. */
export function redoStep(e: Engine, t: number, y: Float64Array, next: number): void {
  const stages = e.tableau.stages;
  e.start.set(y);
  e.startTime = t;
  e.time = next;
  e.interpolantReady = false;
  e.clock[0] = t;
  e.clock[1] = next - t;
  e.field(t, e.start, e.slots[0]);
  workRows(e, 0, stages);
  if (!e.tableau.errorNeedsEnd) e.field(next, e.state, e.slots[stages]);
}

/** Sets the length of the next step after one of length `length`. A step that was cut short to reach the end may only lengthen it. */
export function chooseNextStep(e: Engine, length: number, square: number, rejections: number, cut: boolean): void {
  const logError = logarithm(square) / 2;
  const factor = factorBy(e.control, logError, e.lastLogError, e.secondLogError, e.tableau.errorOrder);
  const proposed = length * (rejections > 0 ? Math.min(factor, 1) : factor);
  if (!cut) {
    e.secondLogError = e.lastLogError;
    e.lastLogError = Math.max(logError, LEAST_LOG_ERROR);
  }
  e.step = Math.min(cut ? Math.max(e.step, proposed) : proposed, e.maxStep);
}

/** Puts the engine back to where the step began, and throws. */
function fail(e: Engine, reason: NumericalErrorReason): never {
  e.state.set(e.start);
  e.slots[e.tableau.stages].set(e.slots[0]);
  throw new NumericalError(reason, `${e.where}: ${complaint(e, reason)}`);
}

function complaint(e: Engine, reason: NumericalErrorReason): string {
  if (reason === "too-many-steps") {
    return `${e.maxSteps} steps were not enough, at t = ${e.time}; raise maxSteps, loosen the tolerances, or take a method for stiff systems`;
  }
  if (reason === "diverged") {
    return `the state or the field is no longer finite after t = ${e.time}; end before, or check the equations there`;
  }
  return `the tolerances ask for steps too small for the numbers after t = ${e.time}; the solution may be singular there: end before, or loosen the tolerances`;
}

function areFinite(first: Float64Array, second: Float64Array): boolean {
  let sum = 0;
  for (let i = 0; i < first.length; i++) sum += first[i] * 0 + second[i] * 0;
  return sum === 0;
}
