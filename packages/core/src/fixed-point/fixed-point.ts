import { checkCount, checkFinite, checkPositive } from "../checks.ts";
import type { State } from "../flow.ts";
import { NumericalError } from "../numerical-error.ts";
import type { StateMap } from "../state-map.ts";
import { dampedIteration, type FixedPointMethod } from "./method.ts";

export interface FixedPointOptions {
  /** How the next state is found. @default dampedIteration() */
  method?: FixedPointMethod;
  /** Done when no component differs from its image by more than this, times one plus its magnitude. @default 1e-10 */
  tolerance?: number;
  /** The most iterations. @default 1000 */
  maxIterations?: number;
  /** Returns what was reached, with `failure`, instead of throwing when the iteration fails. @default false */
  partial?: boolean;
}

/** A state that a map leaves where it is. */
export interface FixedPoint {
  readonly state: Float64Array;
  /** The largest difference of a component from its image, divided by one plus its magnitude. */
  readonly residual: number;
  readonly iterations: number;
  /** Evaluations of the map. */
  readonly evaluations: number;
  /** Why the tolerance was not met; only with the option `partial`. */
  readonly failure?: NumericalError;
}

/**
 * Finds a fixed point y = g(y) of a map: the solution of self-consistency equations. Which of several is found depends on
 * the start.
 *
 * `dampedIteration` is the plain one, for maps that contract; `andersonAcceleration` gets there in far fewer evaluations,
 * and also where plain iteration oscillates; `newtonIteration` converges quadratically and reaches unstable fixed points.
 *
 * @throws {RangeError} if the start is not finite, or an option out of its range.
 * @throws {NumericalError} not-converged, after `maxIterations`; diverged, where the map is no longer finite; singular,
 * where Newton's equations have no solution.
 *
 * @example
 * ```ts
 * import { andersonAcceleration, fixedPoint } from "@attractors/core";
 *
 * // The magnetisation of a mean-field magnet at temperature 1/2.
 * const magnet = (m: Float64Array, out: Float64Array) => {
 *   out[0] = Math.tanh(2 * m[0]);
 * };
 * fixedPoint(magnet, Float64Array.of(1)).state; // ≈ [0.957504]
 * fixedPoint(magnet, Float64Array.of(1), { method: andersonAcceleration() }).iterations < 10; // → true
 * ```
 */
export function fixedPoint(map: StateMap, start: State, options: FixedPointOptions = {}): FixedPoint {
  const { method = dampedIteration(), tolerance = 1e-10, maxIterations = 1000, partial = false } = options;
  checkFinite("fixedPoint: start", start);
  checkPositive("fixedPoint: tolerance", tolerance);
  checkCount("fixedPoint: maxIterations", maxIterations, 0);

  let evaluations = 0;
  const evaluate: StateMap = (y, out) => {
    evaluations++;
    map(y, out);
    if (!out.every(Number.isFinite)) {
      throw new NumericalError(
        "diverged",
        "fixedPoint: the map is no longer finite; start nearer to the fixed point, or damp more",
      );
    }
  };

  const state = start.slice();
  const image = new Float64Array(start.length);
  const next = new Float64Array(start.length);
  let iterations = 0;
  let residual = Infinity;
  let failure: NumericalError | undefined;
  try {
    const improve = method.begin(start.length, evaluate);
    evaluate(state, image);
    residual = residualOf(state, image);
    while (residual > tolerance) {
      if (iterations === maxIterations) {
        throw new NumericalError(
          "not-converged",
          `fixedPoint: ${maxIterations} iterations left a residual of ${residual}; raise maxIterations, damp more, start elsewhere, or take another method`,
        );
      }
      improve(state, image, next);
      evaluate(next, image);
      state.set(next);
      residual = residualOf(state, image);
      iterations++;
    }
  } catch (error) {
    if (!(partial && error instanceof NumericalError)) throw error;
    failure = error;
  }
  return { state, residual, iterations, evaluations, ...(failure && { failure }) };
}

/** The largest difference of a component from its image, divided by one plus its magnitude. */
export function residualOf(state: Float64Array, image: Float64Array): number {
  let worst = 0;
  for (let i = 0; i < state.length; i++) {
    worst = Math.max(worst, Math.abs(image[i] - state[i]) / (1 + Math.abs(state[i])));
  }
  return worst;
}
