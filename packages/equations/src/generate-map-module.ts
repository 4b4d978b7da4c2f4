import { mapSource } from "./code/map-source.ts";
import { jsonOf, type ModuleOptions, moduleSource } from "./code/module-source.ts";
import type { MapDefinition } from "./definition/definition.ts";
import { readMap } from "./definition/read-map.ts";
import { factsOf } from "./facts.ts";

/**
 * Writes a map as a TypeScript module, as `generateFlowModule` does a flow.
 *
 * @throws {RangeError} if the definition is not well-formed (see `defineMap`), or `exportName` not an identifier.
 *
 * @example
 * ```ts
 * import { generateMapModule } from "@attractors/equations";
 *
 * const halving = { state: ["x"], equations: { x: "x/2" }, inverse: { x: "2*x" }, initialState: [1] };
 * generateMapModule(halving, { exportName: "halving" }).includes("out[0] = x / 2;"); // → true
 * ```
 */
export function generateMapModule(definition: MapDefinition, options: ModuleOptions): string {
  const caller = "generateMapModule";
  const system = readMap(caller, definition);
  const { name, dimension, stateNames, parameters, ...facts } = factsOf(system, definition, "map");
  return moduleSource(
    {
      caller,
      about: definition.about,
      parameters: Object.keys(parameters),
      type: { name: "MapSystem", from: "@attractors/core" },
      members: [
        ...Object.entries({ name, dimension, stateNames, parameters }).map(
          ([key, value]) => [key, jsonOf(value)] as const,
        ),
        ...Object.entries(mapSource(system)),
        ...Object.entries(facts).map(([key, value]) => [key, jsonOf(value)] as const),
      ],
    },
    options,
  );
}
