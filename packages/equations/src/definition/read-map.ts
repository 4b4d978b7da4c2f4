import type { Expression } from "../expression/expression.ts";
import type { MapDefinition } from "./definition.ts";
import { type ReadSystem, readSystem } from "./read-system.ts";

/** A definition of a map that was checked, with its formulas as trees. */
export interface ReadMap extends ReadSystem {
  /** One per state variable. */
  readonly image: readonly Expression[];
  readonly preimage?: readonly Expression[];
}

/** Checks a definition and reads its formulas. `caller` is the function that was called. */
export function readMap(caller: string, definition: MapDefinition): ReadMap {
  const system = readSystem(caller, definition, { timed: false });
  const { inverse } = definition;
  return {
    ...system,
    image: system.equations.map(({ whole }) => whole),
    ...(inverse ? { preimage: system.readEach("inverse", inverse).map(({ whole }) => whole) } : {}),
  };
}
