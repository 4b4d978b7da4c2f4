/** What the formulas of a definition say about its system, and what the definition says itself. */
import type { Entry } from "./definitions.ts";

const JUMPS = /\b(sign|floor|mod|heaviside)\(/;
const KINKS = /\b(abs|min|max)\(|\?/;

export interface SystemFlags {
  readonly autonomous: boolean;
  readonly hamiltonian: boolean;
  readonly smoothness: "smooth" | "kinked" | "discontinuous";
  readonly stiff: boolean;
}

export function flagsOf({ definition }: Entry): SystemFlags {
  const { equations, where = {} } = definition;
  const formulas = [...Object.values(equations), ...Object.values(where)].join(" ; ");
  const switches = "switches" in definition ? (definition.switches ?? []) : [];
  const jumps = switches.length > 0 || JUMPS.test(formulas);
  const read = jumps ? "discontinuous" : KINKS.test(formulas) ? "kinked" : "smooth";
  return {
    autonomous: !/(?<![\w.])t(?!\w)/.test(formulas),
    hamiltonian: definition.hamiltonian ?? false,
    smoothness: definition.smoothness ?? read,
    stiff: definition.stiff ?? false,
  };
}
