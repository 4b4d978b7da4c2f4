import { checkCount, checkFinite, type State, type Task } from "@attractors/core";
import { settle } from "../lyapunov/tangent-frame.ts";
import { poincareSection } from "../section/poincare-section.ts";
import { successiveMaxima } from "../section/return-map.ts";
import { type Dynamics, type DynamicsOptions, isFlow, stepperOf } from "../stepper-of.ts";

export interface BifurcationDiagramOptions extends DynamicsOptions {
  /** The values of the parameter. */
  parameters: ArrayLike<number>;
  /** Number of points at each parameter. @default 100 */
  points?: number;
  /** Time left to the state at each parameter to reach the attractor. @default 100, or 1000 steps in discrete time */
  transient?: number;
  /** What is drawn of a state. @default its first component */
  observe?: (state: State) => number;
  /** For a flow: where it is looked at, zero on a surface that is crossed upwards. @default the maxima of the first component */
  surface?: (state: State, time: number) => number;
  /** Whether each parameter starts where the one before has ended, which follows one attractor; otherwise anew. @default false */
  follow?: boolean;
}

/** The long run of a system at each of many values of a parameter. */
export interface BifurcationDiagram {
  readonly parameters: Float64Array;
  /** Where the values of each parameter begin in `values`, and at the end where they all end. */
  readonly starts: Int32Array;
  readonly values: Float64Array;
}

/**
 * Draws up a bifurcation diagram: what a system does in the long run, at each of many values of a parameter. A map gives its
 * iterates, a flow its crossings of a surface, a stepper in discrete time its steps. A task: it yields the number of
 * parameters that are done. A parameter at which the system runs away has no values.
 *
 * @throws {RangeError} if an option is out of range.
 *
 * @example
 * ```ts
 * import { runNow } from "@attractors/core";
 * import { bifurcationDiagram } from "@attractors/metrics";
 *
 * const logistic = (r: number) => ({
 *   dimension: 1,
 *   initialState: Float64Array.of(0.3),
 *   map: (y: Float64Array, out: Float64Array) => void (out[0] = r * y[0] * (1 - y[0])),
 * });
 * const { values } = runNow(bifurcationDiagram(logistic, { parameters: [2.5, 3.2], points: 2 }));
 * values; // ≈ [0.600000, 0.600000, 0.513045, 0.799455]
 * ```
 */
export function* bifurcationDiagram(
  systemAt: (parameter: number) => Dynamics,
  options: BifurcationDiagramOptions,
): Task<{ readonly done: number; readonly total: number }, BifurcationDiagram> {
  const where = "bifurcationDiagram";
  const { points = 100, observe = (state) => state[0], follow = false } = options;
  checkCount(`${where}: points`, points);
  checkFinite(`${where}: parameters`, options.parameters);
  const parameters = Float64Array.from(options.parameters);
  const starts = new Int32Array(parameters.length + 1);
  const values: number[] = [];
  let last: State | undefined;
  for (let k = 0; k < parameters.length; k++) {
    const system = systemAt(parameters[k]);
    const initialState = follow && last ? last : options.initialState;
    const states = longRun(where, system, { ...options, points, ...(initialState ? { initialState } : {}) });
    const n = system.dimension;
    last = states.length > 0 ? states.slice(-n) : undefined;
    for (let i = 0; i < states.length; i += n) values.push(observe(states.subarray(i, i + n)));
    starts[k + 1] = values.length;
    yield { done: k + 1, total: parameters.length };
  }
  return { parameters, starts, values: Float64Array.from(values) };
}

/** The states of the long run, row by row; none where it leaves the finite numbers. */
function longRun(
  where: string,
  system: Dynamics,
  options: BifurcationDiagramOptions & { points: number },
): Float64Array {
  const { points, surface, transient } = options;
  try {
    if (isFlow(system)) {
      const how = { ...options, count: points };
      return (surface ? poincareSection(system, { ...how, surface }) : successiveMaxima(system, how)).states;
    }
    const stepper = stepperOf(where, system, options);
    const { interval, dimension: n } = stepper;
    if (!interval) throw new TypeError(`${where}: a stepper must be one in discrete time`);
    settle(where, stepper, transient ?? 1000 * interval);
    const states = new Float64Array(points * n);
    for (let k = 0; k < points; k++) {
      stepper.advance(interval);
      states.set(stepper.state, k * n);
    }
    return states.every(Number.isFinite) ? states : new Float64Array(0);
  } catch (error) {
    if (error instanceof Error && error.name === "NumericalError") return new Float64Array(0);
    throw error;
  }
}
