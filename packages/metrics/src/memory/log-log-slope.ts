import { NumericalError } from "@attractors/core";
import type { ScalingEstimate } from "../estimate.ts";
import { scalingRegion, slopeOver } from "../scaling-region.ts";

/**
 * The slope of ln F over ln n by least squares over all points, as memory exponents are defined; the status says whether
 * the points lie on a line somewhere. Points where F is 0 are left out.
 */
export function logLogSlope(where: string, sizes: ArrayLike<number>, fluctuations: ArrayLike<number>): ScalingEstimate {
  const x: number[] = [];
  const y: number[] = [];
  for (let k = 0; k < sizes.length; k++) {
    if (!(fluctuations[k] > 0 && fluctuations[k] < Infinity)) continue;
    x.push(Math.log(sizes[k]));
    y.push(Math.log(fluctuations[k]));
  }
  if (x.length < 2) {
    throw new NumericalError(
      "singular",
      `${where}: the series fluctuates at fewer than two of the ${sizes.length} sizes; try others, or check that it varies`,
    );
  }
  const curve = { x: Float64Array.from(x), y: Float64Array.from(y) };
  const { status } = scalingRegion(curve.x, curve.y);
  return { ...slopeOver(curve, [x[0], x[x.length - 1]]), status };
}

/** Whole numbers that grow by a factor, rounded down, each once: `from`, … at most `to`. */
export function geometricSizes(from: number, to: number, factor: number): number[] {
  const sizes = [from];
  const last = Math.floor(Math.log(to / from) / Math.log(factor));
  for (let k = 1; k <= last; k++) {
    const size = Math.floor(from * factor ** k);
    if (size > sizes[sizes.length - 1]) sizes.push(size);
  }
  return sizes;
}

/** Checks sizes of windows: whole numbers that rise, from `least` to `most`. */
export function checkSizes(where: string, sizes: readonly number[], least: number, most: number): void {
  if (sizes.length < 2) throw new RangeError(`${where} must be at least two, got ${sizes.length}`);
  sizes.forEach((size, k) => {
    if (!(Number.isSafeInteger(size) && size >= least && size <= most)) {
      throw new RangeError(`${where} must be whole numbers from ${least} to ${most}, got ${size}`);
    }
    if (k > 0 && size <= sizes[k - 1]) throw new RangeError(`${where} must rise, got ${size} after ${sizes[k - 1]}`);
  });
}
