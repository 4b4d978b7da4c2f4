import type { Numbers } from "../memory/precision.ts";

/** Turns each row of scores into exp(z) / Σ exp(z), in place. A row of which all is forbidden (-Infinity) becomes zeros. */
export function softmaxRows(z: Numbers, width: number): void {
  for (let at = 0; at < z.length; at += width) {
    let largest = -Infinity;
    for (let s = 0; s < width; s++) if (z[at + s] > largest) largest = z[at + s];
    if (largest === -Infinity) {
      for (let s = 0; s < width; s++) z[at + s] = 0;
      continue;
    }
    let sum = 0;
    for (let s = 0; s < width; s++) {
      const value = Math.exp(z[at + s] - largest);
      z[at + s] = value;
      sum += value;
    }
    const factor = 1 / sum;
    for (let s = 0; s < width; s++) z[at + s] *= factor;
  }
}

/** Turns each row of gradients with respect to softmax values p into those with respect to scores, p (g - Σ p g), in place. */
export function softmaxRowsBack(p: Numbers, gradient: Numbers, width: number): void {
  for (let at = 0; at < p.length; at += width) {
    let along = 0;
    for (let s = 0; s < width; s++) along += p[at + s] * gradient[at + s];
    for (let s = 0; s < width; s++) gradient[at + s] = p[at + s] * (gradient[at + s] - along);
  }
}

/** The largest Frobenius norm of what changed in a matrix, over matrices of `size` numbers. */
export function largestChange(before: Numbers, after: Numbers, size: number): number {
  let largest = 0;
  for (let start = 0; start < after.length; start += size) {
    let sum = 0;
    for (let i = start; i < start + size; i++) sum += (after[i] - before[i]) ** 2;
    largest = Math.max(largest, sum);
  }
  return Math.sqrt(largest);
}
