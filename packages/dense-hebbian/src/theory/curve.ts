import { fixedPoint, type MapJacobian, NumericalError, newtonIteration, type StateMap } from "@attractors/core";

/** Writes the n - 1 equations of a curve in n dimensions. */
export type CurveEquations = (y: Float64Array, out: Float64Array) => void;

export interface CurveOptions {
  /** Towards which side the curve is followed, n numbers. */
  direction: ArrayLike<number>;
  /** Longest step, in the coordinates of y. */
  step: number;
  /** Whether the curve has come to its end; the point at which it is true is the last one. */
  until: (y: Float64Array) => boolean;
  /** Shift for derivatives by central differences. @default 1e-5 */
  shift?: number;
  /** The most points. @default 2000 */
  maxPoints?: number;
}

/** Steps are not halved below this part of the longest. */
const SHORTEST = 1 / 4096;

/**
 * Follows a curve by pseudo-arclength continuation from a point near it: a step along the secant, then Newton's iteration
 * in the plane across it, so that folds are passed like any other point.
 *
 * @throws {NumericalError} step-too-small, where no shorter step leads on, with the place.
 */
export function traceCurve(equations: CurveEquations, start: Float64Array, options: CurveOptions): Float64Array[] {
  const { direction, step, until, shift = 1e-5, maxPoints = 2000 } = options;
  let tangent = normalized(Float64Array.from(direction));
  const points = [project(equations, start, tangent, shift)];
  let length = step / 8;
  while (points.length < maxPoints && !until(points[points.length - 1])) {
    const last = points[points.length - 1];
    const next = tryStep(equations, last, tangent, length, shift);
    if (!next) {
      length /= 2;
      if (length < step * SHORTEST) {
        throw new NumericalError("step-too-small", `traceCurve: the curve could not be followed beyond (${last})`);
      }
      continue;
    }
    points.push(next.point);
    tangent = next.tangent;
    length = Math.min(step, next.turn > 0.97 ? 1.5 * length : length);
  }
  return points;
}

/** Moves a point onto a curve, across a tangent. */
export function project(
  equations: CurveEquations,
  start: Float64Array,
  tangent: Float64Array,
  shift = 1e-5,
): Float64Array {
  return solveAugmented(
    equations,
    (y) => {
      let along = 0;
      for (let i = 0; i < y.length; i++) along += tangent[i] * (y[i] - start[i]);
      return along;
    },
    start,
    shift,
  );
}

/** Solves a curve's equations together with one more, from a start nearby. */
export function solveAugmented(
  equations: CurveEquations,
  condition: (y: Float64Array) => number,
  start: Float64Array,
  shift = 1e-5,
): Float64Array {
  const n = start.length;
  const parts = new Float64Array(n - 1);
  const map: StateMap = (y, out) => {
    equations(y, parts);
    for (let i = 0; i < n - 1; i++) out[i] = y[i] + parts[i];
    out[n - 1] = y[n - 1] + condition(y);
  };
  return solveRoot(map, start, shift);
}

/** Newton's iteration to a fixed point, with derivatives by central differences wide enough for equations that are differences themselves. */
export function solveRoot(map: StateMap, start: Float64Array, shift = 1e-5): Float64Array {
  const n = start.length;
  const above = new Float64Array(n);
  const below = new Float64Array(n);
  const jacobian: MapJacobian = (y, out) => {
    const point = y.slice();
    for (let j = 0; j < n; j++) {
      const h = shift * Math.max(Math.abs(y[j]), 0.05);
      point[j] = y[j] + h;
      map(point, above);
      point[j] = y[j] - h;
      map(point, below);
      point[j] = y[j];
      for (let i = 0; i < n; i++) out[i * n + j] = (above[i] - below[i]) / (2 * h);
    }
  };
  const method = newtonIteration({ jacobian });
  const rough = fixedPoint(map, start, { method, tolerance: 1e-13, maxIterations: 30, partial: true });
  if (!(rough.residual < 1e-8)) {
    throw rough.failure ?? new NumericalError("not-converged", "solveRoot: Newton's iteration did not converge");
  }
  return rough.state;
}

function tryStep(
  equations: CurveEquations,
  last: Float64Array,
  tangent: Float64Array,
  length: number,
  shift: number,
): { point: Float64Array; tangent: Float64Array; turn: number } | undefined {
  const guess = last.map((y, i) => y + length * tangent[i]);
  try {
    const point = project(equations, guess, tangent, shift);
    const moved = point.map((y, i) => y - last[i]);
    const size = Math.hypot(...moved);
    if (!(size > 0.2 * length && size < 3 * length)) return undefined;
    const next = normalized(moved);
    const turn = next.reduce((sum, y, i) => sum + y * tangent[i], 0);
    return turn > 0.8 ? { point, tangent: next, turn } : undefined;
  } catch (error) {
    if (error instanceof NumericalError) return undefined;
    throw error;
  }
}

function normalized(vector: Float64Array): Float64Array {
  const size = Math.hypot(...vector);
  return vector.map((y) => y / size);
}

/** The point between `low` and `high` at which a function is largest, by golden section, and the value there. */
export function maximum(
  f: (x: number) => number,
  low: number,
  high: number,
  tolerance = 2e-8,
): { x: number; value: number } {
  const golden = (Math.sqrt(5) - 1) / 2;
  let a = low;
  let b = high;
  let left = b - golden * (b - a);
  let right = a + golden * (b - a);
  let fLeft = f(left);
  let fRight = f(right);
  while (b - a > tolerance * (1 + Math.abs(a))) {
    if (fLeft > fRight) {
      b = right;
      right = left;
      fRight = fLeft;
      left = b - golden * (b - a);
      fLeft = f(left);
    } else {
      a = left;
      left = right;
      fLeft = fRight;
      right = a + golden * (b - a);
      fRight = f(right);
    }
  }
  const x = (a + b) / 2;
  return { x, value: f(x) };
}

/** A zero of a function between two points of opposite sign, by bisection with secants (Illinois). */
export function zero(f: (x: number) => number, low: number, high: number, tolerance = 1e-15): number {
  let a = low;
  let b = high;
  let fa = f(a);
  let fb = f(b);
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (fa > 0 === fb > 0 || Number.isNaN(fa) || Number.isNaN(fb)) {
    throw new NumericalError("not-converged", `zero: no change of sign between ${a} and ${b}`);
  }
  for (let k = 0; k < 200 && Math.abs(b - a) > tolerance * Math.max(Math.abs(a), Math.abs(b), 1e-3); k++) {
    const secant = b - (fb * (b - a)) / (fb - fa);
    const x = k % 4 === 3 || !(secant > Math.min(a, b) && secant < Math.max(a, b)) ? (a + b) / 2 : secant;
    const fx = f(x);
    if (fx === 0) return x;
    if (fx > 0 !== fb > 0) {
      a = b;
      fa = fb;
    } else {
      fa /= 2;
    }
    b = x;
    fb = fx;
  }
  return b;
}
