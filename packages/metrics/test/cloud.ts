import { createRng, type TimeSeries } from "@attractors/core";

/** Normal random points. */
export function cloud(
  length: number,
  dimension: number,
  { seed = 1, width = 1, shift = 0 }: { seed?: number; width?: number; shift?: number } = {},
): TimeSeries {
  const rng = createRng(seed);
  const values = Float64Array.from({ length: length * dimension }, () => shift + width * rng.normal());
  return { dimension, interval: 1, values };
}

/** The same points moved along all axes. */
export function moved(series: TimeSeries, by: number): TimeSeries {
  return { ...series, values: series.values.map((value) => value + by) };
}
