/**
 * Sums over products of distinct spins, D_k = k! e_k, without the N^k terms: for products x_i = ±1 they are whole
 * polynomials in S = Σ x_i; for any x_i they follow from the power sums by Newton's identities.
 */

/**
 * Computes D_k = k! e_k of n numbers ±1 that add up to S:
 *
 *   D_0 = 1,  D_1 = S,  D_{k+1} = S D_k - k (n - k + 1) D_{k-1}
 *
 * @example
 * ```ts
 * import { distinctSum } from "@attractors/dense-hebbian";
 *
 * // 1, 1, 1, -1: e_2 = 3 - 3
 * distinctSum(2, 2, 4); // → 0
 * distinctSum(3, 4, 4); // → 24
 * ```
 */
export function distinctSum(k: number, S: number, n: number): number {
  let before = 0;
  let sum = 1;
  for (let j = 0; j < k; j++) {
    const next = S * sum - j * (n - j + 1) * before;
    before = sum;
    sum = next;
  }
  return sum;
}

/** The coefficients of D_k in S, lowest first. */
export function distinctSumCoefficients(k: number, n: number): number[] {
  let before: number[] = [];
  let sum = [1];
  for (let j = 0; j < k; j++) {
    const next = [0, ...sum];
    for (let i = 0; i < before.length; i++) next[i] -= j * (n - j + 1) * before[i];
    before = sum;
    sum = next;
  }
  return sum;
}

/**
 * The factors of Newton's identities for the sums D_k, [(P+1) × (P+1)], zero where there is none:
 *
 *   D_k = Σ_{j=1}^{k} f_kj D_{k-j} p_j,   f_kj = (-1)^(j-1) (k-1)!/(k-j)!
 */
export function newtonFactors(P: number): Float64Array {
  const factors = new Float64Array((P + 1) * (P + 1));
  for (let k = 1; k <= P; k++) {
    let factor = 1;
    for (let j = 1; j <= k; j++) {
      factors[k * (P + 1) + j] = factor;
      factor *= -(k - j);
    }
  }
  return factors;
}

/**
 * Writes D_0, …, D_P of the power sums p_1, …, p_P (`powers[0]` is not read) into `out`.
 *
 * @param factors - `newtonFactors(P)`.
 */
export function distinctSums(P: number, factors: Float64Array, powers: Float64Array, out: Float64Array): void {
  out[0] = 1;
  for (let k = 1; k <= P; k++) {
    let sum = 0;
    for (let j = 1; j <= k; j++) sum += factors[k * (P + 1) + j] * out[k - j] * powers[j];
    out[k] = sum;
  }
}
