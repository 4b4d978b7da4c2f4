/** One number that a reference case asks for: how far off it is, and how far off it may be. */
export interface Answer {
  readonly what: string;
  readonly error: number;
  readonly tolerance: number;
}

/** A problem of a reference file: its fields are named in the files, and differ from kind to kind. */
export type Problem = { readonly id: string; readonly kind: string } & Readonly<Record<string, unknown>>;

/** Makes a function of a JavaScript body, with the names of Math in scope. */
export function compile(names: readonly string[], body: string): (...values: unknown[]) => number {
  const build = new Function(
    "sin, cos, tan, exp, log, sqrt, pow, abs, atan, tanh, PI",
    `return (${names}) => { ${body} };`,
  );
  const { sin, cos, tan, exp, log, sqrt, pow, abs, atan, tanh, PI } = Math;
  return build(sin, cos, tan, exp, log, sqrt, pow, abs, atan, tanh, PI) as (...values: unknown[]) => number;
}

/** A formula with `^` for powers as a JavaScript expression, in which a power must not follow a sign. */
export function expression(formula: string): string {
  return formula.replaceAll("^", "**").replace(/(^|[(,])\s*-/g, "$10-");
}

/** A field that may be a list, or its JSON. */
export function numbersOf(value: unknown): number[] {
  const list: unknown = typeof value === "string" ? JSON.parse(value) : value;
  return Array.isArray(list) ? list.map(Number) : [];
}
