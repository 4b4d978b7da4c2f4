/**
 * Chance, as in src/simulation/chance.ts to the last bit: the generator xoshiro128++ (Blackman and Vigna, ACM Trans. Math.
 * Softw. 47, 36, 2021), and the decision whether a spin flips whose alignment with its field is x.
 */

/** Bits of a draw that choose the bin, and the shift that brings them down. */
const BIN_SHIFT: u32 = 22;
const LN2: f64 = 0.6931471805599453;
const SQRT2: f64 = 1.4142135623730951;

/** Four words of the generator, u32; thresholds at the edges of the bins, f64 [1025]. */
let generator: usize, bounds: usize;
/** Half the noise in units of the alignment; whether flips that lower the energy are always taken; whether there is no noise. */
let half: f64, metropolis: bool, noiseless: bool;

export function useGenerator(generator_: usize): void {
  generator = generator_;
}

export function useAcceptance(bounds_: usize, half_: f64, metropolis_: bool, noiseless_: bool): void {
  bounds = bounds_; half = half_; metropolis = metropolis_; noiseless = noiseless_;
}

/** Whether a spin of this alignment flips. Takes one draw, without noise none. */
export function flips(alignment: f64): bool {
  if (noiseless) return alignment < 0;
  const draw = next();
  const bin = bounds + (<usize>(draw >>> BIN_SHIFT) << 3);
  if (alignment >= load<f64>(bin)) return false;
  if (alignment < load<f64>(bin, 8)) return true;
  return alignment < threshold(draw);
}

function next(): u32 {
  const s0 = load<u32>(generator), s1 = load<u32>(generator, 4), s2 = load<u32>(generator, 8) ^ s0, s3 = load<u32>(generator, 12);
  const crossed = s3 ^ s1;
  store<u32>(generator, s0 ^ crossed);
  store<u32>(generator, s1 ^ s2, 4);
  store<u32>(generator, s2 ^ (s1 << 9), 8);
  store<u32>(generator, rotl(crossed, 11), 12);
  return rotl(s0 + s3, 7) + s0;
}

function threshold(draw: u32): f64 {
  return metropolis ? half * (33 * LN2 - lnOdd(draw)) : half * (lnOdd(~draw) - lnOdd(draw));
}

/** ln(2 draw + 1) */
function lnOdd(draw: u32): f64 {
  let exponent = 32 - <i32>clz(draw);
  let f = (2 * <f64>draw + 1) * reinterpret<f64>(<u64>(1023 - exponent) << 52);
  if (f > SQRT2) {
    f *= 0.5;
    exponent += 1;
  }
  const s = (f - 1) / (f + 1);
  const q = s * s;
  let sum: f64 = 1.0 / 23;
  sum = sum * q + 1.0 / 21;
  sum = sum * q + 1.0 / 19;
  sum = sum * q + 1.0 / 17;
  sum = sum * q + 1.0 / 15;
  sum = sum * q + 1.0 / 13;
  sum = sum * q + 1.0 / 11;
  sum = sum * q + 1.0 / 9;
  sum = sum * q + 1.0 / 7;
  sum = sum * q + 1.0 / 5;
  sum = sum * q + 1.0 / 3;
  sum = sum * q + 1;
  return <f64>exponent * LN2 + 2 * s * sum;
}
