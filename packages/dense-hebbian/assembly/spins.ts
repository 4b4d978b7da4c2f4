/**
 * Sweeps of a network whose P-body interactions come from patterns of ±1. With the overlaps S_k = Σ_i v_ki σ_i, the
 * alignment of a spin with its field is, in units of the network's scale,
 *
 *   x_i = Σ_k Z(S_k) + σ_i Σ_k v_ki W(S_k)
 *
 * with two polynomials in whole numbers (src/simulation/distinct-sums.ts). The weights W are kept as they are needed:
 * for P = 2 they are the overlaps themselves, i16; where |W| < 2^30, as two limbs W = 2^15 high + low, i16; else as f64.
 * Sums of limbs are exact; sums in f64 have eight lanes, in the order that the reference has too.
 */
import { flips, useAcceptance, useGenerator } from "./parts/chance";

const OVERLAPS = 0, LIMBS = 1;
/** Patterns whose products with 16-bit numbers can be added up in the 32-bit lanes of two accumulators. */
const BLOCK: usize = 1 << 18;

let size: usize, padded: usize, form: i32, terms: usize, odd: bool;
/** Whether W is a cubic polynomial in limbs, as for P = 4. */
let cubic: bool;
/** Patterns by spin, i8 [N][padded], zeros behind the last; coefficients of W and Z in S², i32 or f64, lowest first. */
let columns: usize, weightTerms: usize, restTerms: usize, restCount: usize;
/** What the zeros behind the last pattern add to the rest Σ Z, with the opposite sign. */
let restOfPadding: f64;
/** Which spins flip together, u8 [N]. */
let chosen: usize;
/** Of the present chain: spins i8 [N], overlaps i16 [padded], weights or their low limbs, high limbs, and Σ Z, f64. */
let spins: usize, overlaps: usize, weights: usize, highs: usize, rest: usize;

export function configure(
  size_: usize, padded_: usize, form_: i32, odd_: bool, terms_: usize, restCount_: usize,
  columns_: usize, weightTerms_: usize, restTerms_: usize, restOfPadding_: f64, chosen_: usize,
): void {
  size = size_; padded = padded_; form = form_; odd = odd_; terms = terms_; restCount = restCount_;
  columns = columns_; weightTerms = weightTerms_; restTerms = restTerms_; restOfPadding = restOfPadding_;
  chosen = chosen_;
  cubic = form == LIMBS && !odd && terms == 2;
}

export function accept(bounds: usize, half: f64, metropolis: bool, noiseless: bool): void {
  useAcceptance(bounds, half, metropolis, noiseless);
}

/** Chooses the chain that the other functions work on. */
export function select(
  generator: usize, spins_: usize, overlaps_: usize, weights_: usize, highs_: usize, rest_: usize,
): void {
  useGenerator(generator);
  spins = spins_; overlaps = overlaps_; weights = weights_; highs = highs_; rest = rest_;
}

/** Computes overlaps and weights from the spins. */
export function begin(): void {
  memory.fill(overlaps, 0, padded * 2);
  for (let i: usize = 0; i < size; i++) shift(columns + i * padded, load<i8>(spins + i));
  weigh();
}

