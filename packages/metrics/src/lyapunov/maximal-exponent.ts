import { checkAtLeast, checkCount, checkFinite, checkLength, checkPositive, NumericalError } from "@attractors/core";
import { countOf, type Dynamics, type DynamicsOptions, stepperOf, wholeSteps } from "../stepper-of.ts";
import { growthRates, type LyapunovSpectrumOptions } from "./lyapunov-spectrum.ts";
import { checkState, settle } from "./tangent-frame.ts";

export interface MaximalExponent {
  /** Per unit of time. */
  readonly value: number;
  /** From the scatter of the block means. */
  readonly standardError: number;
}

/** The options of `LyapunovSpectrumOptions`, but for `count`. */
export type MaximalExponentOptions = Omit<LyapunovSpectrumOptions, "count">;

/**
 * Computes the largest Lyapunov exponent of a flow, a map or a trained network, per unit of time: the mean rate at which
 * one tangent vector grows (Benettin, Galgani and Strelcyn, Phys. Rev. A 14, 2338, 1976). It is the first exponent of
 * `lyapunovSpectrum`, at the price of one vector.
 *
 * @throws {TypeError}, {RangeError}, {NumericalError} as `lyapunovSpectrum` does.
 *
 * @example
 * ```ts
 * import { maximalLyapunovExponent } from "@attractors/metrics";
 *
 * const doubling = {
 *   dimension: 1,
 *   initialState: Float64Array.of(0.2),
 *   map: (y: Float64Array, out: Float64Array) => void (out[0] = 1 - 2 * Math.abs(y[0])),
 *   jacobian: (y: Float64Array, out: Float64Array) => void (out[0] = y[0] > 0 ? -2 : 2),
 * };
 * maximalLyapunovExponent(doubling, { transient: 0, alignment: 0, duration: 40, blocks: 4 }).value; // ≈ 0.693147
 * ```
 */
export function maximalLyapunovExponent(system: Dynamics, options: MaximalExponentOptions = {}): MaximalExponent {
  const { blocks = 50 } = options;
  checkCount("maximalLyapunovExponent: blocks", blocks, 2);
  return meanOf(growthRates("maximalLyapunovExponent", system, { ...options, blocks, count: 1 }).rates);
}

export interface TwoTrajectoryOptions extends DynamicsOptions {
  /** Distance at which the two trajectories begin, and to which it is set again. @default 1e-9 */
  separation?: number;
  /** The distance is left alone between these two. @default [1e-2 and 1e4 times `separation`] */
  bounds?: readonly [least: number, most: number];
  /** Time over which growth is averaged. @default 1000, or 10,000 steps in discrete time */
  duration?: number;
  /** Time left to the state beforehand to reach the attractor. @default 100, or 1000 steps */
  transient?: number;
  /** Time left to the difference after that to take its direction. @default 10, or 100 steps */
  alignment?: number;
  /** Time after which the distance is looked at. @default 0.5, or 1 step */
  compareEvery?: number;
  /** Into how many blocks the duration is cut for the standard error. @default 50 */
  blocks?: number;
  /** The direction in which the two begin, `n` numbers. @default one along no special axis */
  direction?: Float64Array;
}

/**
 * Computes the largest Lyapunov exponent where no derivatives are known, per unit of time: two trajectories start close
 * to each other, and the mean rate at which they part is measured; whenever they have come too far or too close, the
 * second is moved along the line between them to the first separation (Benettin, Galgani and Strelcyn, Phys. Rev. A 14,
 * 2338, 1976; Wolf et al., Physica D 16, 285, 1985).
 *
 * One stepper is moved along both in turn, with a `reset` in between, so that it has to depend on its state alone. The
 * separation must stay far above the rounding errors of the state and far below the size of the attractor.
 *
 * @throws {RangeError} if an option is out of range.
 * @throws {NumericalError} `"diverged"` if a trajectory leaves the finite numbers, `"not-converged"` if the two become equal.
 *
 * @example
 * ```ts
 * import { twoTrajectoryExponent } from "@attractors/metrics";
 *
 * const logistic = {
 *   dimension: 1,
 *   initialState: Float64Array.of(0.3),
 *   map: (y: Float64Array, out: Float64Array) => void (out[0] = 3.2 * y[0] * (1 - y[0])),
 * };
 * // A cycle of period 2: ln |4 + 2r - r²| / 2.
 * twoTrajectoryExponent(logistic).value; // ≈ -0.91629
 * ```
 */
