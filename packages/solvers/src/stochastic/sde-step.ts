import { eulerHeunStep, eulerMaruyamaStep } from "./euler-steps.ts";
import { toIto, toStratonovich } from "./interpretation.ts";
import { commutativeMilsteinStep, diagonalMilsteinStep } from "./milstein-step.ts";
import { additiveRungeKuttaStep, diagonalRungeKuttaStep } from "./runge-kutta-steps.ts";
import type { SdeMethod } from "./sde-method.ts";
import { type NoiseShape, noiseShapeOf, type StochasticFlow } from "./stochastic-flow.ts";

/** Moves the state in place by a step of length h from time t, with the increments and areas that stand in the memory. */
export type SdeStep = (t: number, h: number) => void;

/** What a step works on. */
export interface StepMemory {
  readonly flow: StochasticFlow;
  readonly shape: NoiseShape;
  readonly state: Float64Array;
  /** I_1: increments of the noises over the step. */
  readonly increments: Float64Array;
  /** I_10: integrals of the noises over the step, relative to where they start. */
  readonly areas: Float64Array;
}

/** Puts a method to work on an equation: memory, and the function that takes a step. */
export interface SdeEngine extends StepMemory {
  readonly step: SdeStep;
  readonly needsAreas: boolean;
}

/**
 * @throws {RangeError} if the method cannot treat the noise of the flow, or the flow cannot be converted to the method's
 * interpretation.
 */
export function createSdeEngine(
  where: string,
  given: StochasticFlow,
  method: SdeMethod,
  state: Float64Array,
): SdeEngine {
  const shape = noiseShapeOf(where, given);
  const { kind, noises } = shape;
  // A single noise is scalar, whatever else it is called; and what it is in particular counts for what it is in general.
  const fits = method.noise.includes(kind) || (kind !== "diagonal" && noises === 1 && method.noise.includes("scalar"));
  if (!fits) {
    throw new RangeError(
      `${where}: method ${method.name} treats ${method.noise.join(", ")} noise, got ${kind} noise; take eulerMaruyama or eulerHeun`,
    );
  }
  const flow =
    method.interpretation === "ito"
      ? toIto(given)
      : method.interpretation === "stratonovich"
        ? toStratonovich(given)
        : given;
  const memory = {
    flow,
    shape,
    state,
    increments: new Float64Array(noises),
    areas: new Float64Array(noises),
  };
  const needsAreas = method.kind === "additive-runge-kutta" || method.kind === "diagonal-runge-kutta";
  return { ...memory, needsAreas, step: stepOf(memory, method) };
}

function stepOf(memory: StepMemory, method: SdeMethod): SdeStep {
  switch (method.kind) {
    case "euler-maruyama":
      return eulerMaruyamaStep(memory);
    case "euler-heun":
      return eulerHeunStep(memory);
    case "milstein":
      return memory.shape.kind === "diagonal" ? diagonalMilsteinStep(memory) : commutativeMilsteinStep(memory);
    case "additive-runge-kutta":
      return additiveRungeKuttaStep(memory, method);
    case "diagonal-runge-kutta":
      return diagonalRungeKuttaStep(memory, method);
  }
}
