import { checkCount, checkPositive, lengthOf, type TimeSeries } from "@attractors/core";
import { checkTruth } from "../check-series.ts";
import { delayEmbedding } from "../embedding/delay-embedding.ts";
import { kdTree, queryOf, roomFor } from "../kd-tree.ts";
import { maximumNorm } from "../norm.ts";
import { rearranged } from "./rearranged.ts";
import type { SurrogateMethod } from "./surrogate.ts";

export interface TwinOptions {
  /** Number of delays, the first of them 0. @default 1: the samples themselves */
  dimension?: number;
  /** Samples between two neighbouring delays. @default 1 */
  delay?: number;
  /** The radius of neighbourhoods. */
  radius: number;
}

/**
 * Twin surrogates (Thiel et al., Europhys. Lett. 75, 535, 2006): points of the (delay-embedded) trajectory that have
 * exactly the same neighbours within a radius are twins, and a surrogate follows the trajectory, but goes on from any of
 * the twins of where it is. Another trajectory of the same system, for tests of synchronisation. Without twins, the
 * surrogate is the series from a random sample on; where nothing follows it begins anew at a random sample.
 *
 * Neighbourhoods are compared by their number and two 32-bit sums of labels of their points, so that memory grows with the length only.
 *
 * @throws {RangeError} if the series is too short or not finite, or the radius is not positive.
 *
 * @example
 * ```ts
 * import { createRng, seriesOf } from "@attractors/core";
 * import { twinSurrogates } from "@attractors/metrics";
 *
 * const periodic = seriesOf([0, 1, 2, 0, 1, 2, 0, 1, 2, 0]);
 * const { values } = twinSurrogates({ radius: 0.1 })(periodic)(createRng(1));
 * values.subarray(1).every((value, k) => value === (values[k] + 1) % 3); // → true
 * ```
 */
export function twinSurrogates({ dimension = 1, delay = 1, radius }: TwinOptions): SurrogateMethod {
  checkCount("twinSurrogates: dimension", dimension);
  checkCount("twinSurrogates: delay", delay);
  checkPositive("twinSurrogates: radius", radius);
  return (series) => {
    checkTruth("twinSurrogates: series", series, (dimension - 1) * delay + 2);
    const length = lengthOf(series);
    const points = delayEmbedding(series, { dimension, delay });
    const successors = successorsOf(points, radius);
    const count = lengthOf(points);
    return (rng) => {
      const path = new Uint32Array(length);
      let place = rng.integer(count);
      for (let k = 0; k < length; k++) {
        path[k] = place;
        const following = successors[place];
        place = following.length > 0 ? following[rng.integer(following.length)] : rng.integer(count);
      }
      return rearranged(series, path);
    };
  };
}

/** For each point the points that come after it and its twins, those with the same neighbourhood, which share one list. */
function successorsOf(points: TimeSeries, radius: number): number[][] {
  const tree = kdTree(points, { norm: maximumNorm });
  const found = roomFor(tree.length);
  const query = queryOf(points.values);
  const groups = new Map<string, number[]>();
  const lists: number[][] = [];
  for (let i = 0; i < tree.length; i++) {
    query.start = i * points.dimension;
    const size = tree.withinInto(query, radius, found);
    let low = 0;
    let high = 0;
    for (let k = 0; k < size; k++) {
      low = (low + label(found.indices[k], 0x9e3779b9)) >>> 0;
      high = (high + label(found.indices[k], 0x85ebca6b)) >>> 0;
    }
    const key = `${size} ${low} ${high}`;
    const group = groups.get(key) ?? [];
    if (i + 1 < tree.length) group.push(i + 1);
    groups.set(key, group);
    lists.push(group);
  }
  return lists;
}

/** Hashes an index into 32 bits (finaliser of MurmurHash3). */
function label(index: number, salt: number): number {
  let h = (index + salt) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
