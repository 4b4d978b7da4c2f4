import { evaluateJacobian, type StiffEngine } from "./stiff-engine.ts";

/** How many tolerances an initial state may be off. */
const SLACK = 10;

/**
 * Checks the algebraic equations of a differential-algebraic system where the engine stands: w f(t, y) = 0 for every w with
 * w M = 0, to within what errors of the state as large as the tolerances make of them.
 *
 * @throws {RangeError} if the state is not consistent.
 */
export function checkConsistent(e: StiffEngine): void {
  if (e.mass === undefined || e.mass.algebraic.length === 0) return;
  const n = e.dimension;
  evaluateJacobian(e);
  e.mass.algebraic.forEach((w) => {
    let residual = 0;
    let rounding = 0;
    for (let i = 0; i < n; i++) {
      residual += w[i] * e.velocity[i];
      rounding += Math.abs(w[i] * e.velocity[i]);
    }
    let allowed = 0;
    for (let j = 0; j < n; j++) {
      let slope = 0;
      for (let i = 0; i < n; i++) slope += w[i] * e.matrix[i * n + j];
      allowed += Math.abs(slope) * (e.absolute[j] + (e.relative[j] + Number.EPSILON) * Math.abs(e.state[j]));
    }
    if (Math.abs(residual) > SLACK * (allowed + Number.EPSILON * rounding)) {
      throw new RangeError(
        `${e.where}: the state at t = ${e.time} is not consistent: an algebraic equation leaves ${residual} instead of 0; start from a state that satisfies the equations without derivatives`,
      );
    }
  });
}
