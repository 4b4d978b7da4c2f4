/**
 * Lists the words of `length` symbols 0, 1, …, `symbols - 1` that are no shorter word repeated, one for all its rotations:
 * the first in alphabetical order (Lyndon words; the recursion of Ruskey, Savage and Wang, J. Algorithms 13, 1992).
 *
 * @param successors - which symbols may follow each, also the last and then the first. @default any
 */
export function* primitiveNecklaces(
  symbols: number,
  length: number,
  successors?: readonly ReadonlySet<number>[],
): Generator<readonly number[], void> {
  const word = new Array<number>(length).fill(0);
  const follows = (a: number, b: number): boolean => successors === undefined || successors[a].has(b);

  /** Fills the word from `place` on; what stands before is the beginning of a necklace, with period `period`. */
  function* fill(place: number, period: number): Generator<readonly number[], void> {
    if (place === length) {
      if (period === length && follows(word[length - 1], word[0])) yield word.slice();
      return;
    }
    for (let symbol = place === 0 ? 0 : word[place - period]; symbol < symbols; symbol++) {
      if (place > 0 && !follows(word[place - 1], symbol)) continue;
      word[place] = symbol;
      yield* fill(place + 1, place === 0 || symbol === word[place - period] ? period : place + 1);
    }
  }
  yield* fill(0, 1);
}
