/**
 * Spectral norms of square matrices in f64, two side by side in the lanes of a vector: the root of the largest eigenvalue
 * of J'J, by Householder's reduction to three diagonals and Laguerre's iteration from above.
 */
import { V128 } from "./double-rows";

/** A column whose squares sum up to less than this counts as zero. */
const NOTHING: f64 = 1e-280;
/** A step of Laguerre's, relative to the eigenvalue, that is the last. */
const LAST_STEP: f64 = 1e-15;
const MOST_STEPS: i32 = 200;

/** The norms of two matrices [n×n]; `work` has room for n (n + 3) vectors. */
export function norms(matrices: usize, n: usize, work: usize): v128 {
  const size = n * V128;
  const vector = work + n * size;
  const diagonal = vector + size;
  const squares = diagonal + size;
  multiplyByTranspose(matrices, n, work);
  tridiagonalize(work, n, vector, diagonal, squares);
  const zero = f64x2.splat(0);
  return f64x2.sqrt(f64x2.pmax(largestEigenvalues(n, diagonal, squares), zero));
}

/** out = the inner products of the rows, below the diagonal and on it, two at a time. */
function multiplyByTranspose(matrices: usize, n: usize, out: usize): void {
  const zero = f64x2.splat(0);
  const size = n * V128;
  const end = matrices + n * size;
  for (let row = matrices; row < end; row += size, out += size) {
    let target = out;
    let other = matrices;
    for (; other < row; other += 2 * size, target += 2 * V128) {
      let first = zero, second = zero;
      for (let k: usize = 0; k < size; k += V128) {
        const x = v128.load(row + k);
        first = f64x2.add(first, f64x2.mul(x, v128.load(other + k)));
        second = f64x2.add(second, f64x2.mul(x, v128.load(other + size + k)));
      }
      v128.store(target, first);
      v128.store(target, second, 16);
    }
    if (other > row) continue;
    let sum = zero;
    for (let k: usize = 0; k < size; k += V128) {
      const x = v128.load(row + k);
      sum = f64x2.add(sum, f64x2.mul(x, x));
    }
    v128.store(target, sum);
  }
}

/** Of symmetric matrices, given below the diagonal and on it, and overwritten; the squares begin at index 1. */
function tridiagonalize(a: usize, n: usize, p: usize, diagonal: usize, squares: usize): void {
  const zero = f64x2.splat(0);
  const two = f64x2.splat(2);
  const half = f64x2.splat(0.5);
  const sign = f64x2.splat(-0.0);
  const size = n * V128;
  for (let k: usize = 0; k + 2 < n; k++) {
    // v = column - norm e_1 with the sign that avoids cancellation; the reflection is I - beta v v'.
    const column = a + k * V128;
    let rest = zero;
    for (let i = k + 2; i < n; i++) {
      const x = v128.load(column + i * size);
      rest = f64x2.add(rest, f64x2.mul(x, x));
    }
    const head = v128.load(column + (k + 1) * size);
    const square = f64x2.add(rest, f64x2.mul(head, head));
    v128.store(squares + (k + 1) * V128, square);
    const turned = f64x2.gt(rest, f64x2.splat(NOTHING));
    if (!v128.any_true(turned)) continue;
    const first = f64x2.add(head, v128.or(f64x2.sqrt(square), v128.and(head, sign)));
    const beta = v128.and(turned, f64x2.div(two, f64x2.add(rest, f64x2.mul(first, first))));
    v128.store(column + (k + 1) * size, first);

    let inner = zero;
    for (let i = k + 1; i < n; i++) {
      const vi = v128.load(column + i * size);
      const row = a + i * size;
      let sum = f64x2.mul(vi, v128.load(row + i * V128));
      let v = column + (k + 1) * size;
      for (let j = (k + 1) * V128; j < i * V128; j += V128, v += size) {
        const entry = v128.load(row + j);
        sum = f64x2.add(sum, f64x2.mul(entry, v128.load(v)));
        v128.store(p + j, f64x2.add(v128.load(p + j), f64x2.mul(entry, vi)));
      }
      v128.store(p + i * V128, sum);
    }
    for (let i = k + 1; i < n; i++) {
      const scaled = f64x2.mul(beta, v128.load(p + i * V128));
      v128.store(p + i * V128, scaled);
      inner = f64x2.add(inner, f64x2.mul(scaled, v128.load(column + i * size)));
    }
    const share = f64x2.mul(f64x2.mul(half, beta), inner);
    for (let i = k + 1; i < n; i++) {
      const place = p + i * V128;
      v128.store(place, f64x2.sub(v128.load(place), f64x2.mul(share, v128.load(column + i * size))));
    }
    for (let i = k + 1; i < n; i++) {
      const vi = v128.load(column + i * size);
      const pi = v128.load(p + i * V128);
      for (let j = k + 1; j <= i; j++) {
        const place = a + i * size + j * V128;
        const change = f64x2.add(f64x2.mul(vi, v128.load(p + j * V128)), f64x2.mul(pi, v128.load(column + j * size)));
        v128.store(place, f64x2.sub(v128.load(place), change));
      }
    }
  }
  for (let i: usize = 0; i < n; i++) v128.store(diagonal + i * V128, v128.load(a + i * (size + V128)));
  if (n > 1) {
    const beside = v128.load(a + (n - 1) * size + (n - 2) * V128);
    v128.store(squares + (n - 1) * V128, f64x2.mul(beside, beside));
  }
}

