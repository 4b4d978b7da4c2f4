import { type FlowDefinition, type ParsedFlow, parseFlow } from "./definition.ts";
import { latexOfExpression, latexOfName } from "./latex.ts";

/**
 * Writes the equations of a system in LaTeX, one string per state variable, in their order.
 *
 * @throws {RangeError} if the definition is not well-formed (see `defineFlow`).
 *
 * @example
 * ```ts
 * import { latexOf } from "@attractors/equations";
 *
 * const decay = { state: ["x1"], parameters: { lambda: 2 }, equations: { x1: "-lambda*x1/2" }, initialState: [1] };
 * latexOf(decay)[0] === String.raw`\dot{x}_{1} = -\frac{\lambda x_{1}}{2}`; // → true
 * ```
 */
export function latexOf(definition: FlowDefinition): string[] {
  return latexOfFlow(parseFlow("latexOf", definition));
}

/** The same for a definition that was read already. */
export function latexOfFlow({ state, field }: ParsedFlow): string[] {
  return field.map((velocity, i) => {
    const [stem, subscript] = latexOfName(state[i]).split(/(?=_\{)/);
    return `\\dot{${stem}}${subscript ?? ""} = ${latexOfExpression(velocity)}`;
  });
}
