import { BLOCKS, blockOf } from "../jackknife.ts";
import { orderOf } from "../ranks.ts";

/** Vectors (x_i, x_{i+τ}, …) of a series, and when two of them match: if no coordinate differs by more than r. */
export interface Templates {
  readonly values: Float64Array;
  /** Number of templates. */
  readonly count: number;
  /** Coordinates of each. */
  readonly dimension: number;
  readonly delay: number;
  readonly tolerance: number;
  /** Whether a difference of exactly `tolerance` still matches. */
  readonly inclusive: boolean;
}

/** Pairs of matching templates by the blocks of time of their members, `pairs[b * BLOCKS + c]`. */
export interface MatchingPairs {
  /** Whose first m coordinates match. */
  readonly shorter: Float64Array;
  /** Whose m + 1 coordinates match. */
  readonly longer: Float64Array;
}

/**
 * Counts the pairs of templates of m + 1 coordinates that match, and those whose first m do. Templates are sorted by their
 * first coordinate, so that only those within the tolerance in it are compared.
 */
export function matchingPairs(templates: Templates): MatchingPairs {
  const { count, dimension: width, tolerance, inclusive } = templates;
  const { order, points } = sortByFirst(templates);
  // The largest difference that matches.
  const most = inclusive ? tolerance : largestBelow(tolerance);
  const blocks = Uint8Array.from(order, (i) => blockOf(i, count));
  const shorter = new Float64Array(BLOCKS * BLOCKS);
  const longer = new Float64Array(BLOCKS * BLOCKS);
  const last = width - 1;
  for (let a = 0; a < count; a++) {
    const p = a * width;
    const first = points[p];
    const row = blocks[a] * BLOCKS;
    for (let b = a + 1, q = p + width; b < count; b++, q += width) {
      if (points[q] - first > most) break;
      let k = 1;
      while (k < last && Math.abs(points[q + k] - points[p + k]) <= most) k++;
      if (k < last) continue;
      const pair = row + blocks[b];
      shorter[pair]++;
      if (Math.abs(points[q + last] - points[p + last]) <= most) longer[pair]++;
    }
  }
  return { shorter, longer };
}

/** Counts the templates that match each one, itself among them. */
export function matchCounts(templates: Templates): Uint32Array {
  const { count, dimension: width, tolerance, inclusive } = templates;
  const { order, points } = sortByFirst(templates);
  const most = inclusive ? tolerance : largestBelow(tolerance);
  const counts = new Uint32Array(count).fill(1);
  for (let a = 0; a < count; a++) {
    const p = a * width;
    const first = points[p];
    for (let b = a + 1, q = p + width; b < count; b++, q += width) {
      if (points[q] - first > most) break;
      let k = 1;
      while (k < width && Math.abs(points[q + k] - points[p + k]) <= most) k++;
      if (k < width) continue;
      counts[order[a]]++;
      counts[order[b]]++;
    }
  }
  return counts;
}

function sortByFirst({ values, count, dimension, delay }: Templates): { order: Uint32Array; points: Float64Array } {
  const order = orderOf(values.subarray(0, count));
  const points = new Float64Array(count * dimension);
  for (let a = 0; a < count; a++) {
    for (let k = 0; k < dimension; k++) points[a * dimension + k] = values[order[a] + k * delay];
  }
  return { order, points };
}

/** The double-precision number just below a positive one; below 0, none matches. */
function largestBelow(tolerance: number): number {
  return tolerance > 0 ? tolerance - Math.max(tolerance * 2 ** -53, Number.MIN_VALUE) : -1;
}
