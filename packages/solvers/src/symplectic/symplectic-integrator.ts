import { checkPositive, type State, type Stepper } from "@attractors/core";
import { checkDivergence, countSteps } from "../fixed-steps.ts";
import { checkedPhase, type SeparableFlow } from "./separable-flow.ts";
import { type SymplecticMethod, verlet } from "./symplectic-method.ts";
import { createSymplecticEngine } from "./symplectic-step.ts";

export interface SymplecticIntegratorOptions {
  /** Length of the steps; shortened so that a whole number of them fits into each `advance`. */
  step: number;
  /** `yoshida4`, `mclachlan4`, `yoshida6`, … @default verlet */
  method?: SymplecticMethod;
  /** Positions, then momenta. @default the initial state of the flow */
  initialState?: State;
  /** @default 0 */
  startTime?: number;
}

/**
 * Makes a stepper that integrates a separable Hamiltonian system, the way `solveSymplectic` does. Advance by multiples of
 * `step`, or by equal durations: what is bounded for long times is so only where all steps are alike. Negative durations run
 * backward.
 *
 * @throws {RangeError} if an option is out of its range, or the method is none.
 * @throws {NumericalError} from `advance`: diverged, where the state leaves the finite numbers.
 *
 * @example
 * ```ts
 * import { symplecticIntegrator } from "@attractors/solvers";
 *
 * const oscillator = {
 *   dimension: 2,
 *   force: (_: number, q: Float64Array, out: Float64Array) => void (out[0] = -q[0]),
 *   initialState: Float64Array.of(1, 0),
 * };
 * const stepper = symplecticIntegrator(oscillator, { step: 0.001 });
 * stepper.advance(Math.PI);
 * stepper.state; // ≈ [-1.00000, 0.00000]
 * ```
 */
export function symplecticIntegrator(flow: SeparableFlow, options: SymplecticIntegratorOptions): Stepper {
  const where = "symplecticIntegrator";
  const { step, method = verlet, initialState = flow.initialState, startTime = 0 } = options;
  checkPositive(`${where}: step`, step);
  const engine = createSymplecticEngine(where, flow, method, checkedPhase(where, initialState, flow.dimension));
  let now = startTime;

  return {
    dimension: flow.dimension,
    get time() {
      return now;
    },
    state: engine.state,
    advance(duration) {
      if (!Number.isFinite(duration)) throw new RangeError(`${where}: duration must be finite, got ${duration}`);
      const steps = countSteps(Math.abs(duration), step);
      for (let k = 0; k < steps; k++) engine.take(now + (k / steps) * duration, duration / steps);
      now += duration;
      checkDivergence(where, engine.state, now);
    },
    reset(to, time = 0) {
      engine.state.set(checkedPhase(where, to, flow.dimension));
      engine.changed();
      now = time;
    },
  };
}
