import { NumericalError, type NumericalErrorReason } from "@attractors/core";
import { firstStiffStep } from "./first-stiff-step.ts";
import type { StiffCore } from "./stiff-core.ts";
import { areFinite, type StiffEngine } from "./stiff-engine.ts";

/** A step may be this much longer than asked for if it then reaches the end: no tiny last steps. */
const STRETCH = 1.01;
const SMALLEST = 1e-300;

/**
 * Moves an engine by one step towards `end`, which is never passed and, when it is reached, reached exactly. Steps whose
 * error is too large, or whose equations could not be solved, are tried again, shorter.
 *
 * @throws {NumericalError} where there is no such step; the engine then stands where it stood.
 */
export function takeStiffStep(e: StiffEngine, core: StiffCore, end: number): void {
  const { start, state } = e;
  const t = e.time;
  const direction = end > t ? 1 : -1;
  const shortest = 4 * Number.EPSILON * Math.abs(t) + SMALLEST;
  const adaptive = e.fixedStep === 0;

  for (let i = 0; i < start.length; i++) start[i] = state[i];
  if (e.step === 0) e.step = firstStiffStep(e, core.errorOrder, direction);

  let rejections = 0;
  e.finite = true;
  for (;;) {
    const remaining = Math.abs(end - t);
    const length = e.step;
    const reachesEnd = remaining <= Math.min(STRETCH * length, e.maxStep);
    if (e.tried >= e.maxSteps) fail(e, "too-many-steps");
    if (!reachesEnd && length <= shortest) fail(e, e.finite ? "step-too-small" : "diverged");

    e.next = reachesEnd ? end : t + direction * length;
    e.h = e.next - t;
    e.tried++;
    const square = core.attempt();
    if (square <= 1 && areFinite(state)) {
      const proposed = core.accept(square, rejections, remaining < 0.99 * length ? length : 0);
      if (adaptive) e.step = Math.min(proposed, e.maxStep);
      e.startTime = t;
      e.time = e.next;
      e.accepted++;
      return;
    }

    if (square <= 1) e.finite = false;
    if (!adaptive) fail(e, e.finite ? "not-converged" : "diverged");
    rejections++;
    e.rejected++;
    e.step = core.lengthAfterFailure(square <= 1 ? Infinity : square);
  }
}

/** Puts the engine back to where the step began, and throws. */
function fail(e: StiffEngine, reason: NumericalErrorReason): never {
  e.state.set(e.start);
  throw new NumericalError(reason, `${e.where}: ${complaint(e, reason)}`);
}

function complaint(e: StiffEngine, reason: NumericalErrorReason): string {
  if (reason === "too-many-steps") {
    return `${e.maxSteps} steps were not enough, at t = ${e.time}; raise maxSteps, or loosen the tolerances`;
  }
  if (reason === "diverged") {
    return `the state, the field or its Jacobian is no longer finite after t = ${e.time}; end before, or check the equations there`;
  }
  if (reason === "not-converged") {
    return `the equations of the step from t = ${e.time} could not be solved; take a shorter step, or leave the length of steps to the error control`;
  }
  return `the tolerances ask for steps too small for the numbers after t = ${e.time}; the solution may be singular there, or the Jacobian wrong: end before, or loosen the tolerances`;
}
