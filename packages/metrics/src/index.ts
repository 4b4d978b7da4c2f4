export { type Forecast, forecastWith } from "./forecast.ts";
export { type FreeRunDivergenceOptions, type FreeRuns, freeRunDivergence } from "./free-run-divergence.ts";
export { type Border, mirrorBorder, reflectBorder } from "./gaussian-smoothing.ts";
export { kaplanYorkeDimension } from "./kaplan-yorke-dimension.ts";
export { type LyapunovSpectrum, type LyapunovSpectrumOptions, lyapunovSpectrum } from "./lyapunov-spectrum.ts";
export { type PowerSpectrum, type PowerSpectrumOptions, powerSpectrum } from "./power-spectrum.ts";
export {
  type PredictionErrorFloorOptions,
  type PredictionErrorOptions,
  predictionError,
  predictionErrorFloor,
} from "./prediction-error.ts";
export { type SpectralDistanceOptions, spectralDistance, spectralDistanceFloor } from "./spectral-distance.ts";
export { boxAround, boxAroundOrigin, type StateSpaceBox } from "./state-space-box.ts";
export {
  type StateSpaceDivergenceOptions,
  stateSpaceDivergence,
  stateSpaceDivergenceFloor,
} from "./state-space-divergence.ts";
export {
  type ValidPredictionTimeFloorOptions,
  type ValidPredictionTimeOptions,
  validPredictionTime,
  validPredictionTimeFloor,
} from "./valid-prediction-time.ts";
