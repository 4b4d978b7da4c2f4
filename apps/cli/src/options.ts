import { InputError } from "./input-error.ts";

/** Reads the options of one call, each with a check of its own. An option that was not given is `undefined`. */
export interface Options {
  has(name: string): boolean;
  flag(name: string): boolean;
  text(name: string): string | undefined;
  /** A whole number, at least `least` and at most `most`. */
  count(name: string, least?: number, most?: number): number | undefined;
  /** A finite number greater than zero. */
  positive(name: string): number | undefined;
  /** A number from `least` to `most`. */
  between(name: string, least: number, most: number): number | undefined;
  choice<Value>(name: string, choices: Readonly<Record<string, Value>>): Value | undefined;
}

/**
 * Makes the reader from the words of the command line themselves, because the parser turns every text that looks like a
 * number into one (`--out 007`).
 */
export function optionsFrom(words: readonly string[]): Options {
  const text = (name: string): string | undefined => {
    const given = words.flatMap((word, k) => {
      if (word === `--${name}`) return [words[k + 1]];
      return word.startsWith(`--${name}=`) ? [word.slice(name.length + 3)] : [];
    });
    if (given.length > 1) throw new InputError(`--${name} is given ${given.length} times; give it once`);
    return given[0];
  };

  const number = (name: string, expected: string, fits: (value: number) => boolean): number | undefined => {
    const word = text(name);
    if (word === undefined) return undefined;
    const value = word.trim() === "" ? Number.NaN : Number(word);
    if (!(Number.isFinite(value) && fits(value))) throw new InputError(`--${name} must be ${expected}, got ${word}`);
    return value;
  };

  return {
    has: (name) => words.some((word) => word === `--${name}` || word.startsWith(`--${name}=`)),
    flag: (name) => words.includes(`--${name}`),
    text,
    count: (name, least = 1, most = Number.MAX_SAFE_INTEGER) => {
      const value = number(name, `a whole number, at least ${least}`, (n) => Number.isInteger(n) && n >= least);
      if (value !== undefined && value > most) throw new InputError(`--${name} must be at most ${most}, got ${value}`);
      return value;
    },
    positive: (name) => number(name, "a number greater than 0", (value) => value > 0),
    between: (name, least, most) =>
      number(name, `a number from ${least} to ${most}`, (value) => value >= least && value <= most),
    choice: (name, choices) => {
      const word = text(name);
      if (word === undefined) return undefined;
      if (Object.hasOwn(choices, word)) return choices[word];
      throw new InputError(`--${name} must be ${Object.keys(choices).join(" or ")}, got ${word}`);
    },
  };
}

/** Joins an option with a value that begins with a dash (`--noise -1`, `--out -`), which the parser takes for another option. */
export function joinDashedValues(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (/^-(\.?\d.*)?$/.test(word) && last?.startsWith("--") && !last.includes("=")) {
      joined[joined.length - 1] = `${last}=${word}`;
    } else {
      joined.push(word);
    }
  }
  return joined;
}
