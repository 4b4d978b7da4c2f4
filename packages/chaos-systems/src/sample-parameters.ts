import { checkAtLeast, type NamedSystem, type ParameterName, type Rng } from "@attractors/core";

export interface SampleParametersOptions<P extends string = string> {
  /** How far from its default a parameter may be, as a fraction of it. */
  spread: number;
  rng: Rng;
  /** The parameters that vary. @default all of them */
  only?: readonly P[];
}

/**
 * Draws parameters around a system's defaults, each uniformly from `default * (1 - spread)` to `default * (1 + spread)`:
 * signs stay for spreads below 1, and what is 0 stays 0. What the system does there, nobody has checked.
 *
 * @throws {RangeError} if the spread is negative or not finite, or a parameter is unknown.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { lorenz, sampleParameters, trajectoryOf } from "@attractors/chaos-systems";
 *
 * const parameters = sampleParameters(lorenz, { spread: 0.1, rng: createRng(1), only: ["rho"] });
 * Math.abs(parameters.rho - 28) <= 2.8; // → true
 * trajectoryOf(lorenz, { periods: 1, parameters }).times.length; // → 100
 * ```
 */
export function sampleParameters<S extends NamedSystem>(
  system: S,
  { spread, rng, only }: SampleParametersOptions<ParameterName<S>>,
): Record<ParameterName<S>, number> {
  checkAtLeast("sampleParameters: spread", spread, 0);
  const values: Record<string, number> = { ...system.parameters };
  for (const name of only ?? Object.keys(values)) {
    if (!Object.hasOwn(values, name)) {
      throw new RangeError(`sampleParameters: ${system.name} has no parameter ${name}`);
    }
    values[name] *= 1 + spread * (2 * rng.uniform() - 1);
  }
  return values;
}
