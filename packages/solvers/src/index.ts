export { interpolantRows } from "./explicit/interpolant-rows.ts";
export { type IntegratorOptions, integrator } from "./integrator.ts";
export { dop853 } from "./methods/dop853.ts";
export { tsit5 } from "./methods/tsit5.ts";
export type { ErrorEstimate, ExplicitRungeKutta, Interpolant, OdeMethod } from "./ode-method.ts";
export { type OdeSolution, type SolveOdeOptions, type SolveStatistics, solveOde } from "./solve-ode.ts";
export type { StepOptions } from "./step-options.ts";
