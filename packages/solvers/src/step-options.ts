import type { OdeMethod } from "./ode-method.ts";

/** How an integrator chooses its steps. */
export interface StepOptions {
  /** The method, a tableau as data. @default tsit5 */
  method?: OdeMethod;
  /** Allowed error of each component in a step, relative to its magnitude: one number, or one per component. @default 1e-6 */
  relativeTolerance?: number | Float64Array;
  /** Allowed error in a step, in the component's own unit. @default a thousandth of the relative tolerance */
  absoluteTolerance?: number | Float64Array;
  /** Length of every step, without error control. @default none: steps adapt to the tolerances */
  step?: number;
  /** Length of the first step. @default chosen by Hairer's procedure */
  firstStep?: number;
  /** The longest step that may be taken. @default Infinity */
  maxStep?: number;
  /** The most steps that one call may try. @default 10_000_000 */
  maxSteps?: number;
}