export function twoTrajectoryExponent(system: Dynamics, options: TwoTrajectoryOptions = {}): MaximalExponent {
  const where = "twoTrajectoryExponent";
  const stepper = stepperOf(where, system, options);
  const { interval: step, dimension: n } = stepper;
  const {
    separation = 1e-9,
    bounds: [least, most] = [1e-2 * separation, 1e4 * separation],
    duration = step ? 10_000 * step : 1000,
    transient = step ? 1000 * step : 100,
    alignment = step ? 100 * step : 10,
    compareEvery = step ?? 0.5,
    blocks = 50,
    direction = Float64Array.from({ length: n }, (_, i) => (((i + 1) * 0.6180339887498949) % 1) + 0.1),
  } = options;
  checkPositive(`${where}: separation`, separation);
  checkPositive(`${where}: duration`, duration);
  checkAtLeast(`${where}: transient`, transient, 0);
  checkAtLeast(`${where}: alignment`, alignment, 0);
  checkPositive(`${where}: compareEvery`, compareEvery);
  checkCount(`${where}: blocks`, blocks, 2);
  checkLength(`${where}: direction`, direction, n);
  checkFinite(`${where}: direction`, direction);
  if (!(least > 0 && least < separation && separation < most)) {
    throw new RangeError(`${where}: bounds must lie around the separation ${separation}, got ${least} and ${most}`);
  }

  settle(where, stepper, transient);
  const first = stepper.state.slice();
  const second = first.slice();
  const norm = Math.hypot(...direction);
  checkPositive(`${where}: the length of direction`, norm);
  for (let i = 0; i < n; i++) second[i] += (separation / norm) * direction[i];
  let distance = distanceOf(first, second);

  /** Moves both on by `every`, and returns the logarithm of the growth of their distance. */
  function follow(every: number): number {
    const { time } = stepper;
    stepper.reset(second, time);
    stepper.advance(every);
    second.set(stepper.state);
    stepper.reset(first, time);
    stepper.advance(every);
    first.set(stepper.state);
    checkState(where, stepper);

    const after = distanceOf(first, second);
    if (!(after > 0)) {
      throw new NumericalError(
        "not-converged",
        `${where}: the trajectories met at t = ${stepper.time}; try a larger separation`,
      );
    }
    const growth = Math.log(after / distance);
    distance = after;
    if (!(after >= least && after <= most)) {
      for (let i = 0; i < n; i++) second[i] = first[i] + (separation / after) * (second[i] - first[i]);
      distance = distanceOf(first, second);
    }
    return growth;
  }

  const longest = wholeSteps(stepper, compareEvery);
  for (let k = countOf(alignment, longest); k > 0; k--) follow(longest);
  const perBlock = countOf(duration, blocks * longest);
  const every = step ? longest : duration / (blocks * perBlock);
  const rates = new Float64Array(blocks);
  for (let b = 0; b < blocks; b++) {
    for (let k = 0; k < perBlock; k++) rates[b] += follow(every) / (perBlock * every);
  }
  return meanOf(rates);
}

function distanceOf(first: Float64Array, second: Float64Array): number {
  let square = 0;
  for (let i = 0; i < first.length; i++) square += (second[i] - first[i]) ** 2;
  return Math.sqrt(square);
}

/** The mean of the rates of all blocks, with its standard error. */
function meanOf(rates: Float64Array): MaximalExponent {
  const value = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  if (value === -Infinity) return { value, standardError: 0 };
  const squares = rates.reduce((sum, rate) => sum + (rate - value) ** 2, 0);
  return { value, standardError: Math.sqrt(squares / (rates.length * (rates.length - 1))) };
}
