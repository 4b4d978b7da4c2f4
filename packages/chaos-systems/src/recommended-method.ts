import type { FlowSystem, SystemOptions } from "@attractors/core";
import { dop853, type ExplicitRungeKutta, type OdeMethod, radau9 } from "@attractors/solvers";
import type { CatalogueFacts } from "./catalogue.ts";

/** How exactly a system is integrated, and by what. Maps have no use for it. */
export interface IntegrationOptions<P extends string = string> extends SystemOptions<P> {
  /**
   * The method for differential equations, for delay equations an explicit one.
   * @default radau9 for systems flagged as stiff, otherwise dop853
   */
  method?: OdeMethod;
  /** Relative error allowed per step of the integrator. @default 1e-9 */
  relativeTolerance?: number;
  /** Absolute error allowed per step of the integrator, in the system's units. @default 1e-12 */
  absoluteTolerance?: number;
}

/** Tolerances that stand where none are given. */
export const RELATIVE_TOLERANCE = 1e-9;
export const ABSOLUTE_TOLERANCE = 1e-12;

/** The method that is recommended for a system of ordinary differential equations. */
export function recommendedMethod({ stiff = false }: FlowSystem & Partial<CatalogueFacts>): OdeMethod {
  return stiff ? radau9 : dop853;
}

/** The method for delay equations. Throws a RangeError if one was given that cannot be it. */
export function explicitMethod(where: string, method: OdeMethod = dop853): ExplicitRungeKutta {
  if (method.kind === "explicit") return method;
  throw new RangeError(`${where}: method must be an explicit one for a delay system, got ${method.name}`);
}
