import { checkAtLeast, checkCount, checkPositive, NumericalError } from "@attractors/core";
import { type DiscreteDynamics, differentiableMap, powerOf } from "./discrete-dynamics.ts";
import { orbitFrom, type PeriodicOrbit, polish } from "./periodic-orbits.ts";

export interface AttractingCycleOptions {
  /** Where to start. @default the initial state of the map, or where the stepper stands */
  initialState?: Float64Array;
  /** Steps left to the state to come close to the cycle. @default 10,000 */
  transient?: number;
  /** Largest period that is tried. @default 256 */
  longest?: number;
  /** How far from where it was a state may be to count as back again, before it is polished. @default 1e-6 */
  tolerance?: number;
}

/**
 * Finds the stable cycle to which an orbit of a map settles: the least number of steps after which it is back, with the
 * points polished by Newton's method to rounding, so that slow convergence near a bifurcation does not blur them.
 *
 * @throws {TypeError} if there is no `jacobian` (or `tangent`), or the stepper is one in continuous time.
 * @throws {RangeError} if an option is out of range.
 * @throws {NumericalError} `"not-converged"` if the orbit settles on no cycle of such a period; `"diverged"` if it leaves the
 * finite numbers.
 *
 * @example
 * ```ts
 * import { attractingCycle } from "@attractors/metrics";
 *
 * const logistic = {
 *   dimension: 1,
 *   initialState: Float64Array.of(0.3),
 *   map: (y: Float64Array, out: Float64Array) => void (out[0] = 3.5 * y[0] * (1 - y[0])),
 *   jacobian: (y: Float64Array, out: Float64Array) => void (out[0] = 3.5 * (1 - 2 * y[0])),
 * };
 * const { period, points } = attractingCycle(logistic);
 * period; // → 4
 * points.sort(); // ≈ [0.38282, 0.50088, 0.82694, 0.87500]
 * ```
 */
export function attractingCycle(system: DiscreteDynamics, options: AttractingCycleOptions = {}): PeriodicOrbit {
  const where = "attractingCycle";
  const start = "map" in system ? system.initialState : system.state;
  const { initialState = start, transient = 10_000, longest = 256, tolerance = 1e-6 } = options;
  checkAtLeast(`${where}: transient`, transient, 0);
  checkCount(`${where}: longest`, longest);
  checkPositive(`${where}: tolerance`, tolerance);
  const map = differentiableMap(where, system);
  const point = Float64Array.from(initialState);
  const next = new Float64Array(map.dimension);
  const move = (): void => {
    map.map(point, next);
    point.set(next);
  };
  for (let k = 0; k < transient; k++) move();
  if (!point.every(Number.isFinite)) {
    throw new NumericalError("diverged", `${where}: the orbit left the finite numbers; try another initial state`);
  }

  const first = point.slice();
  const scale = Math.max(...first.map(Math.abs), 1e-300);
  for (let period = 1; period <= longest; period++) {
    move();
    if (!point.every((value, i) => Math.abs(value - first[i]) <= tolerance * Math.max(1, scale))) continue;
    const x = first.slice();
    if (!polish(powerOf(map, period), x)) continue;
    const orbit = orbitFrom(map, x, period, tolerance);
    if (orbit && orbit.stability !== "unstable" && orbit.stability !== "saddle") return orbit;
  }
  throw new NumericalError(
    "not-converged",
    `${where}: the orbit settles on no cycle of a period up to ${longest}; try a longer transient, or it is chaotic`,
  );
}
