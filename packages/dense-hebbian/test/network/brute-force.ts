import type { HebbianNetwork } from "../../src/index.ts";

/** e_P(x), product by product. */
export function elementarySum(x: readonly number[], P: number, from = 0): number {
  if (P === 0) return 1;
  let sum = 0;
  for (let i = from; i < x.length; i++) sum += x[i] * elementarySum(x, P - 1, i + 1);
  return sum;
}

/** The energy by its definition, from what each way of learning says of the patterns. */
export function definedEnergy(
  network: HebbianNetwork,
  spins: ArrayLike<number>,
  entries: number[][],
  weight: number,
): number {
  const { size: N, interaction: P } = network;
  let factorial = 1;
  for (let k = 2; k < P; k++) factorial *= k;
  let sum = 0;
  for (const row of entries)
    sum += elementarySum(
      row.map((v, i) => v * spins[i]),
      P,
    );
  return (-weight * factorial * sum) / N ** (P - 1);
}

export function rowsOf(data: ArrayLike<number>, size: number): number[][] {
  return Array.from({ length: data.length / size }, (_, k) =>
    Array.from({ length: size }, (_, i) => data[k * size + i]),
  );
}

/** All states of N spins. */
export function* allStates(size: number): Generator<Int8Array> {
  for (let bits = 0; bits < 2 ** size; bits++) {
    yield Int8Array.from({ length: size }, (_, i) => ((bits >> i) & 1 ? 1 : -1));
  }
}
