import { checkCount, checkSameShape, lengthOf, type Rng, type TimeSeries } from "@attractors/core";
import { checkScalar, checkVaries } from "../check-scalar.ts";
import { kdTree, queryOf, roomFor } from "../kd-tree.ts";
import { delayEmbedding } from "./delay-embedding.ts";
import { correlationOf } from "./library-forecast.ts";
import { weightedFuture } from "./simplex-projection.ts";

export interface CrossMappingOptions {
  /** Draws the samples to learn from. */
  rng: Rng;
  /** Embedding dimension E. @default 3 */
  dimension?: number;
  /** Samples between two neighbouring delays. @default 1 */
  delay?: number;
  /** Numbers of samples to learn from. @default eight, evenly spaced up to all */
  sizes?: ArrayLike<number>;
  /** Draws for each of them. @default 20 */
  draws?: number;
  /** Samples at most so far in time are no neighbours. @default 0 */
  window?: number;
}

/** Skill of cross mapping over the number of samples learnt from. */
export interface CrossMapping {
  readonly sizes: Int32Array;
  /** Mean correlation between what was mapped and what was observed. */
  readonly skills: Float64Array;
  /** Its standard deviation over the draws. */
  readonly deviations: Float64Array;
}

/**
 * Maps `effect` back to `cause` (convergent cross mapping: Sugihara et al., Science 338, 496, 2012): estimates each value
 * of `cause` from the times of the nearest neighbours in the delay embedding of `effect`. If skill grows with the number
 * of samples and converges to a high value, `effect` carries the mark of `cause`. Strong forcing and common drivers can
 * feign it; compare with surrogates.
 *
 * @throws {RangeError} if the series are not scalar, differ in length, are not finite, constant or too short, or an option
 * is out of range.
 *
 * @example
 * ```ts
 * import { createRng, seriesOf } from "@attractors/core";
 * import { crossMapping } from "@attractors/metrics";
 *
 * const [x, y] = [[0.4], [0.2]];
 * for (let k = 1; k < 600; k++) {
 *   x.push(x[k - 1] * (3.8 - 3.8 * x[k - 1]));
 *   y.push(y[k - 1] * (3.5 - 3.5 * y[k - 1] - 0.1 * x[k - 1]));
 * }
 * const { skills } = crossMapping(seriesOf(x), seriesOf(y), { rng: createRng(1), dimension: 2 });
 * skills[7] > 0.8; // → true
 * ```
 */
export function crossMapping(
  cause: TimeSeries,
  effect: TimeSeries,
  { rng, dimension = 3, delay = 1, sizes, draws = 20, window = 0 }: CrossMappingOptions,
): CrossMapping {
  checkSameShape("crossMapping", cause, effect);
  checkCount("crossMapping: dimension", dimension);
  checkCount("crossMapping: delay", delay);
  checkCount("crossMapping: draws", draws);
  checkCount("crossMapping: window", window, 0);
  const newest = (dimension - 1) * delay;
  checkScalar("crossMapping: cause", cause, newest + dimension + 3);
  checkScalar("crossMapping: effect", effect, newest + dimension + 3);
  checkVaries("crossMapping: cause", cause.values);
  checkVaries("crossMapping: effect", effect.values);
  const points = delayEmbedding(effect, { dimension, delay });
  const length = lengthOf(points);
  const observed = cause.values.slice(newest);
  const least = dimension + 2;
  const used = Int32Array.from(
    sizes ?? Array.from({ length: 8 }, (_, k) => Math.max(least, Math.round(((k + 1) * length) / 8))),
  );
  const skills = new Float64Array(used.length);
  const deviations = new Float64Array(used.length);
  used.forEach((size, s) => {
    checkCount(`crossMapping: sizes[${s}]`, size, least);
    if (size > length) throw new RangeError(`crossMapping: sizes[${s}] must be at most ${length}, got ${size}`);
    let [sum, squares] = [0, 0];
    const times = size === length ? 1 : draws;
    for (let draw = 0; draw < times; draw++) {
      const skill = skillOf(points, observed, drawSamples(length, size, rng), window);
      sum += skill / times;
      squares += skill ** 2 / times;
    }
    skills[s] = sum;
    deviations[s] = Math.sqrt(Math.max(0, squares - sum ** 2));
  });
  return { sizes: used, skills, deviations };
}

/** Maps all samples with those of a library, whose times rise. */
function skillOf(points: TimeSeries, observed: Float64Array, library: Int32Array, window: number): number {
  const { dimension, values } = points;
  const part = new Float64Array(library.length * dimension);
  library.forEach((time, k) => {
    for (let c = 0; c < dimension; c++) part[k * dimension + c] = values[time * dimension + c];
  });
  const tree = kdTree({ ...points, values: part });
  const query = queryOf(values);
  // Some more than needed, as those near in time fall away.
  const found = roomFor(Math.min(library.length, dimension + 2 + 2 * window));
  const kept = roomFor(dimension + 1);
  const mapped = new Float64Array(observed.length);
  for (let i = 0; i < observed.length; i++) {
    query.start = i * dimension;
    const near = tree.nearestInto(query, found);
    let count = 0;
    for (let k = 0; k < near && count < kept.indices.length; k++) {
      const time = library[found.indices[k]];
      if (Math.abs(time - i) <= window) continue;
      kept.indices[count] = time;
      kept.distances[count++] = found.distances[k];
    }
    mapped[i] = count > 0 ? weightedFuture(observed, kept, count) : 0;
  }
  return correlationOf(mapped, observed);
}

/** Draws so many of the first whole numbers without repetition, in rising order (Floyd's algorithm). */
function drawSamples(length: number, size: number, rng: Rng): Int32Array {
  if (size === length) return Int32Array.from({ length }, (_, k) => k);
  const drawn = new Set<number>();
  for (let last = length - size; last < length; last++) {
    const one = rng.integer(last + 1);
    drawn.add(drawn.has(one) ? last : one);
  }
  return Int32Array.from(drawn).sort();
}
