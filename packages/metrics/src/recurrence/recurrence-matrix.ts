import { checkAtLeast, lengthOf, type TimeSeries } from "@attractors/core";
import { checkSameDimension, checkTruth } from "../check-series.ts";
import { distanceQuantiles } from "../distance-quantile.ts";
import { euclideanNorm, largestPower, maximumNorm, type Norm } from "../norm.ts";

/** Which states come back to which: a matrix of yes and no that is worked out where it is looked at, and never held. */
export interface RecurrenceMatrix {
  readonly rows: number;
  readonly columns: number;
  /** Whether it compares a series with itself: then it is symmetric, and its main diagonal says nothing. */
  readonly symmetric: boolean;
  recurs(row: number, column: number): boolean;
}

export interface RecurrenceMatrixOptions {
  /** States at most so far apart recur. */
  radius: number;
  /** @default euclideanNorm */
  norm?: Norm;
  /** Whether only states nearer than the radius recur: `<` instead of `<=`. @default false */
  strict?: boolean;
}

/**
 * The recurrence matrix of a series: R_ij says whether |x_i - x_j| <= radius (Eckmann, Kamphorst, Ruelle, Europhys. Lett.
 * 4, 973, 1987). Embed a scalar series first (`delayEmbedding`).
 *
 * @throws {RangeError} if the series is empty or not finite, or the radius is negative.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { recurrenceMatrix } from "@attractors/metrics";
 *
 * recurrenceMatrix(seriesOf([0, 3, 1]), { radius: 1 }).recurs(0, 2); // → true
 * ```
 */
export function recurrenceMatrix(series: TimeSeries, options: RecurrenceMatrixOptions): RecurrenceMatrix {
  checkTruth("recurrenceMatrix: series", series);
  return { ...comparison("recurrenceMatrix", series, series, options), symmetric: true };
}

/**
 * The cross recurrence matrix of two series: R_ij says whether |x_i - y_j| <= radius (Marwan, Kurths, Phys. Lett. A 302,
 * 299, 2002).
 *
 * @throws {RangeError} if a series is empty or not finite, the two differ in dimension, or the radius is negative.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { crossRecurrenceMatrix } from "@attractors/metrics";
 *
 * crossRecurrenceMatrix(seriesOf([0, 3]), seriesOf([2, 1, 4]), { radius: 1 }).recurs(0, 1); // → true
 * ```
 */
export function crossRecurrenceMatrix(
  first: TimeSeries,
  second: TimeSeries,
  options: RecurrenceMatrixOptions,
): RecurrenceMatrix {
  checkTruth("crossRecurrenceMatrix: first", first);
  checkTruth("crossRecurrenceMatrix: second", second);
  checkSameDimension("crossRecurrenceMatrix", first, second);
  return comparison("crossRecurrenceMatrix", first, second, options);
}

/**
 * The joint recurrence matrix of two recurrence matrices: what recurs in both (Romano et al., Phys. Lett. A 330, 214,
 * 2004).
 *
 * @throws {RangeError} if the two differ in size.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { jointRecurrenceMatrix, recurrenceMatrix } from "@attractors/metrics";
 *
 * const [x, y] = [seriesOf([0, 3, 1]), seriesOf([5, 5, 9])];
 * const joint = jointRecurrenceMatrix(recurrenceMatrix(x, { radius: 1 }), recurrenceMatrix(y, { radius: 1 }));
 * joint.recurs(0, 2); // → false
 * ```
 */
export function jointRecurrenceMatrix(first: RecurrenceMatrix, second: RecurrenceMatrix): RecurrenceMatrix {
  const { rows, columns } = first;
  if (rows !== second.rows || columns !== second.columns) {
    throw new RangeError(
      `jointRecurrenceMatrix: the matrices must have the same size, got ${rows} × ${columns} and ${second.rows} × ${second.columns}`,
    );
  }
  return {
    rows,
    columns,
    symmetric: first.symmetric && second.symmetric,
    recurs: (row, column) => first.recurs(row, column) && second.recurs(row, column),
  };
}

export interface RecurrenceRadiusOptions {
  /** @default euclideanNorm */
  norm?: Norm;
}

/**
 * Finds the radius at which a share `rate` of all pairs of different samples recurs: a quantile of their distances.
 *
 * @throws {RangeError} if the series has fewer than two samples or is not finite, or the rate is not between 0 and 1.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { recurrenceRadius } from "@attractors/metrics";
 *
 * recurrenceRadius(seriesOf([0, 1, 3]), 0.5); // → 2
 * ```
 */
export function recurrenceRadius(
  series: TimeSeries,
  rate: number,
  { norm = euclideanNorm }: RecurrenceRadiusOptions = {},
): number {
  return distanceQuantiles(series, [rate], { norm })[0];
}

function comparison(
  where: string,
  first: TimeSeries,
  second: TimeSeries,
  { radius, norm = euclideanNorm, strict = false }: RecurrenceMatrixOptions,
): RecurrenceMatrix {
  checkAtLeast(`${where}: radius`, radius, 0);
  const { dimension, values: x } = first;
  const { values: y } = second;
  const bound = largestPower(norm, radius, strict);
  const maximum = norm === maximumNorm;
  return {
    rows: lengthOf(first),
    columns: lengthOf(second),
    symmetric: false,
    recurs(row, column) {
      let power = 0;
      for (let c = 0, p = row * dimension, q = column * dimension; c < dimension; c++, p++, q++) {
        const gap = x[p] - y[q];
        power = maximum ? Math.max(power, Math.abs(gap)) : power + gap * gap;
      }
      return power <= bound;
    },
  };
}
