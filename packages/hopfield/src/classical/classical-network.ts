import { checkCount, checkFinite, checkLength } from "@attractors/core";
import type { BinaryNetwork, LocalFields } from "../binary-network.ts";

/** A network with pair couplings: E = -½ s·W s + b·s, and unit i takes the sign of Σ_j W_ij s_j - b_i. */
export interface ClassicalNetwork extends BinaryNetwork {
  /** W, row-major N × N. */
  readonly weights: Float64Array;
  /** b, N numbers. */
  readonly thresholds: Float64Array;
}

/**
 * Makes a classical network of given weights and thresholds (Hopfield 1982). Asynchronous updates lower its energy where
 * the weights are symmetric with a diagonal that is nowhere negative.
 *
 * @param weights - row-major N × N; kept, not copied.
 * @throws {RangeError} if the sizes do not match, or a number is not finite.
 *
 * @example
 * ```ts
 * import { classicalNetwork, recall } from "@attractors/hopfield";
 *
 * const magnet = classicalNetwork(Float64Array.of(0, 1, 1, 1, 0, 1, 1, 1, 0), 3);
 * recall(magnet, Int8Array.of(1, -1, 1)).state; // → [1, 1, 1]
 * ```
 */
export function classicalNetwork(
  weights: Float64Array,
  size: number,
  thresholds: Float64Array = new Float64Array(size),
): ClassicalNetwork {
  checkCount("classicalNetwork: size", size);
  checkLength("classicalNetwork: weights", weights, size * size);
  checkFinite("classicalNetwork: weights", weights);
  checkLength("classicalNetwork: thresholds", thresholds, size);
  checkFinite("classicalNetwork: thresholds", thresholds);
  return {
    size,
    weights,
    thresholds,
    energy(state) {
      let energy = 0;
      for (let i = 0; i < size; i++) {
        energy += state[i] * (thresholds[i] - 0.5 * rowSum(weights, i, state));
      }
      return energy;
    },
    follow: (state) => followClassical(weights, thresholds, state),
  };
}

/**
 * Fields are sums over a row when asked for, not kept up to date at every flip: a sweep then costs N², whatever flips,
 * and rounding errors do not pile up.
 */
function followClassical(weights: Float64Array, thresholds: Float64Array, state: Int8Array): LocalFields {
  return {
    field: (unit) => rowSum(weights, unit, state) - thresholds[unit],
    flip(unit) {
      state[unit] *= -1;
    },
  };
}

function rowSum(weights: Float64Array, row: number, state: Int8Array): number {
  const size = state.length;
  const start = row * size;
  let sum = 0;
  for (let j = 0; j < size; j++) sum += weights[start + j] * state[j];
  return sum;
}
