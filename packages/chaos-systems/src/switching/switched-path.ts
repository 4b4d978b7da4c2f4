import { NumericalError, type State, type VectorField } from "@attractors/core";
import { dop853, type OdeEvent, type OdeMethod, solveOde } from "@attractors/solvers";
import { type Mode, type Modes, modesOf } from "./mode.ts";
import { derivativeAlong, type SwitchedFlow } from "./switched-flow.ts";

export interface SwitchedPathOptions {
  method?: OdeMethod;
  relativeTolerance: number;
  absoluteTolerance: number;
  /** The longest stretch that is solved at once, in the unit of time. */
  stretch: number;
}

/** A path of a flow with jumps, with tangent vectors, as far as it has come. */
export interface SwitchedPath {
  readonly time: number;
  /** The state, then the tangent vectors, row by row. */
  readonly point: Float64Array;
  /** Goes to a time, and writes the states at `samples` on the way, from the `next`-th on; returns that of the next one. */
  advanceTo(end: number, samples: Float64Array, states: Float64Array, next: number): number;
}

/** Stretches that a path may be cut into within one duration of `stretch`. */
const MOST_SWITCHES = 100_000;

/**
 * Starts a path at a state, with some number of tangent vectors. Between surfaces the smooth field of one side is
 * integrated up to the zero of a switching function, found to rounding; the field of the wrong side is never mixed in.
 * Tangent vectors jump there with the saltation matrix 1 + (f₊ - f₋) ∇h / (dh/dt)₋ (Leine and Nijmeijer, Dynamics and
 * Bifurcations of Non-Smooth Mechanical Systems, 2004).
 */
export function startSwitchedPath(
  flow: SwitchedFlow,
  initial: Float64Array,
  startTime: number,
  { method = dop853, relativeTolerance, absoluteTolerance, stretch }: SwitchedPathOptions,
): SwitchedPath {
  const n = flow.dimension;
  const size = initial.length;
  const modes = modesOf(flow);
  let point: Float64Array = initial.slice();
  let time = startTime;
  let mode = modes.begin(time, point.subarray(0, n));
  const absolute = new Float64Array(size).fill(relativeTolerance).fill(absoluteTolerance, 0, n);
  const tolerances = { relativeTolerance, absoluteTolerance: absolute };

  function switchAt(event: number, reached: Float64Array): void {
    const y = reached.subarray(0, n);
    const before = mode;
    if (event < flow.count) {
      snap(flow, modes, event, time, y);
      mode = modes.after(mode, event, time, y);
    } else {
      const side = event === flow.count ? 1 : -1;
      mode = { signs: mode.signs.map((sign, j) => (j === mode.sliding ? side : sign)), sliding: -1 };
    }
    if (event < flow.count) saltate(modes, event, before, mode, time, reached, n);
    point = reached;
  }

  return {
    get time() {
      return time;
    },
    get point() {
      return point;
    },
    advanceTo(end, samples, states, from) {
      let next = from;
      let switches = 0;
      let until = time;
      while (time < end) {
        if (time >= until) {
          until = Math.min(end, time + stretch);
          switches = 0;
        }
        let last = next;
        while (last < samples.length && samples[last] < until) last++;
        const duration = until - time;
        // The end of the stretch as the solver reaches it, which can differ by rounding.
        const reach = time + duration;
        const saveAt = Float64Array.of(...samples.subarray(next, last), until).map((at) => Math.min(at, reach));
        const field = withTangents(modes.fieldOf(mode), n, size);
        const solution = solveOde(
          { dimension: size, field, initialState: point },
          { startTime: time, duration, method, ...tolerances, saveAt, events: eventsOf(flow, modes, mode) },
        );
        const { endedBy } = solution;
        const saved = Math.min(solution.times.length, last - next);
        for (let k = 0; k < saved; k++, next++) {
          for (let i = 0; i < n; i++) states[next * n + i] = solution.states[k * size + i];
        }
        if (endedBy < 0) {
          point = solution.states.slice(-size);
          time = until;
          continue;
        }
        const { times, states: at } = solution.events[endedBy];
        time = times[times.length - 1];
        switchAt(endedBy, at.slice(-size));
        if (++switches > MOST_SWITCHES) {
          throw new NumericalError("too-many-steps", `the field of the flow switches without end at t = ${time}`);
        }
      }
      // Samples at the end itself, or behind it by rounding.
      for (; next < samples.length && samples[next] <= end; next++) states.set(point.subarray(0, n), next * n);
      return next;
    },
  };
}

