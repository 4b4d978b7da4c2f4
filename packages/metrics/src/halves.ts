import { lengthOf, type TimeSeries } from "@attractors/core";

/** Cuts a series into two halves of equal length; of an odd number of samples the last is left out. */
export function halves({ dimension, values, interval }: TimeSeries): [first: TimeSeries, second: TimeSeries] {
  const size = Math.floor(lengthOf({ dimension, values, interval }) / 2) * dimension;
  return [
    { dimension, interval, values: values.subarray(0, size) },
    { dimension, interval, values: values.subarray(size, 2 * size) },
  ];
}
