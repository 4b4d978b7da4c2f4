import { checkCount, checkPositive } from "@attractors/core";
import type { Dynamics } from "../stepper-of.ts";
import { growthRates, type LyapunovSpectrumOptions } from "./lyapunov-spectrum.ts";

export interface LocalExponentsOptions extends Omit<LyapunovSpectrumOptions, "blocks" | "duration"> {
  /** Length of a window, in the system's unit of time; in discrete time rounded up to whole steps. */
  window: number;
  /** Number of windows, one after the other along the trajectory. @default 1000 */
  windows?: number;
}

export interface LocalExponents {
  /** Number of exponents in each window. */
  readonly count: number;
  /** When each window begins. */
  readonly times: Float64Array;
  /** Per unit of time, [windows × count]. */
  readonly exponents: Float64Array;
}

/**
 * Computes local Lyapunov exponents: the rates at which aligned, orthonormal tangent vectors grow in each of many windows
 * along a trajectory (Abarbanel, Brown and Kennel, J. Nonlinear Sci. 1, 175, 1991). Their mean is the Lyapunov spectrum;
 * their scatter, how uneven predictability is over the attractor.
 *
 * @throws {TypeError}, {RangeError}, {NumericalError} as `lyapunovSpectrum` does.
 *
 * @example
 * ```ts
 * import { localLyapunovExponents } from "@attractors/metrics";
 *
 * const saddle = {
 *   dimension: 2,
 *   initialState: Float64Array.of(0, 0),
 *   field: (t: number, y: Float64Array, out: Float64Array) => out.set([y[0], -2 * y[1]]),
 *   jacobian: (t: number, y: Float64Array, out: Float64Array) => out.set([1, 0, 0, -2]),
 * };
 * localLyapunovExponents(saddle, { window: 0.5, windows: 2 }).exponents; // ≈ [1.0000, -2.0000, 1.0000, -2.0000]
 * ```
 */
export function localLyapunovExponents(system: Dynamics, options: LocalExponentsOptions): LocalExponents {
  const where = "localLyapunovExponents";
  const { window, windows = 1000, renormalizeEvery } = options;
  checkPositive(`${where}: window`, window);
  checkCount(`${where}: windows`, windows);
  const { rates, count, duration, startTime } = growthRates(where, system, {
    ...options,
    renormalizeEvery: Math.min(renormalizeEvery ?? 0.5, window),
    duration: window * windows,
    blocks: windows,
  });
  const times = Float64Array.from({ length: windows }, (_, k) => startTime + (k * duration) / windows);
  return { count, times, exponents: rates };
}
