import { checkFinite, checkPositive, lengthOf, type TimeSeries } from "@attractors/core";
import { checkSameDimension, checkTruth } from "../check-series.ts";

/** A kernel as a function of the squared distance of two points: `gaussianKernel`, `rationalQuadraticKernel`, or any other. */
export type RadialKernel = (squaredDistance: number) => number;

/**
 * The kernel exp(-d² / 2σ²).
 *
 * @throws {RangeError} if the bandwidth is not positive.
 */
export function gaussianKernel(bandwidth: number): RadialKernel {
  checkPositive("gaussianKernel: bandwidth", bandwidth);
  const factor = -1 / (2 * bandwidth * bandwidth);
  return (square) => Math.exp(factor * square);
}

/**
 * The kernel Σ_σ σ² / (σ² + d²), a sum over several widths.
 *
 * @throws {RangeError} if a width is not positive, or there is none.
 */
export function rationalQuadraticKernel(widths: readonly number[] = [0.2, 0.5, 0.9, 1.3]): RadialKernel {
  if (widths.length === 0) throw new RangeError("rationalQuadraticKernel: widths must not be empty");
  const squares = widths.map((width) => {
    checkPositive("rationalQuadraticKernel: widths", width);
    return width * width;
  });
  return (square) => {
    let sum = 0;
    for (let k = 0; k < squares.length; k++) sum += squares[k] / (squares[k] + square);
    return sum;
  };
}

/** The squared maximum mean discrepancy in its two estimates. */
export interface MeanDiscrepancy {
  /** With each point paired with itself too: not negative. */
  readonly biased: number;
  /** Without: around 0, and negative half of the time, for equal distributions. NaN never: it needs two points of each. */
  readonly unbiased: number;
}

/**
 * Measures the squared maximum mean discrepancy between two series: how far the means of a kernel's features are apart
 * (Gretton, Borgwardt, Rasch, Schölkopf and Smola, JMLR 13, 723, 2012). The lengths may differ. Memory is linear.
 *
 * @throws {RangeError} if a series has fewer than two samples or is not finite, they differ in dimension, or the kernel gives
 * what is not finite.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { gaussianKernel, meanDiscrepancy } from "@attractors/metrics";
 *
 * meanDiscrepancy(seriesOf([0, 0]), seriesOf([1, 1]), gaussianKernel(1)).biased; // ≈ 0.786939
 * ```
 */
export function meanDiscrepancy(first: TimeSeries, second: TimeSeries, kernel: RadialKernel): MeanDiscrepancy {
  const where = "meanDiscrepancy";
  checkTruth(`${where}: first`, first, 2);
  checkTruth(`${where}: second`, second, 2);
  checkSameDimension(where, first, second);
  const n = lengthOf(first);
  const m = lengthOf(second);
  const within = (series: TimeSeries): number => 2 * sumOfPairs(series, series, kernel, true);
  const ofFirst = within(first);
  const ofSecond = within(second);
  const across = sumOfPairs(first, second, kernel, false);
  const diagonal = kernel(0);
  const biased = (ofFirst + n * diagonal) / n ** 2 + (ofSecond + m * diagonal) / m ** 2 - (2 * across) / (n * m);
  const unbiased = ofFirst / (n * (n - 1)) + ofSecond / (m * (m - 1)) - (2 * across) / (n * m);
  checkFinite(`${where}: the sums of the kernel`, [biased, unbiased]);
  return { biased: Math.max(0, biased), unbiased };
}

/** Sums a function of squared distances over all pairs; within one series over i < j. */
export function sumOfPairs(
  { values: a, dimension }: TimeSeries,
  { values: b }: TimeSeries,
  term: (squaredDistance: number) => number,
  below: boolean,
): number {
  let total = 0;
  for (let p = 0; p < a.length; p += dimension) {
    let sum = 0;
    for (let q = below ? p + dimension : 0; q < b.length; q += dimension) {
      let square = 0;
      for (let i = 0; i < dimension; i++) {
        const gap = a[p + i] - b[q + i];
        square += gap * gap;
      }
      sum += term(square);
    }
    total += sum;
  }
  return total;
}
