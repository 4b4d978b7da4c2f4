import type { FlowSystem, State, VectorField } from "@attractors/core";

/** A field that jumps at given parameters: smooth on each side of the surfaces where a switching function is zero. */
export interface SwitchedFlow {
  readonly dimension: number;
  /** Number of switching functions. */
  readonly count: number;
  /** Writes their values. */
  readonly functions: VectorField;
  /** The smooth field of one side, given the signs of the switching functions. */
  fieldOf(signs: ArrayLike<number>): VectorField;
}

/** The parts of a system with jumps, at given parameters; undefined if its field does not jump. */
export function switchedFlowOf(
  { dimension, switching }: FlowSystem,
  parameters: Readonly<Record<string, number>>,
): SwitchedFlow | undefined {
  if (!switching) return undefined;
  return {
    dimension,
    count: switching.count,
    functions: switching.functions(parameters),
    fieldOf: (signs) => switching.field(parameters, signs),
  };
}

/** Where numbers are written that are needed for a moment only. */
interface Scratch {
  readonly point: Float64Array;
  readonly values: Float64Array;
}

/**
 * The rate at which switching function k changes along a direction: d/de h(t + e dt, y + e v) at e = 0, by the central
 * formula of order 4, which is exact to rounding for what is linear, as most switching functions are.
 */
export type Slope = (k: number, t: number, y: State, dt: number, v: ArrayLike<number>) => number;

/**
 * Displacement that differences are taken over, in the unit of the state, which is taken to be of order one. It must not
 * grow with the state: a phase grows without bound, and its cosine has the same curvature everywhere.
 */
const DISPLACEMENT = 1e-3;

export function slopeOf({ dimension: n, count, functions }: SwitchedFlow): Slope {
  const scratch: Scratch = { point: new Float64Array(n), values: new Float64Array(count) };
  return (k, t, y, dt, v) => {
    const e = stepAlong(v, dt);
    const at = (factor: number): number => {
      for (let i = 0; i < n; i++) scratch.point[i] = y[i] + factor * e * v[i];
      functions(t + factor * e * dt, scratch.point, scratch.values);
      return scratch.values[k];
    };
    return (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * e);
  };
}

/** Writes the derivative of a field along a direction, by the same formula. */
export function derivativeAlong(
  field: VectorField,
  n: number,
): (t: number, y: State, v: ArrayLike<number>, out: Float64Array) => void {
  const point = new Float64Array(n);
  const value = new Float64Array(n);
  const weights = [-1, 8, -8, 1];
  const places = [2, 1, -1, -2];
  return (t, y, v, out) => {
    const e = stepAlong(v, 0);
    out.fill(0, 0, n);
    for (let j = 0; j < 4; j++) {
      for (let i = 0; i < n; i++) point[i] = y[i] + places[j] * e * v[i];
      field(t, point, value);
      for (let i = 0; i < n; i++) out[i] += (weights[j] * value[i]) / (12 * e);
    }
  };
}

/** How far to go along a direction, so that no component moves by more than the displacement. */
function stepAlong(v: ArrayLike<number>, dt: number): number {
  let speed = Math.abs(dt);
  for (let i = 0; i < v.length; i++) speed = Math.max(speed, Math.abs(v[i]));
  return DISPLACEMENT / (speed || 1);
}
