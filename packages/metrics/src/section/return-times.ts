import { checkCount, checkLength, checkPositive, type State } from "@attractors/core";
import { checkState, settle } from "../lyapunov/tangent-frame.ts";
import { countOf, type Dynamics, type DynamicsOptions, isFlow, stepperOf, wholeSteps } from "../stepper-of.ts";
import { poincareSection } from "./poincare-section.ts";

export interface ReturnTimesOptions extends DynamicsOptions {
  /** The middle of the ball, `n` numbers. */
  center: State;
  /** Its radius. */
  radius: number;
  /** Number of returns to collect. @default 1000 */
  count?: number;
  /** Most time to look for them. @default 10,000, or 1,000,000 steps in discrete time */
  duration?: number;
  /** Time left to the state beforehand to reach the attractor. @default 100, or 1000 steps */
  transient?: number;
  /** For a stepper in continuous time: time after which it is looked at. @default 0.01 */
  sampleEvery?: number;
}

export interface ReturnTimes {
  /** From each entry into the ball to the next. */
  readonly times: Float64Array;
  readonly mean: number;
  /** Standard error of the mean, as if the times were independent. */
  readonly standardError: number;
}

/**
 * Measures how long a trajectory takes to come back into a ball, from entry to entry. By Kac's lemma the mean is, for a map,
 * the mean length of stay over the share of time spent in the ball.
 *
 * @throws {RangeError} if an option is out of range, or the ball is not entered twice.
 * @throws {NumericalError} if the trajectory cannot be followed.
 *
 * @example
 * ```ts
 * import { returnTimes } from "@attractors/metrics";
 *
 * const rotation = {
 *   dimension: 1,
 *   initialState: Float64Array.of(0),
 *   map: (y: Float64Array, out: Float64Array) => void (out[0] = (y[0] + 0.25) % 1),
 * };
 * returnTimes(rotation, { center: Float64Array.of(0.5), radius: 0.1, count: 5 }).mean; // → 4
 * ```
 */
export function returnTimes(system: Dynamics, options: ReturnTimesOptions): ReturnTimes {
  const where = "returnTimes";
  const { center, radius, count = 1000 } = options;
  checkLength(`${where}: center`, center, system.dimension);
  checkPositive(`${where}: radius`, radius);
  checkCount(`${where}: count`, count);
  const outside = (state: State): number => {
    let square = -radius * radius;
    for (let i = 0; i < center.length; i++) square += (state[i] - center[i]) ** 2;
    return square;
  };
  const entries = isFlow(system)
    ? poincareSection(system, { duration: 10_000, ...options, surface: outside, direction: -1, count: count + 1 }).times
    : entriesOf(where, system, options, outside);
  if (entries.length < 2) {
    throw new RangeError(`${where}: the ball was entered ${entries.length} times; give a larger radius or duration`);
  }
  const times = Float64Array.from({ length: entries.length - 1 }, (_, k) => entries[k + 1] - entries[k]);
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  const squares = times.reduce((sum, time) => sum + (time - mean) ** 2, 0);
  const standardError = Math.sqrt(squares / (times.length * Math.max(1, times.length - 1)));
  return { times, mean, standardError };
}

/** The times at which a trajectory in steps enters the ball. */
function entriesOf(
  where: string,
  system: Dynamics,
  options: ReturnTimesOptions,
  outside: (state: State) => number,
): Float64Array {
  const stepper = stepperOf(where, system, options);
  const { interval: step } = stepper;
  const {
    count = 1000,
    duration = step ? 1e6 * step : 10_000,
    transient = step ? 1000 * step : 100,
    sampleEvery = step ?? 0.01,
  } = options;
  checkPositive(`${where}: duration`, duration);
  checkPositive(`${where}: sampleEvery`, sampleEvery);
  settle(where, stepper, transient);
  const part = wholeSteps(stepper, sampleEvery);
  const entries: number[] = [];
  let wasInside = outside(stepper.state) < 0;
  for (let k = countOf(duration, part); k > 0 && entries.length <= count; k--) {
    stepper.advance(part);
    const isInside = outside(stepper.state) < 0;
    if (isInside && !wasInside) entries.push(stepper.time);
    wasInside = isInside;
  }
  checkState(where, stepper);
  return Float64Array.from(entries);
}
