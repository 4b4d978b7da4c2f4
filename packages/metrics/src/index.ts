export {
  type AutocorrelationOptions,
  autocorrelation,
  type DecorrelationOptions,
  decorrelationLag,
} from "./autocorrelation.ts";
export { type BasinEntropy, type BasinEntropyOptions, basinEntropy } from "./basins/basin-entropy.ts";
export { type BasinStabilityOptions, basinStability } from "./basins/basin-stability.ts";
export { type Basins, type BasinsOptions, basinsOfAttraction } from "./basins/basins.ts";
export type { ClassifierOptions } from "./basins/classifier.ts";
export { type FindAttractorsOptions, findAttractors } from "./basins/find-attractors.ts";
export type { GridAxis, StateGrid } from "./basins/state-grid.ts";
export { type UncertaintyExponentOptions, uncertaintyExponent } from "./basins/uncertainty-exponent.ts";
export { type Counting, exactCounting, juliaCounting, pythonCounting } from "./cell-counts.ts";
export { boxProbabilities, renyiEntropyOf } from "./dimension/box-probabilities.ts";
export { type CorrelationDimensionOptions, correlationDimension } from "./dimension/correlation-dimension.ts";
export { type CorrelationSum, type CorrelationSumOptions, correlationSum } from "./dimension/correlation-sum.ts";
export {
  type HiguchiDimensionOptions,
  higuchiDimension,
  katzDimension,
  petrosianDimension,
} from "./dimension/curve-dimensions.ts";
export { type FixedMassDimensionOptions, fixedMassDimension } from "./dimension/fixed-mass-dimension.ts";
export {
  type GeneralizedDimensionOptions,
  generalizedDimension,
  type MoltenoDimensionOptions,
  moltenoDimension,
} from "./dimension/generalized-dimension.ts";
export { type LocalDimensions, type LocalDimensionsOptions, localDimensions } from "./dimension/local-dimensions.ts";
export { type PointwiseDimensionOptions, pointwiseDimension } from "./dimension/pointwise-dimension.ts";
export { type PowerLawDimensionOptions, powerLawDimension } from "./dimension/power-law-dimension.ts";
export { type TakensDimensionOptions, takensDimension } from "./dimension/takens-dimension.ts";
export { energyDistancePerAxis, kolmogorovSmirnovPerAxis, wassersteinPerAxis } from "./distance/axis-distances.ts";
export { energyDistance } from "./distance/energy-distance.ts";
export {
  gaussianKernel,
  type MeanDiscrepancy,
  meanDiscrepancy,
  type RadialKernel,
  rationalQuadraticKernel,
} from "./distance/mean-discrepancy.ts";
export {
  type MixtureDivergenceAtOptions,
  type MixtureDivergenceOptions,
  mixtureDivergence,
  mixtureDivergenceAt,
  mixtureDivergenceFloor,
} from "./distance/mixture-divergence.ts";
export { chamferDistance, hausdorffDistance } from "./distance/point-set-distances.ts";
export {
  bhattacharyyaDistance,
  type HistogramPairOptions,
  hellingerDistance,
  histogramPair,
  jensenShannon,
  kullbackLeibler,
  type ProbabilityPair,
  totalVariation,
} from "./distance/probability-divergences.ts";
export { type SinkhornOptions, type SinkhornTransport, sinkhorn, sinkhornDivergence } from "./distance/sinkhorn.ts";
export {
  type SlicedWassersteinOptions,
  slicedWasserstein,
  type WassersteinOptions,
  wassersteinDistance,
} from "./distance/wasserstein.ts";
export { type DistanceQuantileOptions, distanceQuantiles } from "./distance-quantile.ts";
export type { DivergenceRegionOptions } from "./divergence/divergence-slope.ts";
export { type EckmannRuelleSpectrumOptions, eckmannRuelleSpectrum } from "./divergence/eckmann-ruelle-spectrum.ts";
export { type KantzExponent, type KantzExponentOptions, kantzExponent } from "./divergence/kantz-exponent.ts";
export { type RosensteinExponentOptions, rosensteinExponent } from "./divergence/rosenstein-exponent.ts";
export { type WolfExponent, type WolfExponentOptions, wolfExponent } from "./divergence/wolf-exponent.ts";
export { type DominantPeriod, type DominantPeriodOptions, dominantPeriod } from "./dominant-period.ts";
export {
  type AverageMutualInformationOptions,
  averageMutualInformation,
  mutualInformationLag,
} from "./embedding/average-mutual-information.ts";
export {
  type AveragedFalseNeighbors,
  type AveragedFalseNeighborsOptions,
  averagedFalseNeighbors,
} from "./embedding/averaged-false-neighbors.ts";
export { type CrossMapping, type CrossMappingOptions, crossMapping } from "./embedding/cross-mapping.ts";
export {
  type DelayCoordinate,
  type DelayEmbeddingOptions,
  delayEmbedding,
  generalEmbedding,
} from "./embedding/delay-embedding.ts";
export {
  type FalseNeighbors,
  type FalseNeighborsOptions,
  falseNeighbors,
  type ImprovedFalseNeighborsOptions,
  improvedFalseNeighbors,
} from "./embedding/false-neighbors.ts";
export type { LibraryForecast, LibraryForecastOptions } from "./embedding/library-forecast.ts";
export type { NeighborGrowthOptions } from "./embedding/neighbor-growth.ts";
export {
  type PecuzalEmbedding,
  type PecuzalEmbeddingOptions,
  pecuzalEmbedding,
} from "./embedding/pecuzal-embedding.ts";
export { type SMapOptions, sMap } from "./embedding/s-map.ts";
export { type SimplexProjectionOptions, simplexProjection } from "./embedding/simplex-projection.ts";
export { approximateEntropy } from "./entropy/approximate-entropy.ts";
export { type BubbleEntropyOptions, bubbleEntropy } from "./entropy/bubble-entropy.ts";
export { type DifferentialEntropyOptions, differentialEntropy } from "./entropy/differential-entropy.ts";
export type { EntropyUnit, RelativeEntropyUnit } from "./entropy/discrete-entropy.ts";
export {
  type DispersionEntropyOptions,
  type DispersionOptions,
  dispersionEntropy,
  reverseDispersionEntropy,
} from "./entropy/dispersion-entropy.ts";
export { type FuzzyEntropyOptions, fuzzyEntropy } from "./entropy/fuzzy-entropy.ts";
export {
  type HistogramEntropyOptions,
  type HistogramOptions,
  type OrderedHistogramOptions,
  renyiEntropy,
  shannonEntropy,
  type TsallisEntropyOptions,
  tsallisEntropy,
} from "./entropy/histogram-entropy.ts";
export { type HjorthParameters, hjorthParameters } from "./entropy/hjorth-parameters.ts";
export { aboveMedian, type LempelZivOptions, lempelZivComplexity } from "./entropy/lempel-ziv-complexity.ts";
export {
  coarseGrain,
  type MultiscaleEntropyOptions,
  type MultiscalePermutationOptions,
  multiscaleEntropy,
  multiscalePermutationEntropy,
  refinedMultiscaleEntropy,
} from "./entropy/multiscale-entropy.ts";
export { type MutualInformationOptions, mutualInformation } from "./entropy/mutual-information.ts";
export {
  type AmplitudeAwareOptions,
  amplitudeAwarePermutationEntropy,
  type PermutationEntropyOptions,
  permutationEntropy,
  weightedPermutationEntropy,
} from "./entropy/permutation-entropy.ts";
export { type SampleEntropy, type SampleEntropyOptions, sampleEntropy } from "./entropy/sample-entropy.ts";
export { type SingularValueEntropyOptions, singularValueEntropy } from "./entropy/singular-value-entropy.ts";
export { type SpectralEntropyOptions, spectralEntropy } from "./entropy/spectral-entropy.ts";
export type { Estimate, ScalingEstimate } from "./estimate.ts";
export { type Forecast, forecastWith } from "./forecast.ts";
export {
  maximumError,
  meanAbsoluteError,
  meanAbsoluteRangedError,
  medianAbsoluteError,
  relativeAbsoluteError,
} from "./forecast-error/absolute-error.ts";
export { kendallCorrelation, pearsonCorrelation, spearmanCorrelation } from "./forecast-error/correlation.ts";
export { cumulativeMaximumError } from "./forecast-error/cumulative-maximum-error.ts";
export { dynamicTimeWarping, type TimeWarpingOptions } from "./forecast-error/dynamic-time-warping.ts";
export {
  type EnsembleScoreOptions,
  type QuantileLossOptions,
  quantileLoss,
  rankedProbabilityScore,
} from "./forecast-error/ensemble-score.ts";
export { determinationCoefficient, explainedVariance, theilInequality } from "./forecast-error/explained-variance.ts";
export { type ForecastErrors, type ForecastErrorsOptions, forecastErrors } from "./forecast-error/forecast-errors.ts";
export { forecastInformation } from "./forecast-error/forecast-information.ts";
export { type ForecastError, type HorizonErrorsOptions, horizonErrors } from "./forecast-error/horizon-errors.ts";
export {
  absolutePercentageError,
  coefficientOfVariation,
  type PercentageErrorOptions,
  type SymmetricPercentageErrorOptions,
  symmetricPercentageError,
  weightedPercentageError,
} from "./forecast-error/percentage-error.ts";
export {
  type IntervalScoreOptions,
  meanAbsoluteScaledError,
  meanScaledIntervalScore,
  type PredictionInterval,
  type ScaledErrorOptions,
} from "./forecast-error/scaled-error.ts";
export {
  meanSquaredError,
  type NormalizedErrorOptions,
  normalizedRootMeanSquaredError,
  rootMeanSquaredError,
  rootMeanSquaredLogError,
} from "./forecast-error/squared-error.ts";
export {
  normalizedErrorBelow,
  type PercentageCriterionOptions,
  percentageErrorBelow,
  relativeErrorBelow,
  type ValidityCriterion,
  type ValidPrediction,
  type ValidPredictionOptions,
  validPrediction,
} from "./forecast-error/valid-prediction.ts";
export { type FreeRunDivergenceOptions, type FreeRuns, freeRunDivergence } from "./free-run-divergence.ts";
export { type Border, mirrorBorder, reflectBorder } from "./gaussian-smoothing.ts";
export {
  type KdTree,
  type KdTreeOptions,
  kdTree,
  type NeighborQuery,
  type Neighbors,
  queryOf,
  roomFor,
} from "./kd-tree.ts";
export { type AlignmentIndices, type AlignmentIndicesOptions, alignmentIndices } from "./lyapunov/alignment-indices.ts";
export { type CovariantVectors, type CovariantVectorsOptions, covariantVectors } from "./lyapunov/covariant-vectors.ts";
export { type ExpansionEntropyOptions, expansionEntropy } from "./lyapunov/expansion-entropy.ts";
export {
  type FiniteTimeExponents,
  type FiniteTimeOptions,
  finiteTimeExponents,
} from "./lyapunov/finite-time-exponents.ts";
export { kaplanYorkeDimension } from "./lyapunov/kaplan-yorke-dimension.ts";
export { type LocalExponents, type LocalExponentsOptions, localLyapunovExponents } from "./lyapunov/local-exponents.ts";
export { type LyapunovSpectrum, type LyapunovSpectrumOptions, lyapunovSpectrum } from "./lyapunov/lyapunov-spectrum.ts";
export {
  type MaximalExponent,
  type MaximalExponentOptions,
  maximalLyapunovExponent,
  type TwoTrajectoryOptions,
  twoTrajectoryExponent,
} from "./lyapunov/maximal-exponent.ts";
export { pesinEntropy } from "./lyapunov/pesin-entropy.ts";
export {
  covariantAngles,
  type SplittingViolationsOptions,
  splittingViolations,
  subspaceAngles,
} from "./lyapunov/splitting.ts";
export { type MeanDivergence, type MeanDivergenceOptions, meanDivergence } from "./mean-divergence.ts";
export { type DetrendedFluctuationOptions, detrendedFluctuation } from "./memory/detrended-fluctuation.ts";
export {
  type DiMatteoHurstOptions,
  diMatteoHurst,
  type GeneralizedHurstOptions,
  generalizedHurst,
} from "./memory/generalized-hurst.ts";
export {
  type MultifractalOptions,
  type MultifractalSpectrum,
  multifractalFluctuation,
} from "./memory/multifractal-fluctuation.ts";
export { expectedRescaledRange, type RescaledRangeOptions, rescaledRange } from "./memory/rescaled-range.ts";
export { type NearestOptions, nearestNeighbors } from "./nearest-neighbors.ts";
export { euclideanNorm, maximumNorm, type Norm } from "./norm.ts";
export { type AttractingCycleOptions, attractingCycle } from "./orbits/attracting-cycle.ts";
export {
  type BifurcationDiagram,
  type BifurcationDiagramOptions,
  bifurcationDiagram,
} from "./orbits/bifurcation-diagram.ts";
export {
  type CycleBifurcation,
  type CycleBifurcationOptions,
  cycleBifurcation,
  type MapFamily,
} from "./orbits/cycle-bifurcation.ts";
export type { DiscreteDynamics } from "./orbits/discrete-dynamics.ts";
export {
  type FeigenbaumConstants,
  type FeigenbaumConstantsOptions,
  feigenbaumConstants,
} from "./orbits/feigenbaum-constants.ts";
export { type FixedPointsOptions, fixedPoints, type Stability, type StationaryState } from "./orbits/fixed-points.ts";
export { type HenonOrbitsOptions, henonOrbits } from "./orbits/henon-orbits.ts";
export {
  type PeriodDoublingCascade,
  type PeriodDoublingCascadeOptions,
  periodDoublingCascade,
} from "./orbits/period-doubling-cascade.ts";
export {
  type DavidchackLaiOptions,
  davidchackLai,
  type OrbitSearch,
  type PeriodicOrbit,
  type PeriodicOrbitsOptions,
  periodicOrbits,
  type SchmelcherDiakonosOptions,
  schmelcherDiakonos,
} from "./orbits/periodic-orbits.ts";
export type { PairCounting } from "./pair-counts.ts";
export { type PairKernel, type PairTask, plainPairKernel, wasmPairKernel } from "./pair-kernel.ts";
export { type PowerSpectrum, type PowerSpectrumOptions, powerSpectrum } from "./power-spectrum.ts";
export {
  type PredictionErrorFloorOptions,
  type PredictionErrorOptions,
  predictionError,
  predictionErrorFloor,
} from "./prediction-error.ts";
export { type RecurrenceLines, type RecurrenceLinesOptions, recurrenceLines } from "./recurrence/recurrence-lines.ts";
export {
  crossRecurrenceMatrix,
  jointRecurrenceMatrix,
  type RecurrenceMatrix,
  type RecurrenceMatrixOptions,
  type RecurrenceRadiusOptions,
  recurrenceMatrix,
  recurrenceRadius,
} from "./recurrence/recurrence-matrix.ts";
export {
  type RecurrenceNetwork,
  type RecurrenceNetworkOptions,
  type RecurrencePaths,
  recurrenceNetwork,
  recurrencePaths,
} from "./recurrence/recurrence-network.ts";
export {
  type RecurrenceQuantification,
  type RecurrenceQuantificationOptions,
  recurrenceQuantification,
} from "./recurrence/recurrence-quantification.ts";
export { type Regime, type RegimeOptions, regimeOf } from "./regime-of.ts";
export { type ScalingRegionOptions, scalingRegion, slopeOver } from "./scaling-region.ts";
export { type PoincareSectionOptions, poincareSection } from "./section/poincare-section.ts";
export {
  type ReturnMap,
  type ReturnMapOptions,
  returnMap,
  type SuccessiveMaximaOptions,
  successiveMaxima,
} from "./section/return-map.ts";
export { type ReturnTimes, type ReturnTimesOptions, returnTimes } from "./section/return-times.ts";
export { type SpaceTimeSeparationOptions, spaceTimeSeparation } from "./space-time-separation.ts";
export { type SpectralDistanceOptions, spectralDistance, spectralDistanceFloor } from "./spectral-distance.ts";
export { type LowFrequencyDistanceOptions, lowFrequencyDistance } from "./spectrum/low-frequency-distance.ts";
export {
  type PeriodogramOptions,
  type PowerSpectralDensity,
  periodogram,
  type SpectralWindow,
} from "./spectrum/periodogram.ts";
export { type SpectralFlatnessOptions, spectralFlatness } from "./spectrum/spectral-flatness.ts";
export { type Detrend, keepTrend, removeLine, removeMean } from "./spectrum/trend.ts";
export { flatWindow, hammingWindow, hannWindow, type WelchOptions, welch } from "./spectrum/welch.ts";
export { boxAround, boxAroundOrigin, type StateSpaceBox } from "./state-space-box.ts";
export {
  type StateSpaceDivergenceOptions,
  stateSpaceDivergence,
  stateSpaceDivergenceFloor,
} from "./state-space-divergence.ts";
export type { Dynamics, DynamicsOptions } from "./stepper-of.ts";
export { type DelayStepperOptions, delayStepper } from "./steppers/delay-stepper.ts";
export {
  type NonlinearDerivative,
  type SemilinearStepperOptions,
  semilinearStepper,
} from "./steppers/semilinear-stepper.ts";
export {
  amplitudeAdjusted,
  highPhasesRandomized,
  type IteratedOptions,
  iteratedAmplitudeAdjusted,
  phaseRandomized,
} from "./surrogate/fourier.ts";
export { blockShuffled, cycleShuffled, shifted, shuffled } from "./surrogate/rearranged.ts";
export {
  type LagOptions,
  type NeighborPredictionOptions,
  neighborPredictionError,
  thirdOrderCovariance,
  timeReversalAsymmetry,
} from "./surrogate/statistics.ts";
export type { DrawSurrogate, SurrogateMethod } from "./surrogate/surrogate.ts";
export {
  bothTails,
  leftTail,
  rankProbability,
  rightTail,
  type SurrogateTest,
  type SurrogateTestOptions,
  surrogateTest,
  type Tail,
} from "./surrogate/surrogate-test.ts";
export { type TwinOptions, twinSurrogates } from "./surrogate/twin.ts";
export { theilerWindow } from "./theiler-window.ts";
export {
  type ValidPredictionTimeFloorOptions,
  type ValidPredictionTimeOptions,
  validPredictionTime,
  validPredictionTimeFloor,
} from "./valid-prediction-time.ts";
export {
  type DisplacementMean,
  everySpan,
  fixedSpan,
  testFrequencies,
  type ZeroOneTest,
  type ZeroOneTestOptions,
  zeroOneTest,
} from "./zero-one-test.ts";
