import { checkAtLeast, checkCount, type ParameterName, type Rng, type State } from "@attractors/core";
import type { IntegrationOptions } from "./recommended-method.ts";
import { type AnySystem, stepperOf } from "./stepper-of.ts";

export interface SampleInitialStatesOptions<P extends string = string> extends IntegrationOptions<P> {
  count: number;
  rng: Rng;
  /** What is integrated before the first one: in periods, of maps in steps. @default 20 periods, 1000 steps */
  transient?: number;
  /** How far apart they are on the path, on average: in periods, of maps in steps. @default 5 periods, 50 steps */
  spacing?: number;
}

/**
 * Samples states on a system's attractor: points of one long path after a transient, with gaps drawn uniformly from half to
 * one and a half times the spacing, so that they follow no phase. States of delay systems are the present ones only: a
 * trajectory that starts from one, with a constant history, needs a transient of its own.
 *
 * @throws {RangeError} if an option is out of range.
 * @throws {NumericalError} if the path diverges.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { lorenz, sampleInitialStates } from "@attractors/chaos-systems";
 *
 * const states = sampleInitialStates(lorenz, { count: 10, rng: createRng(1) });
 * states.every(([, , z]) => z > 0 && z < 50); // → true
 * ```
 */
export function sampleInitialStates<S extends AnySystem>(
  system: S,
  options: SampleInitialStatesOptions<ParameterName<S>>,
): State[] {
  const where = "sampleInitialStates";
  const inSteps = "map" in system;
  const { count, rng, transient = inSteps ? 1000 : 20, spacing = inSteps ? 50 : 5 } = options;
  checkCount(`${where}: count`, count, 0);
  checkAtLeast(`${where}: transient`, transient, 0);
  checkAtLeast(`${where}: spacing`, spacing, 0);
  const stepper = stepperOf<AnySystem>(system, options);
  const unit = "map" in system ? 1 : system.period;
  const advance = (duration: number): void => stepper.advance(inSteps ? Math.round(duration) : duration * unit);

  advance(transient);
  return Array.from({ length: count }, () => {
    advance(spacing * (0.5 + rng.uniform()));
    return stepper.state.slice();
  });
}
