import type { Numbers } from "../memory/precision.ts";

/**
 * Products of matrices that lie in flat arrays, rows `stride` apart from `start` on: the three that a layer needs forward
 * and backward. Two by four results at a time stay in registers. Nothing is checked.
 */
export interface Block {
  readonly data: Numbers;
  readonly start: number;
  readonly stride: number;
}

/** C = A Bᵀ (or C += with `add`), A rows × inner, B columns × inner. */
export function timesTransposed(
  [rows, columns, inner]: readonly [number, number, number],
  { data: a, start: aStart, stride: aStride }: Block,
  { data: b, start: bStart, stride: bStride }: Block,
  { data: c, start: cStart, stride: cStride }: Block,
  add = false,
): void {
  for (let i = 0; i < rows; i += 2) {
    const a0 = aStart + i * aStride;
    const a1 = i + 1 < rows ? a0 + aStride : a0;
    const c0 = cStart + i * cStride;
    const c1 = i + 1 < rows ? c0 + cStride : c0;
    let j = 0;
    for (; j + 4 <= columns; j += 4) {
      const b0 = bStart + j * bStride;
      const b1 = b0 + bStride;
      const b2 = b1 + bStride;
      const b3 = b2 + bStride;
      let s00 = 0,
        s01 = 0,
        s02 = 0,
        s03 = 0,
        s10 = 0,
        s11 = 0,
        s12 = 0,
        s13 = 0;
      for (let k = 0; k < inner; k++) {
        const x = a[a0 + k],
          y = a[a1 + k];
        const p = b[b0 + k],
          q = b[b1 + k],
          r = b[b2 + k],
          s = b[b3 + k];
        s00 += x * p;
        s01 += x * q;
        s02 += x * r;
        s03 += x * s;
        s10 += y * p;
        s11 += y * q;
        s12 += y * r;
        s13 += y * s;
      }
      if (add) {
        if (c1 !== c0) {
          s10 += c[c1 + j];
          s11 += c[c1 + j + 1];
          s12 += c[c1 + j + 2];
          s13 += c[c1 + j + 3];
        }
        s00 += c[c0 + j];
        s01 += c[c0 + j + 1];
        s02 += c[c0 + j + 2];
        s03 += c[c0 + j + 3];
      }
      if (c1 !== c0) {
        c[c1 + j] = s10;
        c[c1 + j + 1] = s11;
        c[c1 + j + 2] = s12;
        c[c1 + j + 3] = s13;
      }
      c[c0 + j] = s00;
      c[c0 + j + 1] = s01;
      c[c0 + j + 2] = s02;
      c[c0 + j + 3] = s03;
    }
    for (; j < columns; j++) {
      const b0 = bStart + j * bStride;
      let s0 = 0,
        s1 = 0;
      for (let k = 0; k < inner; k++) {
        s0 += a[a0 + k] * b[b0 + k];
        s1 += a[a1 + k] * b[b0 + k];
      }
      if (c1 !== c0) c[c1 + j] = add ? c[c1 + j] + s1 : s1;
      c[c0 + j] = add ? c[c0 + j] + s0 : s0;
    }
  }
}

/** C = A B (or C += with `add`), A rows × inner, B inner × columns. */
export function times(
  shape: readonly [number, number, number],
  { data, start, stride }: Block,
  b: Block,
  c: Block,
  add = false,
): void {
  strided(shape, data, start, stride, 1, b, c, add);
}

/** C += Aᵀ B, A inner × rows, B inner × columns. */
export function addTransposedTimes(
  shape: readonly [number, number, number],
  { data, start, stride }: Block,
  b: Block,
  c: Block,
): void {
  strided(shape, data, start, 1, stride, b, c, true);
}

/** C = A B with A[i, k] at start + i·down + k·along. */
function strided(
  [rows, columns, inner]: readonly [number, number, number],
  a: Numbers,
  start: number,
  down: number,
  along: number,
  { data: b, start: bStart, stride: bStride }: Block,
  { data: c, start: cStart, stride: cStride }: Block,
  add: boolean,
): void {
  for (let i = 0; i < rows; i += 2) {
    const two = i + 1 < rows;
    const a0 = start + i * down;
    const a1 = two ? a0 + down : a0;
    const c0 = cStart + i * cStride;
    const c1 = c0 + cStride;
    let j = 0;
    for (; j + 4 <= columns; j += 4) {
      let s00 = 0,
        s01 = 0,
        s02 = 0,
        s03 = 0,
        s10 = 0,
        s11 = 0,
        s12 = 0,
        s13 = 0;
      for (let k = 0, p = bStart + j, at = 0; k < inner; k++, p += bStride, at += along) {
        const x = a[a0 + at],
          y = a[a1 + at];
        const b0 = b[p],
          b1 = b[p + 1],
          b2 = b[p + 2],
          b3 = b[p + 3];
        s00 += x * b0;
        s01 += x * b1;
        s02 += x * b2;
        s03 += x * b3;
        s10 += y * b0;
        s11 += y * b1;
        s12 += y * b2;
        s13 += y * b3;
      }
      if (add) {
        s00 += c[c0 + j];
        s01 += c[c0 + j + 1];
        s02 += c[c0 + j + 2];
        s03 += c[c0 + j + 3];
        if (two) {
          s10 += c[c1 + j];
          s11 += c[c1 + j + 1];
          s12 += c[c1 + j + 2];
          s13 += c[c1 + j + 3];
        }
      }
      c[c0 + j] = s00;
      c[c0 + j + 1] = s01;
      c[c0 + j + 2] = s02;
      c[c0 + j + 3] = s03;
      if (two) {
        c[c1 + j] = s10;
        c[c1 + j + 1] = s11;
        c[c1 + j + 2] = s12;
        c[c1 + j + 3] = s13;
      }
    }
    for (; j < columns; j++) {
      let s0 = 0,
        s1 = 0;
      for (let k = 0, p = bStart + j, at = 0; k < inner; k++, p += bStride, at += along) {
        s0 += a[a0 + at] * b[p];
        s1 += a[a1 + at] * b[p];
      }
      c[c0 + j] = add ? c[c0 + j] + s0 : s0;
      if (two) c[c1 + j] = add ? c[c1 + j] + s1 : s1;
    }
  }
}
