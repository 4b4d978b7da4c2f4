/** One case of a reference file, as tooling/accept-cases.ts asks for it. */
export interface Case {
  readonly name: string;
  /** Answers it: complaints, none if it passes. What it throws is a complaint too. */
  answer(): readonly string[];
  /** Why it cannot be answered here: it refers to something that is not in the folder. */
  readonly skipped?: string;
}

/** A file of the folder: its name and what it holds. */
export interface ReferenceFile {
  readonly name: string;
  readonly content: unknown;
}

/** A number of a file, which may be a decimal string. */
export type Decimal = number | string;

/** The entries of a file by the database's names; none unless it has `systems`. */
export function systemsOf<T>({ content }: ReferenceFile): Readonly<Record<string, T>> {
  if (typeof content !== "object" || content === null || !("systems" in content)) return {};
  return content.systems as Readonly<Record<string, T>>;
}

/** The numbers of a list, of a list of lists row by row, or one number alone. */
export function numbersOf(value: unknown): number[] {
  return Array.isArray(value) ? value.flatMap(numbersOf) : [Number(value)];
}

/** A complaint if numbers differ from those expected by more than a fraction of the largest of them. */
export function compare(
  what: string,
  ours: ArrayLike<number>,
  expected: readonly number[],
  tolerance: number,
  scale: number = Math.max(...expected.map(Math.abs)),
): string[] {
  if (ours.length < expected.length) return [`${what} has ${ours.length} numbers instead of ${expected.length}`];
  const error = Math.max(...expected.map((value, k) => Math.abs(ours[k] - value)));
  if (error <= tolerance * scale) return [];
  return [
    `${what} is off by ${(error / scale).toExponential(2)} of the largest, allowed ${tolerance.toExponential(1)}`,
  ];
}
