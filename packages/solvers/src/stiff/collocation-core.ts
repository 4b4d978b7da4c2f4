import { power } from "../control/step-factor.ts";
import { createHistory } from "./collocation-history.ts";
import { createCollocationSystem } from "./collocation-system.ts";
import { massTimes } from "./mass-matrix.ts";
import { lengthAfter, nextLength, type StepMemory } from "./predictive-control.ts";
import type { StiffCore } from "./stiff-core.ts";
import {
  endStep,
  evaluateJacobian,
  newtonScales,
  newtonTolerance,
  type StiffEngine,
  squaredError,
} from "./stiff-engine.ts";
import type { Collocation } from "./stiff-method.ts";

/** Most iterations of Newton's method in a step without error control. */
const PATIENCE = 40;
/** Below this rate of convergence the Jacobian is good for the next step too. */
const FAST = 0.001;
const SAFETY = 0.9;
/** Corrections below this part of the tolerance may be rounding errors; without error control, below 1e-9 of the state. */
const SMALL = 0.1;

/**
 * Runs a collocation method: simplified Newton iterations for its stages, from starting values that extrapolate the last
 * step; an error estimate that a linear solve with the Jacobian filters; a Jacobian and decompositions that are kept as
 * long as they serve (Hairer and Wanner 1996, section IV.8).
 */
