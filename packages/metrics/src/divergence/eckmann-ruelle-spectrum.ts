import { checkCount, orthonormalize, type TimeSeries } from "@attractors/core";
import { checkScalar } from "../check-scalar.ts";
import { delayEmbedding } from "../embedding/delay-embedding.ts";
import type { Estimate } from "../estimate.ts";
import { BLOCKS, blockOf, jackknife } from "../jackknife.ts";
import { kdTree, queryOf, roomFor } from "../kd-tree.ts";
import { leastSquares } from "../least-squares.ts";
import { maximumNorm } from "../norm.ts";

export interface EckmannRuelleSpectrumOptions {
  /** Number of exponents, and of rows of the local matrices. @default 2 */
  exponents?: number;
  /**
   * Samples of the vectors whose neighbours are found; one less must be a multiple of `exponents - 1`, and the quotient is
   * the step of the local maps. @default 4 (exponents - 1) + 1
   */
  dimension?: number;
  /** Least number of neighbours. @default the smaller of twice and four more than `exponents` */
  neighbors?: number;
  /** Samples at most so far in time are no neighbours. @default 0 */
  window?: number;
}

/**
 * Estimates several Lyapunov exponents of a scalar series, largest first, per unit of time: linear maps fitted to the
 * neighbours of each sample are multiplied with repeated orthonormalisation (Eckmann, Kamphorst, Ruelle, Ciliberto,
 * Phys. Rev. A 34, 4971, 1986). The intervals are those of a jackknife over 20 blocks of time; they do not cover the
 * bias: with more exponents than the system has, the rest are spurious, and negative ones are seldom right.
 *
 * @throws {RangeError} if the series is not scalar, not finite, too short, or constant, or an option is out of range.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { eckmannRuelleSpectrum } from "@attractors/metrics";
 *
 * const logistic = [0.3];
 * for (let k = 1; k < 2000; k++) logistic.push(4 * logistic[k - 1] * (1 - logistic[k - 1]));
 * const [{ value }] = eckmannRuelleSpectrum(seriesOf(logistic), { exponents: 1 });
 * Math.abs(value - Math.LN2) < 0.05; // → true
 * ```
 */
export function eckmannRuelleSpectrum(
  series: TimeSeries,
  {
    exponents: size = 2,
    dimension = 4 * (size - 1) + 1,
    neighbors = Math.min(2 * size, size + 4),
    window = 0,
  }: EckmannRuelleSpectrumOptions = {},
): readonly Estimate[] {
  checkCount("eckmannRuelleSpectrum: exponents", size);
  checkCount("eckmannRuelleSpectrum: dimension", dimension, size);
  checkCount("eckmannRuelleSpectrum: neighbors", neighbors, size);
  checkCount("eckmannRuelleSpectrum: window", window, 0);
  const step = size === 1 ? 1 : (dimension - 1) / (size - 1);
  if (!Number.isInteger(step)) {
    throw new RangeError(
      `eckmannRuelleSpectrum: dimension - 1 must be a multiple of ${size - 1}, got ${dimension - 1}`,
    );
  }
  checkScalar("eckmannRuelleSpectrum: series", series, dimension + step + 2 * window + neighbors + 1);
  const { values, interval } = series;
  const head = { ...series, values: values.slice(0, values.length - step) };
  const orbit = delayEmbedding(head, { dimension });
  const length = orbit.values.length / dimension;
  const tree = kdTree(orbit, { norm: maximumNorm });
  const query = queryOf(orbit.values, { window });
  const nearest = roomFor(neighbors);
  const found = roomFor(length);
  const fit = leastSquares(size);
  const row = new Float64Array(size);
  const frame = new Float64Array(size * size);
  for (let i = 0; i < size; i++) frame[i * size + i] = 1;
  const norms = new Float64Array(size);
  const sums = new Float64Array(BLOCKS * size);
  const counts = new Float64Array(BLOCKS * size);

  for (let i = 0; i < length; i++) {
    query.start = i * dimension;
    query.around = i;
    const near = tree.nearestInto(query, nearest);
    // All of those at the distance of the last one.
    const count = tree.withinInto(query, nearest.distances[near - 1], found);
    fit.begin();
    for (let n = 0; n < count; n++) {
      const j = found.indices[n];
      for (let k = 0; k < size; k++) row[k] = values[j + k * step] - values[i + k * step];
      fit.add(row, values[j + size * step] - values[i + size * step]);
    }
    const coefficients = fit.solve();
    shiftFrame(frame, coefficients, size);
    orthonormalize(frame, size, norms);
    const block = blockOf(i, length) * size;
    for (let k = 0; k < size; k++) {
      if (norms[k] === 0) continue;
      sums[block + k] += Math.log(norms[k]);
      counts[block + k]++;
    }
  }
  return Array.from({ length: size }, (_, k) => {
    const meanWithout = (left: number): number => {
      let [sum, count] = [0, 0];
      for (let b = 0; b < BLOCKS; b++) {
        if (b === left) continue;
        sum += sums[b * size + k];
        count += counts[b * size + k];
      }
      return count > 0 ? sum / count / (step * interval) : -Infinity;
    };
    const value = meanWithout(-1);
    if (value === -Infinity) return { value, interval: [value, value] };
    return jackknife(
      value,
      Float64Array.from({ length: BLOCKS }, (_, b) => meanWithout(b)),
    );
  });
}

/** Applies the local map to each row: shifts it forward, and puts the fitted combination at its end. */
function shiftFrame(frame: Float64Array, coefficients: Float64Array, size: number): void {
  for (let v = 0; v < frame.length; v += size) {
    let last = 0;
    for (let k = 0; k < size; k++) last += coefficients[k] * frame[v + k];
    for (let k = 0; k + 1 < size; k++) frame[v + k] = frame[v + k + 1];
    frame[v + size - 1] = last;
  }
}