/** What ends a stretch: each switching function falls to zero from its side; then, of a slide, either side lets go. */
function eventsOf(
  { count, functions, dimension: n }: SwitchedFlow,
  modes: Modes,
  { signs, sliding }: Mode,
): OdeEvent[] {
  const values = new Float64Array(count);
  const state = new Float64Array(n);
  const read = (y: State): State => {
    for (let i = 0; i < n; i++) state[i] = y[i];
    return state;
  };
  const events: OdeEvent[] = signs.map((sign, k) => ({
    terminal: true,
    direction: -1,
    value: (t, y) => {
      if (k === sliding) return 1;
      functions(t, read(y), values);
      return sign * values[k];
    },
  }));
  if (sliding >= 0) {
    events.push({ terminal: true, direction: 1, value: (t, y) => modes.rates(signs, sliding, t, read(y)).above });
    events.push({ terminal: true, direction: -1, value: (t, y) => modes.rates(signs, sliding, t, read(y)).below });
  }
  return events;
}

/** The field with the variational equations of the tangent vectors behind it. */
function withTangents(field: VectorField, n: number, size: number): VectorField {
  if (size === n) return field;
  const along = derivativeAlong(field, n);
  const y = new Float64Array(n);
  const v = new Float64Array(n);
  const dv = new Float64Array(n);
  return (t, s, out) => {
    for (let i = 0; i < n; i++) y[i] = s[i];
    field(t, y, out);
    for (let row = n; row < size; row += n) {
      for (let i = 0; i < n; i++) v[i] = s[row + i];
      along(t, y, v, dv);
      for (let i = 0; i < n; i++) out[row + i] = dv[i];
    }
  };
}

/** Moves a state that is on surface k to rounding onto it, along the gradient. */
function snap(
  { dimension: n, count, functions }: SwitchedFlow,
  { slope }: Modes,
  k: number,
  t: number,
  y: State,
): void {
  const values = new Float64Array(count);
  functions(t, y, values);
  const gradient = gradientOf(slope, k, t, y, n);
  const square = gradient.reduce((sum, g) => sum + g * g, 0);
  if (square > 0) for (let i = 0; i < n; i++) y[i] -= (values[k] * gradient[i]) / square;
}

function gradientOf(slope: Modes["slope"], k: number, t: number, y: State, n: number): Float64Array {
  const unit = new Float64Array(n);
  return Float64Array.from({ length: n }, (_, i) => {
    unit.fill(0);
    unit[i] = 1;
    return slope(k, t, y, 0, unit);
  });
}

/** Multiplies tangent vectors by the saltation matrix of surface k, between two modes. */
function saltate(modes: Modes, k: number, before: Mode, after: Mode, t: number, point: Float64Array, n: number): void {
  if (point.length === n) return;
  const y = point.subarray(0, n);
  const from = new Float64Array(n);
  const to = new Float64Array(n);
  modes.fieldOf(before)(t, y, from);
  modes.fieldOf(after)(t, y, to);
  const rate = modes.slope(k, t, y, 1, from);
  const gradient = gradientOf(modes.slope, k, t, y, n);
  for (let row = n; row < point.length; row += n) {
    let crossing = 0;
    for (let i = 0; i < n; i++) crossing += gradient[i] * point[row + i];
    for (let i = 0; i < n; i++) point[row + i] += ((to[i] - from[i]) * crossing) / rate;
  }
}
