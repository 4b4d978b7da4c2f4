import type { Rng, State, Trajectory } from "@attractors/core";
import { type FixedStepOptions, planFixedSteps, runFixedSteps } from "../fixed-steps.ts";
import { type BrownianPath, coarsenPath, drawIncrements } from "./brownian-path.ts";
import { type SdeMethod, sriw1 } from "./sde-method.ts";
import { createSdeEngine, type SdeEngine } from "./sde-step.ts";
import { checkedState, type StochasticFlow } from "./stochastic-flow.ts";

/** Where the noise comes from: drawn on the way, or a path that several solutions share. */
export type NoiseSource =
  | {
      /** Draws the noise, step after step. */
      rng: Rng;
      path?: undefined;
    }
  | {
      /** The noise from the start on. The step must be a multiple of the path's, and fill the duration evenly. */
      path: BrownianPath;
      rng?: undefined;
    };

export type SolveSdeOptions = SdeOptions & NoiseSource;

export interface SdeOptions extends FixedStepOptions {
  /** One that suits the noise: `sriw1` and `milstein` for diagonal noise, `sra1` for additive, … @default sriw1 */
  method?: SdeMethod;
  /** The state to start from. @default the initial state of the flow */
  initialState?: State;
}

/**
 * Solves a stochastic differential equation dy = f(t, y) dt + b(t, y) dW with steps of fixed length, along one path of
 * the noise. The same seed, or the same path, gives the same solution. Independent copies of an equation with diagonal
 * noise are best solved as one of many variables.
 *
 * @throws {RangeError} if an option is out of its range, if the method cannot treat the noise, if the equation has the other
 * interpretation (Itô or Stratonovich) and no `diffusionJacobian` to convert it, or if the path does not fit the steps.
 * @throws {NumericalError} diverged, where the state leaves the finite numbers.
 *
 * @example
 * ```ts
 * import { brownianPath, solveSde } from "@attractors/solvers";
 * import { createRng } from "@attractors/core";
 *
 * // Geometric Brownian motion, which is exp(-t/8 + W/2).
 * const flow = {
 *   dimension: 1,
 *   field: (_: number, _x: Float64Array, out: Float64Array) => void (out[0] = 0),
 *   diffusion: (_: number, x: Float64Array, out: Float64Array) => void (out[0] = 0.5 * x[0]),
 *   initialState: Float64Array.of(1),
 * };
 * const path = brownianPath(createRng(3), { duration: 1, step: 1 / 1024 });
 * const { states } = solveSde(flow, { duration: 1, step: 1 / 64, saveEvery: 1, path });
 * const exact = Math.exp(-1 / 8 + path.increments.reduce((a, b) => a + b) / 2);
 * states[1] / exact; // ≈ 1.000
 * ```
 */
export function solveSde(flow: StochasticFlow, options: SolveSdeOptions): Trajectory {
  const where = "solveSde";
  const { method = sriw1, initialState = flow.initialState, rng, path, duration } = options;
  if (!(duration >= 0)) throw new RangeError(`${where}: duration must be at least 0, got ${duration}`);
  const plan = planFixedSteps(where, options);
  const engine = createSdeEngine(where, flow, method, checkedState(where, initialState, flow.dimension));
  const advance = path
    ? alongPath(where, engine, path, plan.step, (plan.times.length - 1) * plan.stepsPerSave)
    : withNoiseOf(engine, rng);
  return runFixedSteps(where, plan, engine.state, advance);
}

/** The step with noise drawn for it. */
export function withNoiseOf(engine: SdeEngine, rng: Rng): (t: number, h: number) => void {
  const { increments, areas, needsAreas, step } = engine;
  const m = increments.length;
  if (needsAreas) {
    return (t, h) => {
      drawIncrements(rng, h, increments, areas, 0, m);
      step(t, h);
    };
  }
  return (t, h) => {
    const root = Math.sqrt(h);
    for (let k = 0; k < m; k++) increments[k] = root * rng.normal();
    step(t, h);
  };
}

/** The step with the noise of a path, from its beginning on. */
function alongPath(
  where: string,
  engine: SdeEngine,
  path: BrownianPath,
  h: number,
  steps: number,
): (t: number, h: number) => void {
  const { increments, areas, needsAreas, step } = engine;
  const m = increments.length;
  if (path.noises !== m) throw new RangeError(`${where}: path must have ${m} noises, got ${path.noises}`);
  const factor = Math.round(h / path.step);
  if (steps > 0 && (factor < 1 || Math.abs(factor * path.step - h) > 1e-9 * h)) {
    throw new RangeError(`${where}: the step must be a multiple of the step of the path, ${path.step}, got ${h}`);
  }
  if (steps * factor * m > path.increments.length) {
    throw new RangeError(
      `${where}: the path must have ${steps * factor} steps, got ${path.increments.length / path.noises}`,
    );
  }
  if (needsAreas && !path.areas) {
    throw new RangeError(`${where}: the method needs path.areas, as brownianPath draws them`);
  }
  const used: BrownianPath = {
    ...path,
    increments: path.increments.slice(0, steps * factor * m),
    ...(path.areas && { areas: path.areas.slice(0, steps * factor * m) }),
  };
  const coarse = coarsenPath(used, Math.max(factor, 1));
  let at = 0;
  return (t, length) => {
    for (let k = 0; k < m; k++) increments[k] = coarse.increments[at + k];
    if (coarse.areas) for (let k = 0; k < m; k++) areas[k] = coarse.areas[at + k];
    at += m;
    step(t, length);
  };
}
