import {
  type DelaySystem,
  delayFlowOf,
  type FlowSystem,
  flowOf,
  type MapSystem,
  mapOf,
  mapStepper,
  type ParameterName,
  parametersOf,
  type Stepper,
} from "@attractors/core";
import { delayIntegrator, integrator } from "@attractors/solvers";
import type { CatalogueFlow } from "./catalogue.ts";
import {
  ABSOLUTE_TOLERANCE,
  explicitMethod,
  type IntegrationOptions,
  RELATIVE_TOLERANCE,
  recommendedMethod,
} from "./recommended-method.ts";
import { semilinearStepper } from "./semilinear-stepper.ts";
import { switchedFlowOf } from "./switching/switched-flow.ts";
import { switchedStepper } from "./switching/switched-stepper.ts";

/** A system of any kind, of the catalogue or one's own. */
export type AnySystem = FlowSystem | MapSystem | DelaySystem;

/**
 * Makes a stepper of a system by the method that is recommended for it: an explicit or implicit integrator; for fields that
 * jump, one that stops where they jump, slides where both sides push (Filippov), and multiplies tangent vectors by the
 * saltation matrix; the method of steps for delays; ETDRK4 for partial differential equations; maps are iterated. What
 * measures a system accepts it. Only delay systems have no tangent vectors.
 *
 * @throws {RangeError} if a parameter is unknown or not finite, or the state has the wrong length.
 * @throws {NumericalError} from `advance`: see `solveOde`.
 *
 * @example
 * ```ts
 * import { lorenz, stepperOf } from "@attractors/chaos-systems";
 *
 * const stepper = stepperOf(lorenz, { parameters: { rho: 0.5 } });
 * stepper.advance(100);
 * stepper.state; // ≈ [0.00000, 0.00000, 0.00000]
 * ```
 */
export function stepperOf<S extends AnySystem>(
  system: S,
  {
    parameters,
    initialState,
    method,
    relativeTolerance = RELATIVE_TOLERANCE,
    absoluteTolerance = ABSOLUTE_TOLERANCE,
  }: IntegrationOptions<ParameterName<S>> = {},
): Stepper {
  const values = parametersOf("stepperOf", system, parameters);
  const given = { parameters, initialState };
  const tolerances = { relativeTolerance, absoluteTolerance };
  if ("map" in system) return mapStepper(mapOf<MapSystem>(system, given));
  if ("delays" in system) {
    const flow = delayFlowOf<DelaySystem>(system, given);
    return delayIntegrator(flow, { ...tolerances, method: explicitMethod("stepperOf", method) });
  }
  const flow = flowOf<FlowSystem>(system, given);
  const { semilinear }: Partial<CatalogueFlow> = system;
  if (semilinear && !method) return semilinearStepper(semilinear(values), flow.initialState);
  const switched = switchedFlowOf(system, values);
  const chosen = method ?? recommendedMethod(system);
  if (!switched) return integrator(flow, { ...tolerances, method: chosen });
  return switchedStepper(switched, flow.initialState, { ...tolerances, method: chosen, stretch: system.period });
}
