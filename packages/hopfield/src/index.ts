export { type Attractor, type FindAttractorsOptions, findAttractors } from "./attractors.ts";
export { type BasinOptions, basinOfAttraction } from "./basin.ts";
export { type BinaryNetwork, type LocalFields, networkEnergy } from "./binary-network.ts";
export {
  type BinaryPatterns,
  binaryPatterns,
  corruptState,
  patternOf,
  type RandomPatternsOptions,
  randomPatterns,
} from "./binary-patterns.ts";
export { type ClassicalNetwork, classicalNetwork } from "./classical/classical-network.ts";
export { hebbian, type LearningOptions } from "./classical/hebbian.ts";
export { type HebbianSpins, type HebbianSpinsOptions, hebbianSpins } from "./classical/hebbian-spins.ts";
export { pseudoInverse } from "./classical/projection.ts";
export {
  criticalLoad,
  type RetrievalPhase,
  type RetrievalPhaseOptions,
  retrievalPhase,
} from "./classical/replica-symmetric.ts";
export { storkey } from "./classical/storkey.ts";
export {
  bitErrorRate,
  type DenseLoad,
  exponentialCapacity,
  hebbianCapacity,
  polynomialCapacity,
  storkeyCapacity,
} from "./dense/capacity.ts";
export { type DenseNetwork, denseNetwork } from "./dense/dense-network.ts";
export {
  distinctIndices,
  exponential,
  type Interaction,
  polynomial,
  rectifiedPolynomial,
} from "./dense/interaction.ts";
export { type AsynchronousOptions, asynchronous, type Dynamics, type Sweep, synchronous } from "./dynamics.ts";
export { type Activation, relu, sigmoid, tanh } from "./layers/activation.ts";
export {
  type AssociationInputs,
  type AssociationLayer,
  type AssociationLayerOptions,
  associationLayer,
  type LayerRun,
  type RunLayerOptions,
  runAssociation,
} from "./layers/association-layer.ts";
export type { Mask, MaskOptions } from "./layers/association-mask.ts";
export {
  type AssociationOptions,
  type AssociationSettings,
  type Compatibility,
  hflayers102,
} from "./layers/association-settings.ts";
export {
  type DecoderInputs,
  type DecoderLayer,
  type DecoderLayerOptions,
  decoderLayer,
  type RunDecoderOptions,
  runDecoder,
} from "./layers/decoder-layer.ts";
export { type EncoderLayer, type EncoderLayerOptions, encoderLayer, runEncoder } from "./layers/encoder-layer.ts";
export { affineNorm, type Normalization, plainNorm } from "./layers/layer-norm.ts";
export { type LookupLayer, type LookupLayerOptions, lookupLayer, runLookup } from "./layers/lookup-layer.ts";
export {
  type PoolingInputs,
  type PoolingLayer,
  type PoolingLayerOptions,
  poolingLayer,
  runPooling,
} from "./layers/pooling-layer.ts";
export { fromStateDictionary, type HopfieldLayer, toStateDictionary } from "./layers/state-dictionary.ts";
export { type NamedTensors, type Tensor, tensorOf } from "./layers/tensor.ts";
export type { BlockOptions, BlockSettings } from "./layers/transformer-block.ts";
export type { AssociationKernel, MemoryShape, PatternStore } from "./memory/association-kernel.ts";
export {
  type AssociativeMemory,
  type AssociativeMemoryOptions,
  associativeMemory,
  type MemorySettings,
} from "./memory/associative-memory.ts";
export { doublePrecision, type Numbers, type Precision, singlePrecision } from "./memory/precision.ts";
export { referenceKernel } from "./memory/reference-kernel.ts";
export { loadMemory, saveMemory } from "./memory/save-memory.ts";
export { portableKernel, streamingKernel } from "./memory/streaming-kernel.ts";
export { type AttentionClass, attentionClass, metastableSize } from "./modern/attention-class.ts";
export {
  type BoundSetting,
  contractionBound,
  energyBound,
  jacobianBound,
  type RetrievalBoundSetting,
  remainingDistance,
  retrievalErrorBound,
  storageRadius,
  storageThreshold,
  storedErrorBound,
  storedPatterns,
  updateFactor,
} from "./modern/bounds.ts";
export { type CapacityBound, type CapacityBoundOptions, capacityBound } from "./modern/capacity-bound.ts";
export { type CorruptVectorOptions, corruptVector, retrievalErrors } from "./modern/corrupt-vector.ts";
export { hopfieldEnergy } from "./modern/energy.ts";
export {
  type BetaPoint,
  betaSweep,
  type FixedPointKind,
  type FixedPointsOptions,
  fixedPointsOf,
  type HopfieldFixedPoint,
} from "./modern/fixed-points.ts";
export { largestDeviation, largestNorm, separations } from "./modern/geometry.ts";
export { spectralNorm, updateJacobian } from "./modern/jacobian.ts";
export {
  associate,
  type ModernHopfield,
  type ModernHopfieldOptions,
  modernHopfield,
  updateState,
} from "./modern/modern-hopfield.ts";
export { type Retrieval, type RetrieveOptions, retrieve } from "./modern/retrieve.ts";
export {
  argmax,
  entmax,
  identitySeparation,
  polynomialSeparation,
  type Separation,
  softmax,
  sparsemax,
  topK,
  weightsOf,
} from "./modern/separation.ts";
export {
  cosine,
  dotProduct,
  euclidean,
  kernelProduct,
  manhattan,
  type Similarity,
  squaredEuclidean,
} from "./modern/similarity.ts";
export { storingBeta } from "./modern/storing-beta.ts";
export { overlaps } from "./overlaps.ts";
export { type Recall, type RecallOptions, recall } from "./recall.ts";
export {
  type AdamWOptions,
  adamW,
  clipGradients,
  type GradientDescentOptions,
  gradientDescent,
  type Optimizer,
} from "./training/optimizer.ts";
