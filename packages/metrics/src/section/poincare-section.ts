import {
  checkAtLeast,
  checkCount,
  checkPositive,
  type Flow,
  NumericalError,
  type State,
  type Stepper,
  type Trajectory,
} from "@attractors/core";
import { solveOde } from "@attractors/solvers";
import { settle } from "../lyapunov/tangent-frame.ts";
import { type Dynamics, type DynamicsOptions, isFlow, isMap, stepperOf } from "../stepper-of.ts";

export interface PoincareSectionOptions extends DynamicsOptions {
  /** A function of state (and time) that is zero on the surface, such as `(y) => y[2] - 27`. */
  surface: (state: State, time: number) => number;
  /** 1: only where it rises, -1: only where it falls, 0: both. @default 1 */
  direction?: -1 | 0 | 1;
  /** Number of crossings. @default 1000 */
  count?: number;
  /** Time left to the state beforehand to reach the attractor. @default 100 */
  transient?: number;
  /** Most time to look for crossings. @default until 1000 have passed without one */
  duration?: number;
  /** For a stepper: time after which it is looked at. It must be shorter than the time between two crossings. @default 0.01 */
  sampleEvery?: number;
}

/**
 * Collects where a trajectory crosses a surface: times and states, found to the last digits, in their order. Crossings of a
 * flow are found on dense output, also several in one step; a stepper is stepped back to them.
 *
 * @returns the crossings, as many as asked for, or fewer where the time was over.
 * @throws {TypeError} if the system is a map.
 * @throws {RangeError} if an option is out of range.
 * @throws {NumericalError} if the trajectory cannot be followed, or `"diverged"` if it leaves the finite numbers.
 *
 * @example
 * ```ts
 * import { poincareSection } from "@attractors/metrics";
 *
 * const oscillator = {
 *   dimension: 2,
 *   initialState: Float64Array.of(1, 0),
 *   field: (t: number, y: Float64Array, out: Float64Array) => out.set([y[1], -y[0]]),
 * };
 * const { times } = poincareSection(oscillator, { surface: (y) => y[0], count: 3, transient: 0 });
 * times; // ≈ [4.712389, 10.995574, 17.278760]
 * ```
 */
export function poincareSection(system: Dynamics, options: PoincareSectionOptions): Trajectory {
  const where = "poincareSection";
  if (isMap(system)) throw new TypeError(`${where}: a map crosses no surface; give a flow or a stepper`);
  const { count = 1000, transient = 100, duration, sampleEvery = 0.01 } = options;
  checkCount(`${where}: count`, count);
  checkAtLeast(`${where}: transient`, transient, 0);
  checkPositive(`${where}: sampleEvery`, sampleEvery);
  if (duration !== undefined) checkPositive(`${where}: duration`, duration);
  const found: Crossings = { times: [], states: [] };
  const stepper = stepperOf(where, system, options);
  settle(where, stepper, transient);
  const begin = stepper.time;
  const part = isFlow(system) ? 50 : 1000 * sampleEvery;
  const state = stepper.state.slice();
  let time = begin;
  while (found.times.length < count) {
    const last = found.times[found.times.length - 1] ?? begin;
    const left = (duration === undefined ? last + PATIENCE : begin + duration) - time;
    if (!(left > 0)) break;
    const span = Math.min(part, left);
    if (isFlow(system)) followFlow(system, options, state, [time, span], found);
    else followStepper(stepper, options, [sampleEvery, span], found);
    time = isFlow(system) ? time + span : stepper.time;
  }
  const times = Float64Array.from(found.times.slice(0, count));
  const states = new Float64Array(times.length * system.dimension);
  for (let k = 0; k < times.length; k++) states.set(found.states[k], k * system.dimension);
  return { dimension: system.dimension, times, states };
}

/** Time after which a trajectory that has not crossed the surface is taken for one that never does again. */
const PATIENCE = 1000;

interface Crossings {
  readonly times: number[];
  readonly states: Float64Array[];
}

/** Moves `state` on by `span` and notes the crossings on the way. */
function followFlow(
  flow: Flow,
  options: PoincareSectionOptions,
  state: Float64Array,
  [time, span]: readonly [time: number, span: number],
  found: Crossings,
): void {
  const { surface, direction = 1, method, relativeTolerance = 1e-9 } = options;
  const { states, events } = solveOde(flow, {
    ...options,
    ...(method ? { method } : {}),
    relativeTolerance,
    initialState: state,
    startTime: time,
    duration: span,
    saveAt: Float64Array.of(time + span),
    events: [{ value: (t, y) => surface(y, t), direction }],
  });
  const { times, states: points } = events[0];
  for (let k = 0; k < times.length; k++) {
    found.times.push(times[k]);
    found.states.push(points.slice(k * flow.dimension, (k + 1) * flow.dimension));
  }
  state.set(states);
}

function followStepper(
  stepper: Stepper,
  { surface, direction = 1 }: PoincareSectionOptions,
  [every, span]: readonly [every: number, span: number],
  found: Crossings,
): void {
  const before = stepper.state.slice();
  const after = stepper.state.slice();
  const end = stepper.time + span * (1 - 1e-12);
  let value = surface(stepper.state, stepper.time);
  while (stepper.time < end) {
    const start = stepper.time;
    before.set(stepper.state);
    const step = stepper.interval ? Math.max(1, Math.round(every / stepper.interval)) * stepper.interval : every;
    stepper.advance(step);
    const next = surface(stepper.state, stepper.time);
    if (Number.isNaN(next)) {
      throw new NumericalError("diverged", `poincareSection: the surface is not a number at t = ${stepper.time}`);
    }
    if (value < 0 !== next < 0 && value !== 0 && direction * (next - value) >= 0) {
      const { time } = stepper;
      after.set(stepper.state);
      if (stepper.interval) {
        // In discrete time the crossing lies between two states: on the line between them.
        const share = value / (value - next);
        found.times.push(start + share * (time - start));
        found.states.push(before.map((x, i) => x + share * (after[i] - x)));
      } else {
        found.times.push(refine(stepper, surface, before, [start, time - start, value, next]));
        found.states.push(stepper.state.slice());
      }
      stepper.reset(after, time);
    }
    value = next;
  }
}

/** Narrows a crossing by regula falsi of the Illinois kind, each time from the state before it. */
function refine(
  stepper: Stepper,
  surface: PoincareSectionOptions["surface"],
  before: Float64Array,
  [start, span, first, last]: readonly [start: number, span: number, first: number, last: number],
): number {
  let left = 0;
  let right = span;
  let atLeft = first;
  let atRight = last;
  let side = 0;
  for (let k = 0; k < 60; k++) {
    const middle = (left * atRight - right * atLeft) / (atRight - atLeft);
    stepper.reset(before, start);
    stepper.advance(middle);
    const value = surface(stepper.state, stepper.time);
    if (value === 0 || right - left <= 4 * Number.EPSILON * Math.max(1, Math.abs(start))) break;
    if (Math.abs(middle - left) < 1e-15 * span || Math.abs(right - middle) < 1e-15 * span) break;
    if (value < 0 === atRight < 0) {
      right = middle;
      atRight = value;
      if (side === 1) atLeft /= 2;
      side = 1;
    } else {
      left = middle;
      atLeft = value;
      if (side === -1) atRight /= 2;
      side = -1;
    }
  }
  return stepper.time;
}
