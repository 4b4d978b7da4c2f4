/**
 * Counts pairs of points by distance. Coordinates lie component by component, `stride` bytes apart. The power of a
 * distance (its square, or in the maximum norm itself) falls into the bin of the first of the sorted `limits` that is not
 * below it; powers above the last are not counted. `cells` knows for the upper 16 bits of a power (sign, exponent, five
 * of the mantissa) which bin to begin with. Eight rows of counts take turns, so that none waits for the one before.
 */
let dimension: usize, stride: usize, limits: usize, cells: usize, counts: usize, row: usize, sums: usize;
let largest: f64;
let maximum: bool, crowded: bool;

/** Limits, at most, that pairs are compared with one by one. As in src/pair-kernel.ts. */
const FEW: usize = 16;

export function configure(
  dimension_: usize, stride_: usize, limits_: usize, bins: usize, cells_: usize, counts_: usize, sums_: usize,
  maximum_: u32, crowded_: u32,
): void {
  dimension = dimension_; stride = stride_; limits = limits_; cells = cells_;
  counts = counts_; row = bins * 4; sums = sums_;
  largest = load<f64>(limits + (bins - 1) * 8);
  maximum = maximum_ != 0; crowded = crowded_ != 0;
}

function tally(power: f64, turn: usize): void {
  let bin = <usize>load<u16>(cells + ((<usize>(reinterpret<u64>(power) >> 47)) << 1));
  // A cell holds one limit, most often; then no jump depends on the power.
  bin += <usize>(power > load<f64>(limits + bin * 8));
  if (crowded) while (power > load<f64>(limits + bin * 8)) bin++;
  const place = counts + turn * row + bin * 4;
  store<u32>(place, load<u32>(place) + 1);
}

function tallyTwo(powers: v128, top: v128, turn: usize): void {
  const mask = i64x2.bitmask(f64x2.le(powers, top));
  if (mask & 1) tally(f64x2.extract_lane(powers, 0), turn);
  if (mask & 2) tally(f64x2.extract_lane(powers, 1), turn + 1);
}

/** Adds to the sums how many of eight powers do not exceed each of `few` limits. */
function compare(a: v128, b: v128, c: v128, d: v128, limit: usize, few: usize): void {
  for (let m: usize = 0; m < few; m++) {
    const bound = v128.load64_splat(limit + m * 8);
    const first = i64x2.add(f64x2.le(a, bound), f64x2.le(b, bound));
    const second = i64x2.add(f64x2.le(c, bound), f64x2.le(d, bound));
    const place = sums + m * 16;
    v128.store(place, i64x2.sub(v128.load(place), i64x2.add(first, second)));
  }
}

/**
 * Counts the pairs of point `i` with the points from `from` to `to`: by the cells, or, if there are any `few`, by
 * comparing them with so many limits.
 */
function tallyRow(points: usize, i: usize, from: usize, to: usize, limit: usize, few: usize): void {
  const top = f64x2.splat(largest);
  const own = points + i * 8;
  let j = from;
  for (; j + 8 <= to; j += 8) {
    let a = f64x2.splat(0), b = f64x2.splat(0), c = f64x2.splat(0), d = f64x2.splat(0);
    let x = own, y = points + j * 8;
    for (let k: usize = 0; k < dimension; k++) {
      const center = v128.load64_splat(x);
      const p = f64x2.sub(v128.load(y), center), q = f64x2.sub(v128.load(y, 16), center);
      const r = f64x2.sub(v128.load(y, 32), center), s = f64x2.sub(v128.load(y, 48), center);
      if (maximum) {
        a = f64x2.pmax(a, f64x2.abs(p)); b = f64x2.pmax(b, f64x2.abs(q));
        c = f64x2.pmax(c, f64x2.abs(r)); d = f64x2.pmax(d, f64x2.abs(s));
      } else {
        a = f64x2.add(a, f64x2.mul(p, p)); b = f64x2.add(b, f64x2.mul(q, q));
        c = f64x2.add(c, f64x2.mul(r, r)); d = f64x2.add(d, f64x2.mul(s, s));
      }
      x += stride; y += stride;
    }
    if (few) {
      compare(a, b, c, d, limit, few);
    } else {
      tallyTwo(a, top, 0); tallyTwo(b, top, 2); tallyTwo(c, top, 4); tallyTwo(d, top, 6);
    }
  }
  for (; j < to; j++) {
    let power: f64 = 0;
    let x = own, y = points + j * 8;
    for (let k: usize = 0; k < dimension; k++) {
      const gap = load<f64>(y) - load<f64>(x);
      power = maximum ? max(power, abs(gap)) : power + gap * gap;
      x += stride; y += stride;
    }
    for (let m: usize = 0; m < few; m++) {
      const place = sums + m * 16;
      store<u64>(place, load<u64>(place) + <u64>(power <= load<f64>(limit + m * 8)));
    }
    if (!few && power <= largest) tally(power, 0);
  }
}

/**
 * Counts the pairs of one range of points with another, behind it or the same; in the same each pair once. All of them
 * lie in the bins from `first` to `last`. Where these are few, comparing with each limit between them, without a jump or
 * a look-up, is faster than the cells.
 */
export function tallyBlocks(
  points: usize, from: usize, to: usize, otherFrom: usize, otherTo: usize, first: usize, last: usize,
): void {
  const same = from == otherFrom;
  const few = last - first <= FEW ? last - first : 0;
  const limit = limits + first * 8;
  for (let m: usize = 0; m < few; m++) v128.store(sums + m * 16, i64x2.splat(0));
  for (let i = from; i < to; i++) tallyRow(points, i, same ? i + 1 : otherFrom, otherTo, limit, few);
  if (!few) return;

  let before: u32 = 0;
  let place = counts + first * 4;
  for (let m: usize = 0; m < few; m++) {
    const within = <u32>(load<u64>(sums + m * 16) + load<u64>(sums + m * 16, 8));
    store<u32>(place, load<u32>(place) + within - before);
    before = within;
    place += 4;
  }
  if (last * 4 == row) return;
  const size = <u32>(to - from);
  const all = same ? size * (size - 1) / 2 : size * <u32>(otherTo - otherFrom);
  store<u32>(place, load<u32>(place) + all - before);
}

/** Counts the pairs of points from `from` to `to` with those up to `window` behind them, of `length` in all. */
export function tallyBand(points: usize, from: usize, to: usize, window: usize, length: usize): void {
  for (let i = from; i < to; i++) tallyRow(points, i, i + 1, min(length, i + 1 + window), 0, 0);
}
