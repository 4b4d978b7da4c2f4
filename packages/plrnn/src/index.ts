export type {
  Architecture,
  ArchitectureName,
  ParameterBlock,
  PlrnnShape,
} from "./architecture.ts";
export { fusedKernel, portableKernel } from "./fused-kernel.ts";
export { generateEnsemble } from "./generate-ensemble.ts";
export { forecastOf, type GenerateSeriesOptions, generateSeries } from "./generate-series.ts";
export type { Gradient, GradientKernel, GradientProblem, NetworkArrays, TaughtNetwork } from "./gradient-kernel.ts";
export { plrnnFromJson, plrnnToJson } from "./json.ts";
export { latentStateOf } from "./latent-state.ts";
export { affineObservation, identityObservation, type Observation, type ObservationName } from "./observation.ts";
export { type CreatePlrnnOptions, createPlrnn, type Plrnn, parametersOf } from "./plrnn.ts";
export { referenceKernel } from "./reference-kernel.ts";
export { clippedShallowPlrnn, shallowPlrnn } from "./shallow.ts";
export { plrnnStepper } from "./stepper.ts";
export {
  type Score,
  type TrainingProgress,
  type TrainingResult,
  type TrainPlrnnOptions,
  trainPlrnn,
} from "./train-plrnn.ts";
