import { checkCount, checkPositive, checkSameShape, lengthOf, type Rng, type TimeSeries } from "@attractors/core";
import { checkSameDimension, checkTruth } from "../check-series.ts";
import { assign } from "./assignment.ts";

export interface WassersteinOptions {
  /** p of W_p: 1 for the mean distance, 2 for the root mean square. @default 2 */
  power?: number;
}

/**
 * Measures Wasserstein's distance W_p between two series of equal length exactly: the least possible p-mean of the Euclidean
 * distances when each point of one is moved to a point of its own of the other. The assignment is found by shortest augmenting
 * paths; memory is linear, time grows as the cube: for up to a few thousand points. For more take `slicedWasserstein`, or
 * `sinkhorn`.
 *
 * @throws {RangeError} if the series differ in shape, are empty or not finite, or the power is below 1.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { wassersteinDistance } from "@attractors/metrics";
 *
 * const square = seriesOf([0, 0, 0, 1, 1, 0, 1, 1], { dimension: 2 });
 * const moved = seriesOf([4, 4, 3, 4, 4, 5, 3, 5], { dimension: 2 });
 * wassersteinDistance(square, moved); // ≈ 5.0000
 * ```
 */
export function wassersteinDistance(
  first: TimeSeries,
  second: TimeSeries,
  { power = 2 }: WassersteinOptions = {},
): number {
  const where = "wassersteinDistance";
  checkTruth(`${where}: first`, first);
  checkTruth(`${where}: second`, second);
  checkSameShape(where, first, second);
  checkPower(where, power);
  const { dimension, values: a } = first;
  const { values: b } = second;
  const cost = (i: number, j: number): number => {
    let square = 0;
    for (let k = 0, p = i * dimension, q = j * dimension; k < dimension; k++, p++, q++) square += (a[p] - b[q]) ** 2;
    return power === 2 ? square : power === 1 ? Math.sqrt(square) : square ** (power / 2);
  };
  const n = lengthOf(first);
  return (assign(n, cost).cost / n) ** (1 / power);
}

interface SlicedBase extends WassersteinOptions {
  /** Number of random directions. @default 128 */
  count?: number;
}

/** Directions are either drawn, with an `rng`, or given. */
export type SlicedWassersteinOptions = SlicedBase &
  (
    | { readonly rng: Rng; readonly directions?: undefined }
    | { readonly directions: Float64Array; readonly rng?: undefined }
  );

/**
 * Measures the sliced Wasserstein distance: the p-mean, over directions, of W_p between the projections of both series, which
 * sorting gives (Rabin, Peyré, Delon and Bernot, SSVM 2011). The lengths may differ.
 *
 * `directions` are rows of as many numbers as components, of length 1; random ones are drawn evenly from the sphere.
 *
 * @throws {RangeError} if a series is empty or not finite, they differ in dimension, or an option is out of range.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { slicedWasserstein } from "@attractors/metrics";
 *
 * const first = seriesOf([0, 0, 1, 0], { dimension: 2 });
 * const second = seriesOf([0, 3, 1, 3], { dimension: 2 });
 * slicedWasserstein(first, second, { directions: Float64Array.of(1, 0, 0, 1) }); // ≈ 2.12132
 * ```
 */
export function slicedWasserstein(first: TimeSeries, second: TimeSeries, options: SlicedWassersteinOptions): number {
  const where = "slicedWasserstein";
  const { power = 2, count = 128 } = options;
  checkTruth(`${where}: first`, first);
  checkTruth(`${where}: second`, second);
  checkSameDimension(where, first, second);
  checkPower(where, power);
  checkCount(`${where}: count`, count);
  const { dimension } = first;
  const directions = options.directions ?? drawDirections(options.rng, count, dimension);
  if (directions.length === 0 || directions.length % dimension !== 0) {
    throw new RangeError(`${where}: directions must be rows of ${dimension} numbers, got ${directions.length} numbers`);
  }
  const a = new Float64Array(lengthOf(first));
  const b = new Float64Array(lengthOf(second));
  let sum = 0;
  for (let d = 0; d < directions.length; d += dimension) {
    projectInto(first, directions, d, a);
    projectInto(second, directions, d, b);
    sum += meanPower(a.sort(), b.sort(), power);
  }
  return ((sum * dimension) / directions.length) ** (1 / power);
}

function checkPower(where: string, power: number): void {
  checkPositive(`${where}: power`, power);
  if (power < 1) throw new RangeError(`${where}: power must be at least 1, got ${power}`);
}

function drawDirections(rng: Rng, count: number, dimension: number): Float64Array {
  const directions = Float64Array.from({ length: count * dimension }, () => rng.normal());
  for (let d = 0; d < directions.length; d += dimension) {
    let square = 0;
    for (let i = 0; i < dimension; i++) square += directions[d + i] ** 2;
    for (let i = 0; i < dimension; i++) directions[d + i] /= Math.sqrt(square);
  }
  return directions;
}

function projectInto({ dimension, values }: TimeSeries, directions: Float64Array, d: number, out: Float64Array): void {
  for (let k = 0; k < out.length; k++) {
    let sum = 0;
    for (let i = 0; i < dimension; i++) sum += directions[d + i] * values[k * dimension + i];
    out[k] = sum;
  }
}

/** W_p^p of two sorted sets of numbers: their quantile functions are compared piece by piece. */
function meanPower(a: Float64Array, b: Float64Array, power: number): number {
  let sum = 0;
  let at = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    // The next step of either quantile function, in exact whole numbers.
    const stepA = (i + 1) * b.length;
    const stepB = (j + 1) * a.length;
    const next = Math.min(stepA, stepB);
    const gap = Math.abs(a[i] - b[j]);
    sum += (next - at) * (power === 2 ? gap * gap : gap ** power);
    at = next;
    if (stepA === next) i++;
    if (stepB === next) j++;
  }
  return sum / (a.length * b.length);
}
