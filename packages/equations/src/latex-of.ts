import { latexOfExpression, latexOfName } from "./code/latex.ts";
import type { DelayDefinition, FlowDefinition, MapDefinition } from "./definition/definition.ts";
import { TIME } from "./definition/names.ts";
import { readDelayFlow } from "./definition/read-delay-flow.ts";
import { readFlow } from "./definition/read-flow.ts";
import { readMap } from "./definition/read-map.ts";
import type { ReadSystem } from "./definition/read-system.ts";
import { subtract } from "./expression/arithmetic.ts";
import { symbol } from "./expression/expression.ts";
import type { Formula } from "./expression/jacobian.ts";

/**
 * Writes the equations of a flow, with or without delays, in LaTeX: one string per state variable, in their order, and
 * after them one for each intermediate formula.
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
export function latexOf(definition: FlowDefinition | DelayDefinition): string[] {
  if (!("past" in definition)) return lines(readFlow("latexOf", definition), dotted, () => undefined);
  const flow = readDelayFlow("latexOf", definition);
  const past = new Map<string, string>();
  for (const { name, component, delay } of flow.past) {
    const earlier = latexOfExpression(subtract(symbol(TIME), flow.delays[delay]));
    past.set(name, `${latexOfName(flow.state[component])}(${earlier})`);
  }
  return lines(flow, dotted, (name) => past.get(name));
}

/**
 * Writes the equations of a map in LaTeX, as `latexOf` does those of a flow: the image of x_n is x_{n+1}.
 *
 * @throws {RangeError} if the definition is not well-formed (see `defineMap`).
 *
 * @example
 * ```ts
 * import { latexOfMap } from "@attractors/equations";
 *
 * const logistic = { state: ["x"], equations: { x: "4*x*(1 - x)" }, initialState: [0.3] };
 * latexOfMap(logistic)[0] === "x_{n+1} = 4 x_{n} (1 - x_{n})"; // → true
 * ```
 */
export function latexOfMap(definition: MapDefinition): string[] {
  const map = readMap("latexOfMap", definition);
  const at = (name: string, index: string): string => {
    const [stem, subscript = ""] = latexOfName(name).split(/(?=_\{)/);
    return `${stem}_{${subscript === "" ? "" : `${subscript.slice(2, -1)},`}${index}}`;
  };
  return lines(
    map,
    (name) => at(name, "n+1"),
    (name) => (map.state.includes(name) ? at(name, "n") : undefined),
  );
}

function lines(
  { state, equations, where }: ReadSystem,
  leftOf: (name: string) => string,
  nameOf: (name: string) => string | undefined,
): string[] {
  const right = ({ written }: Formula): string => latexOfExpression(written, nameOf);
  return [
    ...equations.map((equation, i) => `${leftOf(state[i])} = ${right(equation)}`),
    ...[...where].map(([name, formula]) => `${latexOfName(name)} = ${right(formula)}`),
  ];
}

function dotted(name: string): string {
  const [stem, subscript = ""] = latexOfName(name).split(/(?=_\{)/);
  return `\\dot{${stem}}${subscript}`;
}
