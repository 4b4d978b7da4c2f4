export { type FlowOptions, type FlowSystem, flowOf, type ParameterName } from "@attractors/core";
export { defineFlow } from "./define-flow.ts";
export type { FlowDefinition } from "./definition.ts";
export { type FlowModuleOptions, generateFlowModule } from "./flow-module.ts";
export { latexOf } from "./latex-of.ts";
