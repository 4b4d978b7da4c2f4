import { checkCount } from "@attractors/core";
import { singularValues } from "@attractors/core/ml-matrix";
import type { CovariantVectors } from "./covariant-vectors.ts";
import { decompose } from "./tangent-frame.ts";

/**
 * Measures the angle between two covariant vectors at each time, in radians, from 0 (they touch) to π/2.
 *
 * @throws {RangeError} if there is no vector of that number.
 *
 * @example
 * ```ts
 * import { covariantAngles, covariantVectors } from "@attractors/metrics";
 *
 * const cat = {
 *   dimension: 2,
 *   initialState: Float64Array.of(0.1, 0.2),
 *   map: (y: Float64Array, out: Float64Array) => out.set([(2 * y[0] + y[1]) % 1, (y[0] + y[1]) % 1]),
 *   jacobian: (y: Float64Array, out: Float64Array) => out.set([2, 1, 1, 1]),
 * };
 * covariantAngles(covariantVectors(cat, { duration: 2 }), 0, 1); // ≈ [1.570796, 1.570796]
 * ```
 */
export function covariantAngles(covariant: CovariantVectors, first: number, second: number): Float64Array {
  const { dimension: n, count, times, vectors } = covariant;
  for (const [name, index] of Object.entries({ first, second })) checkIndex(`covariantAngles: ${name}`, index, count);
  return times.map((_, t) => {
    const a = (t * count + first) * n;
    const b = (t * count + second) * n;
    let sum = 0;
    let difference = 0;
    for (let k = 0; k < n; k++) {
      sum += (vectors[a + k] + vectors[b + k]) ** 2;
      difference += (vectors[a + k] - vectors[b + k]) ** 2;
    }
    return 2 * Math.atan2(Math.sqrt(Math.min(sum, difference)), Math.sqrt(Math.max(sum, difference)));
  });
}

/**
 * Measures at each time the smallest angle between the space that the first `split` covariant vectors span and that of the
 * others, in radians. Away from 0 the splitting is hyperbolic there (Ginelli et al., J. Phys. A 46, 254005, 2013).
 *
 * @throws {RangeError} if `split` is not between 1 and the number of vectors less 1.
 */
export function subspaceAngles(covariant: CovariantVectors, split: number): Float64Array {
  const { dimension: n, count, times, vectors } = covariant;
  checkCount("subspaceAngles: split", split);
  checkIndex("subspaceAngles: split", split, count);
  const triangle = new Float64Array(count * count);
  return times.map((_, t) => {
    const start = t * count * n;
    const first = vectors.slice(start, start + split * n);
    const second = vectors.slice(start + split * n, start + count * n);
    decompose(first, n, triangle.subarray(0, split ** 2));
    decompose(second, n, triangle.subarray(0, (count - split) ** 2));
    // The largest cosine is the largest singular value of QᵀQ'; near 0 its sine, from what Q leaves of Q', has more digits.
    const cosines = new Float64Array(split * (count - split));
    const rest = second.slice();
    for (let i = 0; i < split; i++) {
      for (let j = 0; j < count - split; j++) {
        let product = 0;
        for (let k = 0; k < n; k++) product += first[i * n + k] * second[j * n + k];
        cosines[i * (count - split) + j] = product;
        for (let k = 0; k < n; k++) rest[j * n + k] -= product * first[i * n + k];
      }
    }
    const [cosine] = singularValues({ rows: split, columns: count - split, data: cosines });
    const sines = singularValues({ rows: count - split, columns: n, data: rest });
    return Math.atan2(sines[sines.length - 1], cosine);
  });
}

export interface SplittingViolationsOptions {
  /** Over how many of the times growth is averaged before it is compared. @default 1 */
  window?: number;
}

/**
 * Measures how the splitting into covariant vectors is dominated: for each pair the share of the times at which the later
 * vector, averaged over a window, grows faster than the earlier one. Where it falls to 0 at some finite window, the two
 * are dynamically isolated; where it does not, they are entangled (Yang, Takeuchi, Ginelli, Chaté and Radons, Phys. Rev.
 * Lett. 102, 074102, 2009).
 *
 * @returns [count × count], the share of pair i < j at i × count + j, the rest 0.
 * @throws {RangeError} if the window is not between 1 and the number of times.
 */
export function splittingViolations(
  { count, times, growth }: CovariantVectors,
  { window = 1 }: SplittingViolationsOptions = {},
): Float64Array {
  checkCount("splittingViolations: window", window);
  checkIndex("splittingViolations: window", window - 1, times.length);
  const shares = new Float64Array(count * count);
  const places = times.length - window + 1;
  const sums = new Float64Array(count);
  for (let t = 0; t < places; t++) {
    for (let i = 0; i < count; i++) {
      let sum = 0;
      for (let k = t; k < t + window; k++) sum += growth[k * count + i];
      sums[i] = sum;
    }
    for (let i = 0; i < count; i++) {
      for (let j = i + 1; j < count; j++) if (sums[j] > sums[i]) shares[i * count + j] += 1 / places;
    }
  }
  return shares;
}

function checkIndex(where: string, index: number, count: number): void {
  checkCount(where, index, 0);
  if (index >= count) throw new RangeError(`${where} must be less than ${count}, got ${index}`);
}
