/**
 * Association by streaming softmax, in numbers of type T: for each query q and head, Σ_i exp(β k_i·q - m) v_i / Σ_i exp(β
 * k_i·q - m) over patterns in blocks, with m the largest score so far and everything before rescaled when it grows. The
 * matrix of all scores is never held.
 *
 * A panel is as many patterns as fill two vectors, W = 8 in f32 and 4 in f64: for each head and component k the W numbers
 * of that component lie together, 32 bytes. Four queries make a tile, [k][4]; its outputs lie in cells of [4][W].
 */

/** Bytes of two vectors. */
const PAIR: usize = 32;
/** Patterns in a block. */
export const BLOCK: usize = 128;

let count: usize, heads: usize, keyWidth: usize, valueWidth: usize;
/** Panels of keys and of values (which may be the same), queries, outputs, and per tile and head: m and l of its four queries. */
let keys: usize, values: usize, queries: usize, outputs: usize, statistics: usize;
/** Scores of a block, [tile][4][BLOCK]; W components of the values of a block, [BLOCK][W]. */
let scores: usize, columns: usize;

export function configure(
  heads_: usize, keyWidth_: usize, valueWidth_: usize,
  keys_: usize, values_: usize, queries_: usize, outputs_: usize, statistics_: usize, scores_: usize, columns_: usize,
): void {
  heads = heads_; keyWidth = keyWidth_; valueWidth = valueWidth_;
  keys = keys_; values = values_; queries = queries_; outputs = outputs_;
  statistics = statistics_; scores = scores_; columns = columns_;
}

/** Answers the queries of some tiles. Statistics are f64: [head][tile][4] of m, then l. */
export function associate<T>(patterns: usize, tiles: usize, beta: T): void {
  count = patterns;
  memory.fill(outputs, 0, heads * tiles * 4 * valueWidth * sizeof<T>());
  for (let h: usize = 0; h < heads; h++) {
    const statistic = statistics + h * tiles * 64;
    for (let k: usize = 0; k < tiles * 4; k++) {
      store<f64>(statistic + (k >> 2) * 64 + (k & 3) * 8, -Infinity);
      store<f64>(statistic + (k >> 2) * 64 + (k & 3) * 8, 0, 32);
    }
    for (let first: usize = 0; first < count; first += BLOCK) {
      scoreBlock<T>(h, first, tiles);
      for (let tile: usize = 0; tile < tiles; tile++) separate<T>(h, tile, tiles, statistic + tile * 64, beta);
      readBlock<T>(h, first, tiles);
    }
    for (let tile: usize = 0; tile < tiles; tile++) normalize<T>(h, tile, tiles, statistic + tile * 64);
  }
}

/** Scores of the patterns from `first` on: patterns that are not there get a score below all others. */
function scoreBlock<T>(h: usize, first: usize, tiles: usize): void {
  const width = PAIR / sizeof<T>();
  const end = min(first + BLOCK, (count + width - 1) / width * width);
  for (let p = first; p < end; p += width) {
    const panel = keys + ((p / width) * heads + h) * keyWidth * PAIR;
    for (let tile: usize = 0; tile < tiles; tile++) {
      scoreTile<T>(
        panel,
        queries + (h * tiles + tile) * keyWidth * 4 * sizeof<T>(),
        scores + (tile * 4 * BLOCK + p - first) * sizeof<T>(),
      );
    }
  }
  if (count < first + BLOCK) {
    const lowest: T = sizeof<T>() == 4 ? <T>-3e38 : <T>-1e308;
    for (let row: usize = 0; row < tiles * 4; row++) {
      for (let p = count - first; p < BLOCK; p++) store<T>(scores + (row * BLOCK + p) * sizeof<T>(), lowest);
    }
  }
}

