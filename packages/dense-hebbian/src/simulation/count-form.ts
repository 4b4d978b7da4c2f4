import { distinctSums, newtonFactors } from "../network/distinct-sums.ts";
import type { HebbianNetwork } from "../network/hebbian-network.ts";

/** Patterns are padded with zeros to whole numbers of this many. */
export const COUNT_PADDING = 4;

/** Factors that the chains of patterns of whole numbers need: see assembly/counts.ts. */
export interface CountForm {
  /** Rows of patterns, with the padding. */
  readonly padded: number;
  /** Factors of Newton's identities for D_0, …, D_{P-1}, [P × P]. */
  readonly factors: Float64Array;
  /** (P-1)!/k!, [P] */
  readonly partFactors: Float64Array;
  /** Whether all power sums are whole numbers below 2^53. */
  readonly exact: boolean;
}

export function countFormOf({ size: N, interaction: P, patterns }: HebbianNetwork): CountForm {
  const partFactors = new Float64Array(P);
  for (let k = P - 1, factor = 1; k >= 0; factor *= k, k--) partFactors[k] = factor;
  let largest = 0;
  for (const v of patterns) largest = Math.max(largest, Math.abs(v));
  return {
    exact: N * largest ** P < 2 ** 53,
    padded: COUNT_PADDING * Math.ceil(patterns.length / N / COUNT_PADDING),
    factors: newtonFactors(P - 1),
    partFactors,
  };
}

/** Writes the even power sums, which never change, [p_2, p_4, …][padded]. */
export function evenPowers({ size: N, interaction: P, patterns }: HebbianNetwork, padded: number): Float64Array[] {
  const rows = patterns.length / N;
  return Array.from({ length: Math.floor(P / 2) }, (_, j) => {
    const sums = new Float64Array(padded);
    for (let k = 0; k < rows; k++) {
      for (let i = 0; i < N; i++) sums[k] += patterns[k * N + i] ** (2 * (j + 1));
    }
    return sums;
  });
}

/** The network's energy from the power sums p_1, …, p_P of each pattern (`powers[0]` is not read). */
export function energyOfPowers(network: HebbianNetwork, powers: readonly Float64Array[]): number {
  const { size: N, interaction: P, patterns, scale, offset } = network;
  const factors = newtonFactors(P);
  const sums = new Float64Array(P + 1);
  const own = new Float64Array(P + 1);
  const rows = patterns.length / N;
  let total = 0;
  for (let k = 0; k < rows; k++) {
    for (let j = 1; j <= P; j++) own[j] = powers[j][k];
    distinctSums(P, factors, own, sums);
    total += sums[P];
  }
  return offset - (scale * total) / P;
}