/** Gives every spin its turn, in order, and returns how many flipped. */
export function sweep(): u32 {
  let count: u32 = 0;
  for (let i: usize = 0; i < size; i++) {
    if (!flips(alignment(i))) continue;
    if (cubic) flipCubic(i);
    else {
      flip(i);
      weigh();
    }
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
  if (count > 0) weigh();
  return count;
}

/** The alignment of a spin with its field, in units of the network's scale. */
export function alignment(i: usize): f64 {
  const column = columns + i * padded;
  const spin = <f64>load<i8>(spins + i);
  if (form == OVERLAPS) return load<f64>(rest) + spin * <f64>dot(column, overlaps);
  if (form == LIMBS) return load<f64>(rest) + spin * <f64>dotOfLimbs(column);
  return load<f64>(rest) + spin * dotWide(column, weights);
}

/** Σ_k v_ki w_k, with numbers w in f64 [padded]. */
export function dotColumn(i: usize, numbers: usize): f64 {
  return dotWide(columns + i * padded, numbers);
}

/** Adds a multiple of the patterns' entries at a spin to numbers in f64 [padded]. */
export function addColumn(i: usize, numbers: usize, factor: f64): void {
  const f = f64x2.splat(factor);
  let column = columns + i * padded;
  for (const end = column + padded; column < end; column += 8) {
    const v = v128.load8x8_s(column);
    const x = i32x4.extend_low_i16x8_s(v), y = i32x4.extend_high_i16x8_s(v);
    addTo(numbers, f64x2.mul(f, f64x2.convert_low_i32x4_s(x)));
    addTo(numbers + 16, f64x2.mul(f, f64x2.convert_low_i32x4_s(upper(x))));
    addTo(numbers + 32, f64x2.mul(f, f64x2.convert_low_i32x4_s(y)));
    addTo(numbers + 48, f64x2.mul(f, f64x2.convert_low_i32x4_s(upper(y))));
    numbers += 64;
  }
}

function flip(i: usize): void {
  const spin = <i32>load<i8>(spins + i);
  store<i8>(spins + i, -spin);
  shift(columns + i * padded, -2 * spin);
}

/** What `flip` and `weigh` do, in one pass: W = S (S² + w_0), Z = z_1 S² + z_0. */
function flipCubic(i: usize): void {
  const spin = <i32>load<i8>(spins + i);
  store<i8>(spins + i, -spin);
  const f = i16x8.splat(<i16>(-2 * spin)), w0 = v128.load32_splat(weightTerms);
  let squares = i64x2.splat(0);
  let column = columns + i * padded;
  let s = overlaps, low = weights, high = highs;
  for (const end = column + padded; column < end; column += 8) {
    const both = i16x8.add(v128.load(s), i16x8.mul(f, v128.load8x8_s(column)));
    v128.store(s, both);
    const pairs = i32x4.dot_i16x8_s(both, both);
    squares = i64x2.add(squares, i64x2.add(i64x2.extend_low_i32x4_s(pairs), i64x2.extend_high_i32x4_s(pairs)));
    const a = i32x4.extend_low_i16x8_s(both), b = i32x4.extend_high_i16x8_s(both);
    const v = i32x4.mul(a, i32x4.add(i32x4.mul(a, a), w0));
    const w = i32x4.mul(b, i32x4.add(i32x4.mul(b, b), w0));
    storeLimbs(low, high, v, w);
    s += 16;
    low += 16;
    high += 16;
  }
  const total = i64x2.extract_lane(squares, 0) + i64x2.extract_lane(squares, 1);
  const z0 = <i64>load<i32>(restTerms), z1 = <i64>load<i32>(restTerms, 4);
  store<f64>(rest, <f64>(z1 * total + z0 * <i64>padded) + restOfPadding);
}

/** Stores the limbs of eight weights, the first four in v. */
function storeLimbs(low: usize, high: usize, v: v128, w: v128): void {
  const v0 = i32x4.shr_s(i32x4.shl(v, 17), 17), w0 = i32x4.shr_s(i32x4.shl(w, 17), 17);
  v128.store(low, i16x8.narrow_i32x4_s(v0, w0));
  v128.store(high, i16x8.narrow_i32x4_s(i32x4.shr_s(i32x4.sub(v, v0), 15), i32x4.shr_s(i32x4.sub(w, w0), 15)));
}

/** Adds a multiple of the patterns' entries at a spin to the overlaps. */
function shift(column: usize, factor: i32): void {
  const f = i16x8.splat(<i16>factor);
  let s = overlaps;
  for (const end = column + padded; column < end; column += 16) {
    v128.store(s, i16x8.add(v128.load(s), i16x8.mul(f, v128.load8x8_s(column))));
    v128.store(s, i16x8.add(v128.load(s, 16), i16x8.mul(f, v128.load8x8_s(column, 8))), 16);
    s += 32;
  }
}

function dot(column: usize, numbers: usize): i64 {
  let total: i64 = 0;
  const end = column + padded;
  while (column < end) {
    let a = i32x4.splat(0), b = a;
    for (const stop = min(end, column + BLOCK); column < stop; column += 32) {
      a = i32x4.add(a, i32x4.dot_i16x8_s(v128.load8x8_s(column), v128.load(numbers)));
      b = i32x4.add(b, i32x4.dot_i16x8_s(v128.load8x8_s(column, 8), v128.load(numbers, 16)));
      a = i32x4.add(a, i32x4.dot_i16x8_s(v128.load8x8_s(column, 16), v128.load(numbers, 32)));
      b = i32x4.add(b, i32x4.dot_i16x8_s(v128.load8x8_s(column, 24), v128.load(numbers, 48)));
      numbers += 64;
    }
    total += sumOf(a) + sumOf(b);
  }
  return total;
}

function dotOfLimbs(column: usize): i64 {
  let low: i64 = 0, high: i64 = 0;
  let lows = weights, tops = highs;
  const end = column + padded;
  while (column < end) {
    let a = i32x4.splat(0), b = a, c = a, d = a;
    for (const stop = min(end, column + BLOCK); column < stop; column += 32) {
      let x = v128.load8x8_s(column), y = v128.load8x8_s(column, 8);
      a = i32x4.add(a, i32x4.dot_i16x8_s(x, v128.load(lows)));
      c = i32x4.add(c, i32x4.dot_i16x8_s(x, v128.load(tops)));
      b = i32x4.add(b, i32x4.dot_i16x8_s(y, v128.load(lows, 16)));
      d = i32x4.add(d, i32x4.dot_i16x8_s(y, v128.load(tops, 16)));
      x = v128.load8x8_s(column, 16);
      y = v128.load8x8_s(column, 24);
      a = i32x4.add(a, i32x4.dot_i16x8_s(x, v128.load(lows, 32)));
      c = i32x4.add(c, i32x4.dot_i16x8_s(x, v128.load(tops, 32)));
      b = i32x4.add(b, i32x4.dot_i16x8_s(y, v128.load(lows, 48)));
      d = i32x4.add(d, i32x4.dot_i16x8_s(y, v128.load(tops, 48)));
      lows += 64;
      tops += 64;
    }
    low += sumOf(a) + sumOf(b);
    high += sumOf(c) + sumOf(d);
  }
  return low + (high << 15);
}

function addTo(place: usize, x: v128): void {
  v128.store(place, f64x2.add(v128.load(place), x));
}

function dotWide(column: usize, w: usize): f64 {
  let a = f64x2.splat(0), b = a, c = a, d = a;
  for (const end = column + padded; column < end; column += 8) {
    const v = v128.load8x8_s(column);
    const x = i32x4.extend_low_i16x8_s(v), y = i32x4.extend_high_i16x8_s(v);
    a = f64x2.add(a, f64x2.mul(f64x2.convert_low_i32x4_s(x), v128.load(w)));
    b = f64x2.add(b, f64x2.mul(f64x2.convert_low_i32x4_s(upper(x)), v128.load(w, 16)));
    c = f64x2.add(c, f64x2.mul(f64x2.convert_low_i32x4_s(y), v128.load(w, 32)));
    d = f64x2.add(d, f64x2.mul(f64x2.convert_low_i32x4_s(upper(y)), v128.load(w, 48)));
    w += 64;
  }
  return f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1) + (f64x2.extract_lane(b, 0) + f64x2.extract_lane(b, 1))
    + (f64x2.extract_lane(c, 0) + f64x2.extract_lane(c, 1) + (f64x2.extract_lane(d, 0) + f64x2.extract_lane(d, 1)));
}

