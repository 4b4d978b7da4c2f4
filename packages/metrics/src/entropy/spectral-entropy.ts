import type { TimeSeries } from "@attractors/core";
import { checkScalar, checkVaries } from "../check-scalar.ts";
import type { Estimate } from "../estimate.ts";
import { jackknifeSeries } from "../jackknife.ts";
import { type PowerSpectralDensity, periodogram } from "../spectrum/periodogram.ts";
import { factorOf, type RelativeEntropyUnit, shannonOf } from "./discrete-entropy.ts";

export interface SpectralEntropyOptions extends RelativeEntropyUnit {
  /** How the spectrum is estimated: `periodogram`, or a call of `welch`. @default periodogram */
  spectrum?: (series: TimeSeries) => PowerSpectralDensity;
}

/**
 * The spectral entropy of a scalar series: Shannon's entropy of the shares of its power at each frequency, in nats
 * (Inouye et al., Electroencephalogr. Clin. Neurophysiol. 79, 204, 1991). Near 0 for a sine, near the logarithm of the
 * number of frequencies, less 0.42, for the periodogram of white noise.
 *
 * The interval is that of a delete-one-block jackknife over time, with what is left joined.
 *
 * @throws {RangeError} if the series is not scalar, not finite, has fewer than two samples, or does not vary.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { spectralEntropy } from "@attractors/metrics";
 *
 * const sine = seriesOf(Array.from({ length: 100 }, (_, k) => Math.sin((2 * Math.PI * k) / 10)));
 * spectralEntropy(sine).value < 1e-9; // → true
 * ```
 */
export function spectralEntropy(
  series: TimeSeries,
  { spectrum = periodogram, ...unit }: SpectralEntropyOptions = {},
): Estimate {
  checkScalar("spectralEntropy: series", series, 2);
  checkVaries("spectralEntropy: series", series.values);
  return jackknifeSeries(series.values, 2, (values) => {
    const { densities } = spectrum({ ...series, values });
    return factorOf("spectralEntropy", unit, Math.log(densities.length)) * shannonOf(densities);
  });
}
