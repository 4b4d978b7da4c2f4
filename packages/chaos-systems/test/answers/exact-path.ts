import { radau9, solveDelay, solveOde, vern9 } from "@attractors/solvers";
import type { CatalogueDelay, CatalogueFlow } from "../../src/index.ts";
import { delayFlowOf, flowOf } from "../../src/index.ts";
import { type SwitchedFlow, switchedFlowOf } from "../../src/switching/switched-flow.ts";
import { startSwitchedPath } from "../../src/switching/switched-path.ts";

export interface PathOptions {
  readonly parameters: Readonly<Record<string, number>>;
  readonly initialState: readonly number[];
  readonly startTime: number;
  readonly times: Float64Array;
}

/** The states at given times, row by row, as exact as doubles allow. */
export function exactPath(system: CatalogueFlow | CatalogueDelay, options: PathOptions): Float64Array {
  const { parameters, initialState, startTime, times: saveAt } = options;
  const duration = saveAt[saveAt.length - 1] - startTime;
  if (system.kind === "delay") {
    const flow = delayFlowOf(system, { parameters, initialState });
    const tolerances = { relativeTolerance: 1e-13, absoluteTolerance: 1e-14 };
    return solveDelay(flow, { duration, startTime, method: vern9, saveAt, ...tolerances }).states;
  }
  const flow = flowOf(system, { parameters, initialState });
  // Steps end at the times: dense output loses a digit or so.
  const switched: SwitchedFlow | undefined = switchedFlowOf(system, parameters);
  const n = system.dimension;
  const states = new Float64Array(saveAt.length * n);
  const method = system.stiff ? radau9 : vern9;
  const tolerances = { relativeTolerance: system.stiff ? 1e-13 : 1e-15, absoluteTolerance: 1e-16 };
  if (switched) {
    const path = startSwitchedPath(switched, flow.initialState, startTime, {
      method,
      ...tolerances,
      stretch: duration,
    });
    path.advanceTo(startTime + duration, saveAt, states, 0);
    return states;
  }
  let state = flow.initialState;
  let time = startTime;
  for (let k = 0; k < saveAt.length; k++) {
    const to = Float64Array.of(saveAt[k]);
    state = solveOde(flow, {
      ...{ initialState: state, startTime: time, duration: saveAt[k] - time, method, saveAt: to, ...tolerances },
    }).states;
    time = saveAt[k];
    states.set(state, k * n);
  }
  return states;
}
