import type { FlowSystem } from "@attractors/core";
import { flows } from "./generated/flows/index.ts";
import { lorenz96 } from "./lorenz96.ts";

/**
 * Every system of the catalogue, by name. A family is represented by one member: `lorenz96(40)`. To name this list is
 * to bundle all of it; a system that is imported by its own name comes alone.
 *
 * @example
 * ```ts
 * import { systems } from "@attractors/chaos-systems";
 *
 * systems.filter(({ dimension }) => dimension === 4).map(({ name }) => name); // → ["HyperRoessler"]
 * ```
 */
export const systems: readonly FlowSystem[] = /* @__PURE__ */ catalogue();

function catalogue(): FlowSystem[] {
  const all: FlowSystem[] = [...flows, lorenz96(40)];
  return all.sort((a, b) => (folded(a.name) < folded(b.name) ? -1 : 1));
}

/**
 * Finds a system by its name, whatever the case: `"Lorenz"`, `"hyper-roessler"`, `"Rössler"`.
 *
 * @throws {RangeError} if there is none of that name, listing those that there are.
 *
 * @example
 * ```ts
 * import { systemByName } from "@attractors/chaos-systems";
 *
 * systemByName("rössler").parameters.c; // → 5.7
 * ```
 */
export function systemByName(name: string): FlowSystem {
  const wanted = folded(name);
  const found = systems.find((system) => folded(system.name) === wanted);
  if (found) return found;
  const names = systems.map((system) => system.name).join(", ");
  throw new RangeError(`systemByName: name must be one of ${names}, got "${name}"`);
}

/** Without case, accents, hyphens and spaces; ö, oe and o are one letter. */
function folded(name: string): string {
  return name
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[^a-z\d]/g, "")
    .replaceAll("oe", "o");
}
