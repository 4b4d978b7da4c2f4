import { checkCount, type Trajectory } from "@attractors/core";
import { type Dynamics, isFlow } from "../stepper-of.ts";
import { type PoincareSectionOptions, poincareSection } from "./poincare-section.ts";

/** Pairs of values, one of which follows the other. */
export interface ReturnMap {
  readonly x: Float64Array;
  /** The value `lag` later. */
  readonly y: Float64Array;
}

export interface ReturnMapOptions {
  /** Which component of the states. @default 0 */
  component?: number;
  /** How many later. @default 1 */
  lag?: number;
}

/**
 * Pairs a component of successive states, such as the crossings of `poincareSection` or the maxima of `successiveMaxima`:
 * the points (x_k, x_{k+lag}) of a return map.
 *
 * @throws {RangeError} if there is no such component, or there are not more states than `lag`.
 *
 * @example
 * ```ts
 * import { returnMap } from "@attractors/metrics";
 *
 * const section = { dimension: 1, times: Float64Array.of(0, 1, 2), states: Float64Array.of(5, 6, 7) };
 * returnMap(section).y; // → [6, 7]
 * ```
 */
export function returnMap(
  { dimension, states }: Pick<Trajectory, "dimension" | "states">,
  { component = 0, lag = 1 }: ReturnMapOptions = {},
): ReturnMap {
  checkCount("returnMap: component", component, 0);
  checkCount("returnMap: lag", lag);
  if (component >= dimension)
    throw new RangeError(`returnMap: component must be less than ${dimension}, got ${component}`);
  const length = states.length / dimension - lag;
  if (!(length >= 1)) throw new RangeError(`returnMap: there must be more than ${lag} states, got ${length + lag}`);
  const at = (k: number): number => states[k * dimension + component];
  return {
    x: Float64Array.from({ length }, (_, k) => at(k)),
    y: Float64Array.from({ length }, (_, k) => at(k + lag)),
  };
}

export interface SuccessiveMaximaOptions extends Omit<PoincareSectionOptions, "surface" | "direction"> {
  /** Of which component. @default 0 */
  component?: number;
}

/**
 * Collects the maxima of a component along a trajectory of a flow, with the whole states there: Lorenz's way to a map of an
 * interval (J. Atmos. Sci. 20, 130, 1963). They are the crossings of the surface where its velocity vanishes.
 *
 * @throws {TypeError} if the system is not a flow.
 * @throws {RangeError}, {NumericalError} as `poincareSection` does.
 *
 * @example
 * ```ts
 * import { successiveMaxima } from "@attractors/metrics";
 *
 * const oscillator = {
 *   dimension: 2,
 *   initialState: Float64Array.of(0, 1),
 *   field: (t: number, y: Float64Array, out: Float64Array) => out.set([y[1], -y[0]]),
 * };
 * successiveMaxima(oscillator, { count: 2, transient: 0 }).times; // ≈ [1.570796, 7.853982]
 * ```
 */
export function successiveMaxima(system: Dynamics, options: SuccessiveMaximaOptions = {}): Trajectory {
  const { component = 0 } = options;
  if (!isFlow(system)) throw new TypeError("successiveMaxima: system must be a flow");
  checkCount("successiveMaxima: component", component, 0);
  if (component >= system.dimension) {
    throw new RangeError(`successiveMaxima: component must be less than ${system.dimension}, got ${component}`);
  }
  const velocity = new Float64Array(system.dimension);
  const surface = (state: Float64Array, time: number): number => {
    system.field(time, state, velocity);
    return velocity[component];
  };
  return poincareSection(system, { ...options, surface, direction: -1 });
}
