/** Rows: the value of one unit in sixteen sequences that run side by side, four vectors, 64 bytes. */

/** Bytes of a row, of a number, and of a gradient, which is a vector. */
export const ROW: usize = 64;
export const F32: usize = 4;
export const V128: usize = 16;

/**
 * out[j] = sum_i w[j, i] rows[i], or out[j] += where it is `added`: a matrix product, two rows of `out` at a time.
 * `down` bytes lie between the weights of two rows of `out`, `along` between those of two of `rows`.
 */
export function multiply(w: usize, down: usize, along: usize, rows: usize, count: usize, out: usize, outputs: usize, added: bool): void {
  const zero = f32x4.splat(0);
  const end = rows + count * ROW;
  const last = out + outputs * ROW;
  for (; out + ROW < last; out += 2 * ROW, w += 2 * down) {
    let s0 = zero, s1 = zero, s2 = zero, s3 = zero, r0 = zero, r1 = zero, r2 = zero, r3 = zero;
    if (added) {
      s0 = v128.load(out); s1 = v128.load(out, 16); s2 = v128.load(out, 32); s3 = v128.load(out, 48);
      r0 = v128.load(out, 64); r1 = v128.load(out, 80); r2 = v128.load(out, 96); r3 = v128.load(out, 112);
    }
    let v = w;
    for (let p = rows; p < end; p += ROW, v += along) {
      const p0 = v128.load(p), p1 = v128.load(p, 16), p2 = v128.load(p, 32), p3 = v128.load(p, 48);
      const first = v128.load32_splat(v);
      s0 = fma(first, p0, s0);
      s1 = fma(first, p1, s1);
      s2 = fma(first, p2, s2);
      s3 = fma(first, p3, s3);
      const second = v128.load32_splat(v + down);
      r0 = fma(second, p0, r0);
      r1 = fma(second, p1, r1);
      r2 = fma(second, p2, r2);
      r3 = fma(second, p3, r3);
    }
    storeRow(out, s0, s1, s2, s3);
    storeRow(out + ROW, r0, r1, r2, r3);
  }
  if (out < last) {
    let s0 = zero, s1 = zero, s2 = zero, s3 = zero;
    if (added) {
      s0 = v128.load(out); s1 = v128.load(out, 16); s2 = v128.load(out, 32); s3 = v128.load(out, 48);
    }
    for (let p = rows; p < end; p += ROW, w += along) {
      const weight = v128.load32_splat(w);
      s0 = fma(weight, v128.load(p), s0);
      s1 = fma(weight, v128.load(p, 16), s1);
      s2 = fma(weight, v128.load(p, 32), s2);
      s3 = fma(weight, v128.load(p, 48), s3);
    }
    storeRow(out, s0, s1, s2, s3);
  }
}

/**
 * gradient[j, i] += left[j] · right[i], summed over the sequences up to the four lanes of a vector: a matrix of vectors,
 * two rows of it at a time; `down` bytes lie between two rows.
 */
export function outer(left: usize, outputs: usize, right: usize, count: usize, gradient: usize, down: usize): void {
  const end = right + count * ROW;
  const last = left + outputs * ROW;
  for (; left + ROW < last; left += 2 * ROW, gradient += 2 * down) {
    const a0 = v128.load(left), a1 = v128.load(left, 16), a2 = v128.load(left, 32), a3 = v128.load(left, 48);
    const b0 = v128.load(left, 64), b1 = v128.load(left, 80), b2 = v128.load(left, 96), b3 = v128.load(left, 112);
    let g = gradient;
    for (let p = right; p < end; p += ROW, g += V128) {
      const p0 = v128.load(p), p1 = v128.load(p, 16), p2 = v128.load(p, 32), p3 = v128.load(p, 48);
      const first = fma(a0, p0, fma(a1, p1, fma(a2, p2, f32x4.mul(a3, p3))));
      v128.store(g, f32x4.add(v128.load(g), first));
      const second = fma(b0, p0, fma(b1, p1, fma(b2, p2, f32x4.mul(b3, p3))));
      v128.store(g + down, f32x4.add(v128.load(g + down), second));
    }
  }
  if (left < last) {
    const a0 = v128.load(left), a1 = v128.load(left, 16), a2 = v128.load(left, 32), a3 = v128.load(left, 48);
    for (let p = right; p < end; p += ROW, gradient += V128) {
      const sum = fma(a0, v128.load(p), fma(a1, v128.load(p, 16), fma(a2, v128.load(p, 32), f32x4.mul(a3, v128.load(p, 48)))));
      v128.store(gradient, f32x4.add(v128.load(gradient), sum));
    }
  }
}

/** gradient += the sum of a row. */
export function total(row: usize, gradient: usize): void {
  const pairs = f32x4.add(f32x4.add(v128.load(row), v128.load(row, 16)), f32x4.add(v128.load(row, 32), v128.load(row, 48)));
  v128.store(gradient, f32x4.add(v128.load(gradient), pairs));
}

export function storeRow(out: usize, v0: v128, v1: v128, v2: v128, v3: v128): void {
  v128.store(out, v0);
  v128.store(out, v1, 16);
  v128.store(out, v2, 32);
  v128.store(out, v3, 48);
}

/** a b + c: fused where relaxed SIMD is enabled. */
export function fma(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

export function sumOfLanes(v: v128): f32 {
  return f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) + f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3);
}
