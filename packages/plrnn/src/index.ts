export { almostLinearRnn } from "./almost-linear.ts";
export { type Cycle, cycleThrough, type Stability } from "./analysis/cycle.ts";
export {
  countRelus,
  type EnumerateCyclesOptions,
  type EnumeratedCycles,
  enumerateCycles,
} from "./analysis/enumerate-cycles.ts";
export { type FindCyclesOptions, type FindCyclesProgress, findCycles } from "./analysis/find-cycles.ts";
export {
  type MinimalReluUnits,
  type MinimalReluUnitsOptions,
  type MinimalReluUnitsProgress,
  minimalReluUnits,
  type ReluUnitsRow,
} from "./analysis/minimal-relu-units.ts";
export { type AffineMap, activityOf, affineMapOf, type Region, regionOf } from "./analysis/region.ts";
export { type RegionStatistics, regionStatistics } from "./analysis/region-statistics.ts";
export { type SymbolicSeries, type SymbolicSeriesOptions, symbolicSeries } from "./analysis/symbolic-series.ts";
export { topologicalEntropy } from "./analysis/topological-entropy.ts";
export { type TransitionGraph, transitionGraph, transitionMatrix, visitMatrix } from "./analysis/transition-graph.ts";
export type {
  Architecture,
  ArchitectureName,
  ParameterBlock,
  PlrnnShape,
  SizeName,
} from "./architecture.ts";
export { clippedDendriticPlrnn, dendriticPlrnn } from "./dendritic.ts";
export { fusedKernel, portableKernel } from "./fused-kernel.ts";
export type { FusedMap } from "./fused-map.ts";
export { generateEnsemble } from "./generate-ensemble.ts";
export {
  type ForecastOptions,
  forecastOf,
  type GenerateSeriesOptions,
  generateSeries,
  type ProcessNoise,
} from "./generate-series.ts";
export type {
  Batch,
  Gradient,
  GradientKernel,
  GradientProblem,
  NetworkArrays,
  ObservationArrays,
  TaughtNetwork,
  TrainingSamples,
} from "./gradient-kernel.ts";
export { plrnnFromJson, plrnnToJson } from "./json.ts";
export { latentStateOf } from "./latent-state.ts";
export {
  affineObservation,
  biasedAffineObservation,
  identityObservation,
  type Observation,
  type ObservationName,
} from "./observation.ts";
export { observationsOf } from "./observations-of.ts";
export { type CreatePlrnnOptions, createPlrnn, type Plrnn, parametersOf } from "./plrnn.ts";
export { referenceKernel } from "./reference-kernel.ts";
export { clippedShallowPlrnn, shallowPlrnn } from "./shallow.ts";
export { type PlrnnStepperOptions, plrnnStepper } from "./stepper.ts";
export { type TrainingProgress, type TrainingResult, type TrainPlrnnOptions, trainPlrnn } from "./train-plrnn.ts";
export {
  checkpointFromJson,
  checkpointToJson,
  type Restart,
  type Score,
  type TrainingCheckpoint,
} from "./training/checkpoint.ts";
export { type Clipping, clipArrays, clipWhole } from "./training/clipping.ts";
export {
  type AdaptiveForcingOptions,
  adaptiveForcing,
  constantForcing,
  type Forcing,
  sparseForcing,
  type Teacher,
} from "./training/forcing.ts";
export {
  arithmeticMean,
  batchMaximum,
  explogApproximation,
  type GrowthEstimate,
  type JacobianBatch,
  jacobianUpperBound,
  productUpperBound,
} from "./training/growth-estimate.ts";
export {
  type ExponentialDecayOptions,
  exponentialDecay,
  type LearningRate,
  type StepDecayOptions,
  stepDecay,
} from "./training/learning-rate.ts";
export {
  type AdamOptions,
  adam,
  type Optimizer,
  type OptimizerState,
  type RadamOptions,
  type RunningOptimizer,
  radam,
} from "./training/optimizer.ts";
export {
  type ConvergenceOptions,
  convergenceRegularization,
  latentRegularization,
  type ManifoldAttractorOptions,
  manifoldAttractorRegularization,
  type NamedMatrices,
  observationRegularization,
  type Regularization,
} from "./training/regularization.ts";
export { type SuggestAlphaOptions, suggestAlpha } from "./training/suggest-alpha.ts";
export { inputNoise, type TrainingNoise, windowNoise } from "./training/training-noise.ts";
export type { SeriesForTraining } from "./training/training-samples.ts";
export { meanCentredPlrnn, vanillaPlrnn } from "./vanilla.ts";
