import { lengthOf, type TimeSeries } from "@attractors/core";
import { autocorrelation } from "./autocorrelation.ts";
import { checkTruth } from "./check-series.ts";

/**
 * Chooses a Theiler window, in samples: pairs of points at most so far apart in time are near each other because time is
 * short, not because the attractor comes back, and bias dimensions and exponents (Theiler, Phys. Rev. A 34, 2427, 1986).
 *
 * Twice the lag at which the autocorrelation of the slowest component has fallen to 1 / e, but at most a tenth of the
 * series; 0 for a component that never varies. Look at `spaceTimeSeparation` where this matters.
 *
 * @throws {RangeError} if the series is not finite.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { theilerWindow } from "@attractors/metrics";
 *
 * theilerWindow(seriesOf(Float64Array.from({ length: 1000 }, (_, k) => Math.sin(k / 10)))); // → 24
 * ```
 */
export function theilerWindow(series: TimeSeries): number {
  checkTruth("theilerWindow: series", series);
  const length = lengthOf(series);
  const most = Math.floor(length / 10);
  if (most === 0) return 0;
  const { dimension } = series;
  const correlations = autocorrelation(series, { maxLag: most });
  let window = 0;
  for (let i = 0; i < dimension; i++) {
    let lag = 0;
    while (lag <= most && correlations[lag * dimension + i] > 1 / Math.E) lag++;
    const constant = correlations[most * dimension + i] === 1;
    if (!constant) window = Math.max(window, Math.min(most, 2 * lag));
  }
  return window;
}
