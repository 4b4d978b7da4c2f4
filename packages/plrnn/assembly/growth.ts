/**
 * Jacobians of piecewise-linear maps along sequences of states, and their spectral norms, in f64, eight sequences side by
 * side; without fused multiply-add, so that all processors find the same bits:
 *
 *   J(z) = B + sum_k s_k(z) u_k v_k',   s_k = sum_h w_kh [v_k · z > theta_kh],   z = S x
 *
 * From one state to the next J is changed where the slopes s_k change, which are few where the data is smooth.
 */
import { F64, LANES, multiply, ROW, V128 } from "./parts/double-rows";
import { norms } from "./parts/norms";

let latent: usize, observed: usize, forced: usize, count: usize, hinges: usize;
/** S [forced×N], B' [M×M], u and v [K×M], w and theta [K×H]. */
let teacher: usize, linear: usize, amplitudes: usize, directions: usize, weights: usize, thresholds: usize;
/** Rows: x [N], 1 where it is known [1], z [M], s anew [K], s of J [K], and sums of s over the known [K]. */
let data: usize, known: usize, state: usize, fresh: usize, slopes: usize, sums: usize;
/** J' of four pairs of sequences, [4][M×M] vectors; and what `norms` needs, [M×M + 3 M] vectors. */
let jacobians: usize, work: usize;
/** The pairs, a bit each, whose J has changed since its norms were found; and the row of these. */
let changed: u32, latest: usize;

export function configure(
  latent_: usize, observed_: usize, forced_: usize, count_: usize, hinges_: usize,
  teacher_: usize, linear_: usize, amplitudes_: usize, directions_: usize, weights_: usize, thresholds_: usize,
  data_: usize, known_: usize, state_: usize, fresh_: usize, slopes_: usize, sums_: usize,
  jacobians_: usize, work_: usize,
): void {
  latent = latent_; observed = observed_; forced = forced_; count = count_; hinges = hinges_;
  teacher = teacher_; linear = linear_; amplitudes = amplitudes_; directions = directions_;
  weights = weights_; thresholds = thresholds_;
  data = data_; known = known_; state = state_; fresh = fresh_; slopes = slopes_; sums = sums_;
  jacobians = jacobians_; work = work_;
}

/** Begins sequences: J = B and s = 0. */
export function begin(): void {
  changed = 15;
  memory.fill(slopes, 0, count * ROW);
  memory.fill(sums, 0, count * ROW);
  const size = latent * latent;
  for (let pair: usize = 0; pair < LANES / 2; pair++) {
    for (let k: usize = 0; k < size; k++) v128.store(jacobians + (pair * size + k) * V128, v128.load64_splat(linear + k * F64));
  }
}

/** Adds the slopes at z = S x to their sums. */
export function addSlopes(): void {
  readSlopes();
  const a = v128.load(known), b = v128.load(known, 16), c = v128.load(known, 32), d = v128.load(known, 48);
  for (let s = fresh, sum = sums; s < fresh + count * ROW; s += ROW, sum += ROW) {
    v128.store(sum, f64x2.add(v128.load(sum), f64x2.mul(a, v128.load(s))));
    v128.store(sum, f64x2.add(v128.load(sum, 16), f64x2.mul(b, v128.load(s, 16))), 16);
    v128.store(sum, f64x2.add(v128.load(sum, 32), f64x2.mul(c, v128.load(s, 32))), 32);
    v128.store(sum, f64x2.add(v128.load(sum, 48), f64x2.mul(d, v128.load(s, 48))), 48);
  }
}

/** Takes J to z = S x, and writes a row of its norms. */
export function follow(out: usize): void {
  readSlopes();
  changeSlopes(fresh);
  for (let pair: usize = 0; pair < LANES / 2; pair++) {
    const isNew = (changed >> <u32>pair) & 1;
    const found = isNew ? norms(jacobians + pair * latent * latent * V128, latent, work) : v128.load(latest + pair * V128);
    v128.store(out + pair * V128, found);
  }
  changed = 0;
  latest = out;
}

/** Takes J to the slopes in `sums`. */
export function settle(): void {
  changeSlopes(sums);
}

/** s at z = S x. */
function readSlopes(): void {
  multiply(teacher, observed, data, observed, state, forced);
  multiply(directions, latent, state, latent, fresh, count);
  const zero = f64x2.splat(0);
  let w = weights, theta = thresholds;
  for (let row = fresh; row < fresh + count * ROW; row += ROW) {
    const p0 = v128.load(row), p1 = v128.load(row, 16), p2 = v128.load(row, 32), p3 = v128.load(row, 48);
    let s0 = zero, s1 = zero, s2 = zero, s3 = zero;
    for (const end = w + hinges * F64; w < end; w += F64, theta += F64) {
      const at = v128.load64_splat(theta), weight = v128.load64_splat(w);
      s0 = f64x2.add(s0, v128.and(f64x2.gt(p0, at), weight));
      s1 = f64x2.add(s1, v128.and(f64x2.gt(p1, at), weight));
      s2 = f64x2.add(s2, v128.and(f64x2.gt(p2, at), weight));
      s3 = f64x2.add(s3, v128.and(f64x2.gt(p3, at), weight));
    }
    v128.store(row, s0); v128.store(row, s1, 16); v128.store(row, s2, 32); v128.store(row, s3, 48);
  }
}

/** Takes J from the slopes it has to others. */
function changeSlopes(others: usize): void {
  for (let k: usize = 0; k < count; k++) {
    const old = slopes + k * ROW;
    const other = others + k * ROW;
    const first = v128.or(v128.xor(v128.load(old), v128.load(other)), v128.xor(v128.load(old, 16), v128.load(other, 16)));
    const second = v128.or(v128.xor(v128.load(old, 32), v128.load(other, 32)), v128.xor(v128.load(old, 48), v128.load(other, 48)));
    if (!v128.any_true(v128.or(first, second))) continue;
    for (let lane: usize = 0; lane < ROW; lane += V128) {
      const slope = v128.load(other + lane);
      const change = f64x2.sub(slope, v128.load(old + lane));
      if (!v128.any_true(change)) continue;
      v128.store(old + lane, slope);
      const pair = lane / V128;
      changed |= 1 << <u32>pair;
      addOuter(jacobians + pair * latent * latent * V128, k, change);
    }
  }
}

/** J' += change v_k u_k'. */
function addOuter(matrix: usize, k: usize, change: v128): void {
  const u = amplitudes + k * latent * F64;
  const v = directions + k * latent * F64;
  for (let j: usize = 0; j < latent; j++) {
    if (load<f64>(v + j * F64) == 0) {
      matrix += latent * V128;
      continue;
    }
    const right = f64x2.mul(change, v128.load64_splat(v + j * F64));
    for (let i: usize = 0; i < latent; i++, matrix += V128) {
      v128.store(matrix, f64x2.add(v128.load(matrix), f64x2.mul(right, v128.load64_splat(u + i * F64))));
    }
  }
}
