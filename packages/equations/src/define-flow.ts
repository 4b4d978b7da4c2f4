import type { FlowSystem } from "@attractors/core";
import { flowSource, parameterJacobianSource } from "./code/flow-source.ts";
import { compile } from "./compile.ts";
import type { FlowDefinition, ParameterValues, ScalarName } from "./definition/definition.ts";
import { readFlow } from "./definition/read-flow.ts";
import { factsOf } from "./facts.ts";

/**
 * Compiles a system that is written as formulas: into its vector field, its exact derivatives by state and parameters (by
 * symbolic differentiation), and its observation and switching functions where it has any. The functions are as fast as
 * hand-written ones.
 *
 * It compiles through `new Function`, which pages with a strict content security policy forbid (`unsafe-eval`): those
 * compile at build time, by `generateFlowModule`. Formulas are read and written anew, never run as they stand.
 *
 * @throws {RangeError} if a formula is not well-formed or uses an unknown name (with its column), if an equation is
 * missing or superfluous, if a name is taken twice, if a number is not finite, if there are not as many observed formulas
 * as state variables, if no equation jumps or bends at a switching function.
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
 * ```
 */
export function defineFlow<const V extends ParameterValues = Readonly<Record<never, number>>>(
  definition: FlowDefinition<V>,
): FlowSystem<ScalarName<V>> {
  type System = FlowSystem<ScalarName<V>>;
  const flow = readFlow("defineFlow", definition);
  const { field, jacobian, observation, switching } = flowSource(flow);
  // There can be many parameters, and few ask for derivatives by them: compiled when it happens.
  let byParameters: System["parameterJacobian"];
  return {
    ...factsOf<ScalarName<V>>(flow, definition, "flow"),
    field: compile<System["field"]>(field),
    jacobian: compile<System["jacobian"]>(jacobian),
    parameterJacobian: (parameters) => {
      byParameters ??= compile<NonNullable<System["parameterJacobian"]>>(parameterJacobianSource(flow));
      return byParameters(parameters);
    },
    period: definition.period ?? 1,
    ...(observation && definition.observed
      ? { observation: { formulas: [...definition.observed], map: compile(observation) } }
      : {}),
    ...(flow.switching && switching
      ? {
          switching: {
            count: flow.switching.functions.length,
            functions: compile(switching.functions),
            field: compile(switching.field),
          },
        }
      : {}),
  };
}
