import { type Flow, type IteratedMap, mapStepper, type State, type Stepper } from "@attractors/core";
import { dop853, integrator, type OdeMethod, type StepOptions } from "@attractors/solvers";

/**
 * Whatever moves a state forward in time: a flow, which is integrated; a map, which is iterated, one unit of time per
 * step; or any stepper, such as a trained network, which is moved from where it stands.
 */
export type Dynamics = Flow | IteratedMap | Stepper;

/** The options of `StepOptions` say how a flow is integrated. */
export interface DynamicsOptions extends StepOptions {
  /** Where to start. @default that of the flow or map, or where the stepper stands */
  initialState?: State;
  /** The method for a flow. @default dop853 */
  method?: OdeMethod;
  /** Allowed relative error of the state and of each tangent vector in a step, for a flow. @default 1e-8 */
  relativeTolerance?: number | Float64Array;
}

export interface TangentStepper extends Stepper {
  tangent(vectors: Float64Array): void;
}

export function isFlow(system: Dynamics): system is Flow {
  return "field" in system;
}

export function isMap(system: Dynamics): system is IteratedMap {
  return "map" in system;
}

/** Makes a stepper of whatever is to be measured, at its initial state. `where` is the function that was called. */
export function stepperOf(where: string, system: Dynamics, options: DynamicsOptions = {}): Stepper {
  const { initialState, method = dop853, relativeTolerance = 1e-8 } = options;
  if (!isFlow(system) && !isMap(system) && !("advance" in system)) {
    throw new TypeError(`${where}: system must be a flow, a map or a stepper`);
  }
  const stepper = isFlow(system)
    ? integrator(system, { ...options, method, relativeTolerance })
    : isMap(system)
      ? mapStepper(system)
      : system;
  if (initialState) stepper.reset(initialState);
  return stepper;
}

/** The same where tangent vectors have to come along. Throws a TypeError if they cannot. */
export function tangentStepperOf(where: string, system: Dynamics, options: DynamicsOptions = {}): TangentStepper {
  if (isFlow(system) && !system.jacobian) {
    throw new TypeError(
      `${where}: the flow has no jacobian; give it jacobian(t, y, out), which writes the row-major derivatives of its field`,
    );
  }
  if (isMap(system) && !system.jacobian) {
    throw new TypeError(
      `${where}: the map has no jacobian; give it jacobian(y, out), which writes the row-major derivatives of the map`,
    );
  }
  const stepper = stepperOf(where, system, options);
  if (!hasTangent(stepper)) {
    throw new TypeError(
      `${where}: the stepper has no tangent; give it tangent(vectors), after which advance moves these vectors by the Jacobian`,
    );
  }
  return stepper;
}

function hasTangent(stepper: Stepper): stepper is TangentStepper {
  return stepper.tangent !== undefined;
}

/** Rounds a duration to whole steps of a stepper in discrete time, one at least. */
export function wholeSteps({ interval }: Stepper, duration: number): number {
  return interval ? Math.max(1, Math.round(duration / interval)) * interval : duration;
}

/** How many times `part` it takes to cover `whole`, forgiving rounding. */
export function countOf(whole: number, part: number): number {
  return Math.ceil((whole / part) * (1 - 1e-12));
}
