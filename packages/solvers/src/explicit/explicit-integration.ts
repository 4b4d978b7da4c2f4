import { type Engine, placeEngine } from "../engine.ts";
import type { Integration } from "../integration.ts";
import { advanceTo, prime, redoStep, takeStep } from "../take-step.ts";
import { interpolateStep } from "./dense-output.ts";

/** An engine of an explicit method as an integration. */
export function explicitIntegration(e: Engine): Integration {
  return {
    dimension: e.dimension,
    state: e.state,
    start: e.start,
    memorySize: 0,
    get time() {
      return e.time;
    },
    get startTime() {
      return e.startTime;
    },
    get accepted() {
      return e.accepted;
    },
    get rejected() {
      return e.rejected;
    },
    get evaluations() {
      return e.evaluations;
    },
    get nextStep() {
      return e.step;
    },
    place: (state, time) => placeEngine(e, state, time),
    prime: () => prime(e),
    takeStep: (end) => takeStep(e, end),
    advanceTo: (end) => advanceTo(e, end),
    renewBudget: () => {
      e.tried = 0;
    },
    interpolate: (t, out, offset) => interpolateStep(e, t, out, offset),
    remember: () => {},
    recall: (t, y, next) => redoStep(e, t, y, next),
    continueAt: (state, time, nextStep) => {
      for (let i = 0; i < e.dimension; i++) e.state[i] = state[i];
      e.time = time;
      e.startTime = time;
      e.step = e.fixedStep || nextStep;
      e.interpolantReady = false;
    },
  };
}