/** Four queries by W patterns. */
function scoreTile<T>(panel: usize, query: usize, target: usize): void {
  const zero = v128.splat<T>(0);
  let a0 = zero, a1 = zero, b0 = zero, b1 = zero, c0 = zero, c1 = zero, d0 = zero, d1 = zero;
  let x0: v128, x1: v128, q: v128;
  const end = panel + keyWidth * PAIR;
  while (panel < end) {
    x0 = v128.load(panel, 0); x1 = v128.load(panel, 16);
    q = v128.load_splat<T>(query, 0 * sizeof<T>()); a0 = fma<T>(q, x0, a0); a1 = fma<T>(q, x1, a1);
    q = v128.load_splat<T>(query, 1 * sizeof<T>()); b0 = fma<T>(q, x0, b0); b1 = fma<T>(q, x1, b1);
    q = v128.load_splat<T>(query, 2 * sizeof<T>()); c0 = fma<T>(q, x0, c0); c1 = fma<T>(q, x1, c1);
    q = v128.load_splat<T>(query, 3 * sizeof<T>()); d0 = fma<T>(q, x0, d0); d1 = fma<T>(q, x1, d1);
    panel += PAIR;
    query += 4 * sizeof<T>();
  }
  v128.store(target, a0); v128.store(target, a1, 16);
  v128.store(target, b0, BLOCK * sizeof<T>()); v128.store(target, b1, BLOCK * sizeof<T>() + 16);
  v128.store(target, c0, 2 * BLOCK * sizeof<T>()); v128.store(target, c1, 2 * BLOCK * sizeof<T>() + 16);
  v128.store(target, d0, 3 * BLOCK * sizeof<T>()); v128.store(target, d1, 3 * BLOCK * sizeof<T>() + 16);
}

/** Turns the scores of a tile into weights relative to the largest so far; rescales what came before where that grew. */
function separate<T>(h: usize, tile: usize, tiles: usize, statistic: usize, beta: T): void {
  for (let q: usize = 0; q < 4; q++) {
    const row = scores + (tile * 4 + q) * BLOCK * sizeof<T>();
    const end = row + BLOCK * sizeof<T>();
    let most0 = v128.load(row), most1 = v128.load(row, 16);
    for (let p = row + PAIR; p < end; p += PAIR) {
      most0 = v128.max<T>(most0, v128.load(p));
      most1 = v128.max<T>(most1, v128.load(p, 16));
    }
    const largest = beta * maxOfLanes<T>(v128.max<T>(most0, most1));
    const before = load<f64>(statistic + q * 8);
    const present = max(before, <f64>largest);
    let sum = load<f64>(statistic + q * 8, 32);
    if (present > before) {
      store<f64>(statistic + q * 8, present);
      if (sum > 0) {
        const factor = firstOf<T>(exp<T>(v128.splat<T>(<T>(before - present))));
        sum *= <f64>factor;
        rescale<T>(outputs + (h * tiles + tile) * valueWidth * 4 * sizeof<T>() + q * PAIR, factor);
      }
    }
    const scale = v128.splat<T>(beta);
    const shift = v128.splat<T>(<T>present);
    let sum0 = v128.splat<T>(0), sum1 = sum0;
    for (let p = row; p < end; p += PAIR) {
      const e0 = exp<T>(v128.sub<T>(v128.mul<T>(scale, v128.load(p)), shift));
      const e1 = exp<T>(v128.sub<T>(v128.mul<T>(scale, v128.load(p, 16)), shift));
      v128.store(p, e0);
      v128.store(p, e1, 16);
      sum0 = v128.add<T>(sum0, e0);
      sum1 = v128.add<T>(sum1, e1);
    }
    store<f64>(statistic + q * 8, sum + <f64>sumOfLanes<T>(v128.add<T>(sum0, sum1)), 32);
  }
}

/** Multiplies the outputs of one query, two vectors in each cell of a tile. */
function rescale<T>(cell: usize, factor: T): void {
  const scale = v128.splat<T>(factor);
  const end = cell + valueWidth * 4 * sizeof<T>();
  while (cell < end) {
    v128.store(cell, v128.mul<T>(scale, v128.load(cell)));
    v128.store(cell, v128.mul<T>(scale, v128.load(cell, 16)), 16);
    cell += 4 * PAIR;
  }
}

function normalize<T>(h: usize, tile: usize, tiles: usize, statistic: usize): void {
  for (let q: usize = 0; q < 4; q++) {
    const factor = <T>(1 / load<f64>(statistic + q * 8, 32));
    rescale<T>(outputs + (h * tiles + tile) * valueWidth * 4 * sizeof<T>() + q * PAIR, factor);
  }
}

/** Adds the weighted values of a block to the outputs, W components at a time. */
function readBlock<T>(h: usize, first: usize, tiles: usize): void {
  const width = PAIR / sizeof<T>();
  const end = min(first + BLOCK, (count + width - 1) / width * width);
  for (let j: usize = 0; j < valueWidth; j += width) {
    let target = columns;
    for (let p = first; p < end; p += width) {
      transpose<T>(values + (((p / width) * heads + h) * valueWidth + j) * PAIR, target);
      target += width * PAIR;
    }
    let cell = outputs + (h * tiles * valueWidth + j) * 4 * sizeof<T>();
    let row = scores;
    for (let tile: usize = 0; tile < tiles; tile++) {
      readTile<T>(row, target, cell);
      row += 4 * BLOCK * sizeof<T>();
      cell += valueWidth * 4 * sizeof<T>();
    }
  }
}

