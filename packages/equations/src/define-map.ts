import type { MapSystem } from "@attractors/core";
import { mapSource } from "./code/map-source.ts";
import { compile } from "./compile.ts";
import type { MapDefinition, ParameterValues, ScalarName } from "./definition/definition.ts";
import { readMap } from "./definition/read-map.ts";
import { factsOf } from "./facts.ts";

/**
 * Compiles a system in discrete time that is written as formulas: into the map, its exact Jacobian, and its inverse where
 * that is given. As `defineFlow` does, through `new Function`; at build time, `generateMapModule` does the same.
 *
 * @throws {RangeError} if the definition is not well-formed (see `defineFlow`).
 *
 * @example
 * ```ts
 * import { defineMap } from "@attractors/equations";
 *
 * const shear = defineMap({
 *   state: ["p", "q"],
 *   parameters: { k: 2 },
 *   equations: { p: "p + k*q", q: "p + k*q + q" },
 *   inverse: { p: "p - k*(q - p)", q: "q - p" },
 *   initialState: [1, 1],
 * });
 * const out = new Float64Array(2);
 * shear.map({ k: 2 })(Float64Array.of(1, 3), out);
 * out; // → [7, 10]
 * shear.inverse?.({ k: 2 })(Float64Array.of(7, 10), out);
 * out; // → [1, 3]
 * ```
 */
export function defineMap<const V extends ParameterValues = Readonly<Record<never, number>>>(
  definition: MapDefinition<V>,
): MapSystem<ScalarName<V>> {
  type System = MapSystem<ScalarName<V>>;
  const system = readMap("defineMap", definition);
  const { map, jacobian, inverse } = mapSource(system);
  return {
    ...factsOf<ScalarName<V>>(system, definition, "map"),
    map: compile<System["map"]>(map),
    jacobian: compile<System["jacobian"]>(jacobian),
    ...(inverse ? { inverse: compile<NonNullable<System["inverse"]>>(inverse) } : {}),
  };
}
