import type { Flow } from "@attractors/core";
import { power } from "../control/step-factor.ts";
import { createEngine, type Engine } from "../engine.ts";
import { explicitIntegration } from "../explicit/explicit-integration.ts";
import type { Integration } from "../integration.ts";
import type { StepOptions } from "../step-options.ts";
import { explicitStiffness, realStability, spectralRadius } from "./stability.ts";
import { stiffIntegration } from "./stiff-integration.ts";
import type { Switching } from "./stiff-method.ts";

/** Steps at the limit of stability after which the system counts as stiff, and far from it after which it does not. */
const STIFF_STEPS = 10;
const CALM_STEPS = 5;
/** How near h |λ| comes to the limit in steps that stability keeps short, and how far below it a change back must be. */
const NEAR = 0.8;
const BELOW = 0.7;

/**
 * Checks the options of `where` and makes an integration that switches between two methods, each with an integration of its
 * own: the one that rests is put where the other one stands when its turn comes.
 */
export function switchingIntegration(
  where: string,
  flow: Flow,
  method: Switching,
  options: StepOptions & { tangentTolerance?: number },
  tangents: number,
): Integration {
  if (options.step !== undefined) {
    throw new RangeError(`${where}: ${method.name} follows the errors of its steps, leave out the option step`);
  }
  if (tangents > 0) {
    throw new RangeError(`${where}: ${method.name} takes no tangent vectors along; take radau5 or an explicit method`);
  }
  const engine = createEngine(where, flow, { ...options, method: method.nonstiff });
  const { tableau } = engine;
  if (tableau.nodes[tableau.stages - 2] !== 1) {
    throw new RangeError(
      `${where}: ${method.name} needs an explicit method whose last stage lies at the end of the step, such as tsit5`,
    );
  }
  const explicit = explicitIntegration(engine);
  const stiff = stiffIntegration(where, flow, method.stiff, options, 0);
  const limit = stiffnessLimit(engine);
  const n = flow.dimension;
  const memorySize = 1 + stiff.memorySize;
  const direction = new Float64Array(n).fill(1);
  const work = new Float64Array(n);
  let active: Integration = explicit;
  /** What takes over with the next step, so that dense output of the last one stays at hand. */
  let next: Integration = explicit;
  let nextStep = 0;
  /** Steps in a row, or nearly, that speak for the other method. */
  let evidence = 0;
  let contrary = 0;

  function takeOver(): void {
    next.continueAt(active.state, active.time, nextStep);
    active = next;
    evidence = 0;
    contrary = 0;
    active.prime();
  }

  function takeStep(end: number): void {
    if (next !== active) takeOver();
    active.takeStep(end);
    if (active === explicit) {
      stiff.engine.tried = engine.tried;
      if (explicitStiffness(engine) > NEAR * limit) {
        evidence++;
        contrary = 0;
      } else if (++contrary >= 6) evidence = 0;
      if (evidence >= STIFF_STEPS) next = stiff;
    } else {
      engine.tried = stiff.engine.tried;
      const radius = spectralRadius(stiff.engine.matrix, direction, work);
      evidence = stiff.nextStep * radius < BELOW * limit ? evidence + 1 : 0;
      if (evidence >= CALM_STEPS) next = explicit;
    }
    nextStep = active.nextStep;
  }

  return {
    dimension: n,
    memorySize,
    get state() {
      return active.state;
    },
    get start() {
      return active.start;
    },
    get time() {
      return active.time;
    },
    get startTime() {
      return active.startTime;
    },
    get accepted() {
      return explicit.accepted + stiff.accepted;
    },
    get rejected() {
      return explicit.rejected + stiff.rejected;
    },
    get evaluations() {
      return explicit.evaluations + stiff.evaluations;
    },
    get nextStep() {
      return active.nextStep;
    },
    place(state, time) {
      active = explicit;
      next = explicit;
      evidence = 0;
      contrary = 0;
      direction.fill(1);
      active.place(state, time);
    },
    prime: () => active.prime(),
    takeStep,
    advanceTo(end) {
      while (active.time !== end) takeStep(end);
    },
    renewBudget() {
      explicit.renewBudget();
      stiff.renewBudget();
    },
    interpolate: (t, out, offset) => active.interpolate(t, out, offset),
    remember(out, offset) {
      out[offset] = active === stiff ? 1 : 0;
      if (active === stiff) stiff.remember(out, offset + 1);
    },
    recall(t, y, end, memory, offset) {
      active = memory[offset] === 1 ? stiff : explicit;
      active.recall(t, y, end, memory, offset + 1);
    },
    continueAt: (state, time, nextStep) => active.continueAt(state, time, nextStep),
  };
}

/**
 * h |λ| in steps that stability keeps short: the end of the stability region, or less at tolerances near to rounding, whose
 * errors the fast decay then makes visible before; accuracy would allow steps of about tolerance^(1/order) there.
 */
function stiffnessLimit({ tableau, tolerances }: Engine): number {
  const strictest = tolerances.relative.reduce((least, value) => (value > 0 ? Math.min(least, value) : least), 1e-8);
  return realStability(tableau) * power(strictest / 1e-8, 1 / tableau.errorOrder);
}
