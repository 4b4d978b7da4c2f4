/** Says where a sequence of `length` values takes the value for an `index` outside of 0, …, `length - 1`. */
export type Border = (index: number, length: number) => number;

/**
 * Continues a sequence as in a mirror that stands on its last value: `d c b | a b c d | c b a`. It is `"mirror"` of
 * SciPy and `"reflect"` of Julia's ImageFiltering.
 *
 * @example
 * ```ts
 * import { mirrorBorder } from "@attractors/metrics";
 *
 * [-2, -1, 4, 5].map((index) => mirrorBorder(index, 4)); // → [2, 1, 2, 1]
 * ```
 */
export const mirrorBorder: Border = (index, length) => {
  if (length === 1) return 0;
  const period = 2 * (length - 1);
  const place = ((index % period) + period) % period;
  return place < length ? place : period - place;
};

/**
 * Continues a sequence as in a mirror that stands behind its last value, which is seen twice: `c b a | a b c d | d c b`.
 * It is `"reflect"`, the default, of SciPy.
 *
 * @example
 * ```ts
 * import { reflectBorder } from "@attractors/metrics";
 *
 * [-2, -1, 4, 5].map((index) => reflectBorder(index, 4)); // → [1, 0, 3, 2]
 * ```
 */
export const reflectBorder: Border = (index, length) => {
  const period = 2 * length;
  const place = ((index % period) + period) % period;
  return place < length ? place : period - 1 - place;
};

/** Averages a sequence with Gaussian weights of standard deviation `sigma`, cut off at four of them. */
export function smoothGaussian(values: Float64Array, sigma: number, border: Border): Float64Array {
  const radius = Math.round(4 * sigma);
  if (radius === 0) return values;
  const length = values.length;
  const weights = gaussianWeights(sigma, radius);
  const padded = new Float64Array(length + 2 * radius);
  padded.set(values, radius);
  for (let j = 0; j < radius; j++) {
    padded[j] = values[border(j - radius, length)];
    padded[radius + length + j] = values[border(length + j, length)];
  }

  const out = new Float64Array(length);
  for (let k = 0; k < length; k++) {
    const center = k + radius;
    let sum = weights[0] * padded[center];
    for (let j = 1; j <= radius; j++) sum += weights[j] * (padded[center - j] + padded[center + j]);
    out[k] = sum;
  }
  return out;
}

/** The weights at the distances 0, …, `radius`; over both sides they add up to 1. */
function gaussianWeights(sigma: number, radius: number): Float64Array {
  const weights = Float64Array.from({ length: radius + 1 }, (_, j) => Math.exp((-j * j) / (2 * sigma * sigma)));
  let total = weights[0];
  for (let j = 1; j <= radius; j++) total += 2 * weights[j];
  return weights.map((weight) => weight / total);
}
