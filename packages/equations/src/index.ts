export {
  type DelaySystem,
  delayFlowOf,
  type FlowSystem,
  flowOf,
  type MapSystem,
  mapOf,
  type ParameterName,
  type SystemOptions,
} from "@attractors/core";
export type { ModuleOptions } from "./code/module-source.ts";
export { defineDelayFlow } from "./define-delay-flow.ts";
export { defineFlow } from "./define-flow.ts";
export { defineMap } from "./define-map.ts";
export type {
  DelayDefinition,
  FlowDefinition,
  MapDefinition,
  ParameterValue,
  ParameterValues,
  PublishedDifferences,
  ScalarName,
  SystemDefinition,
} from "./definition/definition.ts";
export { generateDelayModule } from "./generate-delay-module.ts";
export { generateFlowModule, generateParameterJacobianModule } from "./generate-flow-module.ts";
export { generateMapModule } from "./generate-map-module.ts";
export { glslOf, glslOfMap } from "./glsl-of.ts";
export { latexOf, latexOfMap } from "./latex-of.ts";
