import { checkCount, checkLength } from "@attractors/core";
import type { Basins } from "./basins.ts";

export interface BasinEntropyOptions {
  /** Side of the boxes, in points of the grid. @default 5 */
  box?: number;
}

export interface BasinEntropy {
  /** S_b, mean entropy of the boxes, in nats. */
  readonly entropy: number;
  /** S_bb, mean entropy of those boxes that hold more than one label; 0 if there are none. */
  readonly boundaryEntropy: number;
  /** Whether S_bb exceeds ln 2, which only fractal boundaries do. Those below may still be fractal. */
  readonly fractal: boolean;
}

/**
 * Measures how unpredictable it is in which basin a state lies: cuts the grid into boxes, and averages the Gibbs entropy of
 * the labels in each (Daza, Wagemakers, Georgeot, Guéry-Odelin and Sanjuán, Sci. Rep. 6, 31416, 2016). Boxes lie side by side
 * from the first point on; what does not fill one is left out. Every label counts as a basin, 0 too.
 *
 * @param basins - labels and shape, such as those of `basinsOfAttraction`.
 * @throws {RangeError} if labels and shape do not fit, or no box fits in.
 *
 * @example
 * ```ts
 * import { basinEntropy } from "@attractors/metrics";
 *
 * const labels = Int32Array.of(1, 1, 1, 2, 1, 1, 2, 1); // 4 × 2
 * basinEntropy({ labels, shape: [4, 2] }, { box: 2 }); // ≈ { entropy: 0.346574, boundaryEntropy: 0.693147, fractal: false }
 * ```
 */
export function basinEntropy(
  { labels, shape }: Pick<Basins, "labels" | "shape">,
  { box = 5 }: BasinEntropyOptions = {},
): BasinEntropy {
  checkBasins("basinEntropy", labels, shape);
  checkCount("basinEntropy: box", box);
  let sum = 0;
  let boxes = 0;
  let boundary = 0;
  forEachBox("basinEntropy", labels, shape, box, (counts, total) => {
    boxes++;
    if (counts.size === 1) return;
    boundary++;
    for (const count of counts.values()) sum -= (count / total) * Math.log(count / total);
  });
  const boundaryEntropy = boundary > 0 ? sum / boundary : 0;
  return { entropy: sum / boxes, boundaryEntropy, fractal: boundaryEntropy > Math.LN2 * (1 + 1e-12) };
}

export function checkBasins(where: string, labels: ArrayLike<number>, shape: readonly number[]): void {
  shape.forEach((count, i) => {
    checkCount(`${where}: shape[${i}]`, count);
  });
  checkLength(
    `${where}: labels`,
    labels,
    shape.reduce((size, count) => size * count, 1),
  );
}

/** Calls `visit` with how often each label occurs in each of the boxes that fit in side by side. */
export function forEachBox(
  where: string,
  labels: ArrayLike<number>,
  shape: readonly number[],
  side: number,
  visit: (counts: ReadonlyMap<number, number>, total: number) => void,
): void {
  const boxes = shape.map((count) => Math.floor(count / side));
  const number = boxes.reduce((product, count) => product * count, 1);
  if (number === 0) throw new RangeError(`${where}: a box of side ${side} does not fit into ${shape.join(" × ")}`);
  const total = side ** shape.length;
  const counts = new Map<number, number>();
  for (let b = 0; b < number; b++) {
    counts.clear();
    for (let k = 0; k < total; k++) {
      let index = 0;
      let stride = 1;
      let inBox = k;
      let which = b;
      for (let i = 0; i < shape.length; i++) {
        const offset = inBox % side;
        const place = which % boxes[i];
        inBox = (inBox - offset) / side;
        which = (which - place) / boxes[i];
        index += (place * side + offset) * stride;
        stride *= shape[i];
      }
      counts.set(labels[index], (counts.get(labels[index]) ?? 0) + 1);
    }
    visit(counts, total);
  }
}
