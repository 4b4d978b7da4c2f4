import { checkCount } from "@attractors/core";
import type { ScalingEstimate } from "../estimate.ts";
import { scalingRegion } from "../scaling-region.ts";
import { checkBasins, forEachBox } from "./basin-entropy.ts";
import type { Basins } from "./basins.ts";

export interface UncertaintyExponentOptions {
  /** Sides of the boxes, in points of the grid, rising. @default 2, 3, 4, 6, 8, 12, … up to a quarter of the shortest side */
  boxes?: readonly number[];
}

/**
 * Estimates the uncertainty exponent α of basin boundaries: the share of uncertain boxes, those that hold more than one label,
 * falls as side^α (Grebogi, McDonald, Ott and Yorke, Phys. Lett. A 99, 415, 1983). The boundary has dimension n - α: 1 for a
 * smooth boundary, less for a fractal one, where accuracy of the initial state buys little. The curve is ln share against
 * ln side.
 *
 * @throws {RangeError} if labels and shape do not fit, the sides do not rise, or all labels are equal.
 *
 * @example
 * ```ts
 * import { uncertaintyExponent } from "@attractors/metrics";
 *
 * const labels = Int32Array.from({ length: 100 * 100 }, (_, k) => (k % 100 < 53 ? 1 : 2));
 * uncertaintyExponent({ labels, shape: [100, 100] }, { boxes: [2, 4, 10, 20] }).value; // ≈ 1.0
 * ```
 */
export function uncertaintyExponent(
  { labels, shape }: Pick<Basins, "labels" | "shape">,
  { boxes = sidesFor(shape) }: UncertaintyExponentOptions = {},
): ScalingEstimate {
  const where = "uncertaintyExponent";
  checkBasins(where, labels, shape);
  const x: number[] = [];
  const y: number[] = [];
  for (const side of boxes) {
    checkCount(`${where}: boxes`, side, 2);
    let uncertain = 0;
    let total = 0;
    forEachBox(where, labels, shape, side, (counts) => {
      total++;
      if (counts.size > 1) uncertain++;
    });
    if (uncertain === 0) continue;
    x.push(Math.log(side));
    y.push(Math.log(uncertain / total));
  }
  if (x.length < 2)
    throw new RangeError(`${where}: there is no boundary to measure; give a finer grid or larger boxes`);
  return scalingRegion(Float64Array.from(x), Float64Array.from(y), { points: Math.min(4, x.length) });
}

function sidesFor(shape: readonly number[]): number[] {
  const largest = Math.min(...shape) / 4;
  const sides: number[] = [];
  for (let side = 2; side <= largest; side *= 2)
    sides.push(side, ...(1.5 * side <= largest && side > 2 ? [1.5 * side] : []));
  return sides.length >= 2 ? sides.sort((a, b) => a - b) : [2, 3];
}
