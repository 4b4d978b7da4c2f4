import type { StateSpaceBox } from "../state-space-box.ts";

/**
 * Points that fill a box evenly, without chance: multiples of powers of 1/φ_d, where φ_d is the root of x^(d+1) = x + 1
 * (the R_d sequence of M. Roberts, 2018), row by row.
 */
export function spreadPoints({ lower, upper }: StateSpaceBox, count: number): Float64Array {
  const n = lower.length;
  let root = 1.5;
  for (let k = 0; k < 60; k++) root = (1 + root) ** (1 / (n + 1));
  const points = new Float64Array(count * n);
  for (let i = 0; i < n; i++) {
    const part = root ** -(i + 1);
    for (let k = 0; k < count; k++) {
      points[k * n + i] = lower[i] + ((0.5 + (k + 1) * part) % 1) * (upper[i] - lower[i]);
    }
  }
  return points;
}
