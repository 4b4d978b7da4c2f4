import { NumericalError } from "@attractors/core";
import { eigenvalues } from "@attractors/core/ml-matrix";
import { solveInPlace } from "./linear-solve.ts";

export interface FeigenbaumConstantsOptions {
  /** The power z of |x| in the maximum of the maps. @default 2 */
  power?: number;
}

export interface FeigenbaumConstants {
  /** Ratio of the distances between period doublings. */
  readonly delta: number;
  /** Ratio of the widths of the forks, taken positive. */
  readonly alpha: number;
}

/** Coefficients of the universal function beyond its 1. */
const TERMS = 13;
/** The first of them for z = 2, roughly. */
const QUADRATIC = [-1.5276, 0.1048, 0.0267, -0.0035];

/**
 * Computes Feigenbaum's constants from his fixed-point equation g(x) = g(g(a x)) / a with a = g(1) = -1/α, for even maps with a
 * maximum like 1 - |x|^z: g is a polynomial in |x|^z, found by Newton's method at collocation points, and δ is the eigenvalue
 * beyond 1 of the equation's linearisation (Feigenbaum, J. Stat. Phys. 21, 669, 1979; Briggs, Math. Comp. 57, 435, 1991).
 * About twelve digits for z = 2.
 *
 * @throws {RangeError} if the power is not above 1, or above 12.
 * @throws {NumericalError} `"not-converged"` if the power is too far from 2.
 *
 * @example
 * ```ts
 * import { feigenbaumConstants } from "@attractors/metrics";
 *
 * const { delta, alpha } = feigenbaumConstants();
 * delta; // ≈ 4.66920160910
 * alpha; // ≈ 2.50290787510
 * ```
 */
export function feigenbaumConstants({ power = 2 }: FeigenbaumConstantsOptions = {}): FeigenbaumConstants {
  if (!(power > 1 && power <= 12)) {
    throw new RangeError(`feigenbaumConstants: power must be above 1, and at most 12, got ${power}`);
  }
  const coefficients = new Float64Array(TERMS);
  coefficients.set(QUADRATIC);
  let found: FeigenbaumConstants | undefined;
  // From the known function for z = 2 on, in small steps of z.
  const parts = Math.max(1, Math.ceil(8 * Math.abs(power - 2)));
  for (let k = power === 2 ? parts : 0; k <= parts; k++) found = solveFor(2 + (k / parts) * (power - 2), coefficients);
  if (!found) {
    throw new NumericalError(
      "not-converged",
      `feigenbaumConstants: found no universal function for the power ${power}`,
    );
  }
  return found;
}

/** Improves the coefficients by Newton's method; undefined where it does not converge. */
function solveFor(power: number, coefficients: Float64Array): FeigenbaumConstants | undefined {
  // Chebyshev points of |x|^z on (0, 1).
  const points = Float64Array.from(
    { length: TERMS },
    (_, j) => ((1 + Math.cos((Math.PI * (j + 0.5)) / TERMS)) / 2) ** (1 / power),
  );
  const matrix = new Float64Array(TERMS * TERMS);
  const basis = new Float64Array(TERMS * TERMS);
  const step = new Float64Array(TERMS);
  let before = Infinity;
  for (let k = 0; k < 40; k++) {
    linearize(coefficients, points, power, matrix, basis, step);
    for (let i = 0; i < matrix.length; i++) matrix[i] = basis[i] - matrix[i];
    if (solveInPlace(matrix, step) === 0) return undefined;
    const largest = step.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    if (!(largest < 10)) return undefined;
    for (let i = 0; i < TERMS; i++) coefficients[i] += step[i];
    if (largest < 1e-6 && largest >= before / 2) {
      const a = 1 + coefficients.reduce((sum, value) => sum + value, 0);
      linearize(coefficients, points, power, matrix, basis, step);
      return { delta: largestEigenvalue(matrix, basis), alpha: Math.abs(1 / a) };
    }
    before = largest;
  }
  return undefined;
}

/**
 * For each point x_j: the derivative of (T g)(x_j) = g(g(a x_j)) / a by each coefficient, the basis |x_j|^(z i), and the residual
 * (T g)(x_j) - g(x_j).
 */
function linearize(
  c: Float64Array,
  points: Float64Array,
  power: number,
  derivative: Float64Array,
  basis: Float64Array,
  residual: Float64Array,
): void {
  const g = (x: number): number => {
    const u = Math.abs(x) ** power;
    let sum = 0;
    for (let i = TERMS - 1; i >= 0; i--) sum = (sum + c[i]) * u;
    return 1 + sum;
  };
  const slope = (x: number): number => {
    const u = Math.abs(x) ** power;
    let sum = 0;
    for (let i = TERMS - 1; i >= 0; i--) sum = sum * u + (i + 1) * c[i];
    return x === 0 ? 0 : (power * sum * u) / x;
  };
  const a = g(1);
  for (let j = 0; j < TERMS; j++) {
    const x = points[j];
    const inner = g(a * x);
    const outer = g(inner);
    const outerSlope = slope(inner);
    const innerSlope = slope(a * x);
    for (let i = 0; i < TERMS; i++) {
      // With h = |x|^(z (i + 1)): h(1) = 1 changes a, and with it the argument.
      const exponent = power * (i + 1);
      const change = Math.abs(inner) ** exponent + outerSlope * (Math.abs(a * x) ** exponent + innerSlope * x);
      derivative[j * TERMS + i] = change / a - outer / (a * a);
      basis[j * TERMS + i] = x ** exponent;
    }
    residual[j] = outer / a - g(x);
  }
}

/** The largest real eigenvalue of basis⁻¹ derivative. */
function largestEigenvalue(derivative: Float64Array, basis: Float64Array): number {
  const product = new Float64Array(TERMS * TERMS);
  const column = new Float64Array(TERMS);
  for (let i = 0; i < TERMS; i++) {
    for (let j = 0; j < TERMS; j++) column[j] = derivative[j * TERMS + i];
    solveInPlace(basis.slice(), column);
    for (let j = 0; j < TERMS; j++) product[j * TERMS + i] = column[j];
  }
  return Math.max(...eigenvalues({ rows: TERMS, columns: TERMS, data: product }).real);
}
