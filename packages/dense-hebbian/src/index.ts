export type { Rng } from "@attractors/core";
export {
  couplingScale,
  datasetEntropy,
  type ExampleLearning,
  type ExampleOptions,
  type Learning,
  type Storing,
  storing,
  supervised,
  unsupervised,
} from "./learning.ts";
export { distinctSum } from "./network/distinct-sums.ts";
export { localFields, networkEnergy } from "./network/energy.ts";
export {
  type CreateNetworkOptions,
  createHebbianNetwork,
  type HebbianNetwork,
  hebbianNetworkOf,
  type LearnOptions,
} from "./network/hebbian-network.ts";
export { type LoadShape, loadOf, patternCount } from "./network/load.ts";
export { exampleMagnetization, magnetizations } from "./network/magnetization.ts";
export { createMultitaskingNetwork, type MultitaskingOptions } from "./network/multitasking-network.ts";
export { type Average, blockAverage } from "./simulation/block-average.ts";
export { type Acceptance, type FlipRule, glauber, metropolis } from "./simulation/chance.ts";
export { type StateNearOptions, stateNear } from "./simulation/initial-state.ts";
export { referenceKernel, simdKernel } from "./simulation/kernels.ts";
export {
  parallelTempering,
  type TemperedLevel,
  type TemperingCheckpoint,
  type TemperingOptions,
  type TemperingProgress,
} from "./simulation/parallel-tempering.ts";
export { type QuenchOptions, type QuenchResult, quench } from "./simulation/quench.ts";
export {
  type SimulateOptions,
  type SimulationCheckpoint,
  type SimulationProgress,
  type SimulationResult,
  simulate,
} from "./simulation/simulate.ts";
export { solveTap, type TapOptions, type TapSolution } from "./simulation/solve-tap.ts";
export type { ChainKernel, SpinChain } from "./simulation/spin-chain.ts";
export { parallel, type SpinUpdate, sequential } from "./simulation/spin-update.ts";
export { type BrokenState, brokenRetrievalState } from "./theory/broken-state.ts";
export { type Capacity, retrievalCapacity, zeroLoadNoise } from "./theory/capacity.ts";
export type { NetworkKind } from "./theory/data-law.ts";
export { freeEnergy, type OrderParameters, replicaStability } from "./theory/free-energy.ts";
export { type GlassState, type GlassTransitions, glassState, glassTransitions } from "./theory/glass.ts";
export { type GroundState, groundStateCapacity, retrievalGroundState } from "./theory/ground-state.ts";
export {
  condensationNoise,
  type DilutionOptions,
  hierarchicalDilution,
  parallelDilution,
  parallelNoise,
} from "./theory/multitasking-lines.ts";
export {
  hierarchicalStart,
  type MultitaskingConditions,
  type MultitaskingSolverOptions,
  type MultitaskingStart,
  type MultitaskingState,
  multitaskingState,
  parallelStart,
  pureStart,
} from "./theory/multitasking-state.ts";
export {
  type Conditions,
  type ReplicaState,
  type RetrievalOptions,
  retrievalState,
  spinGlassState,
} from "./theory/retrieval-state.ts";
export {
  type LearningThreshold,
  learningThreshold,
  oneStepMagnetization,
  overfittingThreshold,
  type ThresholdOptions,
} from "./theory/signal-to-noise.ts";
export {
  coexistenceLine,
  glassLine,
  replicaSymmetryLine,
  spinodalLine,
  type TransitionLine,
  type TransitionLineOptions,
  type TransitionNoises,
  transitionNoises,
} from "./theory/transition-lines.ts";
