/** One record: its kind, what is given, and quantities, named in the file. */
export type Record_ = { readonly kind: string } & Readonly<Record<string, unknown>>;

/** Finds a quantity by its name, in view of what the file says it is; undefined if there is none of that name. */
export type Quantities = (name: string, expected: unknown) => unknown;

export function recordsOf(content: unknown): Record_[] | undefined {
  if (typeof content !== "object" || content === null || !("records" in content)) return undefined;
  return Array.isArray(content.records) ? content.records : undefined;
}

/** A list of numbers of any depth, flat. */
export function numbersOf(value: unknown): Float64Array {
  return Float64Array.from(Array.isArray(value) ? value.flat(9).map(Number) : [Number(value)]);
}

const TOLERANCE = 1e-10;

/** What is wrong with a quantity: numbers must agree to 1e-10 of the largest of them (at least 1), all else exactly. */
export function complaintsOf(find: Quantities, name: string, expected: unknown): string[] {
  const found = find(name, expected);
  if (found === undefined) return [`no quantity ${name} is known`];
  const want = listOf(expected);
  const got = listOf(found);
  if (want.length !== got.length) return [`${got.length} values instead of ${want.length}`];
  const scale = Math.max(1, ...want.map((value) => (typeof value === "boolean" ? 1 : Math.abs(Number(value)) || 0)));
  for (let k = 0; k < want.length; k++) {
    const same =
      typeof got[k] === "number"
        ? Math.abs(Number(got[k]) - Number(want[k])) <= TOLERANCE * scale
        : String(got[k]) === String(want[k]);
    if (!same) return [`${got[k]} instead of ${want[k]} at ${k}`];
  }
  return [];
}

function listOf(value: unknown): unknown[] {
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>);
  return Array.isArray(value) ? value.flat(9) : [value];
}
