import {
  checkAtLeast,
  checkCount,
  checkFinite,
  checkLength,
  checkPositive,
  type FlowOptions,
  type FlowSystem,
  flowOf,
  type ParameterName,
  type Rng,
  standardDeviations,
  type TimeSeries,
  type Trajectory,
} from "@attractors/core";
import { dop853, solveOde } from "@attractors/solvers";
import { identityStandardization, type Standardization, standardizationOf, standardizeInPlace } from "./standardize.ts";

export interface TrajectoryOptions<P extends string = string> extends FlowOptions<P> {
  /** How long, in periods of the system. */
  periods: number;
  /** Samples per period. @default 100 */
  pointsPerPeriod?: number;
  /** What is integrated and thrown away before, in periods. @default 20 */
  transient?: number;
  /**
   * Whether to give each component mean 0 and standard deviation 1, by the trajectory's own statistics, or by given
   * ones, such as the `standardization` of the training data for the test data. @default false
   */
  standardize?: boolean | Standardization;
  /** Standard deviation of Gaussian noise added to each value, as a fraction of its component's. @default 0 */
  noise?: number;
  /** Where the noise comes from: required if there is noise. */
  rng?: Rng;
  /** Relative error allowed per step of the integrator. @default 1e-9 */
  relativeTolerance?: number;
  /** Absolute error allowed per step of the integrator, in the system's units. @default 1e-12 */
  absoluteTolerance?: number;
}

/** Sampled at a fixed interval: both a `Trajectory` and a `TimeSeries`. `states` and `values` are the same array. */
export interface SystemTrajectory extends Trajectory, TimeSeries {
  /** How the values were standardized: means 0 and deviations 1 if they were not. */
  readonly standardization: Standardization;
}

/**
 * Computes a trajectory on a system's attractor, sampled at a fixed interval of `period / pointsPerPeriod`:
 * `periods * pointsPerPeriod` states, rounded, the first at time 0, which is after the transient.
 * Integrated by the method of Dormand and Prince of order 8 with dense output. The same arguments, with an `rng` of the
 * same seed, give the same bytes on machines whose elementary functions agree.
 *
 * @throws {RangeError} if an option is out of range, or there is noise but no `rng`.
 * @throws {NumericalError} if the state diverges, or does not vary and shall be standardized.
 *
 * @example
 * ```ts
 * import { lorenz, trajectoryOf } from "@attractors/chaos-systems";
 *
 * const train = trajectoryOf(lorenz, { periods: 20, standardize: true });
 * const test = trajectoryOf(lorenz, { periods: 10, transient: 50, standardize: train.standardization });
 * train.values.length; // → 6000
 * train.times[1]; // ≈ 0.015008
 * ```
 */
export function trajectoryOf<S extends FlowSystem>(
  system: S,
  {
    periods,
    pointsPerPeriod = 100,
    transient = 20,
    standardize = false,
    noise = 0,
    rng,
    parameters,
    initialState,
    relativeTolerance = 1e-9,
    absoluteTolerance = 1e-12,
  }: TrajectoryOptions<ParameterName<S>>,
): SystemTrajectory {
  checkPositive("trajectoryOf: periods", periods);
  checkPositive("trajectoryOf: pointsPerPeriod", pointsPerPeriod);
  checkAtLeast("trajectoryOf: transient", transient, 0);
  checkAtLeast("trajectoryOf: noise", noise, 0);
  const length = Math.round(periods * pointsPerPeriod);
  checkCount("trajectoryOf: periods * pointsPerPeriod", length, 1);
  if (noise > 0 && !rng) throw new RangeError("trajectoryOf: rng is required where there is noise, got none");
  if (typeof standardize === "object") checkStandardization(standardize, system.dimension);

  const flow = flowOf(system, { parameters, initialState });
  const interval = system.period / pointsPerPeriod;
  const start = transient * system.period;
  const times = Float64Array.from({ length }, (_, k) => k * interval);
  const saveAt = times.map((time) => start + time);
  const { states } = solveOde(flow, {
    duration: saveAt[length - 1],
    method: dop853,
    relativeTolerance,
    absoluteTolerance,
    saveAt,
  });

  const series = { dimension: system.dimension, values: states, interval };
  const standardization = standardizationFor(series, standardize);
  if (standardize !== false) standardizeInPlace(series, standardization);
  if (noise > 0 && rng) addNoise(series, noise, rng);
  return { ...series, times, states, standardization };
}

function standardizationFor(series: TimeSeries, standardize: boolean | Standardization): Standardization {
  if (standardize === false) return identityStandardization(series.dimension);
  return standardize === true ? standardizationOf("trajectoryOf", series) : standardize;
}

function addNoise(series: TimeSeries, noise: number, rng: Rng): void {
  const { dimension, values } = series;
  const deviations = standardDeviations(series);
  for (let k = 0; k < values.length; k += dimension) {
    for (let i = 0; i < dimension; i++) values[k + i] += noise * deviations[i] * rng.normal();
  }
}

function checkStandardization({ means, deviations }: Standardization, dimension: number): void {
  checkLength("trajectoryOf: standardize.means", means, dimension);
  checkLength("trajectoryOf: standardize.deviations", deviations, dimension);
  checkFinite("trajectoryOf: standardize.means", means);
  for (const deviation of deviations) checkPositive("trajectoryOf: standardize.deviations", deviation);
}
