export type { ParameterJacobian } from "@attractors/core";
export {
  type PiControlOptions,
  type PidControlOptions,
  piControl,
  pidControl,
  type StepControl,
} from "./control/step-control.ts";
export type { DelayStepOptions } from "./delay/delay-engine.ts";
export { type DelayIntegratorOptions, delayIntegrator } from "./delay/delay-integrator.ts";
export { type SolveDelayOptions, solveDelay } from "./delay/solve-delay.ts";
export { type Ensemble, type SolveEnsembleOptions, solveEnsemble } from "./ensemble/solve-ensemble.ts";
export type { Occurrences, OdeEvent } from "./events/ode-event.ts";
export { interpolantRows } from "./explicit/interpolant-rows.ts";
export { type EtdIntegratorOptions, etdIntegrator } from "./exponential/etd-integrator.ts";
export type { SemilinearFlow } from "./exponential/semilinear-flow.ts";
export { type SolveEtdOptions, solveEtd } from "./exponential/solve-etd.ts";
export type { FixedStepOptions } from "./fixed-steps.ts";
export { type IntegratorOptions, integrator } from "./integrator.ts";
export { bogackiShampine32 } from "./methods/bogacki-shampine32.ts";
export { dop853 } from "./methods/dop853.ts";
export { dormandPrince54 } from "./methods/dormand-prince54.ts";
export { euler } from "./methods/euler.ts";
export { heun } from "./methods/heun.ts";
export { midpoint } from "./methods/midpoint.ts";
export { ralston } from "./methods/ralston.ts";
export { rk4 } from "./methods/rk4.ts";
export { tsit5 } from "./methods/tsit5.ts";
export { vern7 } from "./methods/vern7.ts";
export { vern9 } from "./methods/vern9.ts";
export type { ErrorEstimate, ExplicitRungeKutta, Interpolant, OdeMethod } from "./ode-method.ts";
export {
  type AdjointGradient,
  type AdjointGradientOptions,
  adjointGradient,
  type Loss,
} from "./sensitivity/adjoint-gradient.ts";
export type { DifferentiableFlow } from "./sensitivity/differentiable-flow.ts";
export {
  type ForwardSensitivitiesOptions,
  forwardSensitivities,
  type SensitivitySolution,
} from "./sensitivity/forward-sensitivities.ts";
export {
  type DenseSolution,
  type OdeSolution,
  type SolveOdeOptions,
  type SolveStatistics,
  solveOde,
} from "./solve-ode.ts";
export type { StepOptions } from "./step-options.ts";
export { autoSwitch } from "./stiff/auto-switch.ts";
export { bdf, ndf } from "./stiff/backward-differentiation.ts";
export { gaussLegendre4 } from "./stiff/gauss-legendre4.ts";
export { implicitEuler } from "./stiff/implicit-euler.ts";
export { radau5 } from "./stiff/radau5.ts";
export { radau9 } from "./stiff/radau9.ts";
export { rodas5P } from "./stiff/rodas5p.ts";
export { rosenbrock23 } from "./stiff/rosenbrock23.ts";
export type {
  BackwardDifferentiation,
  Collocation,
  CollocationError,
  Rosenbrock,
  StiffMethod,
  Switching,
} from "./stiff/stiff-method.ts";
export {
  type BrownianPath,
  type BrownianPathOptions,
  brownianPath,
  coarsenPath,
  refinePath,
} from "./stochastic/brownian-path.ts";
export { toIto, toStratonovich } from "./stochastic/interpretation.ts";
export { type SdeIntegratorOptions, sdeIntegrator } from "./stochastic/sde-integrator.ts";
export {
  type AdditiveRungeKutta,
  type DiagonalRungeKutta,
  eulerHeun,
  eulerMaruyama,
  milstein,
  type PlainSdeMethod,
  type SdeMethod,
  sra1,
  sriw1,
} from "./stochastic/sde-method.ts";
export { type NoiseSource, type SdeOptions, type SolveSdeOptions, solveSde } from "./stochastic/solve-sde.ts";
export type { NoiseKind, StochasticFlow } from "./stochastic/stochastic-flow.ts";
export type { SeparableFlow } from "./symplectic/separable-flow.ts";
export { type SolveSymplecticOptions, solveSymplectic } from "./symplectic/solve-symplectic.ts";
export { type SymplecticIntegratorOptions, symplecticIntegrator } from "./symplectic/symplectic-integrator.ts";
export {
  composeVerlet,
  mclachlan4,
  mclachlanAtela4,
  positionVerlet,
  type SymplecticMethod,
  verlet,
  yoshida4,
  yoshida6,
} from "./symplectic/symplectic-method.ts";
