import type { StateMap } from "../state-map.ts";

/** Writes the next state into `out`, from a state and its image under the map. */
export type Improvement = (state: Float64Array, image: Float64Array, out: Float64Array) => void;

/** A way to iterate towards a fixed point. */
export interface FixedPointMethod {
  readonly name: string;
  /** Begins an iteration over states of `size` numbers. */
  begin(size: number, map: StateMap): Improvement;
}

/** How far an iteration goes towards the image. */
export interface MixingOptions {
  /** Part of the way from a state to its image: 1 is plain iteration, less damps oscillations. @default 1 */
  mixing?: number;
}

/**
 * Makes the damped iteration y ← y + mixing (g(y) - y).
 *
 * @throws {RangeError} unless 0 < mixing ≤ 1.
 *
 * @example
 * ```ts
 * import { dampedIteration, fixedPoint } from "@attractors/core";
 *
 * // Plain iteration would swing between two values for ever.
 * const map = (y: Float64Array, out: Float64Array) => {
 *   out[0] = 2 / y[0];
 * };
 * fixedPoint(map, Float64Array.of(1), { method: dampedIteration({ mixing: 0.5 }) }).state; // ≈ [1.414214]
 * ```
 */
export function dampedIteration({ mixing = 1 }: MixingOptions = {}): FixedPointMethod {
  checkMixing("dampedIteration", mixing);
  return {
    name: "damped iteration",
    begin: () => (state, image, out) => {
      for (let i = 0; i < out.length; i++) out[i] = state[i] + mixing * (image[i] - state[i]);
    },
  };
}

export function checkMixing(where: string, mixing: number): void {
  if (!(mixing > 0 && mixing <= 1)) {
    throw new RangeError(`${where}: mixing must be above 0 and at most 1, got ${mixing}`);
  }
}
