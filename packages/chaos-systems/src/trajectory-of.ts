import {
  checkAtLeast,
  checkFinite,
  checkLength,
  checkPositive,
  type MapSystem,
  type NamedSystem,
  type ParameterName,
  parametersOf,
  type Rng,
  standardDeviations,
  type TimeSeries,
  type Trajectory,
} from "@attractors/core";
import type { ProcessNoise } from "./process-noise.ts";
import type { IntegrationOptions } from "./recommended-method.ts";
import {
  type Density,
  type Length,
  type SamplingOptions,
  type Steps,
  samplesOfPeriods,
  samplesOfSteps,
} from "./sampling.ts";
import { identityStandardization, type Standardization, standardizationOf, standardizeInPlace } from "./standardize.ts";
import { statesAt } from "./states-at.ts";
import type { AnySystem } from "./stepper-of.ts";

export interface TrajectorySettings<P extends string = string> extends IntegrationOptions<P> {
  /** What is integrated and thrown away before: in periods, of maps in steps. @default 20 periods, 1000 steps */
  transient?: number;
  /**
   * Whether to give each component mean 0 and standard deviation 1, by the trajectory's own statistics, or by given
   * ones: those of the training data for the test data, or `storedStandardization(system)`. @default false
   */
  standardize?: boolean | Standardization;
  /**
   * Whether to give what is observed instead of the state, where the system has an observation: angles and phases by
   * functions that stay bounded, fields by their values in space. @default true
   */
  observed?: boolean;
  /** Noise that acts on the path itself; of flows and maps only. @default none */
  processNoise?: ProcessNoise;
  /** Standard deviation of Gaussian noise added to each value, as a fraction of its component's. @default 0 */
  noise?: number;
  /** Where the noise comes from: required if there is noise. */
  rng?: Rng;
}

/** For flows and delay systems. */
export type TrajectoryOptions<P extends string = string> = TrajectorySettings<P> & Length & Density;

/** For maps. */
export type MapTrajectoryOptions<P extends string = string> = TrajectorySettings<P> & Steps;

/** The options for a system: those for maps, if it is one. */
export type TrajectoryOptionsOf<S extends NamedSystem> = S extends MapSystem
  ? MapTrajectoryOptions<ParameterName<S>>
  : TrajectoryOptions<ParameterName<S>>;

/** Sampled at a fixed interval: both a `Trajectory` and a `TimeSeries`. `states` and `values` are the same array. */
export interface SystemTrajectory extends Trajectory, TimeSeries {
  /** What the components are: names of state variables, or formulas of what is observed. */
  readonly componentNames: readonly string[];
  /** The system's time at the first sample, for equations that depend on it: how long the transient was. */
  readonly startTime: number;
  /** How the values were standardized: means 0 and deviations 1 if they were not. */
  readonly standardization: Standardization;
}

/**
 * Computes a trajectory on a system's attractor, sampled at a fixed interval of `period / pointsPerPeriod`, or of a fraction
 * of the Lyapunov time: `periods * pointsPerPeriod` values, rounded, the first at time 0, which is after the transient.
 * Of a map: `steps` values, one after each step.
 *
 * Integrated by the recommended method (see `stepperOf`) with dense output, so that the times are exact. The same
 * arguments, with an `rng` of the same seed, give the same bytes on machines whose elementary functions agree. Noise on the
 * path is solved for by strong Runge-Kutta methods of order 1.5 with at least 1000 steps per period.
 *
 * @throws {RangeError} if an option is out of range, there is noise but no `rng`, or Lyapunov times are asked of a system
 * without a positive exponent on record.
 * @throws {NumericalError} if the state diverges, or does not vary and shall be standardized.
 *
 * @example
 * ```ts
 * import { henonMap, lorenz, trajectoryOf } from "@attractors/chaos-systems";
 *
 * const train = trajectoryOf(lorenz, { periods: 20, standardize: true });
 * const test = trajectoryOf(lorenz, { periods: 10, transient: 50, standardize: train.standardization });
 * train.values.length; // → 6000
 * train.times[1]; // ≈ 0.015008
 * trajectoryOf(henonMap, { steps: 500 }).values.length; // → 1000
 * ```
 */
export function trajectoryOf<S extends AnySystem>(system: S, options: TrajectoryOptionsOf<S>): SystemTrajectory {
  return trajectories("trajectoryOf", system, [options.initialState ?? system.initialState], options)[0];
}

