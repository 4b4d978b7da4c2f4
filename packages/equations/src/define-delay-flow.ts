import type { DelaySystem } from "@attractors/core";
import { delaySource } from "./code/delay-source.ts";
import { compile } from "./compile.ts";
import type { DelayDefinition, ParameterValues, ScalarName } from "./definition/definition.ts";
import { readDelayFlow } from "./definition/read-delay-flow.ts";
import { factsOf } from "./facts.ts";

/**
 * Compiles a system of delay differential equations that is written as formulas: into its field, its exact derivatives by
 * the present and the past states, and its delays. As `defineFlow` does, through `new Function`; at build time,
 * `generateDelayModule` does the same.
 *
 * @throws {RangeError} if the definition is not well-formed (see `defineFlow`), if a past value is of no state variable, or
 * if a delay is not a formula of parameters.
 *
 * @example
 * ```ts
 * import { defineDelayFlow } from "@attractors/equations";
 *
 * const regulation = defineDelayFlow({
 *   state: ["x"],
 *   parameters: { rate: 2, tau: 1 },
 *   past: { x_tau: ["x", "tau"] },
 *   equations: { x: "rate*x*(1 - x_tau)" },
 *   initialState: [0.5],
 * });
 * regulation.delays(regulation.parameters); // → [1]
 * const out = new Float64Array(2);
 * regulation.jacobian(regulation.parameters)(0, Float64Array.of(3), () => Float64Array.of(0.5), out);
 * out; // → [1, -6]
 * ```
 */
export function defineDelayFlow<const V extends ParameterValues = Readonly<Record<never, number>>>(
  definition: DelayDefinition<V>,
): DelaySystem<ScalarName<V>> {
  type System = DelaySystem<ScalarName<V>>;
  const flow = readDelayFlow("defineDelayFlow", definition);
  const { delays, field, jacobian } = delaySource(flow);
  return {
    ...factsOf<ScalarName<V>>(flow, definition, "delay flow"),
    past: { ...definition.past },
    delays: compile<System["delays"]>(delays),
    field: compile<System["field"]>(field),
    jacobian: compile<System["jacobian"]>(jacobian),
    period: definition.period ?? 1,
  };
}
