/** Rows in f64: the value of one unit in eight sequences that run side by side, four vectors, 64 bytes. */

export const LANES: usize = 8;
/** Bytes of a row, of a number, and of a vector. */
export const ROW: usize = 64;
export const F64: usize = 8;
export const V128: usize = 16;

/** out[j] = sum_i w[j, i] rows[i] for a matrix [outputs×count] whose rows are `width` numbers apart. */
export function multiply(w: usize, width: usize, rows: usize, count: usize, out: usize, outputs: usize): void {
  const zero = f64x2.splat(0);
  const down = width * F64;
  const end = rows + count * ROW;
  const last = out + outputs * ROW;
  for (; out + ROW < last; out += 2 * ROW, w += 2 * down) {
    let s0 = zero, s1 = zero, s2 = zero, s3 = zero, r0 = zero, r1 = zero, r2 = zero, r3 = zero;
    let v = w;
    for (let p = rows; p < end; p += ROW, v += F64) {
      const p0 = v128.load(p), p1 = v128.load(p, 16), p2 = v128.load(p, 32), p3 = v128.load(p, 48);
      const first = v128.load64_splat(v);
      s0 = f64x2.add(s0, f64x2.mul(first, p0));
      s1 = f64x2.add(s1, f64x2.mul(first, p1));
      s2 = f64x2.add(s2, f64x2.mul(first, p2));
      s3 = f64x2.add(s3, f64x2.mul(first, p3));
      const second = v128.load64_splat(v + down);
      r0 = f64x2.add(r0, f64x2.mul(second, p0));
      r1 = f64x2.add(r1, f64x2.mul(second, p1));
      r2 = f64x2.add(r2, f64x2.mul(second, p2));
      r3 = f64x2.add(r3, f64x2.mul(second, p3));
    }
    v128.store(out, s0); v128.store(out, s1, 16); v128.store(out, s2, 32); v128.store(out, s3, 48);
    v128.store(out, r0, 64); v128.store(out, r1, 80); v128.store(out, r2, 96); v128.store(out, r3, 112);
  }
  if (out < last) {
    let s0 = zero, s1 = zero, s2 = zero, s3 = zero;
    for (let p = rows; p < end; p += ROW, w += F64) {
      const weight = v128.load64_splat(w);
      s0 = f64x2.add(s0, f64x2.mul(weight, v128.load(p)));
      s1 = f64x2.add(s1, f64x2.mul(weight, v128.load(p, 16)));
      s2 = f64x2.add(s2, f64x2.mul(weight, v128.load(p, 32)));
      s3 = f64x2.add(s3, f64x2.mul(weight, v128.load(p, 48)));
    }
    v128.store(out, s0); v128.store(out, s1, 16); v128.store(out, s2, 32); v128.store(out, s3, 48);
  }
}
