import { checkCount, lengthOf, type TimeSeries } from "@attractors/core";
import { checkTruth } from "../check-series.ts";

export interface DelayEmbeddingOptions {
  /** Number of delays, the first of them 0. @default 3 */
  dimension?: number;
  /** Samples between two neighbouring delays. @default 1 */
  delay?: number;
}

/**
 * Embeds a series by delays (Takens, Lecture Notes in Math. 898, 366, 1981): sample k becomes
 * [x_k, x_{k + τ}, …, x_{k + (m - 1)τ}], with all components of x at each delay.
 *
 * @throws {RangeError} if the series is too short or not finite, or an option is not a positive whole number.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { delayEmbedding } from "@attractors/metrics";
 *
 * delayEmbedding(seriesOf([1, 2, 3, 4]), { dimension: 2, delay: 2 }).values; // → [1, 3, 2, 4]
 * ```
 */
export function delayEmbedding(
  series: TimeSeries,
  { dimension = 3, delay = 1 }: DelayEmbeddingOptions = {},
): TimeSeries {
  checkCount("delayEmbedding: dimension", dimension);
  checkCount("delayEmbedding: delay", delay);
  const delays = Array.from({ length: dimension }, (_, k) => k * delay);
  const all = Array.from({ length: series.dimension }, (_, i) => i);
  return generalEmbedding(
    series,
    delays.flatMap((one) => all.map((component) => ({ component, delay: one }))),
  );
}

/** One coordinate of an embedding. */
export interface DelayCoordinate {
  /** Component of the series. */
  readonly component: number;
  /** In samples; negative looks back. */
  readonly delay: number;
}

/**
 * Embeds a series by any components at any delays: sample k of the result belongs to sample k + b of the series, with b
 * the largest look back.
 *
 * @throws {RangeError} if there is no coordinate, a component is not there, a delay is not whole, or the series is too
 * short or not finite.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { generalEmbedding } from "@attractors/metrics";
 *
 * const series = seriesOf([1, 10, 2, 20, 3, 30], { dimension: 2 });
 * generalEmbedding(series, [{ component: 0, delay: 0 }, { component: 1, delay: -1 }]).values; // → [2, 10, 3, 20]
 * ```
 */
export function generalEmbedding(series: TimeSeries, coordinates: readonly DelayCoordinate[]): TimeSeries {
  checkTruth("generalEmbedding: series", series);
  const { dimension: n, values, interval } = series;
  if (coordinates.length === 0) throw new RangeError("generalEmbedding: there must be at least one coordinate");
  let [back, ahead] = [0, 0];
  for (const { component, delay } of coordinates) {
    checkCount("generalEmbedding: component", component, 0);
    if (component >= n) throw new RangeError(`generalEmbedding: component must be below ${n}, got ${component}`);
    if (!Number.isSafeInteger(delay)) throw new RangeError(`generalEmbedding: delay must be whole, got ${delay}`);
    back = Math.max(back, -delay);
    ahead = Math.max(ahead, delay);
  }
  const length = lengthOf(series) - back - ahead;
  if (length < 1) {
    throw new RangeError(
      `generalEmbedding: a span of ${back + ahead} samples needs a series longer than that, got ${lengthOf(series)} samples`,
    );
  }
  const dimension = coordinates.length;
  const out = new Float64Array(length * dimension);
  for (let c = 0; c < dimension; c++) {
    const { component, delay } = coordinates[c];
    for (let k = 0, v = (back + delay) * n + component; k < length; k++, v += n) out[k * dimension + c] = values[v];
  }
  return { dimension, values: out, interval };
}
