import { checkCount, checkFinite, checkLength, type Flow, type VectorField } from "@attractors/core";
import { piControl } from "./control/step-control.ts";
import { type Controller, controllerOf } from "./control/step-factor.ts";
import { flattenTableau, type Tableau } from "./explicit/tableau.ts";
import type { RowMemory } from "./explicit/work-rows.ts";
import { tsit5 } from "./methods/tsit5.ts";
import type { ExplicitRungeKutta } from "./ode-method.ts";
import { checkStepOptions, type StepOptions } from "./step-options.ts";
import { type Tolerances, tolerancesOf } from "./tolerances.ts";
import { variationalField } from "./variational-field.ts";

/**
 * The memory of an integration: everything that a step reads and writes. `takeStep` moves it forward; between steps,
 * `state` is the state at `time`, slot s of `slots` the field there, and `start`, `startTime` where the last step began.
 */
export interface Engine extends RowMemory {
  /** The function that was called, for messages. */
  readonly where: string;
  readonly tableau: Tableau;
  readonly tolerances: Tolerances;
  readonly control: Controller;
  /** Allowed error of a tangent vector in a step, relative to its length. */
  readonly tangentTolerance: number;
  /** Number of state variables, n. */
  readonly dimension: number;
  readonly state: Float64Array;
  readonly error: Float64Array;
  readonly guard: Float64Array;
  /** Rows F_r of the interpolant of the last step. */
  readonly interpolant: readonly Float64Array[];
  /** Length of every step where it is fixed, otherwise 0. */
  readonly fixedStep: number;
  readonly firstStep: number;
  readonly maxStep: number;
  readonly maxSteps: number;
  startTime: number;
  time: number;
  /** Length of the next step, positive; 0 where it is still to be chosen. */
  step: number;
  /** Logarithms of the errors of the last step and of the one before. */
  lastLogError: number;
  secondLogError: number;
  /** Whether `interpolant` belongs to the last step. */
  interpolantReady: boolean;
  /** Steps tried since the present call began. */
  tried: number;
  accepted: number;
  rejected: number;
  evaluations: number;
}

/** The options of an explicit method. */
export interface ExplicitOptions extends StepOptions {
  method?: ExplicitRungeKutta;
  tangentTolerance?: number;
}

/**
 * Checks the options of `where` and makes an engine for a flow with `tangents` tangent vectors. It stands at no state
 * yet: `placeEngine` puts it there.
 */
export function createEngine(where: string, flow: Flow, options: ExplicitOptions, tangents = 0): Engine {
  const {
    method = tsit5,
    relativeTolerance = 1e-6,
    absoluteTolerance,
    tangentTolerance,
    control = piControl(),
    step,
    firstStep,
    maxStep = Infinity,
    maxSteps = 10_000_000,
  } = options;
  const { dimension } = flow;
  checkCount(`${where}: flow.dimension`, dimension);
  const tableau = flattenTableau(method);
  const tolerances = tolerancesOf(where, dimension, relativeTolerance, absoluteTolerance);
  checkStepOptions(where, options);
  if (step === undefined && tableau.errorOrder === 0) {
    throw new RangeError(`${where}: method ${method.name} does not estimate its error, give the option step`);
  }

  const size = dimension * (1 + tangents);
  const memory = (): Float64Array => new Float64Array(size);
  const derivatives = new Float64Array(tableau.slots * size);
  const [start, state, stage, error, guard, zero] = Array.from({ length: 6 }, memory);
  const interpolant = Array.from({ length: tableau.rows - tableau.interpolantStart }, memory);
  const newState = tableau.stages - 1;

  return {
    where,
    tableau,
    tolerances,
    control: controllerOf(control),
    tangentTolerance: tangentTolerance ?? (tolerances.relative.reduce((a, b) => Math.max(a, b)) || 1e-6),
    dimension,
    size,
    field: fieldOf(where, flow, tangents),
    derivatives,
    slots: Array.from({ length: tableau.slots }, (_, slot) => derivatives.subarray(slot * size, (slot + 1) * size)),
    outputs: Array.from({ length: tableau.rows }, (_, r) => {
      if (r === newState) return state;
      if (r === newState + 1 && r < tableau.denseStart) return error;
      if (r === newState + 2 && r < tableau.denseStart) return guard;
      return r < tableau.interpolantStart ? stage : interpolant[r - tableau.interpolantStart];
    }),
    start,
    state,
    error,
    guard,
    zero,
    clock: new Float64Array(2),
    interpolant,
    fixedStep: step ?? 0,
    firstStep: step ?? firstStep ?? 0,
    maxStep,
    maxSteps,
    startTime: 0,
    time: 0,
    step: 0,
    lastLogError: 0,
    secondLogError: 0,
    interpolantReady: false,
    tried: 0,
    accepted: 0,
    rejected: 0,
    evaluations: 0,
  };
}

function fieldOf(where: string, { field, jacobian, dimension }: Flow, tangents: number): VectorField {
  if (tangents === 0) return field;
  if (!jacobian) throw new RangeError(`${where}: tangent vectors need flow.jacobian`);
  return variationalField(field, jacobian, dimension, tangents);
}

/** Puts an engine at a state and time, as if it had never moved. Throws a RangeError unless they are finite. */
export function placeEngine(e: Engine, state: Float64Array, time: number): void {
  checkLength(`${e.where}: the state`, state, e.dimension);
  checkFinite(`${e.where}: the state`, state);
  if (!Number.isFinite(time)) throw new RangeError(`${e.where}: the time must be finite, got ${time}`);
  e.state.set(state);
  e.start.set(e.state);
  e.startTime = time;
  e.time = time;
  e.step = e.firstStep;
  e.lastLogError = 0;
  e.secondLogError = 0;
  e.interpolantReady = false;
}
