import type { TimeSeries } from "@attractors/core";
import type { Forecast } from "./forecast.ts";

/** Predicts by the future of the nearest sample of a series that has `furthest` samples behind it. */
export function analogueForecast({ dimension, values }: TimeSeries, furthest: number): Forecast {
  const end = values.length - furthest * dimension;
  return (start, steps, out) => {
    let nearest = 0;
    let least = Infinity;
    for (let k = 0; k < end; k += dimension) {
      let square = 0;
      for (let i = 0; i < dimension && square < least; i++) square += (values[k + i] - start[i]) ** 2;
      if (square < least) {
        least = square;
        nearest = k;
      }
    }
    const future = nearest + dimension;
    for (let i = 0; i < steps * dimension; i++) out[i] = values[future + i];
  };
}
