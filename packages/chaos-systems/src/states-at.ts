import {
  type DelaySystem,
  delayFlowOf,
  type FlowSystem,
  flowOf,
  type MapSystem,
  mapOf,
  NumericalError,
  parametersOf,
  type Rng,
} from "@attractors/core";
import { etdIntegrator, solveDelay, solveOde } from "@attractors/solvers";
import type { CatalogueFlow } from "./catalogue.ts";
import { noisyMap, noisyStates, type ProcessNoise } from "./process-noise.ts";
import {
  ABSOLUTE_TOLERANCE,
  explicitMethod,
  type IntegrationOptions,
  RELATIVE_TOLERANCE,
  recommendedMethod,
} from "./recommended-method.ts";
import { sampledStates } from "./sampled-states.ts";
import type { Samples } from "./sampling.ts";
import type { AnySystem } from "./stepper-of.ts";
import { switchedFlowOf } from "./switching/switched-flow.ts";
import { startSwitchedPath } from "./switching/switched-path.ts";

/** Noise that acts on the path, with where it comes from. */
export interface Driving {
  readonly noise: ProcessNoise;
  readonly rng: Rng;
}

/** The states of a system at the sampled times, row by row, by the recommended method. `where` is the function called. */
export function statesAt(
  where: string,
  system: AnySystem,
  samples: Samples,
  options: IntegrationOptions,
  driving?: Driving,
): Float64Array {
  if ("map" in system) return iterates(where, system, samples, options, driving);
  if (!("delays" in system)) return flowStates(where, system, samples, options, driving);
  if (driving) throw new RangeError(`${where}: processNoise is for flows and maps, and ${system.name} has a delay`);
  const { parameters, initialState, method } = options;
  const saveAt = timesOf(samples);
  const { states } = solveDelay(delayFlowOf<DelaySystem>(system, { parameters, initialState }), {
    ...tolerancesOf(options),
    duration: saveAt[saveAt.length - 1],
    method: explicitMethod(where, method),
    saveAt,
  });
  return states;
}

function flowStates(
  where: string,
  system: FlowSystem,
  samples: Samples,
  options: IntegrationOptions,
  driving?: Driving,
): Float64Array {
  const { parameters, initialState, method = recommendedMethod(system) } = options;
  const flow = flowOf<FlowSystem>(system, { parameters, initialState });
  const { period } = system;
  const values = parametersOf(where, system, parameters);
  const { semilinear }: Partial<CatalogueFlow> = system;
  const parts = semilinear?.(values);
  if (driving) {
    const step = noiseStep(period, parts?.linear);
    return noisyStates(flow, samples, { where, ...driving, step });
  }
  if (parts && !options.method) {
    const stepper = etdIntegrator(parts, { step: parts.step, initialState: flow.initialState });
    return sampledStates(stepper, samples);
  }
  const saveAt = timesOf(samples);
  const duration = saveAt[saveAt.length - 1];
  const tolerances = tolerancesOf(options);
  const switched = switchedFlowOf(system, values);
  if (!switched) return solveOde(flow, { ...tolerances, duration, method, saveAt }).states;

  const states = new Float64Array(saveAt.length * flow.dimension);
  const path = startSwitchedPath(switched, flow.initialState, 0, { ...tolerances, method, stretch: period });
  path.advanceTo(duration, saveAt, states, 0);
  return states;
}

/** Steps that noise is drawn for, at least, in a period of a flow. */
const STEPS_PER_PERIOD = 1000;

/** The step of a flow with noise, which is solved for explicitly: at most the time in which the fastest mode decays. */
function noiseStep(period: number, linear: ArrayLike<number> = []): number {
  const fastest = Array.from(linear).reduce((most, rate) => Math.max(most, Math.abs(rate)), 0);
  return Math.min(period / STEPS_PER_PERIOD, 1 / fastest);
}

function iterates(
  where: string,
  system: MapSystem,
  { start, length }: Samples,
  { parameters, initialState }: IntegrationOptions,
  driving?: Driving,
): Float64Array {
  const { dimension: n, map, initialState: first } = mapOf<MapSystem>(system, { parameters, initialState });
  const step = driving ? noisyMap(map, n, driving.noise, driving.rng) : map;
  const states = new Float64Array(length * n);
  const next = new Float64Array(n);
  const state = first.slice();
  for (let k = 0; k < start + length; k++) {
    if (k > 0) {
      step(state, next);
      for (let i = 0; i < n; i++) state[i] = next[i];
    }
    if (k < start) continue;
    for (let i = 0; i < n; i++) states[(k - start) * n + i] = state[i];
  }
  if (!states.every(Number.isFinite)) {
    throw new NumericalError(
      "diverged",
      `${where}: the orbit of ${system.name} leaves the finite numbers; try other parameters or another initial state`,
    );
  }
  return states;
}

function timesOf({ start, interval, length }: Samples): Float64Array {
  return Float64Array.from({ length }, (_, k) => start + k * interval);
}

function tolerancesOf({
  relativeTolerance = RELATIVE_TOLERANCE,
  absoluteTolerance = ABSOLUTE_TOLERANCE,
}: IntegrationOptions): { relativeTolerance: number; absoluteTolerance: number } {
  return { relativeTolerance, absoluteTolerance };
}
