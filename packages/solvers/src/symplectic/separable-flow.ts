import { checkFinite, checkLength, type State, type VectorField } from "@attractors/core";

/**
 * A Hamiltonian system H = T(p) + V(q). Its state has n numbers: n/2 positions q, and then n/2 momenta p.
 */
export interface SeparableFlow {
  /** Number of positions and momenta together, n: even. */
  readonly dimension: number;
  /** Writes dp/dt = -∂V/∂q at time t and positions q: n/2 numbers. */
  readonly force: VectorField;
  /** Writes dq/dt = ∂T/∂p at time t and momenta p: n/2 numbers. @default p itself, unit masses */
  readonly velocity?: VectorField;
  /** Where trajectories start unless told otherwise: positions, then momenta. */
  readonly initialState: State;
}

/** A copy of a state to start from. Throws a RangeError unless it has the right length and is finite. */
export function checkedPhase(where: string, state: State, dimension: number): Float64Array {
  if (!(Number.isSafeInteger(dimension) && dimension >= 2 && dimension % 2 === 0)) {
    throw new RangeError(`${where}: flow.dimension must be an even number, at least 2, got ${dimension}`);
  }
  checkLength(`${where}: initialState`, state, dimension);
  checkFinite(`${where}: initialState`, state);
  return Float64Array.from(state);
}
