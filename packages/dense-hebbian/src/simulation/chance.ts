import { checkAtLeast, type Rng } from "@attractors/core";

/** When a spin flips: of the two rules with the Boltzmann distribution as their equilibrium. */
export interface FlipRule {
  readonly name: "Glauber" | "Metropolis";
}

/** Heat bath: a spin flips with probability 1/(1 + exp(ΔE/T)) (Glauber 1963). */
export const glauber: FlipRule = { name: "Glauber" };

/** A spin flips with probability min(1, exp(-ΔE/T)) (Metropolis et al. 1953). */
export const metropolis: FlipRule = { name: "Metropolis" };

/**
 * A rule at a noise, ready for use. A draw of 32 bits stands for u = (draw + 1/2)/2^32, and a spin flips if its alignment
 * x = σ_i h_i/scale is below a threshold that falls with u:
 *
 *   Glauber    (T/2 scale) ln((1 - u)/u)          Metropolis    -(T/2 scale) ln u
 *
 * The thresholds at the edges of 1024 bins of u settle nearly every case without a logarithm.
 */
export interface Acceptance {
  /** Thresholds at the edges of the bins, falling, [1025]. */
  readonly bounds: Float64Array;
  /** T/(2 scale) */
  readonly half: number;
  readonly metropolis: boolean;
  /** Without noise a spin flips if its alignment is negative; nothing is drawn. */
  readonly noiseless: boolean;
}

const BINS = 1024;
const BIN_SHIFT = 22;

/** 2^-e. The additions, multiplications and divisions here and in assembly/parts/chance.ts are the same, one by one. */
const POWERS: Float64Array = /* @__PURE__ */ powersOfHalf();

/** Makes a rule ready for a noise T ≥ 0 and a network's scale. */
export function acceptanceOf(where: string, rule: FlipRule, noise: number, scale: number): Acceptance {
  checkAtLeast(`${where}: noise`, noise, 0);
  const half = noise / (2 * scale);
  if (half === Infinity) throw new RangeError(`${where}: noise is too large for numbers, got ${noise}`);
  const acceptance = { half, metropolis: rule.name === "Metropolis", noiseless: noise === 0 };
  const bounds = new Float64Array(BINS + 1);
  // The draws of a bin begin at its edge; the last edge is the last draw.
  for (let b = 0; b < BINS; b++) bounds[b] = thresholdOf(acceptance, (b << BIN_SHIFT) >>> 0);
  bounds[BINS] = thresholdOf(acceptance, 0xffffffff);
  return { ...acceptance, bounds };
}

/** Whether a spin of this alignment flips. Takes one draw, without noise none. */
export function flips(acceptance: Acceptance, alignment: number, generator: Uint32Array): boolean {
  if (acceptance.noiseless) return alignment < 0;
  const draw = nextDraw(generator);
  const bin = draw >>> BIN_SHIFT;
  if (alignment >= acceptance.bounds[bin]) return false;
  if (alignment < acceptance.bounds[bin + 1]) return true;
  return alignment < thresholdOf(acceptance, draw);
}

/** The threshold of a draw. */
export function thresholdOf({ half, metropolis }: Omit<Acceptance, "bounds">, draw: number): number {
  return metropolis ? half * (33 * Math.LN2 - lnOdd(draw)) : half * (lnOdd(~draw >>> 0) - lnOdd(draw));
}

/** Seeds a generator of the chains. */
export function seedGenerator(rng: Rng, generator: Uint32Array): void {
  for (let k = 0; k < 4; k++) generator[k] = rng.integer(2 ** 32);
  if (generator.every((word) => word === 0)) generator[0] = 1;
}

/** The next 32 bits of xoshiro128++ (Blackman and Vigna, ACM Trans. Math. Softw. 47, 36, 2021), state of four words. */
export function nextDraw(s: Uint32Array): number {
  const s0 = s[0];
  const s1 = s[1];
  const s2 = s[2] ^ s0;
  const crossed = s[3] ^ s1;
  const sum = (s0 + s[3]) | 0;
  s[0] = s0 ^ crossed;
  s[1] = s1 ^ s2;
  s[2] = s2 ^ (s1 << 9);
  s[3] = (crossed << 11) | (crossed >>> 21);
  return (((sum << 7) | (sum >>> 25)) + s0) >>> 0;
}

/** ln(2 draw + 1) */
function lnOdd(draw: number): number {
  let exponent = 32 - Math.clz32(draw);
  let f = (2 * draw + 1) * POWERS[exponent];
  if (f > Math.SQRT2) {
    f *= 0.5;
    exponent += 1;
  }
  const s = (f - 1) / (f + 1);
  const q = s * s;
  let sum = 1 / 23;
  for (let k = 21; k >= 1; k -= 2) sum = sum * q + 1 / k;
  return exponent * Math.LN2 + 2 * s * sum;
}

function powersOfHalf(): Float64Array {
  const powers = new Float64Array(33).fill(1);
  for (let e = 1; e < 33; e++) powers[e] = powers[e - 1] / 2;
  return powers;
}
