import { parametersOf, type SystemOptions, startOf } from "./flow-of.ts";
import type { NamedSystem, ParameterName } from "./flow-system.ts";
import type { IteratedMap, MapJacobian, StateMap } from "./state-map.ts";

/** A system in discrete time with named parameters `P`. */
export interface MapSystem<P extends string = string> extends NamedSystem<P> {
  /** The map at given parameters, all of them. */
  map(parameters: Readonly<Record<P, number>>): StateMap;
  /** The exact Jacobian of that map. */
  jacobian(parameters: Readonly<Record<P, number>>): MapJacobian;
  /** The map backwards, where there is one. */
  inverse?(parameters: Readonly<Record<P, number>>): StateMap;
}

/**
 * Takes a system at given parameters as a map, which `mapStepper` and measures accept.
 *
 * @throws {RangeError} if a parameter is unknown or not finite, or the state has the wrong length.
 *
 * @example
 * ```ts
 * import { type MapSystem, mapOf } from "@attractors/core";
 *
 * const halving: MapSystem<"factor"> = {
 *   ...{ name: "halving", dimension: 1, stateNames: ["x"], parameters: { factor: 0.5 }, initialState: [1] },
 *   ...{ source: "", about: "", equations: { x: "factor*x" } },
 *   map: ({ factor }) => (x, out) => void (out[0] = factor * x[0]),
 *   jacobian: ({ factor }) => (_, out) => void (out[0] = factor),
 * };
 * const { map, initialState } = mapOf(halving, { parameters: { factor: 0.25 } });
 * const out = new Float64Array(1);
 * map(initialState, out);
 * out; // → [0.25]
 * ```
 */
export function mapOf<S extends MapSystem>(
  system: S,
  { parameters, initialState = system.initialState }: SystemOptions<ParameterName<S>> = {},
): IteratedMap {
  const values = parametersOf("mapOf", system, parameters);
  const inverse = system.inverse?.(values);
  return {
    dimension: system.dimension,
    map: system.map(values),
    jacobian: system.jacobian(values),
    ...(inverse ? { inverse } : {}),
    initialState: startOf("mapOf", system, initialState),
  };
}
