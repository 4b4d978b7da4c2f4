import { checkPositive, NumericalError, type Trajectory } from "@attractors/core";

/** How steps of fixed length fill a duration. */
export interface FixedStepOptions {
  /** How far to integrate, in the unit of time. 0 returns the initial state. */
  duration: number;
  /** Length of the steps; shortened so that a whole number of them fits into `saveEvery`, or into `duration`. */
  step: number;
  /** Saves states at `startTime + k * saveEvery`; the last of them ends the integration. @default the state after every step is saved */
  saveEvery?: number;
  /** @default 0 */
  startTime?: number;
}

/** Equal steps, some of them between every two states that are saved. */
export interface FixedSteps {
  /** Length of a step, with the sign of the duration. */
  readonly step: number;
  readonly stepsPerSave: number;
  /** Times to save at, the start included. */
  readonly times: Float64Array;
}

const ROUNDING: number = 16 * Number.EPSILON;

/** Plans equal steps. Throws a RangeError if the options leave their range. */
export function planFixedSteps(
  where: string,
  { duration, step, saveEvery, startTime = 0 }: FixedStepOptions,
): FixedSteps {
  checkPositive(`${where}: step`, step);
  if (saveEvery !== undefined) checkPositive(`${where}: saveEvery`, saveEvery);
  if (!Number.isFinite(duration)) throw new RangeError(`${where}: duration must be finite, got ${duration}`);
  if (!Number.isFinite(startTime)) throw new RangeError(`${where}: startTime must be finite, got ${startTime}`);

  const direction = duration < 0 ? -1 : 1;
  const length = Math.abs(duration);
  if (saveEvery === undefined) {
    const steps = countSteps(length, step);
    const times = Float64Array.from({ length: steps + 1 }, (_, k) => startTime + (k / Math.max(steps, 1)) * duration);
    return { step: steps > 0 ? duration / steps : 0, stepsPerSave: 1, times };
  }
  const stepsPerSave = countSteps(saveEvery, step);
  const saves = Math.floor((length / saveEvery) * (1 + ROUNDING));
  return {
    step: (direction * saveEvery) / stepsPerSave,
    stepsPerSave,
    times: Float64Array.from({ length: saves + 1 }, (_, k) => startTime + direction * k * saveEvery),
  };
}

/** The least number of equal steps, none longer than `step`, that fill a length. */
export function countSteps(length: number, step: number): number {
  return Math.ceil((length / step) * (1 - ROUNDING));
}

/**
 * Takes the steps and keeps the states at the planned times. `take(t, h)` moves `state` in place.
 *
 * @throws {NumericalError} diverged, where the state is no longer finite.
 */
export function runFixedSteps(
  where: string,
  { step, stepsPerSave, times }: FixedSteps,
  state: Float64Array,
  take: (t: number, h: number) => void,
): Trajectory {
  const n = state.length;
  const states = new Float64Array(times.length * n);
  states.set(state);
  for (let k = 1; k < times.length; k++) {
    const from = times[k - 1];
    for (let j = 0; j < stepsPerSave; j++) take(from + j * step, step);
    checkDivergence(where, state, times[k]);
    states.set(state, k * n);
  }
  return { dimension: n, times, states };
}

/** Throws a NumericalError if a state is not finite. */
export function checkDivergence(where: string, state: Float64Array, time: number): void {
  let sum = 0;
  for (let i = 0; i < state.length; i++) sum += state[i] * 0;
  if (sum !== 0) {
    throw new NumericalError(
      "diverged",
      `${where}: the state is no longer finite at t = ${time}; take a shorter step, or end before`,
    );
  }
}
