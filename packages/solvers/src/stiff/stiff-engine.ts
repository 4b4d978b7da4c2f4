import { checkCount, type Flow, type Jacobian, type VectorField } from "@attractors/core";
import { checkStepOptions, type StepOptions } from "../step-options.ts";
import { tolerancesOf } from "../tolerances.ts";
import { variationalField } from "../variational-field.ts";
import { type MassMatrix, massMatrixOf } from "./mass-matrix.ts";
import { numericalJacobian } from "./numerical-jacobian.ts";

/**
 * The memory of a stiff integration, which its steps read and write. Vectors hold the state and its tangent vectors,
 * `size` numbers. The tangent vectors share the Jacobian of the state, whose linear systems are solved block by block.
 */
export interface StiffEngine {
  /** The function that was called, for messages. */
  readonly where: string;
  readonly dimension: number;
  readonly size: number;
  readonly field: VectorField;
  readonly jacobian: Jacobian;
  readonly mass: MassMatrix | undefined;
  readonly relative: Float64Array;
  readonly absolute: Float64Array;
  readonly tangentTolerance: number;
  /** Where the step begins, where it ends, the field at its beginning, and the error estimate. */
  readonly start: Float64Array;
  readonly state: Float64Array;
  readonly velocity: Float64Array;
  readonly error: Float64Array;
  /** The Jacobian, row-major, where it was last evaluated. */
  readonly matrix: Float64Array;
  /**
   * Dense output of the last step: its two times, then rows of n numbers: the state at its beginning, its change, and the
   * F_r of y(t + θ h) = y + θ(change + (1-θ)(F_1 + θ(F_2 + (1-θ)(F_3 + …)))).
   */
  readonly dense: Float64Array;
  readonly denseRows: number;
  readonly fixedStep: number;
  readonly firstStep: number;
  readonly maxStep: number;
  readonly maxSteps: number;
  time: number;
  startTime: number;
  /** Length of the next step, positive; 0 where it is still to be chosen. */
  step: number;
  /** The step that is tried: its end, and its length with sign. */
  next: number;
  h: number;
  /** Whether all numbers of the last try were finite. */
  finite: boolean;
  tried: number;
  accepted: number;
  rejected: number;
  evaluations: number;
  /** Jacobians evaluated, matrices decomposed. */
  jacobians: number;
  factorizations: number;
}

/** What a method asks of the engine that runs it. */
export interface StiffNeeds {
  /** Rows F_r of its dense output. */
  readonly denseRows: number;
  /** Whether the result is only as accurate as the Jacobian. */
  readonly exactJacobian: boolean;
  /** What is allowed of the estimated error where the options allow `tolerance`. */
  readonly effectiveTolerance: (tolerance: number) => number;
}

/** Checks the options of `where` and makes the memory for a flow with `tangents` tangent vectors. */
export function createStiffEngine(
  where: string,
  flow: Flow,
  options: StepOptions & { tangentTolerance?: number },
  tangents: number,
  { denseRows, exactJacobian, effectiveTolerance }: StiffNeeds,
): StiffEngine {
  const { dimension } = flow;
  const { relativeTolerance = 1e-6, absoluteTolerance, tangentTolerance, step, firstStep, maxStep, maxSteps } = options;
  checkCount(`${where}: flow.dimension`, dimension);
  checkStepOptions(where, options);
  const { relative, absolute } = tolerancesOf(where, dimension, relativeTolerance, absoluteTolerance);
  const floors = absolute.map((tolerance, i) => tolerance / (relative[i] || 1e-6));
  const largest = relative.reduce((a, b) => Math.max(a, b)) || 1e-6;

  const size = dimension * (1 + tangents);
  const vector = (): Float64Array => new Float64Array(size);
  const e: StiffEngine = {
    where,
    dimension,
    size,
    field: fieldOf(where, flow, tangents),
    jacobian:
      flow.jacobian ??
      numericalJacobian({
        field: flow.field,
        dimension,
        floors,
        central: exactJacobian,
        onEvaluations: (count) => {
          e.evaluations += count;
        },
      }),
    mass: options.massMatrix && massMatrixOf(where, options.massMatrix, dimension),
    // Where a tolerance is relative, the absolute one keeps its ratio to it.
    relative: relative.map((tolerance) => (tolerance > 0 ? effectiveTolerance(tolerance) : 0)),
    absolute: absolute.map((tolerance, i) =>
      relative[i] > 0 ? tolerance * (effectiveTolerance(relative[i]) / relative[i]) : tolerance,
    ),
    tangentTolerance: tangentTolerance === Infinity ? Infinity : effectiveTolerance(tangentTolerance ?? largest),
    start: vector(),
    state: vector(),
    velocity: vector(),
    error: vector(),
    matrix: new Float64Array(dimension * dimension),
    dense: new Float64Array(2 + (2 + denseRows) * dimension),
    denseRows,
    fixedStep: step ?? 0,
    firstStep: step ?? firstStep ?? 0,
    maxStep: maxStep ?? Infinity,
    maxSteps: maxSteps ?? 10_000_000,
    time: 0,
    startTime: 0,
    step: 0,
    next: 0,
    h: 0,
    finite: true,
    tried: 0,
    accepted: 0,
    rejected: 0,
    evaluations: 0,
    jacobians: 0,
    factorizations: 0,
  };
  return e;
}

