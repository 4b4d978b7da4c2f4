/**
 * Asynchronous relaxation of a Hebbian network of ±1 without its weights: N h_i = Σ_k x_ki m_k - K s_i with the overlaps
 * m_k = x_k·s, which change by 2 when a unit flips. A sweep costs K N, in whole numbers.
 */

let size: usize, count: usize, padded: usize;
/** The patterns by unit, i8 [N][padded K], zeros behind the last; overlaps, i16 [padded K]; state, i8; order, u32. */
let columns: usize, overlaps: usize, state: usize, order: usize;

export function configure(
  size_: usize, count_: usize, padded_: usize, columns_: usize, overlaps_: usize, state_: usize, order_: usize,
): void {
  size = size_; count = count_; padded = padded_;
  columns = columns_; overlaps = overlaps_; state = state_; order = order_;
}

/** Computes the overlaps of the state. */
export function begin(): void {
  memory.fill(overlaps, 0, padded * 2);
  for (let i: usize = 0; i < size; i++) addColumn(columns + i * padded, load<i8>(state + i));
}

/** Gives every unit its turn in the order set, and returns how many flipped. */
export function sweep(): u32 {
  let flips: u32 = 0;
  for (let k: usize = 0; k < size; k++) {
    const unit = <usize>load<u32>(order + k * 4);
    const spin = <i32>load<i8>(state + unit);
    const column = columns + unit * padded;
    const field = fieldOf(column) - <i32>count * spin;
    // A unit flips if its field has the other sign; at zero it stays.
    if (field * spin >= 0) continue;
    store<i8>(state + unit, -spin);
    addColumn(column, -2 * spin);
    flips++;
  }
  return flips;
}

function fieldOf(column: usize): i32 {
  let a = i32x4.splat(0), b = a;
  let m = overlaps;
  for (const end = column + padded; column < end; column += 16) {
    const x = v128.load(column);
    a = i32x4.add(a, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(x), v128.load(m)));
    b = i32x4.add(b, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(x), v128.load(m, 16)));
    m += 32;
  }
  a = i32x4.add(a, b);
  return i32x4.extract_lane(a, 0) + i32x4.extract_lane(a, 1) + i32x4.extract_lane(a, 2) + i32x4.extract_lane(a, 3);
}

function addColumn(column: usize, factor: i32): void {
  const f = i16x8.splat(<i16>factor);
  let m = overlaps;
  for (const end = column + padded; column < end; column += 16) {
    const x = v128.load(column);
    v128.store(m, i16x8.add(v128.load(m), i16x8.mul(f, i16x8.extend_low_i8x16_s(x))));
    v128.store(m, i16x8.add(v128.load(m, 16), i16x8.mul(f, i16x8.extend_high_i8x16_s(x))), 16);
    m += 32;
  }
}
