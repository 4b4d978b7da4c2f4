import { distinctSumCoefficients } from "../network/distinct-sums.ts";
import type { HebbianNetwork } from "../network/hebbian-network.ts";
import { onlySpins } from "../network/patterns.ts";

/** How the weights of patterns ±1 are kept: as the overlaps themselves, as two limbs of 16 bits, or as doubles. */
export const OVERLAPS = 0;
export const LIMBS = 1;
export const WIDE = 2;

/** Patterns are padded with zeros to whole numbers of this many. */
export const PADDING = 32;
/** The largest weight that fits into two limbs. */
const MOST_IN_LIMBS = 32767 * 32768;

/**
 * What the chains of a network with patterns ±1 need to know. With the overlaps S_k = Σ_i v_ki σ_i, the alignment of a
 * spin is
 *
 *   x_i = Σ_k v_ki σ_i D(S_k - v_ki σ_i) = Σ_k Z(S_k) + σ_i Σ_k v_ki W(S_k),
 *   W(S) = (D(S - 1) + D(S + 1))/2,   Z(S) = (D(S - 1) - D(S + 1))/2,
 *
 * where D is (P-1)! e_{P-1} of the other N - 1 products as a polynomial in their sum. W and Z have whole coefficients.
 */
export interface SpinForm {
  readonly form: typeof OVERLAPS | typeof LIMBS | typeof WIDE;
  /** Whether P is odd: then W is even in S and Z is odd; otherwise the other way round. */
  readonly odd: boolean;
  /** Coefficients of W (of W/S where it is odd) in S², lowest first. */
  readonly weightTerms: Float64Array;
  /** Coefficients of Z (of Z/S where it is odd) in S², lowest first. */
  readonly restTerms: Float64Array;
  /** Rows of patterns, with the padding. */
  readonly padded: number;
  /** What takes the padding's part out of Σ Z. */
  readonly restOfPadding: number;
}

/** The form for a network, or none if its patterns are not all ±1. */
export function spinFormOf({ size: N, interaction: P, patterns }: HebbianNetwork): SpinForm | undefined {
  // Overlaps are 16-bit numbers.
  if (N > 32767 || !onlySpins(patterns)) return undefined;
  const rows = patterns.length / N;
  const padded = PADDING * Math.ceil(rows / PADDING);
  const odd = P % 2 === 1;
  const D = distinctSumCoefficients(P - 1, N - 1);
  const weightTerms = Float64Array.from({ length: Math.ceil(P / 2) }, (_, k) => shifted(D, 2 * k + (odd ? 0 : 1), 0));
  const restTerms = Float64Array.from({ length: Math.floor(P / 2) }, (_, k) => -shifted(D, 2 * k + (odd ? 1 : 0), 1));

  let largest = 0;
  for (let S = N % 2; S <= N; S += 2) {
    const weight = Math.abs(polynomial(weightTerms, S * S) * (odd ? 1 : S));
    const rest = Math.abs(polynomial(restTerms, S * S) * (odd ? S : 1));
    largest = Math.max(largest, weight, rest);
  }
  const whole = 2 * largest * padded < 2 ** 53;
  const form = P === 2 ? OVERLAPS : whole && largest <= MOST_IN_LIMBS ? LIMBS : WIDE;
  const restOfPadding = odd ? 0 : -(padded - rows) * restTerms[0];
  return { form, odd, weightTerms, restTerms, padded, restOfPadding };
}

/** A polynomial, coefficients lowest first. */
export function polynomial(coefficients: Float64Array, x: number): number {
  let sum = coefficients[coefficients.length - 1];
  for (let k = coefficients.length - 2; k >= 0; k--) sum = sum * x + coefficients[k];
  return sum;
}

/** The coefficient of S^power in (D(S + 1) + D(S - 1))/2, or in (D(S + 1) - D(S - 1))/2 if `parity` is 1. */
function shifted(D: readonly number[], power: number, parity: 0 | 1): number {
  let sum = 0;
  // binomial(n, power), n from power on
  for (let n = power, binomial = 1; n < D.length; n++) {
    if ((n - power) % 2 === parity) sum += binomial * D[n];
    binomial = (binomial * (n + 1)) / (n + 1 - power);
  }
  return sum;
}

/** Writes patterns by spin, [N][padded], with zeros behind the last row. */
export function transpose(
  patterns: ArrayLike<number>,
  size: number,
  padded: number,
  columns: Int8Array | Int16Array,
): void {
  const rows = patterns.length / size;
  // Some rows at a time, which a cache can hold.
  for (let from = 0; from < rows; from += 64) {
    const to = Math.min(rows, from + 64);
    for (let i = 0; i < size; i++) {
      for (let k = from; k < to; k++) columns[i * padded + k] = patterns[k * size + i];
    }
  }
}

/** The network's energy from the overlaps with patterns ±1: `table[(S + N)/2]` is D_P(S)/P. */
export function energyOfOverlaps(network: HebbianNetwork, overlaps: Int16Array, table: Float64Array): number {
  const { size: N, patterns, scale, offset } = network;
  const rows = patterns.length / N;
  let total = 0;
  for (let k = 0; k < rows; k++) total += table[(overlaps[k] + N) >> 1];
  return offset - scale * total;
}
