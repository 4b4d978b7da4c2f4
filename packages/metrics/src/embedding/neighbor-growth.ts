import { checkCount, type TimeSeries } from "@attractors/core";
import { checkScalar } from "../check-scalar.ts";
import { kdTree, queryOf, roomFor } from "../kd-tree.ts";
import { maximumNorm, type Norm } from "../norm.ts";
import { theilerWindow } from "../theiler-window.ts";
import { delayEmbedding } from "./delay-embedding.ts";

export interface NeighborGrowthOptions {
  /** Samples between two neighbouring delays. @default 1 */
  delay?: number;
  /** Embedding dimensions to try. @default 1 … 8 */
  dimensions?: ArrayLike<number>;
  /** Samples at most so far in time are no neighbours. @default theilerWindow(series) */
  window?: number;
}

/**
 * Finds the nearest neighbour, at a distance above 0, of each sample in each of the embedding dimensions, and calls `visit`
 * with the place of the dimension, their distance, and how far the two are apart in the next delay. Returns the dimensions.
 */
export function visitNeighbors(
  where: string,
  series: TimeSeries,
  norm: Norm,
  { delay = 1, dimensions = [1, 2, 3, 4, 5, 6, 7, 8], window = theilerWindow(series) }: NeighborGrowthOptions,
  visit: (place: number, distance: number, gap: number) => void,
): Int32Array {
  checkCount(`${where}: delay`, delay);
  checkCount(`${where}: window`, window, 0);
  const tried = Int32Array.from(dimensions);
  tried.forEach((dimension, place) => {
    checkCount(`${where}: dimensions[${place}]`, dimension);
    checkScalar(`${where}: series`, series, dimension * delay + window + 2);
    const head = { ...series, values: series.values.slice(0, series.values.length - delay) };
    const points = delayEmbedding(head, { dimension, delay });
    const length = points.values.length / dimension;
    const next = dimension * delay;
    const tree = kdTree(points, { norm });
    const query = queryOf(points.values, { window, apart: true });
    const nearest = roomFor(1);
    for (let i = 0; i < length; i++) {
      query.start = i * dimension;
      query.around = i;
      if (tree.nearestInto(query, nearest) === 0) continue;
      const gap = Math.abs(series.values[i + next] - series.values[nearest.indices[0] + next]);
      visit(place, nearest.distances[0], gap);
    }
  });
  return tried;
}

/** The distance with one more coordinate. */
export function extended(norm: Norm, distance: number, gap: number): number {
  return norm === maximumNorm ? Math.max(distance, gap) : Math.sqrt(distance * distance + gap * gap);
}