/** Four queries by W components, over the patterns of a block. */
function readTile<T>(row: usize, end: usize, cell: usize): void {
  let a0 = v128.load(cell), a1 = v128.load(cell, 16), b0 = v128.load(cell, 32), b1 = v128.load(cell, 48);
  let c0 = v128.load(cell, 64), c1 = v128.load(cell, 80), d0 = v128.load(cell, 96), d1 = v128.load(cell, 112);
  let x0: v128, x1: v128, w: v128;
  let value = columns;
  while (value < end) {
    x0 = v128.load(value, 0); x1 = v128.load(value, 16);
    w = v128.load_splat<T>(row, (0 * BLOCK + 0) * sizeof<T>()); a0 = fma<T>(w, x0, a0); a1 = fma<T>(w, x1, a1);
    w = v128.load_splat<T>(row, (1 * BLOCK + 0) * sizeof<T>()); b0 = fma<T>(w, x0, b0); b1 = fma<T>(w, x1, b1);
    w = v128.load_splat<T>(row, (2 * BLOCK + 0) * sizeof<T>()); c0 = fma<T>(w, x0, c0); c1 = fma<T>(w, x1, c1);
    w = v128.load_splat<T>(row, (3 * BLOCK + 0) * sizeof<T>()); d0 = fma<T>(w, x0, d0); d1 = fma<T>(w, x1, d1);
    value += PAIR;
    row += 1 * sizeof<T>();
  }
  v128.store(cell, a0); v128.store(cell, a1, 16); v128.store(cell, b0, 32); v128.store(cell, b1, 48);
  v128.store(cell, c0, 64); v128.store(cell, c1, 80); v128.store(cell, d0, 96); v128.store(cell, d1, 112);
}

/** W components of W patterns, [component][pattern], into [pattern][component]. */
function transpose<T>(source: usize, target: usize): void {
  if (sizeof<T>() == 4) {
    for (let half: usize = 0; half < 2; half++) {
      for (let part: usize = 0; part < 2; part++) {
        const from = source + part * 4 * PAIR + half * 16;
        const a = v128.load(from), b = v128.load(from, 32), c = v128.load(from, 64), d = v128.load(from, 96);
        const ab = v128.shuffle<i32>(a, b, 0, 4, 1, 5), cd = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
        const AB = v128.shuffle<i32>(a, b, 2, 6, 3, 7), CD = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
        const to = target + half * 4 * PAIR + part * 16;
        v128.store(to, v128.shuffle<i64>(ab, cd, 0, 2));
        v128.store(to, v128.shuffle<i64>(ab, cd, 1, 3), 32);
        v128.store(to, v128.shuffle<i64>(AB, CD, 0, 2), 64);
        v128.store(to, v128.shuffle<i64>(AB, CD, 1, 3), 96);
      }
    }
  } else {
    for (let half: usize = 0; half < 2; half++) {
      for (let part: usize = 0; part < 2; part++) {
        const from = source + part * 2 * PAIR + half * 16;
        const a = v128.load(from), b = v128.load(from, 32);
        const to = target + half * 2 * PAIR + part * 16;
        v128.store(to, v128.shuffle<i64>(a, b, 0, 2));
        v128.store(to, v128.shuffle<i64>(a, b, 1, 3), 32);
      }
    }
  }
}

function fma<T>(a: v128, b: v128, c: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? v128.relaxed_madd<T>(a, b, c) : v128.add<T>(v128.mul<T>(a, b), c);
}

function maxOfLanes<T>(v: v128): T {
  let most = v128.extract_lane<T>(v, 0);
  most = max<T>(most, v128.extract_lane<T>(v, 1));
  if (sizeof<T>() == 4) {
    most = max<T>(most, v128.extract_lane<T>(v, 2));
    most = max<T>(most, v128.extract_lane<T>(v, 3));
  }
  return most;
}

function sumOfLanes<T>(v: v128): T {
  let sum = v128.extract_lane<T>(v, 0) + v128.extract_lane<T>(v, 1);
  if (sizeof<T>() == 4) sum += v128.extract_lane<T>(v, 2) + v128.extract_lane<T>(v, 3);
  return sum;
}

