import { checkFinite, checkLength } from "@attractors/core";
import { type Expression, substitute } from "../expression/expression.ts";
import type { Formula } from "../expression/jacobian.ts";
import { parseFormula } from "../expression/parse.ts";
import type { SystemDefinition } from "./definition.ts";
import { checkNames, TIME } from "./names.ts";
import { arrayHint, listed, scalarsOf } from "./parameters.ts";

/** What definitions of all kinds have in common, checked, with its formulas as trees. */
export interface ReadSystem {
  readonly state: readonly string[];
  /** The parameters' default values, arrays written out. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly where: ReadonlyMap<string, Formula>;
  /** One per state variable. */
  readonly equations: readonly Formula[];
  /** Reads one more formula of the system; `what` is its name in messages. */
  readonly read: (what: string, text: string) => Formula;
  /** Reads formulas that are given for each state variable by its name. */
  readonly readEach: (what: string, texts: Readonly<Record<string, string>>) => Formula[];
  /** Reads a formula of parameters alone. */
  readonly readConstant: (what: string, text: string) => Expression;
}

export interface ReadingOptions {
  /** Whether formulas may hold the time. */
  readonly timed: boolean;
  /** Further symbols: those of past values. @default none */
  readonly past?: readonly string[];
}

/** Checks a definition and reads its formulas. `caller` is the function that was called. */
export function readSystem(
  caller: string,
  { state, parameters = {}, where = {}, equations, initialState }: SystemDefinition,
  { timed, past = [] }: ReadingOptions,
): ReadSystem {
  if (state.length === 0) throw new RangeError(`${caller}: state must name at least one variable, got none`);
  const scalars = scalarsOf(caller, parameters);
  const kinds = [
    ["state variable", state],
    ["parameter", Object.keys(scalars)],
    ["past value", past],
    ["formula of where", Object.keys(where)],
  ] as const;
  checkNames(caller, kinds, timed);
  checkLength(`${caller}: initialState`, initialState, state.length);
  checkFinite(`${caller}: initialState`, initialState);

  const hint = (name: string): string | undefined =>
    Object.hasOwn(where, name)
      ? `${name} is defined here or later: a formula of where may use those before it`
      : arrayHint(parameters, name);
  const readWith = (variables: readonly string[], what: string, text: string): Expression =>
    parseFormula(text, {
      where: `${caller}: ${what}`,
      symbols: [...variables, ...Object.keys(scalars)],
      hint,
      listed: [
        ...variables.filter((name) => name !== TIME),
        ...listed(parameters),
        ...variables.filter((name) => name === TIME),
      ],
    });

  const known = new Map<string, Formula>();
  const variables = [...state, ...past, ...(timed ? [TIME] : [])];
  const read = (what: string, text: string): Formula => {
    const written = readWith([...variables, ...known.keys()], what, text);
    return { written, whole: substitute(written, (name) => known.get(name)?.whole) };
  };
  const readEach = (what: string, texts: Readonly<Record<string, string>>): Formula[] => {
    for (const name of Object.keys(texts)) {
      if (!state.includes(name)) throw new RangeError(`${caller}: the ${what} of ${name} belongs to no state variable`);
    }
    return state.map((name) => {
      if (!Object.hasOwn(texts, name)) throw new RangeError(`${caller}: the ${what} of ${name} is missing`);
      return read(`${what} of ${name}`, texts[name]);
    });
  };
  for (const [name, text] of Object.entries(where)) known.set(name, read(`where ${name}`, text));
  return {
    state,
    parameters: scalars,
    where: known,
    equations: readEach("equation", equations),
    read,
    readEach,
    readConstant: (what, text) => readWith([], what, text),
  };
}
