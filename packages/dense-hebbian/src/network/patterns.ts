import type { Rng } from "@attractors/core";

/** Entries that a typed array, and a WebAssembly memory, can hold. */
const MOST = 2 ** 32 - 2 ** 20;

/** Throws a RangeError if so many bytes cannot be had at all. */
export function checkMemory(where: string, bytes: number): void {
  if (bytes <= MOST) return;
  throw new RangeError(
    `${where}: the patterns would take ${(bytes / 2 ** 30).toFixed(1)} GiB, and 4 are the most; take fewer patterns, examples or spins`,
  );
}

/** Throws a RangeError that names the first entry which is not ±1 (nor 0, in diluted patterns). */
export function checkEntries(where: string, entries: ArrayLike<number>, diluted: boolean): void {
  for (let k = 0; k < entries.length; k++) {
    const v = entries[k];
    if (v !== 1 && v !== -1 && !(diluted && v === 0)) {
      throw new RangeError(`${where} must be 1 or -1${diluted ? " or 0" : ""}, got ${v} at index ${k}`);
    }
  }
}

/** Draws spins ±1 with equal chances, 32 from each number. */
export function drawSpins(length: number, rng: Rng): Int8Array {
  const spins = new Int8Array(length);
  for (let k = 0; k < length; k += 32) {
    let bits = rng.integer(2 ** 32);
    for (let j = k; j < k + 32 && j < length; j++) {
      spins[j] = bits & 1 ? 1 : -1;
      bits >>>= 1;
    }
  }
  return spins;
}

/** Whether all entries are ±1. */
export function onlySpins(entries: ArrayLike<number>): boolean {
  for (let k = 0; k < entries.length; k++) if (entries[k] !== 1 && entries[k] !== -1) return false;
  return true;
}
