import { checkAtLeast, checkCount, checkPositive, type Flow, type State } from "@attractors/core";
import { dop853, integrator, type OdeMethod, type StepOptions } from "@attractors/solvers";

/** The options of `StepOptions` say how the flow is integrated. */
export interface MeanDivergenceOptions extends StepOptions {
  /** Time over which the divergence is averaged. @default 1000 */
  duration?: number;
  /** Time left to the state beforehand to reach the attractor. @default 100 */
  transient?: number;
  /** Time between two samples. @default 0.05 */
  sampleEvery?: number;
  /** Into how many blocks the duration is cut for the standard error. @default 50 */
  blocks?: number;
  /** Where to start. @default that of the flow */
  initialState?: State;
  /** @default dop853 */
  method?: OdeMethod;
  /** Allowed relative error of the state in a step. @default 1e-8 */
  relativeTolerance?: number | Float64Array;
}

export interface MeanDivergence {
  /** Per unit of time. */
  readonly value: number;
  /** From the scatter of the block means. */
  readonly standardError: number;
}

/**
 * Measures how fast a flow contracts volumes in the mean: the time average of the trace of its Jacobian along a
 * trajectory. All Lyapunov exponents together add up to it (Liouville), which checks them.
 *
 * @throws {TypeError} if the flow has no `jacobian`.
 * @throws {RangeError} if an option is out of range.
 * @throws {NumericalError} if the trajectory cannot be followed: see `solveOde`.
 *
 * @example
 * ```ts
 * import { meanDivergence } from "@attractors/metrics";
 *
 * const damped = {
 *   dimension: 2,
 *   initialState: Float64Array.of(1, 0),
 *   field: (_: number, y: Float64Array, out: Float64Array) => out.set([y[1], -y[0] - 0.1 * y[1]]),
 *   jacobian: (_: number, _y: Float64Array, out: Float64Array) => out.set([0, 1, -1, -0.1]),
 * };
 * meanDivergence(damped).value; // ≈ -0.1
 * ```
 */
export function meanDivergence(flow: Flow, options: MeanDivergenceOptions = {}): MeanDivergence {
  const {
    duration = 1000,
    transient = 100,
    sampleEvery = 0.05,
    blocks = 50,
    initialState = flow.initialState,
    method = dop853,
    relativeTolerance = 1e-8,
  } = options;
  const { jacobian, dimension: n } = flow;
  if (!jacobian) {
    throw new TypeError("meanDivergence: the flow has no jacobian; give it jacobian(t, y, out), row-major");
  }
  checkPositive("meanDivergence: duration", duration);
  checkAtLeast("meanDivergence: transient", transient, 0);
  checkPositive("meanDivergence: sampleEvery", sampleEvery);
  checkCount("meanDivergence: blocks", blocks, 2);

  const stepper = integrator(flow, { ...options, method, relativeTolerance, initialState });
  if (transient > 0) stepper.advance(transient);
  const perBlock = Math.max(1, Math.ceil(duration / (blocks * sampleEvery)));
  const derivatives = new Float64Array(n * n);
  let sum = 0;
  let squares = 0;
  for (let b = 0; b < blocks; b++) {
    let total = 0;
    for (let k = 0; k < perBlock; k++) {
      stepper.advance(sampleEvery);
      jacobian(stepper.time, stepper.state, derivatives);
      for (let i = 0; i < n; i++) total += derivatives[i * n + i];
    }
    const mean = total / perBlock;
    sum += mean;
    squares += mean * mean;
  }
  const value = sum / blocks;
  const variance = Math.max(0, squares / blocks - value * value);
  return { value, standardError: Math.sqrt(variance / (blocks - 1)) };
}
