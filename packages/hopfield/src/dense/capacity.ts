import { checkAtLeast, checkCount } from "@attractors/core";
import { complementaryErrorFunction } from "../error-function.ts";

/**
 * How many random patterns a classical network holds without an error, N / (2 ln N) for Hebb's rule (McEliece et al.
 * 1987).
 *
 * @throws {RangeError} unless the size is a whole number, 2 or more.
 *
 * @example
 * ```ts
 * import { hebbianCapacity } from "@attractors/hopfield";
 *
 * hebbianCapacity(1000); // ≈ 72.4
 * ```
 */
export function hebbianCapacity(size: number): number {
  checkCount("hebbianCapacity: size", size, 2);
  return size / (2 * Math.log(size));
}

/**
 * How many random patterns Storkey's rule holds, N / √(2 ln N) (Storkey and Valabregue 1999).
 *
 * @throws {RangeError} unless the size is a whole number, 2 or more.
 *
 * @example
 * ```ts
 * import { storkeyCapacity } from "@attractors/hopfield";
 *
 * storkeyCapacity(1000); // ≈ 269.0
 * ```
 */
export function storkeyCapacity(size: number): number {
  checkCount("storkeyCapacity: size", size, 2);
  return size / Math.sqrt(2 * Math.log(size));
}

export interface DenseLoad {
  /** Degree n of the interaction. */
  degree: number;
  /** Units, N. */
  size: number;
  /** Patterns, K. */
  count: number;
  /** Whether the interaction is `distinctIndices` instead of `polynomial`. @default false */
  distinct?: boolean;
}

/**
 * How many random patterns a dense network of a polynomial holds without an error, N^(n-1) / (2 v ln N) with
 * v = (2n - 3)!! for the full power (Krotov and Hopfield 2016) and (n - 1)! for distinct indices.
 *
 * @throws {RangeError} unless degree and size are whole numbers, 2 or more.
 *
 * @example
 * ```ts
 * import { polynomialCapacity } from "@attractors/hopfield";
 *
 * polynomialCapacity({ degree: 3, size: 100 }); // ≈ 361.9
 * ```
 */
export function polynomialCapacity({ degree, size, distinct = false }: Omit<DenseLoad, "count">): number {
  checkCount("polynomialCapacity: degree", degree, 2);
  checkCount("polynomialCapacity: size", size, 2);
  return size ** (degree - 1) / (2 * noiseFactor(degree, distinct) * Math.log(size));
}

/**
 * The chance that a unit of a stored pattern does not stay after one update, ½ erfc(1 / √(2v)) with the variance
 * v = (2n - 3)!! K / N^(n-1) of the cross-talk, or (n - 1)! K / N^(n-1) for distinct indices.
 *
 * @throws {RangeError} unless degree and size are whole numbers, 2 or more, and count one of 1 or more.
 *
 * @example
 * ```ts
 * import { bitErrorRate } from "@attractors/hopfield";
 *
 * bitErrorRate({ degree: 3, size: 60, count: 293 }); // ≈ 0.0215
 * bitErrorRate({ degree: 3, size: 60, count: 293, distinct: true }); // ≈ 0.0066
 * ```
 */
export function bitErrorRate({ degree, size, count, distinct = false }: DenseLoad): number {
  checkCount("bitErrorRate: degree", degree, 2);
  checkCount("bitErrorRate: size", size, 2);
  checkCount("bitErrorRate: count", count);
  const variance = (noiseFactor(degree, distinct) * count) / size ** (degree - 1);
  return 0.5 * complementaryErrorFunction(1 / Math.sqrt(2 * variance));
}

/**
 * How many random patterns the exponential network holds: 2^(N/2) by the fixed-point argument; and exp(αN) with every
 * α below I(1 - 2ρ)/2, I(a) = ½ [(1 + a) ln(1 + a) + (1 - a) ln(1 - a)], when a fraction ρ of the units is corrupted
 * (Demircigil et al. 2017).
 *
 * @param corrupted - the fraction ρ, from 0 to ½.
 * @throws {RangeError} if an argument is out of its range.
 *
 * @example
 * ```ts
 * import { exponentialCapacity } from "@attractors/hopfield";
 *
 * exponentialCapacity(20); // ≈ 1024.0
 * ```
 */
export function exponentialCapacity(size: number, corrupted = 0): number {
  checkCount("exponentialCapacity: size", size);
  checkAtLeast("exponentialCapacity: corrupted", corrupted, 0);
  if (corrupted > 0.5) throw new RangeError(`exponentialCapacity: corrupted must be at most 0.5, got ${corrupted}`);
  const a = 1 - 2 * corrupted;
  const rest = 1 - a;
  const rate = 0.5 * ((1 + a) * Math.log(1 + a) + (rest > 0 ? rest * Math.log(rest) : 0));
  return Math.exp((size * rate) / 2);
}

function noiseFactor(degree: number, distinct: boolean): number {
  let factor = 1;
  for (let k = 1; k < degree; k++) factor *= distinct ? k : 2 * k - 1;
  return factor;
}
