import type { TimeSeries } from "@attractors/core";
import { checkScalar, checkVaries } from "../check-scalar.ts";
import type { Estimate } from "../estimate.ts";
import { jackknifeSeries } from "../jackknife.ts";
import type { PowerSpectralDensity } from "./periodogram.ts";
import { welch } from "./welch.ts";

export interface SpectralFlatnessOptions {
  /** How the spectrum is estimated: `welch`, `periodogram`, or a call of one with options. @default welch */
  spectrum?: (series: TimeSeries) => PowerSpectralDensity;
}

/**
 * The spectral flatness of a scalar series: the geometric mean of its power over all frequencies but 0, divided by the
 * arithmetic mean. Near 1 for white noise, near 0 where few frequencies hold the power.
 *
 * The interval is that of a delete-one-block jackknife over time, with what is left joined.
 *
 * @throws {RangeError} if the series is not scalar, not finite, has fewer than two samples, or does not vary.
 *
 * @example
 * ```ts
 * import { createRng, seriesOf } from "@attractors/core";
 * import { spectralFlatness } from "@attractors/metrics";
 *
 * const rng = createRng(1);
 * spectralFlatness(seriesOf(Array.from({ length: 4000 }, () => rng.normal()))).value > 0.9; // → true
 * spectralFlatness(seriesOf(Array.from({ length: 4000 }, (_, k) => Math.sin(k)))).value < 0.01; // → true
 * ```
 */
export function spectralFlatness(series: TimeSeries, { spectrum = welch }: SpectralFlatnessOptions = {}): Estimate {
  checkScalar("spectralFlatness: series", series, 2);
  checkVaries("spectralFlatness: series", series.values);
  return jackknifeSeries(series.values, 2, (values) => flatnessOf(spectrum({ ...series, values }).densities));
}

/** Frequency 0 left out. */
function flatnessOf(densities: Float64Array): number {
  const count = densities.length - 1;
  let logarithms = 0;
  let sum = 0;
  for (let k = 1; k <= count; k++) {
    logarithms += Math.log(densities[k]);
    sum += densities[k];
  }
  return sum > 0 ? (Math.exp(logarithms / count) * count) / sum : 0;
}
