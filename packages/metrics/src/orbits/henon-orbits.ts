import { checkCount, checkFinite } from "@attractors/core";
import { powerOf } from "./discrete-dynamics.ts";
import { orbitFrom, type PeriodicOrbit, polish } from "./periodic-orbits.ts";

export interface HenonOrbitsOptions {
  /** @default 1.4 */
  a?: number;
  /** @default 0.3 */
  b?: number;
  /** The least period of the orbits. */
  period: number;
}

/**
 * Finds the periodic orbits of Hénon's map x' = 1 - a x² + y, y' = b x of one least period, each from its symbols: the points
 * of an orbit x_1 … x_p are at rest under dx_i/ds = ±(1 - a x_i² + b x_{i-1} - x_{i+1}) for one choice of p signs, and every choice
 * is tried (Biham and Wenzel, Phys. Rev. Lett. 63, 819, 1989). The effort grows as 2^p.
 *
 * @throws {RangeError} if the period is not between 1 and 20, or a parameter is not finite.
 *
 * @example
 * ```ts
 * import { henonOrbits } from "@attractors/metrics";
 *
 * [1, 2, 3, 4, 5, 6, 7].map((period) => henonOrbits({ period }).length); // → [2, 1, 0, 1, 0, 2, 4]
 * ```
 */
export function henonOrbits({ a = 1.4, b = 0.3, period }: HenonOrbitsOptions): PeriodicOrbit[] {
  checkCount("henonOrbits: period", period);
  if (period > 20) throw new RangeError(`henonOrbits: period must be at most 20, got ${period}`);
  checkFinite("henonOrbits: parameters", [a, b]);
  const map = {
    dimension: 2,
    map: (y: Float64Array, out: Float64Array) => {
      const x = y[0];
      out[0] = 1 - a * x * x + y[1];
      out[1] = b * x;
    },
    jacobian: (y: Float64Array, out: Float64Array) => {
      out[0] = -2 * a * y[0];
      out[1] = 1;
      out[2] = b;
      out[3] = 0;
    },
  };
  const power = powerOf(map, period);
  const orbits: PeriodicOrbit[] = [];
  for (let symbols = 0; symbols < 2 ** period; symbols++) {
    if (!isLeastRotation(symbols, period)) continue;
    const x = relax(a, b, symbols, period);
    if (!x) continue;
    const point = Float64Array.of(x[0], b * x[period - 1]);
    const orbit = polish(power, point) && orbitFrom(map, point, period, 1);
    if (orbit && !orbits.some(({ points }) => holds(points, point))) orbits.push(orbit);
  }
  return orbits;
}

/** Whether no rotation of the symbols is a smaller number: each orbit is looked for once. */
function isLeastRotation(symbols: number, period: number): boolean {
  for (let k = 1, rotated = symbols; k < period; k++) {
    rotated = (rotated >> 1) | ((rotated & 1) << (period - 1));
    if (rotated < symbols) return false;
  }
  return true;
}

/** Lets the coupled equations come to rest by Euler steps; undefined where they run away. */
function relax(a: number, b: number, symbols: number, period: number): Float64Array | undefined {
  const x = new Float64Array(period);
  const velocity = new Float64Array(period);
  for (let k = 0; k < 20_000; k++) {
    let largest = 0;
    for (let i = 0; i < period; i++) {
      const sign = (symbols >> i) & 1 ? -1 : 1;
      const before = x[(i + period - 1) % period];
      const after = x[(i + 1) % period];
      velocity[i] = sign * (1 - a * x[i] * x[i] + b * before - after);
      largest = Math.max(largest, Math.abs(velocity[i]));
    }
    if (!(largest < 1e3)) return undefined;
    if (largest < 1e-9) return x;
    for (let i = 0; i < period; i++) x[i] += 0.05 * velocity[i];
  }
  return undefined;
}

function holds(points: Float64Array, point: Float64Array): boolean {
  for (let k = 0; k < points.length; k += 2) {
    if (Math.abs(points[k] - point[0]) < 1e-6 && Math.abs(points[k + 1] - point[1]) < 1e-6) return true;
  }
  return false;
}
