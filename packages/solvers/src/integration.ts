import type { Flow, State } from "@attractors/core";
import { createEngine } from "./engine.ts";
import { explicitIntegration } from "./explicit/explicit-integration.ts";
import { tsit5 } from "./methods/tsit5.ts";
import type { StepOptions } from "./step-options.ts";
import { stiffIntegration } from "./stiff/stiff-integration.ts";
import { switchingIntegration } from "./stiff/switching-integration.ts";

/**
 * An integration under way, whatever the kind of its method: what `solveOde`, `integrator` and events drive. A new kind
 * of method implements this and is added to `startIntegration`; saving, dense output over a whole solution, events,
 * ensembles and failures are then there for it too.
 *
 * It stands at no state until it is placed. Methods throw a NumericalError (diverged, step-too-small, too-many-steps, …)
 * where there is no next step, and then stand at the last state that was good.
 */
export interface Integration {
  /** Number of state variables, n. */
  readonly dimension: number;
  /** The state at `time`, tangent vectors behind it: live. Whoever writes into it calls `prime`. */
  readonly state: Float64Array;
  readonly time: number;
  /** Where the last step began, and the state there: live, never written from outside. */
  readonly startTime: number;
  readonly start: Float64Array;
  /** Steps taken and rejected, evaluations of the field, so far. */
  readonly accepted: number;
  readonly rejected: number;
  readonly evaluations: number;
  /** How much further the next step would like to go, positive; 0 where that is still to be chosen. */
  readonly nextStep: number;
  /** How many numbers `remember` writes: 0 where a step can be done again from its ends alone. */
  readonly memorySize: number;

  /** Puts the integration at a state and time, as if it had never moved. Throws a RangeError unless they are finite. */
  place(state: State, time: number): void;
  /** Prepares the first step, or the next one after `state` was written into: evaluates the field where it stands. */
  prime(): void;
  /** Makes one step towards `end`, which is never passed and, when it is reached, reached exactly. */
  takeStep(end: number): void;
  /** Steps until `end` is reached, exactly. */
  advanceTo(end: number): void;
  /** Begins a new budget of `maxSteps` steps. */
  renewBudget(): void;
  /** Writes the state (n numbers) at a time within the last step, by dense output, into `out` from index `offset` on. */
  interpolate(t: number, out: Float64Array, offset: number): void;
  /** Writes the `memorySize` numbers that dense output of the last step needs besides its ends. */
  remember(out: Float64Array, offset: number): void;
  /**
   * Makes the step from `y` at `t` to `next` the last one again, from what was remembered, so that `interpolate` gives
   * the same numbers as then.
   */
  recall(t: number, y: Float64Array, next: number, memory: Float64Array, offset: number): void;
  /**
   * Continues from another place: `state` (n numbers, copied) at `time`, with `nextStep` as the length of the next step
   * (0: to be chosen). Call `prime` before the next step.
   */
  continueAt(state: Float64Array, time: number, nextStep: number): void;
}

/** Checks the options of `where` and makes an integration of a flow with `tangents` tangent vectors. */
export function startIntegration(
  where: string,
  flow: Flow,
  options: StepOptions & { tangentTolerance?: number },
  tangents = 0,
): Integration {
  const { method = tsit5 } = options;
  if (method.kind === "rosenbrock" || method.kind === "collocation" || method.kind === "backward-differentiation") {
    return stiffIntegration(where, flow, method, options, tangents);
  }
  if (options.massMatrix !== undefined) {
    throw new RangeError(`${where}: ${method.name} takes no mass matrix; take radau5 or rodas5P`);
  }
  if (method.kind === "switching") return switchingIntegration(where, flow, method, options, tangents);
  return explicitIntegration(createEngine(where, flow, { ...options, method }, tangents));
}