/** Computes the weights and the rest from the overlaps. */
function weigh(): void {
  if (form == LIMBS) weighLimbs();
  else if (form != OVERLAPS) weighWide();
}

function weighLimbs(): void {
  let total = i64x2.splat(0);
  let s = overlaps, low = weights, high = highs;
  for (const end = s + padded * 2; s < end; s += 16) {
    const a = v128.load16x4_s(s), b = v128.load16x4_s(s, 8);
    const aa = i32x4.mul(a, a), bb = i32x4.mul(b, b);
    let v = polynomial(aa, weightTerms, terms), w = polynomial(bb, weightTerms, terms);
    let y = polynomial(aa, restTerms, restCount), z = polynomial(bb, restTerms, restCount);
    if (odd) {
      y = i32x4.mul(y, a);
      z = i32x4.mul(z, b);
    } else {
      v = i32x4.mul(v, a);
      w = i32x4.mul(w, b);
    }
    total = i64x2.add(total, i64x2.add(i64x2.extend_low_i32x4_s(y), i64x2.extend_high_i32x4_s(y)));
    total = i64x2.add(total, i64x2.add(i64x2.extend_low_i32x4_s(z), i64x2.extend_high_i32x4_s(z)));
    storeLimbs(low, high, v, w);
    low += 16;
    high += 16;
  }
  store<f64>(rest, <f64>(i64x2.extract_lane(total, 0) + i64x2.extract_lane(total, 1)) + restOfPadding);
}

function weighWide(): void {
  let a = f64x2.splat(0), b = a;
  let s = overlaps, w = weights;
  for (const end = s + padded * 2; s < end; s += 8) {
    const four = v128.load16x4_s(s);
    a = f64x2.add(a, weighPair(f64x2.convert_low_i32x4_s(four), w));
    b = f64x2.add(b, weighPair(f64x2.convert_low_i32x4_s(upper(four)), w + 16));
    w += 32;
  }
  store<f64>(rest,
    f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1) + (f64x2.extract_lane(b, 0) + f64x2.extract_lane(b, 1)) + restOfPadding);
}

/** Stores W of two overlaps and returns their Z. */
function weighPair(s: v128, place: usize): v128 {
  const square = f64x2.mul(s, s);
  const w = polynomialWide(square, weightTerms, terms);
  const z = polynomialWide(square, restTerms, restCount);
  v128.store(place, odd ? w : f64x2.mul(w, s));
  return odd ? f64x2.mul(z, s) : z;
}

function polynomial(x: v128, coefficients: usize, count: usize): v128 {
  let place = coefficients + (count - 1) * 4;
  let sum = v128.load32_splat(place);
  while (place > coefficients) {
    place -= 4;
    sum = i32x4.add(i32x4.mul(sum, x), v128.load32_splat(place));
  }
  return sum;
}

function polynomialWide(x: v128, coefficients: usize, count: usize): v128 {
  let place = coefficients + (count - 1) * 8;
  let sum = v128.load64_splat(place);
  while (place > coefficients) {
    place -= 8;
    sum = f64x2.add(f64x2.mul(sum, x), v128.load64_splat(place));
  }
  return sum;
}

/** The upper two of four 32-bit lanes, at the lower place. */
function upper(x: v128): v128 {
  return i32x4.shuffle(x, x, 2, 3, 2, 3);
}

function sumOf(x: v128): i64 {
  const two = i64x2.add(i64x2.extend_low_i32x4_s(x), i64x2.extend_high_i32x4_s(x));
  return i64x2.extract_lane(two, 0) + i64x2.extract_lane(two, 1);
}
