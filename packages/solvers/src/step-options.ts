import { checkCount, checkPositive } from "@attractors/core";
import type { StepControl } from "./control/step-control.ts";
import type { OdeMethod } from "./ode-method.ts";

/** How an integrator chooses its steps. */
export interface StepOptions {
  /** The method, as data: a tableau, or a method for stiff systems. @default tsit5 */
  method?: OdeMethod;
  /** Allowed error of each component in a step, relative to its magnitude: one number, or one per component. @default 1e-6 */
  relativeTolerance?: number | Float64Array;
  /** Allowed error in a step, in the component's own unit. @default a thousandth of the relative tolerance */
  absoluteTolerance?: number | Float64Array;
  /** How the next step follows from the errors of the last ones, in explicit methods. @default piControl() */
  control?: StepControl;
  /** Length of every step, without error control. @default none: steps adapt to the tolerances */
  step?: number;
  /** Length of the first step. @default chosen by Hairer's procedure */
  firstStep?: number;
  /** The longest step that may be taken. @default Infinity */
  maxStep?: number;
  /** The most steps that one call may try. @default 10_000_000 */
  maxSteps?: number;
  /**
   * M of a system M dy/dt = f(t, y), n × n numbers, row-major and constant. It may be singular: the system is then
   * differential-algebraic, of index 1, and starts from a state that satisfies its algebraic equations. Needs a method for
   * stiff systems, such as `radau5` or `rodas5P`. @default the identity
   */
  massMatrix?: Float64Array;
}

/** Throws a RangeError if the length of steps or tangent vectors are given wrongly. */
export function checkStepOptions(
  where: string,
  { tangentTolerance, step, firstStep, maxStep, maxSteps }: StepOptions & { tangentTolerance?: number },
): void {
  if (tangentTolerance !== undefined && !(tangentTolerance > 0)) {
    throw new RangeError(`${where}: tangentTolerance must be positive, got ${tangentTolerance}`);
  }
  if (step !== undefined) checkPositive(`${where}: step`, step);
  if (firstStep !== undefined) checkPositive(`${where}: firstStep`, firstStep);
  if (maxStep !== undefined && !(maxStep > 0)) {
    throw new RangeError(`${where}: maxStep must be positive, got ${maxStep}`);
  }
  if (maxSteps !== undefined) checkCount(`${where}: maxSteps`, maxSteps);
}
