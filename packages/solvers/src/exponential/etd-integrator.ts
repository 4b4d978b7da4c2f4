import { checkFinite, checkLength, checkPositive, type State, type Stepper } from "@attractors/core";
import { checkDivergence, countSteps } from "../fixed-steps.ts";
import { createEtdEngine } from "./etd-step.ts";
import type { SemilinearFlow } from "./semilinear-flow.ts";

export interface EtdIntegratorOptions {
  /** Length of the steps; shortened so that a whole number of them fits into each `advance`. */
  step: number;
  /** @default the initial state of the flow */
  initialState?: State;
  /** @default 0 */
  startTime?: number;
}

/**
 * Makes a stepper that integrates a semilinear system by ETDRK4, the way `solveEtd` does. Advance by equal durations: each
 * new length of step costs new coefficients.
 *
 * @throws {RangeError} if an option is out of its range, or sizes do not fit.
 * @throws {NumericalError} from `advance`: diverged, where the state leaves the finite numbers.
 *
 * @example
 * ```ts
 * import { etdIntegrator } from "@attractors/solvers";
 *
 * // A complex number that rotates: dy/dt = iy.
 * const rotation = {
 *   dimension: 2,
 *   complex: true,
 *   linear: Float64Array.of(0, 1),
 *   nonlinear: (_: number, _y: Float64Array, out: Float64Array) => void out.fill(0),
 *   initialState: Float64Array.of(1, 0),
 * };
 * const stepper = etdIntegrator(rotation, { step: 0.1 });
 * stepper.advance(Math.PI / 2);
 * stepper.state; // ≈ [0.0000000000, 1.0000000000]
 * ```
 */
export function etdIntegrator(flow: SemilinearFlow, options: EtdIntegratorOptions): Stepper {
  const where = "etdIntegrator";
  const { step, initialState = flow.initialState, startTime = 0 } = options;
  checkPositive(`${where}: step`, step);
  const { state, take } = createEtdEngine(where, flow, initialState);
  let now = startTime;

  return {
    dimension: flow.dimension,
    get time() {
      return now;
    },
    state,
    advance(duration) {
      if (!Number.isFinite(duration)) throw new RangeError(`${where}: duration must be finite, got ${duration}`);
      const steps = countSteps(Math.abs(duration), step);
      for (let k = 0; k < steps; k++) take(now + (k / steps) * duration, duration / steps);
      now += duration;
      checkDivergence(where, state, now);
    },
    reset(to, time = 0) {
      checkLength(`${where}: the state`, to, flow.dimension);
      checkFinite(`${where}: the state`, to);
      state.set(to);
      now = time;
    },
  };
}
