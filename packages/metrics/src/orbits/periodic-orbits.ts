import { checkCount, checkFinite, checkLength, checkPositive } from "@attractors/core";
import type { StateSpaceBox } from "../state-space-box.ts";
import { type DiscreteDynamics, differentiableMap, type IteratePower, powerOf } from "./discrete-dynamics.ts";
import { isWithin, ofMultipliers, type Stability, type StationaryState, sortedEigenvalues } from "./fixed-points.ts";
import { solveInPlace } from "./linear-solve.ts";
import { newtonRoot } from "./newton-root.ts";
import { spreadPoints } from "./spread-points.ts";
import { switchingMatrices } from "./switching-matrices.ts";

/** A periodic orbit of a map. */
export interface PeriodicOrbit {
  /** Its least period. */
  readonly period: number;
  /** In the order of time, [period × n]. */
  readonly points: Float64Array;
  /** The eigenvalues of the derivative of one turn, largest modulus first. */
  readonly multipliers: StationaryState["eigenvalues"];
  readonly stability: Stability;
}

/**
 * How points are moved towards periodic ones: writes the change of `x` into `out`, given the switching matrix C [n × n] of
 * this attempt. Made by `davidchackLai` or `schmelcherDiakonos`.
 */
export interface OrbitSearch {
  /** How many moves are worth trying. */
  readonly moves: number;
  change(power: IteratePower, matrix: Float64Array, x: Float64Array, out: Float64Array): void;
}

export interface PeriodicOrbitsOptions {
  /** Where to look. */
  box: StateSpaceBox;
  /** Finds the orbits of all least periods up to this one. */
  upTo: number;
  /** @default davidchackLai() */
  search?: OrbitSearch;
  /** Points spread over the box from which every period starts; more starts are points of the shorter orbits. @default 100 */
  starts?: number;
  /** Further points to start from, rows of `n` numbers, such as points of the attractor. @default none */
  seeds?: Float64Array;
}

/**
 * Finds the periodic orbits of a map, mostly unstable ones, by turning them into stable fixed points of other dynamics, one
 * for each switching matrix; what these find is polished by Newton's method and sorted by least period.
 *
 * @returns the orbits whose points all lie in the box, in the order of their periods. There is no proof that they are all.
 * @throws {TypeError} if there is no `jacobian` (or `tangent`), or the stepper is one in continuous time.
 * @throws {RangeError} if an option is out of range.
 *
 * @example
 * ```ts
 * import { periodicOrbits } from "@attractors/metrics";
 *
 * const henon = {
 *   dimension: 2,
 *   initialState: Float64Array.of(0, 0),
 *   map: (y: Float64Array, out: Float64Array) => out.set([1 - 1.4 * y[0] ** 2 + y[1], 0.3 * y[0]]),
 *   jacobian: (y: Float64Array, out: Float64Array) => out.set([-2.8 * y[0], 1, 0.3, 0]),
 * };
 * const box = { lower: Float64Array.of(-1.5, -0.5), upper: Float64Array.of(1.5, 0.5) };
 * periodicOrbits(henon, { box, upTo: 6 }).map(({ period }) => period); // → [1, 1, 2, 4, 6, 6]
 * ```
 */
export function periodicOrbits(system: DiscreteDynamics, options: PeriodicOrbitsOptions): PeriodicOrbit[] {
  const where = "periodicOrbits";
  const map = differentiableMap(where, system);
  const n = map.dimension;
  const { box, upTo, search = davidchackLai(), starts = 100, seeds = new Float64Array(0) } = options;
  checkLength(`${where}: box.lower`, box.lower, n);
  checkLength(`${where}: box.upper`, box.upper, n);
  checkCount(`${where}: upTo`, upTo);
  checkCount(`${where}: starts`, starts, 0);
  checkFinite(`${where}: seeds`, seeds);
  if (seeds.length % n !== 0) throw new RangeError(`${where}: seeds must be rows of ${n} numbers`);

  const matrices = switchingMatrices(n);
  const width = box.upper.reduce((most, upper, i) => Math.max(most, upper - box.lower[i]), 0);
  const spread = spreadPoints(box, starts);
  const orbits: PeriodicOrbit[] = [];
  for (let period = 1; period <= upTo; period++) {
    const power = powerOf(map, period);
    const begin = (start: Float64Array): void => {
      for (const matrix of matrices) {
        const x = start.slice();
        if (!follow(search, power, matrix, x, box, width) || !polish(power, x)) continue;
        const orbit = orbitFrom(map, x, period, width);
        if (orbit && isNew(orbit, orbits, width) && pointsWithin(orbit, box, width)) orbits.push(orbit);
      }
    };
    // Points of the orbits found so far lie close to those of the next period (Davidchack and Lai): a new orbit brings more.
    for (const list of [spread, seeds]) for (let k = 0; k < list.length; k += n) begin(list.slice(k, k + n));
    for (let o = 0; o < orbits.length; o++) {
      for (let k = 0; k < orbits[o].points.length; k += n) begin(nudged(orbits[o].points.slice(k, k + n), width));
    }
  }
  return orbits;
}

export interface DavidchackLaiOptions {
  /** How much the switching matrix weighs against the derivatives: larger finds more, more slowly. @default 20 */
  beta?: number;
  /** Most moves of one attempt. @default 80 */
  moves?: number;
}

