import { checkCount, lengthOf, type TimeSeries } from "@attractors/core";
import { checkTruth } from "./check-series.ts";
import { euclideanNorm, maximumNorm, type Norm } from "./norm.ts";

export interface SpaceTimeSeparationOptions {
  /** Largest separation in time, in samples. @default a tenth of the series */
  maxLag?: number;
  /** Shares of the pairs, between 0 and 1. @default 0.1, 0.2, … 0.9 */
  shares?: ArrayLike<number>;
  /** @default euclideanNorm */
  norm?: Norm;
}

/**
 * Computes the contours of a space-time separation plot (Provenzale, Smith, Vio, Murante, Physica D 58, 31, 1992): the
 * distance below which a share of the pairs lies that are k samples apart in time. Number `k * shares.length + s` of the
 * result belongs to lag k and share s. A Theiler window is long enough where all contours have stopped rising; where they
 * rise to the end the series is too short, or drifts.
 *
 * @throws {RangeError} if the series is not finite or too short, or an option is out of range.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { spaceTimeSeparation } from "@attractors/metrics";
 *
 * const ramp = seriesOf(Float64Array.from({ length: 100 }, (_, k) => k));
 * spaceTimeSeparation(ramp, { maxLag: 3, shares: [0.5] }); // → [0, 1, 2, 3]
 * ```
 */
export function spaceTimeSeparation(
  series: TimeSeries,
  {
    maxLag = Math.floor(lengthOf(series) / 10),
    shares = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9],
    norm = euclideanNorm,
  }: SpaceTimeSeparationOptions = {},
): Float64Array {
  checkCount("spaceTimeSeparation: maxLag", maxLag, 0);
  checkTruth("spaceTimeSeparation: series", series, maxLag + 1);
  for (let s = 0; s < shares.length; s++) {
    if (!(shares[s] >= 0 && shares[s] <= 1)) {
      throw new RangeError(`spaceTimeSeparation: shares[${s}] must be between 0 and 1, got ${shares[s]}`);
    }
  }
  const { dimension, values } = series;
  const maximum = norm === maximumNorm;
  const contours = new Float64Array((maxLag + 1) * shares.length);
  for (let lag = 0; lag <= maxLag; lag++) {
    const distances = new Float64Array(lengthOf(series) - lag);
    for (let k = 0; k < distances.length; k++) {
      let power = 0;
      for (let c = 0, p = k * dimension, q = p + lag * dimension; c < dimension; c++, p++, q++) {
        const gap = values[q] - values[p];
        power = maximum ? Math.max(power, Math.abs(gap)) : power + gap * gap;
      }
      distances[k] = maximum ? power : Math.sqrt(power);
    }
    distances.sort();
    for (let s = 0; s < shares.length; s++) {
      contours[lag * shares.length + s] = distances[Math.round(shares[s] * (distances.length - 1))];
    }
  }
  return contours;
}
