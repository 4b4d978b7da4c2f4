import type { Flow, State, Stepper } from "@attractors/core";
import { type Integration, startIntegration } from "./integration.ts";
import type { StepOptions } from "./step-options.ts";

export interface IntegratorOptions extends StepOptions {
  /** The state to start from. @default the initial state of the flow */
  initialState?: State;
  /** @default 0 */
  startTime?: number;
  /**
   * Allowed error of each tangent vector in a step, relative to its length. With Infinity the vectors do not take part
   * in error control, and the state runs through the same steps as without them. @default relativeTolerance, the largest if there are several, 1e-6 if it is 0
   */
  tangentTolerance?: number;
}

/**
 * Makes a stepper that integrates a flow, the way `solveOde` does, as far as it is told each time. `advance` ends exactly
 * at its time (negative durations run backward), and the length of the steps carries over from one call to the next;
 * after `reset` everything depends on the new state alone.
 *
 * Where the flow has a Jacobian, tangent vectors can be attached: the variational equations dv/dt = J(t, y) v are
 * integrated together with the state, and their errors are controlled with `tangentTolerance`.
 *
 * If `advance` throws, the stepper stands at the last step that was good.
 *
 * @throws {RangeError} if an option is out of its range.
 * @throws {NumericalError} from `advance`: see `solveOde`.
 *
 * @example
 * ```ts
 * import { integrator } from "@attractors/solvers";
 *
 * const saddle = {
 *   dimension: 2,
 *   initialState: Float64Array.of(1, 1),
 *   field: (_: number, y: Float64Array, out: Float64Array) => {
 *     out[0] = y[0];
 *     out[1] = -y[1];
 *   },
 *   jacobian: (_: number, _y: Float64Array, out: Float64Array) => out.set([1, 0, 0, -1]),
 * };
 * const stepper = integrator(saddle, { relativeTolerance: 1e-9 });
 * const vectors = Float64Array.of(1, 0, 0, 1);
 * stepper.tangent?.(vectors);
 * stepper.advance(1);
 * stepper.state; // ≈ [2.718282, 0.367879]
 * vectors; // ≈ [2.718282, 0.000000, 0.000000, 0.367879]
 * ```
 */
export function integrator(flow: Flow, options: IntegratorOptions = {}): Stepper {
  const { initialState = flow.initialState, startTime = 0 } = options;
  const n = flow.dimension;
  let integration = startIntegration("integrator", flow, options);
  integration.place(initialState, startTime);
  const state = integration.state.slice();
  let vectors: Float64Array = new Float64Array(0);
  let primed = false;

  function advance(duration: number): void {
    if (!Number.isFinite(duration)) throw new RangeError(`integrator: duration must be finite, got ${duration}`);
    const end = integration.time + duration;
    if (end === integration.time) return;
    if (vectors.length > 0) integration.state.set(vectors, n);
    if (vectors.length > 0 || !primed) integration.prime();
    primed = true;
    integration.renewBudget();
    try {
      integration.advanceTo(end);
    } finally {
      copyOut(integration.state, state, vectors);
    }
  }

  function reset(to: State, time = 0): void {
    integration.place(to, time);
    state.set(to);
    primed = false;
  }

  function tangent(attached: Float64Array): void {
    if (attached.length % n !== 0) {
      throw new RangeError(`integrator: tangent vectors must be rows of ${n} numbers, got ${attached.length} in all`);
    }
    if (attached.length !== vectors.length) {
      const next = startIntegration("integrator", flow, options, attached.length / n);
      continueFrom(next, integration);
      integration = next;
      primed = false;
    }
    vectors = attached;
  }

  return {
    dimension: n,
    get time() {
      return integration.time;
    },
    state,
    advance,
    reset,
    tangent: flow.jacobian && tangent,
  };
}

/** Splits the memory of an engine into state and tangent vectors. */
function copyOut(from: Float64Array, state: Float64Array, vectors: Float64Array): void {
  const n = state.length;
  for (let i = 0; i < n; i++) state[i] = from[i];
  for (let i = 0; i < vectors.length; i++) vectors[i] = from[n + i];
}

/** Puts an integration where another one is, with the length of its next step. */
function continueFrom(next: Integration, from: Integration): void {
  next.continueAt(from.state, from.time, from.nextStep);
}
