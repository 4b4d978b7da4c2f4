import { checkLength, type State, type Stepper } from "@attractors/core";
import type { SwitchedFlow } from "./switched-flow.ts";
import { type SwitchedPath, type SwitchedPathOptions, startSwitchedPath } from "./switched-path.ts";

const NOTHING: Float64Array = /* @__PURE__ */ new Float64Array(0);

/** Makes a stepper of a flow with jumps, with tangent vectors (see `startSwitchedPath`). It runs forward only. */
export function switchedStepper(flow: SwitchedFlow, initialState: State, options: SwitchedPathOptions): Stepper {
  const where = "stepperOf";
  const n = flow.dimension;
  const state = Float64Array.from(initialState);
  let vectors: Float64Array = NOTHING;
  let path: SwitchedPath = startSwitchedPath(flow, state, 0, options);

  return {
    dimension: n,
    get time() {
      return path.time;
    },
    state,
    advance(duration) {
      if (!(duration >= 0 && duration < Infinity)) {
        throw new RangeError(`${where}: duration must be at least 0, got ${duration}`);
      }
      for (let i = 0; i < vectors.length; i++) path.point[n + i] = vectors[i];
      path.advanceTo(path.time + duration, NOTHING, NOTHING, 0);
      for (let i = 0; i < n; i++) state[i] = path.point[i];
      for (let i = 0; i < vectors.length; i++) vectors[i] = path.point[n + i];
    },
    reset(to, time = 0) {
      checkLength(`${where}: state`, to, n);
      state.set(to);
      path = startSwitchedPath(flow, Float64Array.of(...state, ...vectors), time, options);
    },
    tangent(attached) {
      if (attached.length % n !== 0) {
        throw new RangeError(`${where}: vectors must be rows of ${n} numbers, got ${attached.length} numbers`);
      }
      vectors = attached;
      path = startSwitchedPath(flow, Float64Array.of(...state, ...vectors), path.time, options);
    },
  };
}