/**
 * Computes a trajectory from each of several initial states, as `trajectoryOf` does. If they shall be standardized by their
 * own statistics, these are taken over all of them together, so that their units agree. Draws of noise follow one another
 * from trajectory to trajectory.
 *
 * @throws {RangeError} if there are none, or as `trajectoryOf` does.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { lorenz, sampleInitialStates, trajectoriesOf } from "@attractors/chaos-systems";
 *
 * const initialStates = sampleInitialStates(lorenz, { count: 5, rng: createRng(1) });
 * trajectoriesOf(lorenz, initialStates, { periods: 2, transient: 0, standardize: true }).length; // → 5
 * ```
 */
export function trajectoriesOf<S extends AnySystem>(
  system: S,
  initialStates: readonly ArrayLike<number>[],
  options: TrajectoryOptionsOf<S>,
): SystemTrajectory[] {
  if (initialStates.length === 0) throw new RangeError("trajectoriesOf: initialStates must not be empty");
  return trajectories("trajectoriesOf", system, initialStates, options);
}

function trajectories(
  where: string,
  system: AnySystem,
  initialStates: readonly ArrayLike<number>[],
  options: TrajectorySettings & SamplingOptions,
): SystemTrajectory[] {
  const { standardize = false, observed = true, processNoise, noise = 0, rng, parameters } = options;
  const samples = "map" in system ? samplesOfSteps(where, system, options) : samplesOfPeriods(where, system, options);
  checkAtLeast(`${where}: noise`, noise, 0);
  if ((noise > 0 || processNoise) && !rng) {
    throw new RangeError(`${where}: rng is required where there is noise, got none`);
  }
  const { dimension } = system;
  const { start, interval, length } = samples;
  if (typeof standardize === "object") checkStandardization(where, standardize, dimension);
  const values = parametersOf(where, system, parameters);
  for (const initialState of initialStates) {
    checkLength(`${where}: initialState`, initialState, dimension);
    checkFinite(`${where}: initialState`, initialState);
  }
  const observation = observed && "observation" in system ? system.observation : undefined;
  const observe = observation?.map(values);

  const driving = processNoise && rng && { noise: processNoise, rng };
  const series = initialStates.map((initialState): TimeSeries => {
    const values = statesAt(where, system, samples, { ...options, initialState }, driving);
    if (observe) observeInPlace(values, dimension, observe);
    return { dimension, values, interval };
  });
  const standardization = standardizationFor(where, series, standardize);
  const componentNames = observation ? observation.formulas : system.stateNames;
  return series.map((one) => {
    if (standardize !== false) standardizeInPlace(one, standardization);
    if (noise > 0 && rng) addNoise(one, noise, rng);
    const times = Float64Array.from({ length }, (_, k) => k * interval);
    return { ...one, times, states: one.values, startTime: start, componentNames, standardization };
  });
}

function observeInPlace(values: Float64Array, n: number, observe: (y: Float64Array, out: Float64Array) => void): void {
  const out = new Float64Array(n);
  for (let k = 0; k < values.length; k += n) {
    observe(values.subarray(k, k + n), out);
    values.set(out, k);
  }
}

function standardizationFor(
  where: string,
  series: readonly TimeSeries[],
  standardize: boolean | Standardization,
): Standardization {
  const [{ dimension, values, interval }] = series;
  if (standardize === false) return identityStandardization(dimension);
  if (standardize !== true) return standardize;
  if (series.length === 1) return standardizationOf(where, series[0]);
  const all = new Float64Array(values.length * series.length);
  series.forEach((one, k) => {
    all.set(one.values, k * values.length);
  });
  return standardizationOf(where, { dimension, values: all, interval });
}

function addNoise(series: TimeSeries, noise: number, rng: Rng): void {
  const { dimension, values } = series;
  const deviations = standardDeviations(series);
  for (let k = 0; k < values.length; k += dimension) {
    for (let i = 0; i < dimension; i++) values[k + i] += noise * deviations[i] * rng.normal();
  }
}

function checkStandardization(where: string, { means, deviations }: Standardization, dimension: number): void {
  checkLength(`${where}: standardize.means`, means, dimension);
  checkLength(`${where}: standardize.deviations`, deviations, dimension);
  checkFinite(`${where}: standardize.means`, means);
  for (const deviation of deviations) checkPositive(`${where}: standardize.deviations`, deviation);
}
