import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import { checkCount } from "./checks.ts";

/** A source of random numbers with its own state. The same seed gives the same numbers on every machine. */
export interface Rng {
  /** Draws uniformly from [0, 1), with 53 random bits. */
  uniform(): number;
  /** Draws uniformly from 0, 1, …, `count - 1`. */
  integer(count: number): number;
  /** Draws from the standard normal distribution. */
  normal(): number;
  /** Splits off an independent generator. Fork before parallel work, so that results do not depend on scheduling. */
  fork(): Rng;
  /** Where it stands now, as plain data: `restoreRng` makes a generator that goes on from there. */
  save(): RngState;
}

/** Where a generator stands. */
export interface RngState {
  /** The four words of xoroshiro128+, 32 bits each. */
  readonly words: readonly number[];
  /** A normal number that is drawn already, for the next call of `normal`. */
  readonly spare?: number;
}

/**
 * Creates a random number generator (xoroshiro128+ of pure-rand) from any whole number. The seed is hashed into the
 * full state, so that neighbouring seeds give unrelated numbers.
 *
 * @throws {RangeError} if the seed is not a safe integer, zero or more.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 *
 * const rng = createRng(42);
 * rng.integer(6) + 1; // a die
 * ```
 */
export function createRng(seed: number): Rng {
  checkCount("createRng: seed", seed, 0);
  return fromWords(seed | 0, Math.floor(seed / 2 ** 32) | 0);
}

/**
 * Makes a generator that goes on where another one stood when it was saved.
 *
 * @throws {RangeError} if the state is not one that `save` gave: four words of 32 bits, not all zero.
 *
 * @example
 * ```ts
 * import { createRng, restoreRng } from "@attractors/core";
 *
 * const rng = createRng(42);
 * const state = rng.save();
 * restoreRng(state).uniform() === rng.uniform(); // → true
 * ```
 */
export function restoreRng({ words, spare = Number.NaN }: RngState): Rng {
  if (words.length !== 4 || words.some((word) => word !== (word | 0)) || words.every((word) => word === 0)) {
    throw new RangeError(`restoreRng: words must be four whole numbers of 32 bits, not all zero, got ${words}`);
  }
  return fromState(words, spare);
}

function fromWords(low: number, high: number): Rng {
  return fromState(spread(low, high));
}

function fromState(state: readonly number[], drawn = Number.NaN): Rng {
  const generator = xoroshiro128plusFromState(state);
  let spare = drawn;

  const rng: Rng = {
    uniform: () => uniformFloat64(generator),
    integer: (count) => {
      checkCount("integer: count", count);
      return uniformInt(generator, 0, count - 1);
    },
    normal: () => {
      if (!Number.isNaN(spare)) {
        const value = spare;
        spare = Number.NaN;
        return value;
      }
      // Marsaglia's polar method: a point in the unit disc gives two normal numbers.
      for (;;) {
        const x = 2 * rng.uniform() - 1;
        const y = 2 * rng.uniform() - 1;
        const square = x * x + y * y;
        if (square >= 1 || square === 0) continue;
        const factor = Math.sqrt((-2 * Math.log(square)) / square);
        spare = y * factor;
        return x * factor;
      }
    },
    fork: () => fromWords(generator.next(), generator.next()),
    save: () => ({ words: [...generator.getState()], ...(Number.isNaN(spare) ? {} : { spare }) }),
  };
  return rng;
}

/** Hashes 64 bits into the four words of a state by splitmix32 (Steele, Lea, Flood 2014; finaliser of MurmurHash3). */
function spread(low: number, high: number): number[] {
  let counter = mix(low) ^ mix(high ^ 0x5bd1e995);
  const words = Array.from({ length: 4 }, (_, k) => {
    counter = (counter + 0x9e3779b9) | 0;
    return mix(counter ^ (k % 2 === 0 ? low : high));
  });
  return words.some((word) => word !== 0) ? words : [1, 0, 0, 0];
}

function mix(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}
