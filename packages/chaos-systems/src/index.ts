export {
  type DelaySystem,
  delayFlowOf,
  type FlowSystem,
  flowOf,
  type MapSystem,
  mapOf,
  type NamedSystem,
  type ParameterName,
  type SystemOptions,
} from "@attractors/core";
export { alternatingBlinkingVortexMap, blinkingVortexMap } from "./blinking-vortex-map.ts";
export type {
  CatalogueDelay,
  CatalogueFacts,
  CatalogueFlow,
  CatalogueMap,
  CatalogueSystem,
  Estimated,
  Invariants,
  Regime,
  SemilinearParts,
} from "./catalogue.ts";
// Some hundred and sixty systems, each under its own name: the one list that is generated, from the files in systems/.
export * from "./generated/index.ts";
export { type KuramotoSivashinskyOptions, kuramotoSivashinsky } from "./kuramoto-sivashinsky.ts";
export { lorenz96 } from "./lorenz96.ts";
export { type MultiscaleParameter, multiscaleLorenz96 } from "./multiscale-lorenz96.ts";
export { additiveNoise, multiplicativeNoise, type ProcessNoise } from "./process-noise.ts";
export type { IntegrationOptions } from "./recommended-method.ts";
export { type SampleInitialStatesOptions, sampleInitialStates } from "./sample-initial-states.ts";
export { type SampleParametersOptions, sampleParameters } from "./sample-parameters.ts";
export type { Density, Length, Steps } from "./sampling.ts";
export { type Standardization, storedStandardization } from "./standardize.ts";
export { type AnySystem, stepperOf } from "./stepper-of.ts";
export { type SystemQuery, systemByName, systems, systemsWith } from "./systems.ts";
export {
  type MapTrajectoryOptions,
  type SystemTrajectory,
  type TrajectoryOptions,
  type TrajectoryOptionsOf,
  type TrajectorySettings,
  trajectoriesOf,
  trajectoryOf,
} from "./trajectory-of.ts";
export { type VariantOptions, variant } from "./variant.ts";
