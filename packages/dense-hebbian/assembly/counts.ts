/**
 * Sweeps of a network whose P-body interactions come from patterns of whole numbers, such as sums of examples or patterns
 * with blank entries, in f64. Each pattern has the power sums p_j = Σ_i x_i^j of its products x_i = v_i σ_i, j ≤ P, of
 * which the even ones never change; from them, by Newton's identities, its distinct sums D_k = k! e_k(x); and from these
 * the D'_{P-1} without spin i in x = v_i σ_i:
 *
 *   D'_{P-1} = A_0 - x (A_1 - x (A_2 - …)),   A_j = (P-1)!/(P-1-j)! D_{P-1-j}
 *
 * The alignment of a spin with its field is Σ_k x D'_{P-1}, in units of the network's scale, added up in four lanes.
 */
import { flips, useAcceptance, useGenerator } from "./parts/chance";

let size: usize, padded: usize, interaction: usize;
/** Patterns by spin, i16 [N][padded], zeros behind the last; which spins flip together, u8 [N]. */
let columns: usize, chosen: usize;
/** Factors of Newton's identities, f64 [P][P]; (P-1)!/k!, f64 [P]; room for D_k of two patterns, f64 [P][2]. */
let newtonFactors: usize, partFactors: usize, sums: usize;
/** Of the present chain: spins i8 [N]; where the power sums p_0 (none), p_1, …, p_P lie, u32 [P + 1]; A_j, f64 [P][padded]. */
let spins: usize, powers: usize, parts: usize;

export function configure(
  size_: usize, padded_: usize, interaction_: usize, columns_: usize, chosen_: usize,
  newtonFactors_: usize, partFactors_: usize, sums_: usize,
): void {
  size = size_; padded = padded_; interaction = interaction_; columns = columns_; chosen = chosen_;
  newtonFactors = newtonFactors_; partFactors = partFactors_; sums = sums_;
}

export function accept(bounds: usize, half: f64, metropolis: bool, noiseless: bool): void {
  useAcceptance(bounds, half, metropolis, noiseless);
}

/** Chooses the chain that the other functions work on. */
export function select(generator: usize, spins_: usize, powers_: usize, parts_: usize): void {
  useGenerator(generator);
  spins = spins_; powers = powers_; parts = parts_;
}

/** Computes the odd power sums and what follows from them, from the spins. */
export function begin(): void {
  for (let j: usize = 1; j <= interaction; j += 2) memory.fill(power(j), 0, padded * 8);
  for (let i: usize = 0; i < size; i++) shift(i, <f64>load<i8>(spins + i));
  split();
}

/** Gives every spin its turn, in order, and returns how many flipped. */
export function sweep(): u32 {
  let count: u32 = 0;
  for (let i: usize = 0; i < size; i++) {
    if (!flips(alignment(i))) continue;
    flip(i);
    split();
    count++;
  }
  return count;
}

/** Updates all spins from the fields of the same state, and returns how many flipped. */
export function sweepTogether(): u32 {
  let count: u32 = 0;
  for (let i: usize = 0; i < size; i++) store<u8>(chosen + i, <u8>flips(alignment(i)));
  for (let i: usize = 0; i < size; i++) {
    if (!load<u8>(chosen + i)) continue;
    flip(i);
    count++;
  }
  if (count > 0) split();
  return count;
}

/** The alignment of a spin with its field, in units of the network's scale. */
export function alignment(i: usize): f64 {
  const spin = f64x2.splat(<f64>load<i8>(spins + i));
  const row = padded * 8, top = parts + (interaction - 1) * row;
  let a = f64x2.splat(0), b = a;
  let column = columns + i * padded * 2;
  for (let k: usize = 0; k < row; k += 32) {
    const four = v128.load16x4_s(column);
    const x = f64x2.mul(f64x2.convert_low_i32x4_s(four), spin);
    const y = f64x2.mul(f64x2.convert_low_i32x4_s(upper(four)), spin);
    let place = top + k;
    let v = v128.load(place), w = v128.load(place, 16);
    while (place >= parts + row) {
      place -= row;
      v = f64x2.sub(v128.load(place), f64x2.mul(x, v));
      w = f64x2.sub(v128.load(place, 16), f64x2.mul(y, w));
    }
    a = f64x2.add(a, f64x2.mul(x, v));
    b = f64x2.add(b, f64x2.mul(y, w));
    column += 8;
  }
  return f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1) + (f64x2.extract_lane(b, 0) + f64x2.extract_lane(b, 1));
}

function flip(i: usize): void {
  const spin = <f64>load<i8>(spins + i);
  store<i8>(spins + i, <i8>(-spin));
  shift(i, -2 * spin);
}

/** Adds a multiple of the odd powers of the patterns' entries at a spin to the power sums. */
function shift(i: usize, factor: f64): void {
  const f = f64x2.splat(factor);
  let column = columns + i * padded * 2;
  for (let k: usize = 0; k < padded * 8; k += 32) {
    const four = v128.load16x4_s(column);
    const x = f64x2.convert_low_i32x4_s(four), y = f64x2.convert_low_i32x4_s(upper(four));
    const xx = f64x2.mul(x, x), yy = f64x2.mul(y, y);
    let v = f64x2.mul(f, x), w = f64x2.mul(f, y);
    for (let j: usize = 1; j <= interaction; j += 2) {
      const place = power(j) + k;
      v128.store(place, f64x2.add(v128.load(place), v));
      v128.store(place, f64x2.add(v128.load(place, 16), w), 16);
      v = f64x2.mul(v, xx);
      w = f64x2.mul(w, yy);
    }
    column += 8;
  }
}

/** Computes the A_j from the power sums. */
function split(): void {
  const row = padded * 8;
  for (let k: usize = 0; k < row; k += 16) {
    v128.store(sums, f64x2.splat(1));
    for (let n: usize = 1; n < interaction; n++) {
      let sum = f64x2.splat(0);
      for (let j: usize = 1; j <= n; j++) {
        const factor = v128.load64_splat(newtonFactors + (n * interaction + j) * 8);
        sum = f64x2.add(sum, f64x2.mul(f64x2.mul(factor, v128.load(sums + (n - j) * 16)), v128.load(power(j) + k)));
      }
      v128.store(sums + n * 16, sum);
      v128.store(parts + (interaction - 1 - n) * row + k, f64x2.mul(v128.load64_splat(partFactors + n * 8), sum));
    }
  }
}

function power(j: usize): usize {
  return <usize>load<u32>(powers + j * 4);
}

/** The upper two of four 32-bit lanes, at the lower place. */
function upper(x: v128): v128 {
  return i32x4.shuffle(x, x, 2, 3, 2, 3);
}
