import { delaySource } from "./code/delay-source.ts";
import { jsonOf, type ModuleOptions, moduleSource } from "./code/module-source.ts";
import type { DelayDefinition } from "./definition/definition.ts";
import { readDelayFlow } from "./definition/read-delay-flow.ts";
import { factsOf } from "./facts.ts";

/**
 * Writes a system with delays as a TypeScript module, as `generateFlowModule` does a flow.
 *
 * @throws {RangeError} if the definition is not well-formed (see `defineDelayFlow`), or `exportName` not an identifier.
 *
 * @example
 * ```ts
 * import { generateDelayModule } from "@attractors/equations";
 *
 * const echo = {
 *   state: ["x"],
 *   parameters: { tau: 2 },
 *   past: { x_tau: ["x", "tau"] },
 *   equations: { x: "-x_tau" },
 *   initialState: [1],
 * } as const;
 * generateDelayModule(echo, { exportName: "echo" }).includes("const x_tau = past(0)[0];"); // → true
 * ```
 */
export function generateDelayModule(definition: DelayDefinition, options: ModuleOptions): string {
  const caller = "generateDelayModule";
  const flow = readDelayFlow(caller, definition);
  const { name, dimension, stateNames, parameters, initialState, ...facts } = factsOf(flow, definition, "delay flow");
  const { past, period = 1 } = definition;
  return moduleSource(
    {
      caller,
      about: definition.about,
      parameters: Object.keys(parameters),
      type: { name: "DelaySystem", from: "@attractors/core" },
      members: [
        ...Object.entries({ name, dimension, stateNames, parameters }).map(
          ([key, value]) => [key, jsonOf(value)] as const,
        ),
        ...Object.entries(delaySource(flow)),
        ...Object.entries({ initialState, period, ...facts, past }).map(
          ([key, value]) => [key, jsonOf(value)] as const,
        ),
      ],
    },
    options,
  );
}
