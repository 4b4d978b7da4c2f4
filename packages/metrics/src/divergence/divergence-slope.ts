import type { ScalingEstimate } from "../estimate.ts";
import { type ScalingRegionOptions, scalingRegion, slopeOver } from "../scaling-region.ts";

export interface DivergenceRegionOptions extends ScalingRegionOptions {
  /** Times between which the slope is taken. @default the longest range in which the curve is straight and grows */
  range?: readonly [from: number, to: number];
}

/** The slope of a curve of mean logarithms of distances, `sums / counts`, over time. */
export function divergenceSlope(
  where: string,
  sums: Float64Array,
  counts: Float64Array,
  interval: number,
  { range, ...region }: DivergenceRegionOptions,
): ScalingEstimate {
  const kept = Array.from(sums.keys()).filter((k) => counts[k] > 0);
  if (kept.length < 2) {
    throw new RangeError(`${where}: no two samples have neighbours apart from them; the series repeats itself exactly`);
  }
  const x = Float64Array.from(kept, (k) => k * interval);
  const y = Float64Array.from(kept, (k) => sums[k] / counts[k]);
  if (range) {
    // Multiples of the interval are rounded.
    return slopeOver({ x, y }, [range[0] - 1e-6 * interval, range[1] + 1e-6 * interval]);
  }
  const found = scalingRegion(x, y, { rise: Math.LN2, ...region });
  return found.value > 0 ? found : { ...found, status: "no-scaling-region" };
}

/** How many samples have `steps` behind them; throws if they have no neighbours outside of the window. */
export function followed(where: string, length: number, steps: number, window: number): number {
  const starts = length - steps;
  if (starts < window + 2) {
    throw new RangeError(
      `${where}: ${length} samples are too few to follow neighbours over ${steps} steps outside of a window of ${window}`,
    );
  }
  return starts;
}
