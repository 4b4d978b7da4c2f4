export { checkAtLeast, checkCount, checkFinite, checkLength, checkPositive, checkSameShape } from "./checks.ts";
export { type DelaySystem, delayFlowOf } from "./delay-system.ts";
export { type AndersonOptions, andersonAcceleration } from "./fixed-point/anderson.ts";
export { type FixedPoint, type FixedPointOptions, fixedPoint } from "./fixed-point/fixed-point.ts";
export { dampedIteration, type FixedPointMethod, type Improvement, type MixingOptions } from "./fixed-point/method.ts";
export { type NewtonOptions, newtonIteration } from "./fixed-point/newton.ts";
export { solveLinear } from "./fixed-point/solve-linear.ts";
export type {
  Delay,
  DelayField,
  DelayFlow,
  DelayJacobian,
  Diffusion,
  Flow,
  History,
  Jacobian,
  ParameterJacobian,
  PastStates,
  State,
  VectorField,
} from "./flow.ts";
export { flowOf, parametersOf, type SystemOptions } from "./flow-of.ts";
export type { FlowSystem, NamedSystem, Observation, ParameterName, Switching } from "./flow-system.ts";
export { multiply, orthonormalize } from "./linear-algebra.ts";
export { mapStepper } from "./map-stepper.ts";
export { type MapSystem, mapOf } from "./map-system.ts";
export type { MatrixView } from "./matrix-view.ts";
export { NumericalError, type NumericalErrorReason } from "./numerical-error.ts";
export { createRng, type Rng, type RngState, restoreRng } from "./rng.ts";
export { lengthOf, type SeriesOptions, seriesOf, type TimeSeries, type Trajectory } from "./series.ts";
export type { IteratedMap, MapJacobian, StateMap } from "./state-map.ts";
export { means, standardDeviations } from "./statistics.ts";
export type { Stepper } from "./stepper.ts";
export { type RunOptions, runInSlices, runNow, type SliceOptions, type StopSignal, type Task } from "./task.ts";
export { loadWasm, type WasmInstance, type WasmOptions, type WasmSource } from "./wasm.ts";
