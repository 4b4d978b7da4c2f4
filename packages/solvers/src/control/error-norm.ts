import type { Engine } from "../engine.ts";

/**
 * Measures the estimated error of the step just tried, squared, with 1 as what the tolerances allow.
 *
 * Of the state: the mean square of the components, each in units of absolute + relative tolerance × magnitude (Hairer,
 * Nørsett and Wanner 1993, section II.4). Of a tangent vector: the length of its error in units of tangent tolerance ×
 * length. The worst counts; NaN stays NaN.
 */
export function squaredError(e: Engine): number {
  const state = squaredStateError(e);
  return e.size > e.dimension ? Math.max(state, squaredTangentError(e)) : state;
}

function squaredStateError(e: Engine): number {
  const n = e.dimension;
  const start = e.start;
  const state = e.state;
  const error = e.error;
  const guard = e.guard;
  const guarded = e.tableau.guarded;
  const relative = e.tolerances.relative;
  const absolute = e.tolerances.absolute;

  let sum = 0;
  let guardSum = 0;
  for (let i = 0; i < n; i++) {
    const scale = absolute[i] + relative[i] * Math.max(Math.abs(start[i]), Math.abs(state[i]));
    const part = error[i] / scale;
    sum += part * part;
    if (guarded) {
      const guardPart = guard[i] / scale;
      guardSum += guardPart * guardPart;
    }
  }
  return combined(sum / n, guardSum / n);
}

function squaredTangentError(e: Engine): number {
  const n = e.dimension;
  const size = e.size;
  const start = e.start;
  const state = e.state;
  const error = e.error;
  const guard = e.guard;
  if (e.tangentTolerance === Infinity) return 0;

  let worst = 0;
  for (let v = n; v < size; v += n) {
    let before = 0;
    let after = 0;
    let sum = 0;
    let guardSum = 0;
    for (let i = v; i < v + n; i++) {
      before += start[i] * start[i];
      after += state[i] * state[i];
      sum += error[i] * error[i];
      guardSum += guard[i] * guard[i];
    }
    if (sum === 0) continue;
    const scale = e.tangentTolerance * e.tangentTolerance * Math.max(before, after);
    worst = Math.max(worst, combined(sum / scale, guardSum / scale));
  }
  return worst;
}

/** e⁴ / (e² + g²/100) from e² and g²; e² where there is no guard, g = 0. */
function combined(square: number, guardSquare: number): number {
  return guardSquare === 0 ? square : (square * square) / (square + 0.01 * guardSquare);
}
