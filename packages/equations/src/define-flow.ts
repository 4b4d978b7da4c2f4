import type { FlowSystem } from "@attractors/core";
import { type FlowDefinition, parseFlow } from "./definition.ts";
import { flowSource } from "./flow-source.ts";
import { latexOfFlow } from "./latex-of.ts";

/**
 * Compiles a system that is written as formulas: into its vector field, its exact Jacobian (by symbolic
 * differentiation) and LaTeX. The functions are as fast as hand-written ones.
 *
 * It compiles through `new Function`, which pages with a strict content security policy forbid (`unsafe-eval`): those
 * compile at build time, by `generateFlowModule`. Formulas are read and written anew, never run as they stand.
 *
 * @throws {RangeError} if a formula is not well-formed or uses an unknown name (with its column), if an equation is
 * missing or superfluous, if a name is taken twice, if a number is not finite.
 *
 * @example
 * ```ts
 * import { defineFlow } from "@attractors/equations";
 *
 * const oscillator = defineFlow({
 *   state: ["x", "v"],
 *   parameters: { mu: 2 },
 *   equations: { x: "v", v: "mu*(1 - x^2)*v - x" },
 *   initialState: [1, 0],
 * });
 * const out = new Float64Array(4);
 * oscillator.field(oscillator.parameters)(0, Float64Array.of(2, 1), out);
 * out; // → [1, -8, 0, 0]
 * oscillator.jacobian({ mu: 2 })(0, Float64Array.of(2, 1), out);
 * out; // → [0, 1, -9, -6]
 * oscillator.latex[0] === String.raw`\dot{x} = v`; // → true
 * ```
 */
export function defineFlow<const P extends string = never>(definition: FlowDefinition<P>): FlowSystem<P> {
  const flow = parseFlow("defineFlow", definition);
  const source = flowSource(flow);
  const { name = "flow", period = 1, about = "" } = definition;
  return {
    name,
    dimension: flow.state.length,
    stateNames: [...flow.state],
    parameters: { ...definition.parameters } as Record<P, number>,
    field: compile<FlowSystem<P>["field"]>(source.field),
    jacobian: compile<FlowSystem<P>["jacobian"]>(source.jacobian),
    initialState: [...definition.initialState],
    period,
    source: definition.source ?? "",
    about,
    equations: { ...definition.equations },
    latex: latexOfFlow(flow),
  };
}

function compile<F>(source: string): F {
  return new Function(`"use strict"; return ${source};`)() as F;
}
