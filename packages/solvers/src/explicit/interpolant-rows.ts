/**
 * Turns dense output printed as polynomials into the rows of an `Interpolant`:
 * y(t + θ h) = y + h Σ_i b_i(θ) k_i with b_i(θ) = Σ_m polynomials[i][m] θ^(m + 1).
 *
 * The polynomials must end in the weights of the method, b_i(1) = b_i: only then is the output continuous.
 *
 * @example
 * ```ts
 * import { interpolantRows } from "@attractors/solvers";
 *
 * // The cubic Hermite interpolant of Heun's method, whose third stage is the field at the new state.
 * const polynomials = [
 *   [1, -0.5],
 *   [0, 1.5, -1],
 *   [0, -1, 1],
 * ];
 * interpolantRows(polynomials); // → [[0.5, -0.5, 0], [0, 1, -1]]
 * ```
 */
export function interpolantRows(polynomials: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const columns = polynomials.map(alternatingCoefficients);
  const rows = Math.max(...columns.map((column) => column.length)) - 1;
  return Array.from({ length: rows }, (_, r) => columns.map((column) => column[r + 1] ?? 0));
}

/** Writes p(θ) = Σ_m powers[m] θ^(m + 1) as θ(c_0 + (1-θ)(c_1 + θ(c_2 + …))): each c is the value where the rest vanishes. */
function alternatingCoefficients(powers: readonly number[]): number[] {
  const coefficients: number[] = [];
  let rest = [...powers];
  while (rest.length > 0) {
    if (coefficients.length % 2 === 0) {
      // rest(θ) = rest(1) + (1 - θ) q(θ), by synthetic division.
      const quotient: number[] = [];
      let sum = 0;
      for (let m = rest.length - 1; m >= 0; m--) {
        sum += rest[m];
        if (m > 0) quotient[m - 1] = -sum;
      }
      coefficients.push(sum);
      rest = quotient;
    } else {
      coefficients.push(rest[0]);
      rest = rest.slice(1);
    }
  }
  return coefficients;
}

/**
 * The rows that make dense output agree with the field at both ends of the step, F_1 = h k_1 - Δ and
 * F_2 = 2Δ - h (k_1 + k_(s+1)), followed by `further` rows.
 */
export function hermiteRows(
  weights: readonly number[],
  further: readonly (readonly number[])[] = [],
): readonly (readonly number[])[] {
  const atStart = weights.map((b, i) => (i === 0 ? 1 - b : -b));
  const atEnd = weights.map((b, i) => (i === 0 ? 2 * b - 1 : 2 * b));
  return [atStart, [...atEnd, -1], ...further];
}