function firstOf<T>(v: v128): T {
  return v128.extract_lane<T>(v, 0);
}

/**
 * exp of numbers that are not positive: exp(x) = 2^n exp(r), n = round(x / ln 2), and the Taylor polynomial of exp(r),
 * whose first left-out term is below rounding for |r| ≤ ln(2) / 2. Below the smallest normal number it stays there.
 */
export function exp<T>(x: v128): v128 {
  return sizeof<T>() == 4 ? exp32(x) : exp64(x);
}

/** Constants of exp32 and exp64 in memory: loading one is faster than making it. */
const SINGLE: usize = memory.data<f32>([
  -87, 1.4426950408889634, 0.693359375, -2.12194440e-4,
  1.0 / 5040, 1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 0.5, 1,
], 16);
const DOUBLE: usize = memory.data<f64>([
  -708, 1.4426950408889634, 0.693147180369123816490, 1.90821492927058770002e-10,
  1.0 / 6227020800, 1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040, 1.0 / 720,
  1.0 / 120, 1.0 / 24, 1.0 / 6, 0.5, 1, 6755399441055744,
], 16);

function exp32(value: v128): v128 {
  const x = f32x4.max(value, v128.load32_splat(SINGLE));
  const n = f32x4.nearest(f32x4.mul(x, v128.load32_splat(SINGLE, 4)));
  // ln 2 in two parts, of which the first has few bits, so that its product with n is exact.
  let r = f32x4.sub(x, f32x4.mul(n, v128.load32_splat(SINGLE, 8)));
  r = f32x4.sub(r, f32x4.mul(n, v128.load32_splat(SINGLE, 12)));
  let p = fma<f32>(v128.load32_splat(SINGLE, 16), r, v128.load32_splat(SINGLE, 20));
  p = fma<f32>(p, r, v128.load32_splat(SINGLE, 24));
  p = fma<f32>(p, r, v128.load32_splat(SINGLE, 28));
  p = fma<f32>(p, r, v128.load32_splat(SINGLE, 32));
  p = fma<f32>(p, r, v128.load32_splat(SINGLE, 36));
  p = fma<f32>(p, r, v128.load32_splat(SINGLE, 40));
  p = fma<f32>(p, r, v128.load32_splat(SINGLE, 40));
  // Adding n to the exponent multiplies by 2^n.
  return i32x4.add(p, i32x4.shl(i32x4.trunc_sat_f32x4_s(n), 23));
}

function exp64(value: v128): v128 {
  const x = f64x2.max(value, v128.load64_splat(DOUBLE));
  const n = f64x2.nearest(f64x2.mul(x, v128.load64_splat(DOUBLE, 8)));
  let r = f64x2.sub(x, f64x2.mul(n, v128.load64_splat(DOUBLE, 16)));
  r = f64x2.sub(r, f64x2.mul(n, v128.load64_splat(DOUBLE, 24)));
  let p = fma<f64>(v128.load64_splat(DOUBLE, 32), r, v128.load64_splat(DOUBLE, 40));
  p = fma<f64>(p, r, v128.load64_splat(DOUBLE, 48));
  p = fma<f64>(p, r, v128.load64_splat(DOUBLE, 56));
  p = fma<f64>(p, r, v128.load64_splat(DOUBLE, 64));
  p = fma<f64>(p, r, v128.load64_splat(DOUBLE, 72));
  p = fma<f64>(p, r, v128.load64_splat(DOUBLE, 80));
  p = fma<f64>(p, r, v128.load64_splat(DOUBLE, 88));
  p = fma<f64>(p, r, v128.load64_splat(DOUBLE, 96));
  p = fma<f64>(p, r, v128.load64_splat(DOUBLE, 104));
  p = fma<f64>(p, r, v128.load64_splat(DOUBLE, 112));
  p = fma<f64>(p, r, v128.load64_splat(DOUBLE, 120));
  p = fma<f64>(p, r, v128.load64_splat(DOUBLE, 128));
  p = fma<f64>(p, r, v128.load64_splat(DOUBLE, 128));
  // n + 1.5·2^52 has n in its lowest bits; adding it to the exponent multiplies by 2^n.
  const bits = f64x2.add(n, v128.load64_splat(DOUBLE, 136));
  return i64x2.add(p, i64x2.shl(bits, 52));
}
