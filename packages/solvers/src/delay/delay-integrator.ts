import type { DelayFlow, History, State, Stepper } from "@attractors/core";
import { constantHistory, createDelayEngine, type DelayStepOptions, placeDelayEngine } from "./delay-engine.ts";
import { forgetBefore } from "./pieces.ts";
import { primeDelay, takeDelayStep } from "./take-delay-step.ts";

export interface DelayIntegratorOptions extends DelayStepOptions {
  /** The state to start from. @default the initial state of the flow */
  initialState?: State;
  /** The states before the start. @default constant, if `initialState` is given here, otherwise the history of the flow */
  history?: History;
  /** @default 0 */
  startTime?: number;
}

/**
 * Makes a stepper that integrates delay equations, the way `solveDelay` does, as far as it is told each time. Its `state`
 * is the present state only; the past that the equations need goes along inside, and what is older than the longest delay
 * is forgotten (unless a delay is a function). `reset` starts anew, with a past that is constant at the given state.
 *
 * @throws {RangeError} if an option is out of its range, or from `advance`, if its duration is negative.
 * @throws {NumericalError} from `advance`: see `solveDelay`.
 *
 * @example
 * ```ts
 * import { delayIntegrator } from "@attractors/solvers";
 *
 * const mackeyGlass = {
 *   dimension: 1,
 *   delays: [17],
 *   initialState: Float64Array.of(1.2),
 *   field: (_: number, y: Float64Array, past: (delay: number) => Float64Array, out: Float64Array) => {
 *     const z = past(0)[0];
 *     out[0] = (0.2 * z) / (1 + z ** 10) - 0.1 * y[0];
 *   },
 * };
 * const stepper = delayIntegrator(mackeyGlass, { relativeTolerance: 1e-9 });
 * stepper.advance(17);
 * stepper.state; // ≈ [0.4919721]
 * ```
 */
export function delayIntegrator(flow: DelayFlow, options: DelayIntegratorOptions = {}): Stepper {
  const { initialState = flow.initialState, startTime = 0 } = options;
  const history = options.history ?? (options.initialState ? undefined : flow.history);
  const d = createDelayEngine("delayIntegrator", flow, options);
  placeDelayEngine(d, initialState, history ?? constantHistory(initialState), startTime);
  const { engine } = d;
  const state = engine.state.slice();
  let primed = false;

  return {
    dimension: flow.dimension,
    get time() {
      return engine.time;
    },
    state,
    advance(duration) {
      if (!(duration >= 0 && duration < Infinity)) {
        throw new RangeError(`delayIntegrator: duration must be at least 0, got ${duration}`);
      }
      const end = engine.time + duration;
      if (end === engine.time) return;
      if (!primed) primeDelay(d);
      primed = true;
      engine.tried = 0;
      try {
        while (engine.time !== end) {
          takeDelayStep(d, end);
          forgetBefore(d.pieces, engine.time - 1.001 * d.longest);
        }
      } finally {
        for (let i = 0; i < state.length; i++) state[i] = engine.state[i];
      }
    },
    reset(to, time = 0) {
      placeDelayEngine(d, to, constantHistory(to), time);
      state.set(to);
      primed = false;
    },
  };
}
