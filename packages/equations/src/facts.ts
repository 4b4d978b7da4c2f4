import type { NamedSystem } from "@attractors/core";
import type { SystemDefinition } from "./definition/definition.ts";
import type { ReadSystem } from "./definition/read-system.ts";

/** What a record says of a system of any kind. `name` is the default of its name. */
export function factsOf<P extends string>(
  { state, parameters }: ReadSystem,
  { name, initialState, source = "", about = "", equations, where }: SystemDefinition,
  kind: string,
): NamedSystem<P> {
  return {
    name: name ?? kind,
    dimension: state.length,
    stateNames: [...state],
    parameters: { ...parameters } as Record<P, number>,
    initialState: [...initialState],
    source,
    about,
    equations: Object.fromEntries(state.map((variable) => [variable, equations[variable]])),
    ...(where ? { where: { ...where } } : {}),
  };
}
