import {
  checkLength,
  type Flow,
  type NumericalError,
  type State,
  type Trajectory,
  type VectorField,
} from "@attractors/core";
import { type SolveStatistics, solveOde } from "../solve-ode.ts";
import type { StepOptions } from "../step-options.ts";
import { type DifferentiableFlow, parametersOf } from "./differentiable-flow.ts";

export interface ForwardSensitivitiesOptions extends StepOptions {
  /** How far to integrate, in the unit of time. Negative runs backward. */
  duration: number;
  /** The state to start from. @default the initial state of the flow */
  initialState?: State;
  /** The derivatives of the initial state by the parameters, `n × p`, row-major. @default zero: it depends on none */
  initialSensitivities?: Float64Array;
  /** Follows the derivatives by the initial state too. @default false */
  byInitialState?: boolean;
  /** @default 0 */
  startTime?: number;
  /** Saves at `startTime + k * saveEvery`, by dense output. @default none: after every step */
  saveEvery?: number;
  /** Saves at these times, in the direction of integration, by dense output. */
  saveAt?: Float64Array;
  /** Returns what was reached, with `failure`, instead of throwing when the mathematics fails. @default false */
  partial?: boolean;
}

/** A trajectory and its derivatives. */
export interface SensitivitySolution extends Trajectory {
  readonly parameterCount: number;
  /** `byParameters[(k * n + i) * p + j]`: the derivative of y_i at `times[k]` by the j-th parameter. */
  readonly byParameters: Float64Array;
  /** `byInitialState[(k * n + i) * n + j]`: the derivative of y_i at `times[k]` by y_j at the start; empty unless asked for. */
  readonly byInitialState: Float64Array;
  readonly statistics: SolveStatistics;
  /** Why the end was not reached; only with the option `partial`. */
  readonly failure?: NumericalError;
}

/**
 * Integrates a flow together with the derivatives of its path by parameters and initial state, dS/dt = J S + df/dp
 * (Hairer, Nørsett and Wanner, Solving Ordinary Differential Equations I, section I.14). The errors of the derivatives are
 * controlled like those of the state. For few parameters; `adjointGradient` is for many.
 *
 * @throws {RangeError} if the flow lacks a derivative, or an option is out of its range.
 * @throws {NumericalError} as `solveOde` does.
 *
 * @example
 * ```ts
 * import { forwardSensitivities } from "@attractors/solvers";
 *
 * // y' = p y at p = 0.3: y(1) = 2 exp(p), and so is its derivative by p.
 * const growth = {
 *   dimension: 1,
 *   initialState: Float64Array.of(2),
 *   field: (_: number, y: Float64Array, out: Float64Array) => void (out[0] = 0.3 * y[0]),
 *   jacobian: (_: number, _y: Float64Array, out: Float64Array) => void (out[0] = 0.3),
 *   parameterCount: 1,
 *   parameterJacobian: (_: number, y: Float64Array, out: Float64Array) => void (out[0] = y[0]),
 * };
 * const saveAt = Float64Array.of(1);
 * forwardSensitivities(growth, { duration: 1, saveAt, relativeTolerance: 1e-9 }).byParameters; // ≈ [2.699718]
 * ```
 */
export function forwardSensitivities(
  flow: DifferentiableFlow,
  options: ForwardSensitivitiesOptions,
): SensitivitySolution {
  const { initialState = flow.initialState, initialSensitivities, byInitialState = false, absoluteTolerance } = options;
  const n = flow.dimension;
  const { count: p } = parametersOf("forwardSensitivities", flow);
  const columns = p + (byInitialState ? n : 0);
  const size = n * (1 + columns);
  checkLength("forwardSensitivities: initialState", initialState, n);
  if (initialSensitivities) checkLength("forwardSensitivities: initialSensitivities", initialSensitivities, n * p);

  // Behind the state, one column of derivatives after the other.
  const start = new Float64Array(size);
  start.set(initialState);
  for (let j = 0; j < p; j++) {
    for (let i = 0; i < n; i++) start[n * (1 + j) + i] = initialSensitivities?.[i * p + j] ?? 0;
  }
  for (let j = p; j < columns; j++) start[n * (1 + j) + j - p] = 1;

  const together: Flow = { dimension: size, field: sensitivityField(flow, columns), initialState: start };
  const { events, endedBy, interpolate, ...solution } = solveOde(together, {
    ...options,
    initialState: start,
    relativeTolerance: spread(options.relativeTolerance, n, columns),
    absoluteTolerance: spread(absoluteTolerance, n, columns),
  });
  const { times, states, statistics, failure } = solution;
  const part = (from: number, width: number): Float64Array => {
    const out = new Float64Array(times.length * n * width);
    for (let k = 0; k < times.length; k++) {
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < width; j++) out[(k * n + i) * width + j] = states[k * size + n * (from + j) + i];
      }
    }
    return out;
  };
  return {
    dimension: n,
    times,
    states: part(0, 1),
    parameterCount: p,
    byParameters: part(1, p),
    byInitialState: part(1 + p, columns - p),
    statistics,
    ...(failure && { failure }),
  };
}

/** Joins a field with columns of derivatives: the first p are driven by the parameters. */
function sensitivityField(flow: DifferentiableFlow, columns: number): VectorField {
  const { dimension: n, field, jacobian } = flow;
  const { count: p, derivatives } = parametersOf("forwardSensitivities", flow);
  const matrix = new Float64Array(n * n);
  const drive = new Float64Array(n * p);

  return (t, y, out) => {
    field(t, y, out);
    jacobian(t, y, matrix);
    if (p > 0) derivatives(t, y, drive);
    for (let c = 0; c < columns; c++) {
      const column = n * (1 + c);
      for (let i = 0; i < n; i++) {
        let sum = c < p ? drive[i * p + c] : 0;
        for (let j = 0; j < n; j++) sum += matrix[i * n + j] * y[column + j];
        out[column + i] = sum;
      }
    }
  };
}

/** Gives each column of derivatives the tolerances of the state. */
function spread<T extends number | Float64Array | undefined>(
  tolerance: T,
  n: number,
  columns: number,
): T | Float64Array {
  if (typeof tolerance === "number" || tolerance === undefined || tolerance.length !== n) return tolerance;
  return Float64Array.from({ length: n * (1 + columns) }, (_, i) => tolerance[i % n]);
}
