import { checkFinite, checkLength } from "./checks.ts";
import type { State } from "./flow.ts";
import { NumericalError } from "./numerical-error.ts";
import type { IteratedMap } from "./state-map.ts";
import type { Stepper } from "./stepper.ts";

/**
 * Iterates a map: a stepper in discrete time, one unit of time per step.
 *
 * @throws {RangeError} if it is advanced by something else than a whole number of steps, or reset to a state of the
 * wrong length.
 * @throws {NumericalError} diverged, from `advance`, if the orbit leaves the finite numbers.
 *
 * @example
 * ```ts
 * import { mapStepper } from "@attractors/core";
 *
 * const doubling = mapStepper({
 *   dimension: 1,
 *   map: (x, out) => void (out[0] = (2 * x[0]) % 1),
 *   initialState: Float64Array.of(0.3),
 * });
 * doubling.advance(3);
 * doubling.state; // ≈ [0.4]
 * ```
 */
export function mapStepper({ dimension: n, map, jacobian, initialState }: IteratedMap): Stepper {
  checkLength("mapStepper: initialState", initialState, n);
  checkFinite("mapStepper: initialState", initialState);
  const state = Float64Array.from(initialState);
  const next = new Float64Array(n);
  const derivatives = new Float64Array(n * n);
  let vectors: Float64Array = new Float64Array(0);
  let time = 0;

  function advance(duration: number): void {
    const steps = Math.round(duration);
    if (!(steps >= 0 && Math.abs(duration - steps) <= 1e-9 * Math.max(1, steps))) {
      throw new RangeError(`mapStepper: duration must be a whole number of steps, got ${duration}`);
    }
    for (let k = 0; k < steps; k++) {
      if (vectors.length > 0) {
        jacobian?.(state, derivatives);
        moveVectors(vectors, derivatives, next);
      }
      map(state, next);
      for (let i = 0; i < n; i++) state[i] = next[i];
    }
    time += steps;
    if (!state.every(Number.isFinite)) {
      throw new NumericalError(
        "diverged",
        `mapStepper: the orbit left the finite numbers by step ${time}; try other parameters or another initial state`,
      );
    }
  }

  function reset(to: State, newTime = 0): void {
    checkLength("mapStepper: state", to, n);
    state.set(to);
    time = newTime;
  }

  function tangent(to: Float64Array): void {
    if (to.length % n !== 0) {
      throw new RangeError(`mapStepper: vectors must be rows of ${n} numbers, got ${to.length} numbers`);
    }
    vectors = to;
  }

  return {
    dimension: n,
    interval: 1,
    state,
    get time() {
      return time;
    },
    advance,
    reset,
    ...(jacobian ? { tangent } : {}),
  };
}

/** Multiplies each row of `vectors` by the matrix, in place. `row` has room for one. */
function moveVectors(vectors: Float64Array, matrix: Float64Array, row: Float64Array): void {
  const n = row.length;
  for (let v = 0; v < vectors.length; v += n) {
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += matrix[i * n + j] * vectors[v + j];
      row[i] = sum;
    }
    for (let i = 0; i < n; i++) vectors[v + i] = row[i];
  }
}