function fieldOf(where: string, { field, jacobian, dimension }: Flow, tangents: number): VectorField {
  if (tangents === 0) return field;
  if (!jacobian) throw new RangeError(`${where}: tangent vectors need flow.jacobian`);
  return variationalField(field, jacobian, dimension, tangents);
}

/** Evaluates the Jacobian where the step begins. */
export function evaluateJacobian(e: StiffEngine): void {
  e.jacobian(e.time, e.start, e.matrix);
  e.jacobians++;
}

/**
 * Measures the vector `error`, squared, with 1 as what the tolerances allow: the mean square over the components of the
 * state, or the length of a tangent vector's error relative to its own, whichever is worse. NaN stays NaN.
 */
export function squaredError(e: StiffEngine): number {
  const n = e.dimension;
  const { start, state, error, relative, absolute } = e;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const part = error[i] / (absolute[i] + relative[i] * Math.max(Math.abs(start[i]), Math.abs(state[i])));
    sum += part * part;
  }
  let worst = sum / n;
  if (e.size === n || e.tangentTolerance === Infinity) return worst;
  for (let v = n; v < e.size; v += n) {
    let before = 0;
    let after = 0;
    let square = 0;
    for (let i = v; i < v + n; i++) {
      before += start[i] * start[i];
      after += state[i] * state[i];
      square += error[i] * error[i];
    }
    if (square === 0) continue;
    worst = Math.max(worst, square / (e.tangentTolerance * e.tangentTolerance * Math.max(before, after)));
  }
  return worst;
}

/** Writes into `scales` the unit of each component for Newton's iteration: the tolerance at the larger of two states. */
export function newtonScales(e: StiffEngine, state: Float64Array, scales: Float64Array): void {
  const n = e.dimension;
  const { start, relative, absolute, size } = e;
  if (e.fixedStep > 0) {
    // Without tolerances: to rounding, relative to each component, or to the largest where one is far smaller.
    let largest = 0;
    for (let i = 0; i < size; i++) largest = Math.max(largest, Math.abs(start[i]), Math.abs(state[i]));
    for (let i = 0; i < size; i++) {
      scales[i] = Math.max(Math.abs(start[i]), Math.abs(state[i])) + 1e-6 * largest + 1e-300;
    }
    return;
  }
  for (let i = 0; i < n; i++) {
    scales[i] = absolute[i] + relative[i] * Math.max(Math.abs(start[i]), Math.abs(state[i]));
  }
  for (let v = n; v < size; v += n) {
    let square = 0;
    for (let i = v; i < v + n; i++) square += Math.max(start[i] * start[i], state[i] * state[i]);
    const scale = Math.min(e.tangentTolerance, 1e-3) * Math.sqrt(square / n) + 1e-300;
    for (let i = v; i < v + n; i++) scales[i] = scale;
  }
}

/** How small the last correction of Newton's method must be, in units of the tolerances. */
export function newtonTolerance({ relative, dimension }: StiffEngine): number {
  let smallest = Infinity;
  for (let i = 0; i < dimension; i++) if (relative[i] > 0) smallest = Math.min(smallest, relative[i]);
  if (smallest === Infinity) return 0.01;
  return Math.max((10 * Number.EPSILON) / smallest, Math.min(0.03, Math.sqrt(smallest)));
}

/**
 * Evaluates the field at the end of a step with squared error `square`, if that is small enough, into `ending`, and returns
 * the error. A field that is not finite where the next step would begin ends this one before: Infinity.
 */
export function endStep(e: StiffEngine, square: number, ending: Float64Array): number {
  if (square <= 1) {
    e.field(e.next, e.state, ending);
    e.evaluations++;
  }
  e.finite = square <= 1 ? areFinite(ending) : square < Infinity;
  return e.finite ? square : Infinity;
}

export function areFinite(vector: Float64Array): boolean {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += vector[i] * 0;
  return sum === 0;
}
