import { checkCount, checkLength, type State } from "@attractors/core";
import { eigenvalues } from "@attractors/core/ml-matrix";
import type { StateSpaceBox } from "../state-space-box.ts";
import { type Dynamics, isFlow } from "../stepper-of.ts";
import { differentiableMap } from "./discrete-dynamics.ts";
import { type Equations, newtonRoot } from "./newton-root.ts";
import { spreadPoints } from "./spread-points.ts";

export interface FixedPointsOptions {
  /** Where to look. */
  box: StateSpaceBox;
  /** Number of points spread over the box from which Newton's method starts. @default 1000 */
  starts?: number;
}

/** What a small perturbation does: nothing of it stays, all of it grows, one or the other, or linear theory cannot tell. */
export type Stability = "stable" | "unstable" | "saddle" | "neutral";

/** A state that does not change, with its linear stability. */
export interface StationaryState {
  readonly state: State;
  /** Of the Jacobian: rates of a flow, or multipliers of a map, largest real part or modulus first. */
  readonly eigenvalues: { readonly real: Float64Array; readonly imaginary: Float64Array };
  readonly stability: Stability;
}

/**
 * Finds the fixed points of a flow or map in a box, stable or not: by Newton's method with the exact Jacobian from many
 * points spread over the box. With enough starts it finds all whose Newton basins are not tiny; it cannot prove it.
 * Points on a whole line of fixed points are not found.
 *
 * @returns the points in the box in rising order of their components.
 * @throws {TypeError} if there is no `jacobian` (or `tangent`), or the stepper is one in continuous time.
 * @throws {RangeError} if an option is out of range.
 *
 * @example
 * ```ts
 * import { fixedPoints } from "@attractors/metrics";
 *
 * const logistic = {
 *   dimension: 1,
 *   initialState: Float64Array.of(0.3),
 *   map: (y: Float64Array, out: Float64Array) => void (out[0] = 2.5 * y[0] * (1 - y[0])),
 *   jacobian: (y: Float64Array, out: Float64Array) => void (out[0] = 2.5 * (1 - 2 * y[0])),
 * };
 * const box = { lower: Float64Array.of(-1), upper: Float64Array.of(1) };
 * fixedPoints(logistic, { box }).map(({ stability }) => stability); // → ["unstable", "stable"]
 * fixedPoints(logistic, { box })[1].eigenvalues.real; // ≈ [-0.5000]
 * ```
 */
export function fixedPoints(system: Dynamics, { box, starts = 1000 }: FixedPointsOptions): StationaryState[] {
  const where = "fixedPoints";
  const n = system.dimension;
  checkLength(`${where}: box.lower`, box.lower, n);
  checkLength(`${where}: box.upper`, box.upper, n);
  checkCount(`${where}: starts`, starts);
  const { equations, derivative } = equationsOf(where, system);

  const found: Float64Array[] = [];
  const points = spreadPoints(box, starts);
  const width = box.upper.reduce((most, upper, i) => Math.max(most, upper - box.lower[i]), 0);
  for (let k = 0; k < starts; k++) {
    const x = points.slice(k * n, (k + 1) * n);
    if (!newtonRoot(equations, x) || !isWithin(x, box, 1e-9 * width)) continue;
    if (!found.some((other) => x.every((value, i) => Math.abs(value - other[i]) <= 1e-7 * width))) found.push(x);
  }
  found.sort((a, b) => compare(a, b));
  return found.map((state) => {
    const matrix = new Float64Array(n * n);
    derivative(state, matrix);
    const values = sortedEigenvalues(matrix, !isFlow(system));
    return { state, eigenvalues: values, stability: isFlow(system) ? ofRates(values) : ofMultipliers(values) };
  });
}

/** What is zero at a fixed point, f(x) or g(x) - x, and the Jacobian of the system itself. */
function equationsOf(
  where: string,
  system: Dynamics,
): { equations: Equations; derivative: (x: State, out: Float64Array) => void } {
  if (isFlow(system)) {
    const { field, jacobian } = system;
    if (!jacobian) throw new TypeError(`${where}: the flow has no jacobian; give it jacobian(t, y, out), row-major`);
    return {
      equations: (x, values, matrix) => {
        field(0, x, values);
        jacobian(0, x, matrix);
      },
      derivative: (x, out) => jacobian(0, x, out),
    };
  }
  const { map, jacobian, dimension: n } = differentiableMap(where, system);
  return {
    equations: (x, values, matrix) => {
      map(x, values);
      jacobian(x, matrix);
      for (let i = 0; i < n; i++) {
        values[i] -= x[i];
        matrix[i * n + i] -= 1;
      }
    },
    derivative: jacobian,
  };
}

/** Eigenvalues of a row-major matrix: those of largest modulus, or of largest real part, first. */
export function sortedEigenvalues(matrix: Float64Array, byModulus: boolean): StationaryState["eigenvalues"] {
  const size = Math.sqrt(matrix.length);
  const { real, imaginary } = eigenvalues({ rows: size, columns: size, data: matrix });
  const rank = (k: number): number => (byModulus ? Math.hypot(real[k], imaginary[k]) : real[k]);
  const order = Array.from(real, (_, k) => k).sort((j, k) => rank(k) - rank(j) || imaginary[k] - imaginary[j]);
  return {
    real: Float64Array.from(order, (k) => real[k]),
    imaginary: Float64Array.from(order, (k) => imaginary[k]),
  };
}

/** Rounding that eigenvalues may have. */
const SLACK = 1e-10;

function ofRates({ real }: StationaryState["eigenvalues"]): Stability {
  const scale = real.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  return stabilityFrom(real.map((value) => value / scale));
}

/** The stability that multipliers mean: by how far their moduli are from 1. */
export function ofMultipliers({ real, imaginary }: StationaryState["eigenvalues"]): Stability {
  return stabilityFrom(real.map((value, k) => Math.hypot(value, imaginary[k]) - 1));
}

function stabilityFrom(growth: Float64Array): Stability {
  if (growth.every((value) => value < -SLACK)) return "stable";
  if (growth.every((value) => value > SLACK)) return "unstable";
  const grows = growth.some((value) => value > SLACK);
  return grows && growth.some((value) => value < -SLACK) ? "saddle" : grows ? "unstable" : "neutral";
}

export function isWithin(x: Float64Array, { lower, upper }: StateSpaceBox, slack: number): boolean {
  for (let i = 0; i < x.length; i++) if (!(x[i] >= lower[i] - slack && x[i] <= upper[i] + slack)) return false;
  return true;
}

function compare(a: Float64Array, b: Float64Array): number {
  for (let i = 0; i < a.length; i++) {
    if (Math.abs(a[i] - b[i]) > 1e-9 * (1 + Math.abs(a[i]))) return a[i] - b[i];
  }
  return 0;
}
