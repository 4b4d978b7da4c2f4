import { checkPositive, lengthOf, type TimeSeries } from "@attractors/core";
import { checkTruth } from "../check-series.ts";
import type { ScalingEstimate } from "../estimate.ts";
import { type ScalingRegionOptions, scalingRegion, slopeOver } from "../scaling-region.ts";
import { boxProbabilities, renyiEntropyOf } from "./box-probabilities.ts";

export interface GeneralizedDimensionOptions extends ScalingRegionOptions {
  /** Order q: 0 counts boxes, 1 gives the information dimension, 2 weighs dense boxes like pairs. @default 0 */
  order?: number;
  /** Edges of the boxes. @default from half the extent down by sqrt 2 while boxes hold four samples on average */
  sizes?: ArrayLike<number>;
  /** Sizes between which the slope is taken. @default the longest range in which the curve is straight */
  range?: readonly [from: number, to: number];
}

/**
 * Estimates the generalised dimension D_q of Rényi (Hentschel, Procaccia, Physica D 8, 435, 1983) by boxes: the slope of
 * H_q(ε) over ln 1/ε, where it is straight (`scalingRegion`; its interval is explained there). Box counting for q = 0,
 * the information dimension for q = 1. The curve and the range are in ln 1/ε.
 *
 * Boxes converge slowly and from below; prefer `correlationDimension` for q = 2.
 *
 * @throws {RangeError} if all samples are equal, the series is not finite, or an option is out of range.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { generalizedDimension } from "@attractors/metrics";
 *
 * const line = seriesOf(Float64Array.from({ length: 4096 }, (_, k) => k));
 * generalizedDimension(line, { order: 1 }).value.toFixed(2); // → "1.00"
 * ```
 */
export function generalizedDimension(
  series: TimeSeries,
  { order = 0, sizes = boxSizes(series), range, ...region }: GeneralizedDimensionOptions = {},
): ScalingEstimate {
  checkTruth("generalizedDimension: series", series, 2);
  if (!Number.isFinite(order)) throw new RangeError(`generalizedDimension: order must be finite, got ${order}`);
  const falling = Float64Array.from(sizes).sort().reverse();
  falling.forEach((size, k) => {
    checkPositive(`generalizedDimension: sizes[${k}]`, size);
  });
  const x = falling.map((size) => -Math.log(size));
  const y = falling.map((size) => renyiEntropyOf(boxProbabilities(series, size), order));
  if (range) return slopeOver({ x, y }, [-Math.log(range[1]), -Math.log(range[0])]);
  return scalingRegion(x, y, { points: 3, ...region });
}

/**
 * Estimates D_q by boxes whose edges are halved again and again, as long as they hold ten samples on average (Molteno,
 * Phys. Rev. E 48, R3263, 1993).
 *
 * @throws {RangeError} as `generalizedDimension` does.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { moltenoDimension } from "@attractors/metrics";
 *
 * const line = seriesOf(Float64Array.from({ length: 4096 }, (_, k) => k));
 * moltenoDimension(line).value.toFixed(2); // → "1.00"
 * ```
 */
export function moltenoDimension(
  series: TimeSeries,
  { order = 1, perBox = 10 }: MoltenoDimensionOptions = {},
): ScalingEstimate {
  checkPositive("moltenoDimension: perBox", perBox);
  return generalizedDimension(series, { order, sizes: boxSizes(series, 2, perBox) });
}

export interface MoltenoDimensionOptions {
  /** Order q. @default 1 */
  order?: number;
  /** Mean number of samples per box at which halving ends. @default 10 */
  perBox?: number;
}

/** Edges that shrink by a factor, from the largest extent of the series on, while boxes hold so many samples on average. */
function boxSizes(series: TimeSeries, factor = Math.SQRT2, perBox = 4): Float64Array {
  checkTruth("generalizedDimension: series", series, 2);
  const extent = extentOf(series);
  if (!(extent > 0)) {
    throw new RangeError("generalizedDimension: all samples are equal; a point has no scaling region");
  }
  const sizes: number[] = [];
  const length = lengthOf(series);
  const most = Math.ceil(Math.log(2 ** 20) / Math.log(factor));
  for (let size = extent / 2; sizes.length < most; size /= factor) {
    sizes.push(size);
    if (sizes.length >= 4 && boxProbabilities(series, size).length > length / perBox) break;
  }
  return Float64Array.from(sizes);
}

/** The largest extent of a component, a little enlarged, so that the largest value does not begin a box of its own. */
function extentOf({ dimension, values }: TimeSeries): number {
  let extent = 0;
  for (let i = 0; i < dimension; i++) {
    let [lower, upper] = [Infinity, -Infinity];
    for (let k = i; k < values.length; k += dimension) {
      lower = Math.min(lower, values[k]);
      upper = Math.max(upper, values[k]);
    }
    extent = Math.max(extent, upper - lower);
  }
  return extent * (1 + 1e-9);
}