/**
 * The search of Davidchack and Lai (Phys. Rev. E 60, 6172, 1999): x ← x + (β s Cᵀ - G)⁻¹ g, with g = f^p(x) - x, s = |g| and G
 * the derivatives of g. It turns into Newton's method near an orbit, whose basin it enlarges.
 *
 * @throws {RangeError} if an option is out of range.
 */
export function davidchackLai({ beta = 20, moves = 80 }: DavidchackLaiOptions = {}): OrbitSearch {
  checkPositive("davidchackLai: beta", beta);
  checkCount("davidchackLai: moves", moves);
  let matrix = new Float64Array(0);
  return {
    moves,
    change(power, c, x, out) {
      const n = x.length;
      if (matrix.length !== n * n) matrix = new Float64Array(n * n);
      power.derivative(x, out, matrix);
      let square = 0;
      for (let i = 0; i < n; i++) {
        out[i] -= x[i];
        square += out[i] * out[i];
        matrix[i * n + i] -= 1;
      }
      const weight = beta * Math.sqrt(square);
      for (let i = 0; i < n; i++)
        for (let j = 0; j < n; j++) matrix[i * n + j] = weight * c[j * n + i] - matrix[i * n + j];
      if (solveInPlace(matrix, out) === 0) out.fill(Number.NaN);
    },
  };
}

export interface SchmelcherDiakonosOptions {
  /** Part of the difference by which a point moves: small for long periods. @default 0.02 */
  lambda?: number;
  /** Most moves of one attempt. @default 3000 */
  moves?: number;
}

/**
 * The search of Schmelcher and Diakonos (Phys. Rev. Lett. 78, 4733, 1997): x ← x + λ C (f^p(x) - x). Slow, but each orbit draws
 * in points from a large part of state space.
 *
 * @throws {RangeError} if an option is out of range.
 */
export function schmelcherDiakonos({ lambda = 0.02, moves = 3000 }: SchmelcherDiakonosOptions = {}): OrbitSearch {
  checkPositive("schmelcherDiakonos: lambda", lambda);
  checkCount("schmelcherDiakonos: moves", moves);
  let difference = new Float64Array(0);
  return {
    moves,
    change(power, c, x, out) {
      const n = x.length;
      if (difference.length !== n) difference = new Float64Array(n);
      power.image(x, difference);
      for (let i = 0; i < n; i++) difference[i] -= x[i];
      for (let i = 0; i < n; i++) {
        let sum = 0;
        for (let j = 0; j < n; j++) sum += c[i * n + j] * difference[j];
        out[i] = lambda * sum;
      }
    },
  };
}

/** Moves `x` until it changes little; returns whether it has, not far outside the box. */
function follow(
  search: OrbitSearch,
  power: IteratePower,
  matrix: Float64Array,
  x: Float64Array,
  box: StateSpaceBox,
  width: number,
): boolean {
  const change = new Float64Array(x.length);
  for (let k = 0; k < search.moves; k++) {
    search.change(power, matrix, x, change);
    let largest = 0;
    for (let i = 0; i < x.length; i++) {
      x[i] += change[i];
      largest = Math.max(largest, Math.abs(change[i]));
    }
    if (!isWithin(x, box, width)) return false;
    if (largest < 1e-8 * width) return true;
  }
  return false;
}

/** Newton's method for f^p(x) = x. */
export function polish(power: IteratePower, x: Float64Array): boolean {
  const n = power.dimension;
  return newtonRoot((y, values, matrix) => {
    power.derivative(y, values, matrix);
    for (let i = 0; i < n; i++) {
      values[i] -= y[i];
      matrix[i * n + i] -= 1;
    }
  }, x);
}

/** The orbit of a periodic point; undefined if it comes back before. */
export function orbitFrom(
  map: Parameters<typeof powerOf>[0],
  x: Float64Array,
  period: number,
  width: number,
): PeriodicOrbit | undefined {
  const n = x.length;
  const points = new Float64Array(period * n);
  const next = x.slice();
  const point = x.slice();
  for (let k = 0; k < period; k++) {
    points.set(point, k * n);
    map.map(point, next);
    point.set(next);
    if (k + 1 < period && isNear(point, x, 0, 1e-6 * width)) return undefined;
  }
  const matrix = new Float64Array(n * n);
  powerOf(map, period).derivative(x, next, matrix);
  const multipliers = sortedEigenvalues(matrix, true);
  return { period, points, multipliers, stability: ofMultipliers(multipliers) };
}

function isNew(orbit: PeriodicOrbit, orbits: readonly PeriodicOrbit[], width: number): boolean {
  const n = orbit.points.length / orbit.period;
  const first = orbit.points.subarray(0, n);
  return !orbits.some(({ period, points }) => {
    if (period !== orbit.period) return false;
    for (let k = 0; k < points.length; k += n) if (isNear(first, points, k, 1e-6 * width)) return true;
    return false;
  });
}

function pointsWithin({ period, points }: PeriodicOrbit, box: StateSpaceBox, width: number): boolean {
  const n = points.length / period;
  for (let k = 0; k < points.length; k += n) if (!isWithin(points.subarray(k, k + n), box, 1e-9 * width)) return false;
  return true;
}

function isNear(x: Float64Array, points: Float64Array, start: number, distance: number): boolean {
  for (let i = 0; i < x.length; i++) if (!(Math.abs(x[i] - points[start + i]) <= distance)) return false;
  return true;
}

/** A point a little beside another, where a search does not stop at once. */
function nudged(x: Float64Array, width: number): Float64Array {
  return x.map((value, i) => value + 1e-4 * width * (i % 2 === 0 ? 1 : -0.7));
}
