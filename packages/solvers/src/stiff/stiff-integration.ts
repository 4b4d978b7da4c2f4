import { checkFinite, checkLength, type Flow, NumericalError } from "@attractors/core";
import { power } from "../control/step-factor.ts";
import type { Integration } from "../integration.ts";
import type { StepOptions } from "../step-options.ts";
import { createBackwardCore } from "./backward-core.ts";
import { DENSE_ROWS } from "./backward-differences.ts";
import { createCollocationCore } from "./collocation-core.ts";
import { checkConsistent } from "./consistency.ts";
import { createRosenbrockCore } from "./rosenbrock-core.ts";
import type { StiffCore } from "./stiff-core.ts";
import { createStiffEngine, type StiffEngine, type StiffNeeds } from "./stiff-engine.ts";
import type { StiffMethod } from "./stiff-method.ts";
import { takeStiffStep } from "./take-stiff-step.ts";

/** An integration with a stiff method, and the memory that it works on. */
export interface StiffIntegration extends Integration {
  readonly engine: StiffEngine;
}

/** Checks the options of `where` and makes an integration of a flow, with `tangents` tangent vectors, by a stiff method. */
export function stiffIntegration(
  where: string,
  flow: Flow,
  method: StiffMethod,
  options: StepOptions & { tangentTolerance?: number },
  tangents: number,
): StiffIntegration {
  if (tangents > 0 && method.kind === "rosenbrock") {
    throw new RangeError(`${where}: ${method.name} takes no tangent vectors along; take radau5 or ndf`);
  }
  if (options.massMatrix !== undefined && method.kind === "collocation" && method.interpolant === undefined) {
    throw new RangeError(`${where}: ${method.name} takes no mass matrix; take radau5 or rodas5P`);
  }
  const e = createStiffEngine(where, flow, options, tangents, needsOf(method));
  const core = coreOf(e, method);
  const n = e.dimension;

  function settle(time: number, step: number): void {
    e.time = time;
    e.startTime = time;
    e.step = e.fixedStep || step;
  }

  return {
    engine: e,
    dimension: n,
    state: e.state,
    start: e.start,
    memorySize: e.dense.length,
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
    place(state, time) {
      checkLength(`${where}: the state`, state, n);
      checkFinite(`${where}: the state`, state);
      if (!Number.isFinite(time)) throw new RangeError(`${where}: the time must be finite, got ${time}`);
      e.state.set(state);
      e.start.set(e.state);
      settle(time, e.firstStep);
    },
    prime() {
      e.start.set(e.state);
      e.field(e.time, e.state, e.velocity);
      e.evaluations++;
      if (!e.velocity.every(Number.isFinite)) {
        throw new NumericalError(
          "diverged",
          `${where}: the field is not finite at t = ${e.time}; start where the equations are defined`,
        );
      }
      checkConsistent(e);
      core.restart();
    },
    takeStep: (end) => takeStiffStep(e, core, end),
    advanceTo(end) {
      while (e.time !== end) takeStiffStep(e, core, end);
    },
    renewBudget() {
      e.tried = 0;
    },
    interpolate(t, out, offset) {
      const { dense, denseRows } = e;
      const theta = (t - dense[0]) / (dense[1] - dense[0]);
      for (let i = 0; i < n; i++) {
        let value = 0;
        for (let r = denseRows - 1; r >= 0; r--) {
          value = dense[2 + (2 + r) * n + i] + (r % 2 === 0 ? theta : 1 - theta) * value;
        }
        out[offset + i] = dense[2 + i] + theta * (dense[2 + n + i] + (1 - theta) * value);
      }
    },
    remember(out, offset) {
      for (let k = 0; k < e.dense.length; k++) out[offset + k] = e.dense[k];
    },
    recall(_t, _y, _next, memory, offset) {
      for (let k = 0; k < e.dense.length; k++) e.dense[k] = memory[offset + k];
    },
    continueAt(state, time, nextStep) {
      for (let i = 0; i < n; i++) e.state[i] = state[i];
      settle(time, nextStep);
    },
  };
}

function coreOf(e: StiffEngine, method: StiffMethod): StiffCore {
  if (method.kind === "rosenbrock") return createRosenbrockCore(e, method);
  if (method.kind === "collocation") return createCollocationCore(e, method);
  return createBackwardCore(e, method);
}

function needsOf(method: StiffMethod): StiffNeeds {
  const effectiveTolerance = (tolerance: number): number => tolerance;
  if (method.kind === "rosenbrock") {
    return { denseRows: method.interpolant.rows.length, exactJacobian: true, effectiveTolerance };
  }
  if (method.kind === "backward-differentiation") {
    return { denseRows: DENSE_ROWS.length, exactJacobian: false, effectiveTolerance };
  }
  const { tolerancePower } = method.error;
  return {
    denseRows: method.interpolant?.rows.length ?? 2,
    exactJacobian: false,
    // An estimate of lower order than the method would keep the error far below the tolerance.
    effectiveTolerance: tolerancePower < 1 ? (tolerance) => 0.1 * power(tolerance, tolerancePower) : effectiveTolerance,
  };
}
