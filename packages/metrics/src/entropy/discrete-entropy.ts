import { checkCount } from "@attractors/core";
import { BLOCKS, blockOf } from "../jackknife.ts";

/** How entropies are stated. */
export interface EntropyUnit {
  /** The base of the logarithm: 2 for bits. @default Math.E, for nats */
  base?: number;
}

export interface RelativeEntropyUnit extends EntropyUnit {
  /** Whether to divide by the largest possible value, so that the entropy is between 0 and 1. @default false */
  normalize?: boolean;
}

/** The factor from nats to the unit asked for; `most` is the largest possible value, in nats. */
export function factorOf(where: string, { base = Math.E, normalize = false }: RelativeEntropyUnit, most = 1): number {
  if (!(base > 1 && base < Infinity)) throw new RangeError(`${where}: base must be greater than 1, got ${base}`);
  return 1 / (normalize ? most : Math.log(base));
}

/** Shannon's entropy -Σ p ln p of counts or weights, in nats. */
export function shannonOf(counts: Float64Array): number {
  let total = 0;
  for (const count of counts) total += count;
  let sum = 0;
  for (const count of counts) if (count > 0) sum -= (count / total) * Math.log(count / total);
  return Math.max(0, sum);
}

/** Rényi's entropy ln(Σ p^q) / (1 - q), in nats; Shannon's at q = 1, the logarithm of the number of states at 0. */
export function renyiOf(counts: Float64Array, order: number): number {
  if (order === 1) return shannonOf(counts);
  let total = 0;
  let most = 0;
  for (const count of counts) {
    total += count;
    most = Math.max(most, count);
  }
  if (total === 0) return 0;
  if (order === Infinity) return -Math.log(most / total);
  return Math.log(powersOf(counts, total, order)) / (1 - order);
}

/** Tsallis' entropy (1 - Σ p^q) / (q - 1); Shannon's, in nats, at q = 1. */
export function tsallisOf(counts: Float64Array, order: number): number {
  if (order === 1) return shannonOf(counts);
  let total = 0;
  for (const count of counts) total += count;
  if (total === 0) return 0;
  return (1 - powersOf(counts, total, order)) / (order - 1);
}

function powersOf(counts: Float64Array, total: number, order: number): number {
  let sum = 0;
  for (const count of counts) if (count > 0) sum += (count / total) ** order;
  return sum;
}

/** How often each of the symbols that occur does so in each block of time, weighted: `counts[b * size + k]`. */
export function symbolCounts(
  symbols: Float64Array,
  weights?: Float64Array,
): { readonly counts: Float64Array; readonly size: number } {
  const labels = new Map<number, number>();
  for (const symbol of symbols) if (!labels.has(symbol)) labels.set(symbol, labels.size);
  const size = labels.size;
  const counts = new Float64Array(BLOCKS * size);
  for (let k = 0; k < symbols.length; k++) {
    const label = labels.get(symbols[k]) ?? 0;
    counts[blockOf(k, symbols.length) * size + label] += weights ? weights[k] : 1;
  }
  return { counts, size };
}

/** Checks an embedding, and counts its vectors. */
export function vectorCount(where: string, length: number, order: number, delay: number, least = 2): number {
  checkCount(`${where}: order`, order, least);
  checkCount(`${where}: delay`, delay);
  const count = length - (order - 1) * delay;
  if (count < 1) {
    throw new RangeError(
      `${where}: series must have at least ${(order - 1) * delay + 1} samples for order ${order} and delay ${delay}, got ${length}`,
    );
  }
  return count;
}