export function createCollocationCore(e: StiffEngine, method: Collocation): StiffCore {
  const { size, dimension: n, mass, field } = e;
  const { nodes, weights, error } = method;
  const s = nodes.length;
  const adaptive = e.fixedStep === 0;
  const most = adaptive ? (s > 3 ? 12 : 7) : PATIENCE;
  /** Whether the last stage is the new state: what decays at once then does so in the steps too. */
  const damps = weights.every((weight, i) => weight === (i === s - 1 ? 1 : 0));
  const errorOrder = error.order + 1;
  const stages = Array.from({ length: s }, () => new Float64Array(size));
  const slopes = Array.from({ length: s }, () => new Float64Array(size));
  const point = new Float64Array(size);
  const scales = new Float64Array(size);
  const combined = new Float64Array(size);
  const sources = new Float64Array(size);
  const ending = new Float64Array(size);
  // What rounding took from the state so far, and what it takes in this step: added up, it would count in long integrations.
  const carry = new Float64Array(size);
  const lost = new Float64Array(size);
  const system = createCollocationSystem(e, method);
  const history = createHistory(method, size);
  const tolerance = adaptive ? newtonTolerance(e) : 1e-15;
  const last: StepMemory = { length: 0, error: 1 };
  /** Whether the Jacobian belongs to the start of this step, and whether it will do. */
  let current = false;
  let usable = false;
  /** Rate of convergence ϑ, ϑ / (1 - ϑ), and the iterations of the last attempt. */
  let rate = 1;
  let confidence = 1;
  let iterations = 0;
  /** By how much to shorten the step where the iteration fails. */
  let retreat = 0.5;
  let first = true;
  let failures = 0;
  let rejected = false;

  function prepare(): boolean {
    if (!usable) {
      evaluateJacobian(e);
      usable = true;
      current = true;
      system.discard();
    }
    return system.decompose();
  }

  /** Iterates for the stages. Returns whether they were found. */
  function solveStages(): boolean {
    const { h, start } = e;
    if (failures > 0) history.forget();
    history.extrapolate(h, stages);
    system.transform(stages);
    confidence = power(Math.max(confidence, Number.EPSILON), 0.8);
    rate = FAST;
    retreat = 0.5;
    let lastNorm = 0;
    let lastRatio = 0;
    for (iterations = 1; iterations <= most; iterations++) {
      for (let i = 0; i < s; i++) {
        const z = stages[i];
        for (let k = 0; k < size; k++) point[k] = start[k] + (carry[k] + z[k]);
        field(e.time + nodes[i] * h, point, slopes[i]);
      }
      e.evaluations += s;
      system.correct(slopes, stages);
      const end = stages[s - 1];
      for (let k = 0; k < size; k++) point[k] = start[k] + end[k];
      newtonScales(e, point, scales);
      const norm = system.norm(scales);
      if (!(norm < Infinity)) {
        e.finite = false;
        return false;
      }
      if (norm === 0) return true;
      if (iterations > 1) {
        const ratio = norm / lastNorm;
        // Corrections that are small and do not shrink any more are rounding errors.
        const rounding = norm < (adaptive ? SMALL : 1e-9);
        if (rounding && (ratio > 0.5 || iterations === most)) return true;
        rate = iterations === 2 ? ratio : Math.sqrt(ratio * lastRatio);
        lastRatio = ratio;
        if (rate >= 0.99) return false;
        confidence = rate / (1 - rate);
        if (adaptive && !rounding && iterations < most) {
          let expected = (confidence * norm) / tolerance;
          for (let k = iterations + 1; k < most; k++) expected *= rate;
          if (expected >= 1) {
            retreat = 0.8 * power(Math.min(20, expected), -1 / (3 + most - iterations));
            return false;
          }
        }
      }
      lastNorm = Math.max(norm, 1e-300);
      if (confidence * norm <= tolerance) return true;
    }
    return false;
  }

  /** Estimates the error of the step that the stages make up. */
  function measure(): number {
    const { h, start, velocity } = e;
    for (let k = 0; k < size; k++) {
      let sum = 0;
      for (let i = 0; i < s; i++) sum += error.stages[i] * stages[i][k];
      combined[k] = sum / h;
    }
    massTimes(mass, combined, sources, n);
    for (let k = 0; k < size; k++) e.error[k] = sources[k] + error.start * velocity[k];
    system.filter(e.error);
    const square = squaredError(e);
    if (!(square > 1 && damps && (first || rejected))) return square;
    // Filtered twice, the estimate is right for components that decay at once too.
    for (let k = 0; k < size; k++) combined[k] = start[k] + e.error[k];
    field(e.time, combined, point);
    e.evaluations++;
    for (let k = 0; k < size; k++) e.error[k] = sources[k] + error.start * point[k];
    system.filter(e.error);
    return squaredError(e);
  }

  return {
    errorOrder,
    restart() {
      history.forget();
      carry.fill(0);
      usable = false;
      current = false;
      confidence = 1;
      first = true;
      last.length = 0;
      failures = 0;
      rejected = false;
    },
    attempt() {
      e.finite = true;
      let solved = prepare() && solveStages();
      if (!solved && !current) {
        usable = false;
        e.finite = true;
        solved = prepare() && solveStages();
      }
      if (!solved) {
        e.finite &&= e.matrix.every(Number.isFinite);
        return Infinity;
      }
      const { start, state } = e;
      for (let k = 0; k < size; k++) {
        let sum = 0;
        for (let i = 0; i < s; i++) if (weights[i] !== 0) sum += weights[i] * stages[i][k];
        const full = sum + carry[k];
        state[k] = start[k] + full;
        lost[k] = full - (state[k] - start[k]);
      }
      const square = adaptive ? measure() : 0;
      return endStep(e, square, ending);
    },
    lengthAfterFailure(square) {
      const length = Math.abs(e.h);
      if (!current) usable = false;
      confidence = 1;
      rejected = true;
      if (square < Infinity) return first ? 0.1 * length : lengthAfter(square, length, errorOrder);
      failures++;
      return length * (e.finite ? retreat : 0.2);
    },
    accept(square, rejections, planned) {
      const length = Math.abs(e.h);
      carry.set(lost);
      history.record(e, stages, ending);
      e.velocity.set(ending);
      first = false;
      rejected = false;
      failures = 0;
      current = false;
      usable = adaptive && (iterations === 1 || rate < FAST);
      if (!adaptive) return length;
      const safety = (SAFETY * (1 + 2 * most)) / (iterations + 2 * most);
      const proposed = nextLength(last, { length, square, rejections, planned }, errorOrder, safety);
      // A matrix that is decomposed already is worth more than a slightly longer step.
      return usable && proposed >= length && proposed <= 1.2 * length ? length : proposed;
    },
  };
}
