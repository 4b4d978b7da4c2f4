import { flowSource, parameterJacobianSource } from "./code/flow-source.ts";
import {
  checkExportName,
  commentLine,
  jsonOf,
  type ModuleOptions,
  moduleSource,
  recordSource,
  unionOf,
} from "./code/module-source.ts";
import type { FlowDefinition } from "./definition/definition.ts";
import { readFlow } from "./definition/read-flow.ts";
import { factsOf } from "./facts.ts";

/**
 * Writes a system as a TypeScript module that reads as one would write it by hand, needs nothing at run time and has no
 * side effects: a bundler takes it only if it is used. For catalogues, and for pages that forbid `new Function`. The
 * derivatives by parameters are a module of their own (`generateParameterJacobianModule`).
 *
 * @throws {RangeError} if the definition is not well-formed (see `defineFlow`), or `exportName` not an identifier.
 *
 * @example
 * ```ts
 * import { generateFlowModule } from "@attractors/equations";
 *
 * const decay = { state: ["x"], parameters: { rate: 2 }, equations: { x: "-rate*x" }, initialState: [1] };
 * const text = generateFlowModule(decay, { exportName: "decay" });
 * text.includes("out[0] = -rate * x;"); // → true
 * ```
 */
export function generateFlowModule(definition: FlowDefinition, options: ModuleOptions): string {
  const caller = "generateFlowModule";
  const flow = readFlow(caller, definition);
  const { field, jacobian, observation, switching } = flowSource(flow);
  const { name, dimension, stateNames, parameters, initialState, ...facts } = factsOf(flow, definition, "flow");
  const count = `${flow.switching?.functions.length}`;
  return moduleSource(
    {
      caller,
      about: definition.about,
      parameters: Object.keys(parameters),
      type: { name: "FlowSystem", from: "@attractors/core" },
      members: [
        ...Object.entries({ name, dimension, stateNames, parameters }).map(
          ([key, value]) => [key, jsonOf(value)] as const,
        ),
        ["field", field],
        ["jacobian", jacobian],
        ...(observation
          ? [
              [
                "observation",
                recordSource([
                  ["formulas", jsonOf(definition.observed)],
                  ["map", observation],
                ]),
              ] as const,
            ]
          : []),
        ...(switching ? [["switching", recordSource([["count", count], ...Object.entries(switching)])] as const] : []),
        ...Object.entries({ initialState, period: definition.period ?? 1, ...facts }).map(
          ([key, value]) => [key, jsonOf(value)] as const,
        ),
      ],
    },
    options,
  );
}

/**
 * Writes the derivatives of a flow's field by its parameters as a TypeScript module: a function of the parameters, apart
 * from the system itself, because few who use the system need them.
 *
 * @throws {RangeError} if the definition is not well-formed (see `defineFlow`), or `exportName` not an identifier.
 *
 * @example
 * ```ts
 * import { generateParameterJacobianModule } from "@attractors/equations";
 *
 * const decay = { state: ["x"], parameters: { rate: 2 }, equations: { x: "-rate*x" }, initialState: [1] };
 * const text = generateParameterJacobianModule(decay, { exportName: "decay" });
 * text.includes("out[0] = -x;"); // → true
 * ```
 */
export function generateParameterJacobianModule(
  definition: FlowDefinition,
  { exportName, comment }: Pick<ModuleOptions, "exportName" | "comment">,
): string {
  const caller = "generateParameterJacobianModule";
  const flow = readFlow(caller, definition);
  checkExportName(caller, exportName);
  const names = unionOf(Object.keys(flow.parameters));
  const lines = [
    commentLine(comment),
    'import type { ParameterJacobian } from "@attractors/core";',
    "",
    `export const ${exportName}: (parameters: Readonly<Record<${names}, number>>) => ParameterJacobian =`,
    `${parameterJacobianSource(flow)};`,
  ];
  return `${lines.join("\n")}\n`;
}
