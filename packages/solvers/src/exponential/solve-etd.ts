import type { State, Trajectory } from "@attractors/core";
import { type FixedStepOptions, planFixedSteps, runFixedSteps } from "../fixed-steps.ts";
import { createEtdEngine } from "./etd-step.ts";
import type { SemilinearFlow } from "./semilinear-flow.ts";

export interface SolveEtdOptions extends FixedStepOptions {
  /** @default the initial state of the flow */
  initialState?: State;
}

/**
 * Solves a semilinear system dy/dt = λy + N(t, y) with diagonal λ by the exponential method ETDRK4, of order 4, with steps
 * of fixed length: the linear part is solved exactly, however stiff, so that only N limits the step. For partial
 * differential equations in Fourier space. Coefficients by the contour integrals of Kassam and Trefethen (SIAM J. Sci.
 * Comput. 26, 1214, 2005).
 *
 * @throws {RangeError} if an option is out of its range, or sizes do not fit.
 * @throws {NumericalError} diverged, where the state leaves the finite numbers.
 *
 * @example
 * ```ts
 * import { solveEtd } from "@attractors/solvers";
 *
 * // dy/dt = -1000 y + 1000 sin t tends to the slow solution (10⁶ sin t - 10³ cos t) / (10⁶ + 1).
 * const stiff = {
 *   dimension: 1,
 *   linear: Float64Array.of(-1000),
 *   nonlinear: (t: number, _y: Float64Array, out: Float64Array) => void (out[0] = 1000 * Math.sin(t)),
 *   initialState: Float64Array.of(1),
 * };
 * solveEtd(stiff, { duration: 2, step: 0.05, saveEvery: 2 }).states[1]; // ≈ 0.909713
 * ```
 */
export function solveEtd(flow: SemilinearFlow, options: SolveEtdOptions): Trajectory {
  const where = "solveEtd";
  const plan = planFixedSteps(where, options);
  const { state, take } = createEtdEngine(where, flow, options.initialState ?? flow.initialState);
  return runFixedSteps(where, plan, state, take);
}
