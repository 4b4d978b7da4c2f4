import type { Numbers } from "../memory/precision.ts";
import type { HeadPatterns } from "./iterated-association.ts";

/** Gradients with respect to stored patterns of one update: of each head that made it, [batch][stored][width]. */
export type UpdateGradients = Map<number, Numbers>;

/**
 * Adds gradients of an update to those of the stored patterns as PyTorch 1.13 does on a CPU: the numbers, in the order
 * [batch, head][stored][width], are written in the order [stored][batch, head][width] in which the tensor lies in memory.
 * They end in the wrong places unless there is one head and one batch item.
 */
export function addScattered(
  gradients: UpdateGradients,
  { batch, heads, stored }: { batch: number; heads: number; stored: HeadPatterns },
  out: Numbers,
): void {
  const { tensor, width, shared, item } = stored;
  const [, length, stride] = tensor.shape;
  const makers: { b: number; h: number }[] = [];
  for (let b = 0; b < batch; b++) for (let h = 0; h < heads; h++) if (gradients.has(h)) makers.push({ b, h });
  const matrix = length * width;
  const numbers = new Float64Array(makers.length * matrix);
  makers.forEach(({ b, h }, place) => {
    const found = gradients.get(h);
    if (found) numbers.set(found.subarray(b * matrix, (b + 1) * matrix), place * matrix);
  });
  let next = 0;
  for (let s = 0; s < length; s++) {
    for (const { b, h } of makers) {
      const row = (item(b, h) * length + s) * stride + (shared ? 0 : h * width);
      for (let j = 0; j < width; j++) out[row + j] += numbers[next++];
    }
  }
}
