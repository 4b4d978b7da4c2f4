import type { State, Trajectory } from "@attractors/core";
import { type FixedStepOptions, planFixedSteps, runFixedSteps } from "../fixed-steps.ts";
import { checkedPhase, type SeparableFlow } from "./separable-flow.ts";
import { type SymplecticMethod, verlet } from "./symplectic-method.ts";
import { createSymplecticEngine } from "./symplectic-step.ts";

export interface SolveSymplecticOptions extends FixedStepOptions {
  /** `yoshida4`, `mclachlan4`, `yoshida6`, … @default verlet */
  method?: SymplecticMethod;
  /** Positions, then momenta. @default the initial state of the flow */
  initialState?: State;
}

/**
 * Solves a separable Hamiltonian system by a symplectic splitting method with steps of fixed length: areas in phase space
 * are preserved exactly, so that the error of the energy stays bounded for very long times, and symmetric methods run
 * backward along the same states. Durations may be negative.
 *
 * @throws {RangeError} if an option is out of its range, or the method is none.
 * @throws {NumericalError} diverged, where the state leaves the finite numbers.
 *
 * @example
 * ```ts
 * import { solveSymplectic, yoshida6 } from "@attractors/solvers";
 *
 * const pendulum = {
 *   dimension: 2,
 *   force: (_: number, q: Float64Array, out: Float64Array) => void (out[0] = -Math.sin(q[0])),
 *   initialState: Float64Array.of(2, 0),
 * };
 * const { states } = solveSymplectic(pendulum, { duration: 1000, step: 0.1, saveEvery: 1000, method: yoshida6 });
 * const energy = states[3] ** 2 / 2 - Math.cos(states[2]);
 * energy; // ≈ 0.41615
 * ```
 */
export function solveSymplectic(flow: SeparableFlow, options: SolveSymplecticOptions): Trajectory {
  const where = "solveSymplectic";
  const { method = verlet, initialState = flow.initialState } = options;
  const state = checkedPhase(where, initialState, flow.dimension);
  const { take } = createSymplecticEngine(where, flow, method, state);
  return runFixedSteps(where, planFixedSteps(where, options), state, take);
}
