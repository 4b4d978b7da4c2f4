import type { ParameterValue, ParameterValues } from "./definition.ts";

/** Writes arrays out: `{ a: 1, w: [[2, 3]] }` is `{ a: 1, w_1_1: 2, w_1_2: 3 }`. */
export function scalarsOf(where: string, parameters: ParameterValues): Record<string, number> {
  const scalars: Record<string, number> = {};
  for (const [name, value] of Object.entries(parameters)) {
    checkRows(`${where}: parameter ${name}`, value);
    for (const [scalar, number] of entriesOf(name, value)) {
      if (Object.hasOwn(scalars, scalar)) throw new RangeError(`${where}: two parameters are called ${scalar}`);
      if (!Number.isFinite(number)) {
        throw new RangeError(`${where}: parameter ${scalar} must be a finite number, got ${number}`);
      }
      scalars[scalar] = number;
    }
  }
  return scalars;
}

/** The parameters as a message lists them: an array by its first and last number. */
export function listed(parameters: ParameterValues): string[] {
  return Object.entries(parameters).map(([name, value]) => rangeOf(name, value));
}

/** What to say of a name that is an array, or beyond the end of one. */
export function arrayHint(parameters: ParameterValues, name: string): string | undefined {
  const array = Object.keys(parameters).find(
    (known) =>
      typeof parameters[known] !== "number" && name.startsWith(known) && /^(_\d+)*$/.test(name.slice(known.length)),
  );
  if (array === undefined) return undefined;
  return `${array} is an array: write ${rangeOf(array, parameters[array])}`;
}

function rangeOf(name: string, value: ParameterValue): string {
  const names = entriesOf(name, value).map(([scalar]) => scalar);
  return names.length > 1 ? `${names[0]} … ${names[names.length - 1]}` : names.join();
}

function entriesOf(name: string, value: ParameterValue | readonly ParameterValue[]): [string, number][] {
  if (!Array.isArray(value)) return [[name, typeof value === "number" ? value : Number.NaN]];
  return value.flatMap((part: ParameterValue, k) => entriesOf(`${name}_${k + 1}`, part));
}

function checkRows(where: string, value: ParameterValue): void {
  if (!Array.isArray(value)) return;
  const lengths: number[] = value.map((row) => (Array.isArray(row) ? row.length : 0));
  const wrong = lengths.find((length) => length !== lengths[0]);
  if (wrong !== undefined) throw new RangeError(`${where} must have rows of equal length, got ${lengths.join(", ")}`);
  if (value.length === 0 || (Array.isArray(value[0]) && value[0].length === 0)) {
    throw new RangeError(`${where} must hold at least one number, got none`);
  }
}
