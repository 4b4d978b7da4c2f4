import type { TimeSeries } from "@attractors/core";
import { checkScalar, checkVaries } from "../check-scalar.ts";
import { varianceOf } from "../scalar-statistics.ts";

/** Variances of a series and of its differences. */
export interface HjorthParameters {
  /** The variance of the series. */
  readonly activity: number;
  /** The deviation of its differences, relative to its own: the mean frequency, in radians per sample if it is small. */
  readonly mobility: number;
  /** The mobility of the differences, relative to that of the series: 1 for a slow sine. */
  readonly complexity: number;
}

/**
 * Hjorth's three parameters of a scalar series (Electroencephalogr. Clin. Neurophysiol. 29, 306, 1970). A series whose
 * differences are all equal, a straight line, has complexity 0.
 *
 * @throws {RangeError} if the series is not scalar, not finite, has fewer than three samples, or does not vary.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { hjorthParameters } from "@attractors/metrics";
 *
 * const sine = seriesOf(Array.from({ length: 10_000 }, (_, k) => Math.sin(0.1 * k)));
 * hjorthParameters(sine).mobility; // ≈ 0.100
 * hjorthParameters(sine).complexity; // ≈ 1.00
 * ```
 */
export function hjorthParameters(series: TimeSeries): HjorthParameters {
  checkScalar("hjorthParameters: series", series, 3);
  const { values } = series;
  checkVaries("hjorthParameters: series", values);
  const first = differences(values);
  const activity = varianceOf(values);
  const speed = varianceOf(first);
  const mobility = Math.sqrt(speed / activity);
  const complexity = speed > 0 ? Math.sqrt(varianceOf(differences(first)) / speed) / mobility : 0;
  return { activity, mobility, complexity };
}

function differences(values: Float64Array): Float64Array {
  return Float64Array.from({ length: values.length - 1 }, (_, k) => values[k + 1] - values[k]);
}
