import { checkPositive, type Rng, type State, type Stepper } from "@attractors/core";
import { checkDivergence, countSteps } from "../fixed-steps.ts";
import { type SdeMethod, sriw1 } from "./sde-method.ts";
import { createSdeEngine } from "./sde-step.ts";
import { withNoiseOf } from "./solve-sde.ts";
import { checkedState, type StochasticFlow } from "./stochastic-flow.ts";

export interface SdeIntegratorOptions {
  /** Draws the noise, step after step. */
  rng: Rng;
  /** Length of the steps; shortened so that a whole number of them fits into each `advance`. */
  step: number;
  /** One that suits the noise. @default sriw1 */
  method?: SdeMethod;
  /** The state to start from. @default the initial state of the flow */
  initialState?: State;
  /** @default 0 */
  startTime?: number;
}

/**
 * Makes a stepper that moves along one path of a stochastic differential equation, the way `solveSde` does. `reset` goes
 * elsewhere with fresh noise. If `advance` throws, the stepper is of no use until it is reset.
 *
 * @throws {RangeError} as `solveSde`, or from `advance`, if its duration is negative.
 * @throws {NumericalError} from `advance`: diverged, where the state leaves the finite numbers.
 *
 * @example
 * ```ts
 * import { sdeIntegrator, sra1 } from "@attractors/solvers";
 * import { createRng } from "@attractors/core";
 *
 * const noisyDecay = {
 *   dimension: 1,
 *   noise: "additive" as const,
 *   field: (_: number, x: Float64Array, out: Float64Array) => void (out[0] = -x[0]),
 *   diffusion: (_: number, _x: Float64Array, out: Float64Array) => void (out[0] = 0.1),
 *   initialState: Float64Array.of(1),
 * };
 * const stepper = sdeIntegrator(noisyDecay, { rng: createRng(1), step: 0.01, method: sra1 });
 * stepper.advance(2);
 * stepper.time; // → 2
 * ```
 */
export function sdeIntegrator(flow: StochasticFlow, options: SdeIntegratorOptions): Stepper {
  const where = "sdeIntegrator";
  const { rng, step, method = sriw1, initialState = flow.initialState, startTime = 0 } = options;
  checkPositive(`${where}: step`, step);
  const engine = createSdeEngine(where, flow, method, checkedState(where, initialState, flow.dimension));
  const take = withNoiseOf(engine, rng);
  let now = startTime;

  return {
    dimension: flow.dimension,
    get time() {
      return now;
    },
    state: engine.state,
    advance(duration) {
      if (!(duration >= 0 && duration < Infinity)) {
        throw new RangeError(`${where}: duration must be at least 0, got ${duration}`);
      }
      const steps = countSteps(duration, step);
      for (let k = 0; k < steps; k++) take(now + (k / steps) * duration, duration / steps);
      now += duration;
      checkDivergence(where, engine.state, now);
    },
    reset(to, time = 0) {
      engine.state.set(checkedState(where, to, flow.dimension));
      now = time;
    },
  };
}
