import type { TimeSeries } from "@attractors/core";
import { checkVaries } from "../check-scalar.ts";
import { maximumNorm, type Norm } from "../norm.ts";
import { extended, type NeighborGrowthOptions, visitNeighbors } from "./neighbor-growth.ts";

export interface AveragedFalseNeighborsOptions extends NeighborGrowthOptions {
  /** @default maximumNorm */
  norm?: Norm;
}

/** Cao's quantities, one for each embedding dimension d; those of quotients for all but the last. */
export interface AveragedFalseNeighbors {
  readonly dimensions: Int32Array;
  /** E(d): mean factor by which the distance to the nearest neighbour grows with one more delay. */
  readonly growth: Float64Array;
  /** E*(d): mean distance in the next delay. */
  readonly gap: Float64Array;
  /** E1(d) = E(d + 1) / E(d): stops changing from the embedding dimension on. */
  readonly e1: Float64Array;
  /** E2(d) = E*(d + 1) / E*(d): 1 at all d for noise. */
  readonly e2: Float64Array;
}

/**
 * Computes Cao's averaged false neighbours of delay embeddings of a scalar series (Physica D 110, 43, 1997): the dimension
 * from which E1 no longer changes is enough to embed, and E2 tells chaos, where it depends on d, from noise.
 * Neighbours at distance 0 are passed over for the next.
 *
 * @throws {RangeError} if the series is not scalar, not finite, constant, or too short for a dimension and the window, or
 * an option is out of range.
 *
 * @example
 * ```ts
 * import { createRng, seriesOf } from "@attractors/core";
 * import { averagedFalseNeighbors } from "@attractors/metrics";
 *
 * const rng = createRng(1);
 * const noise = seriesOf(Float64Array.from({ length: 2000 }, () => rng.normal()));
 * averagedFalseNeighbors(noise).e2.every((value) => Math.abs(value - 1) < 0.1); // → true
 * ```
 */
export function averagedFalseNeighbors(
  series: TimeSeries,
  { norm = maximumNorm, ...options }: AveragedFalseNeighborsOptions = {},
): AveragedFalseNeighbors {
  checkVaries("averagedFalseNeighbors: series", series.values);
  const sums: [count: number, growth: number, gap: number][] = [];
  const dimensions = visitNeighbors("averagedFalseNeighbors", series, norm, options, (place, distance, gap) => {
    sums[place] ??= [0, 0, 0];
    sums[place][0]++;
    sums[place][1] += extended(norm, distance, gap) / distance;
    sums[place][2] += gap;
  });
  const mean = (column: 1 | 2) =>
    Float64Array.from(dimensions, (dimension, place) => {
      if (!sums[place]) {
        throw new RangeError(
          `averagedFalseNeighbors: no sample has a neighbour apart from it in dimension ${dimension}`,
        );
      }
      return sums[place][column] / sums[place][0];
    });
  const growth = mean(1);
  const gap = mean(2);
  return { dimensions, growth, gap, e1: quotients(growth), e2: quotients(gap) };
}

/** Of neighbours; two zeros have the quotient 1. */
function quotients(values: Float64Array): Float64Array {
  return Float64Array.from({ length: values.length - 1 }, (_, k) =>
    values[k + 1] === values[k] ? 1 : values[k + 1] / values[k],
  );
}
