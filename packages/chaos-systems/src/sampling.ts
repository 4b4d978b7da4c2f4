import { checkAtLeast, checkCount, checkPositive, type NamedSystem } from "@attractors/core";
import type { CatalogueFacts } from "./catalogue.ts";

/** How long: in periods of the system, or in Lyapunov times (one over its stored largest exponent). */
export type Length =
  | { periods: number; lyapunovTimes?: undefined }
  | {
      lyapunovTimes: number;
      periods?: undefined;
    };

/** How densely sampled: 100 per period unless told otherwise. */
export type Density =
  | {
      /** @default 100 */
      pointsPerPeriod?: number;
      pointsPerLyapunovTime?: undefined;
    }
  | { pointsPerLyapunovTime: number; pointsPerPeriod?: undefined };

/** How many steps of a map: given, or in Lyapunov times, rounded. */
export type Steps = { steps: number; lyapunovTimes?: undefined } | { lyapunovTimes: number; steps?: undefined };

/** Times of samples: `start + k * interval`, in the unit of the system. */
export interface Samples {
  readonly start: number;
  readonly interval: number;
  readonly length: number;
}

export interface SamplingOptions {
  periods?: number;
  lyapunovTimes?: number;
  pointsPerPeriod?: number;
  pointsPerLyapunovTime?: number;
  steps?: number;
  transient?: number;
}

/** The samples of a system in continuous time. */
export function samplesOfPeriods(
  where: string,
  system: NamedSystem & Partial<CatalogueFacts> & { readonly period: number },
  { periods, lyapunovTimes, pointsPerPeriod, pointsPerLyapunovTime, transient = 20 }: SamplingOptions,
): Samples {
  checkAtLeast(`${where}: transient`, transient, 0);
  if (pointsPerPeriod !== undefined && pointsPerLyapunovTime !== undefined) {
    throw new RangeError(`${where}: give pointsPerPeriod or pointsPerLyapunovTime, not both`);
  }
  const { period } = system;
  const interval =
    pointsPerLyapunovTime === undefined
      ? period / checked(`${where}: pointsPerPeriod`, pointsPerPeriod ?? 100)
      : lyapunovTimeOf(where, system) / checked(`${where}: pointsPerLyapunovTime`, pointsPerLyapunovTime);
  if (periods !== undefined && lyapunovTimes !== undefined) {
    throw new RangeError(`${where}: give periods or lyapunovTimes, not both`);
  }
  const start = transient * period;
  if (lyapunovTimes !== undefined) {
    const duration = checked(`${where}: lyapunovTimes`, lyapunovTimes) * lyapunovTimeOf(where, system);
    return { start, interval, length: counted(where, "lyapunovTimes", duration / interval) };
  }
  checkPositive(`${where}: periods`, periods ?? Number.NaN);
  const product = (periods ?? 0) * (pointsPerPeriod ?? 100);
  const length = pointsPerLyapunovTime === undefined ? product : ((periods ?? 0) * period) / interval;
  return { start, interval, length: counted(where, "periods * pointsPerPeriod", length) };
}

/** The samples of a map: one after each step. */
export function samplesOfSteps(
  where: string,
  system: NamedSystem & Partial<CatalogueFacts>,
  { steps, lyapunovTimes, transient = 1000 }: SamplingOptions,
): Samples {
  checkCount(`${where}: transient`, transient, 0);
  if (steps !== undefined && lyapunovTimes !== undefined) {
    throw new RangeError(`${where}: give steps or lyapunovTimes, not both`);
  }
  if (lyapunovTimes === undefined) {
    checkCount(`${where}: steps`, steps ?? Number.NaN);
    return { start: transient, interval: 1, length: steps ?? 0 };
  }
  const length = checked(`${where}: lyapunovTimes`, lyapunovTimes) * lyapunovTimeOf(where, system);
  return { start: transient, interval: 1, length: counted(where, "lyapunovTimes", length) };
}

/** One over the stored largest exponent. */
function lyapunovTimeOf(where: string, { name, invariants }: NamedSystem & Partial<CatalogueFacts>): number {
  const exponent = invariants?.lyapunovExponents[0] ?? Number.NaN;
  const error = invariants?.lyapunovErrors[0] ?? 0;
  if (!(exponent > 3 * error)) {
    throw new RangeError(
      `${where}: ${name} has no positive Lyapunov exponent on record to measure time by; give a length in periods or steps`,
    );
  }
  return 1 / exponent;
}

function checked(where: string, value: number): number {
  checkPositive(where, value);
  return value;
}

function counted(where: string, what: string, value: number): number {
  const length = Math.round(value);
  checkCount(`${where}: ${what}`, length, 1);
  return length;
}
