import { chirpTransform } from "./chirp-transform.ts";
import { type FourierTransform, mixedRadixTransform } from "./mixed-radix-transform.ts";

/** Above this prime factor the detour over a convolution is faster than direct sums. */
const LARGEST_RADIX = 13;

/** Prepares the discrete Fourier transform of complex signals of any length: O(n log n), for primes too. */
export function fourierTransform(length: number): FourierTransform {
  const radices = radicesOf(length);
  const direct = radices.every((radix) => radix <= LARGEST_RADIX);
  return direct ? mixedRadixTransform(length, radices) : chirpTransform(length);
}

/** Factors 4 as far as they go, then primes in rising order. */
function radicesOf(length: number): number[] {
  const radices: number[] = [];
  let rest = length;
  for (; rest % 4 === 0; rest /= 4) radices.push(4);
  for (let prime = 2; prime * prime <= rest; prime++) {
    for (; rest % prime === 0; rest /= prime) radices.push(prime);
  }
  return rest > 1 ? [...radices, rest] : radices;
}