/**
 * The largest root of p(x) = det(x - matrix), from a bound that mean and variance of the roots give. With S = p'/p and
 * Q = S^2 - p''/p, Laguerre's step down is n / (S + sqrt((n - 1) (n Q - S^2))); it never goes below the root.
 */
function largestEigenvalues(n: usize, diagonal: usize, squares: usize): v128 {
  const zero = f64x2.splat(0);
  const one = f64x2.splat(1);
  const count = f64x2.splat(<f64>n);
  const others = f64x2.splat(<f64>(n - 1));
  const end = n * V128;
  let mean = zero;
  for (let i: usize = 0; i < end; i += V128) mean = f64x2.add(mean, v128.load(diagonal + i));
  mean = f64x2.div(mean, count);
  let variance = zero;
  for (let i: usize = 0; i < end; i += V128) {
    const distance = f64x2.sub(v128.load(diagonal + i), mean);
    variance = f64x2.add(variance, f64x2.mul(distance, distance));
    if (i > 0) {
      const beside = v128.load(squares + i);
      variance = f64x2.add(variance, f64x2.add(beside, beside));
    }
  }
  let x = f64x2.add(mean, f64x2.sqrt(f64x2.div(f64x2.mul(others, variance), count)));

  let active = f64x2.eq(x, x);
  for (let round = 0; round < MOST_STEPS; round++) {
    // p is the product of the pivots d_i = x - a_i - b_i^2 / d_{i-1}: S and Q are sums over them and their derivatives.
    let pivot = f64x2.sub(x, v128.load(diagonal));
    let slope = one;
    let curve = zero;
    let inverse = f64x2.div(one, pivot);
    let S = inverse;
    let Q = f64x2.mul(S, S);
    for (let i: usize = V128; i < end; i += V128) {
      const square = v128.load(squares + i);
      const rate = f64x2.mul(slope, inverse);
      const ratio = f64x2.mul(square, inverse);
      const bend = f64x2.mul(curve, inverse);
      // (1/d)'' = 2 d'^2 / d^3 - d'' / d^2
      curve = f64x2.mul(ratio, f64x2.sub(bend, f64x2.mul(f64x2.add(rate, rate), rate)));
      slope = f64x2.add(one, f64x2.mul(ratio, rate));
      pivot = f64x2.sub(f64x2.sub(x, v128.load(diagonal + i)), ratio);
      inverse = f64x2.div(one, pivot);
      const part = f64x2.mul(slope, inverse);
      S = f64x2.add(S, part);
      Q = f64x2.add(Q, f64x2.sub(f64x2.mul(part, part), f64x2.mul(curve, inverse)));
    }
    const spread = f64x2.mul(others, f64x2.sub(f64x2.mul(count, Q), f64x2.mul(S, S)));
    const step = f64x2.div(count, f64x2.add(S, f64x2.sqrt(f64x2.pmax(zero, spread))));
    // At the root itself, to rounding, the step is no number or has any sign.
    active = v128.and(active, v128.and(f64x2.gt(pivot, zero), f64x2.gt(step, zero)));
    x = f64x2.sub(x, v128.and(active, step));
    active = v128.andnot(active, f64x2.le(step, f64x2.mul(f64x2.splat(LAST_STEP), x)));
    if (!v128.any_true(active)) break;
  }
  return x;
}
