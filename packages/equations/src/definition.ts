import { checkFinite, checkLength, checkPositive } from "@attractors/core";
import { derivative } from "./derivative.ts";
import type { Expression } from "./expression.ts";
import { isConstant, isFunction } from "./functions.ts";
import { parseFormula, readTree } from "./parse.ts";

/** The name of time in formulas. */
export const TIME = "t";

/** A system of ordinary differential equations, written once. */
export interface FlowDefinition<P extends string = string> {
  /** @default "flow" */
  readonly name?: string;
  /** Names of the state variables, in their order: Latin or Greek letters, digits, `_`. */
  readonly state: readonly string[];
  /** Default values by name. @default none */
  readonly parameters?: Readonly<Record<P, number>>;
  /**
   * The velocity of each state variable as a formula of state variables, parameters, time `t` and `pi`, with
   * `+ - * / ^`, functions, and `condition ? a : b`.
   */
  readonly equations: Readonly<Record<string, string>>;
  /** Where trajectories start, one number per state variable. */
  readonly initialState: readonly number[];
  /** The dominant period. @default 1, so that durations in periods are durations in the system's unit of time */
  readonly period?: number;
  /** Where the system was published. @default "" */
  readonly source?: string;
  /** One sentence on what it describes. @default "" */
  readonly about?: string;
}

/** A definition that was checked, with its formulas as trees. */
export interface ParsedFlow {
  readonly state: readonly string[];
  readonly parameters: readonly string[];
  /** One per state variable. */
  readonly field: readonly Expression[];
}

/** Checks a definition and reads its formulas. `where` is the function that was called. */
export function parseFlow(where: string, definition: FlowDefinition): ParsedFlow {
  const { state, parameters = {}, equations, initialState, period = 1 } = definition;
  const names = Object.keys(parameters);
  checkNames(where, state, names);
  for (const name of names) {
    if (!Number.isFinite(parameters[name])) {
      throw new RangeError(`${where}: parameter ${name} must be a finite number, got ${parameters[name]}`);
    }
  }
  checkLength(`${where}: initialState`, initialState, state.length);
  checkFinite(`${where}: initialState`, initialState);
  checkPositive(`${where}: period`, period);
  for (const name of Object.keys(equations)) {
    if (!state.includes(name)) throw new RangeError(`${where}: the equation of ${name} belongs to no state variable`);
  }
  const symbols = [...state, ...names, TIME];
  const field = state.map((name) => {
    if (!Object.hasOwn(equations, name)) throw new RangeError(`${where}: the equation of ${name} is missing`);
    return parseFormula(equations[name], { where: `${where}: equation of ${name}`, symbols });
  });
  return { state, parameters: names, field };
}

/** The Jacobian of a flow, row-major. */
export function jacobianOf({ state, field }: ParsedFlow): Expression[] {
  return field.flatMap((velocity) => state.map((name) => derivative(velocity, name)));
}

function checkNames(where: string, state: readonly string[], parameters: readonly string[]): void {
  if (state.length === 0) throw new RangeError(`${where}: state must name at least one variable, got none`);
  for (const name of [...state, ...parameters]) checkName(where, name);
  const twice = state.find((name, k) => state.indexOf(name) !== k);
  if (twice !== undefined) throw new RangeError(`${where}: state names ${twice} twice`);
  const both = parameters.find((name) => state.includes(name));
  if (both !== undefined) throw new RangeError(`${where}: ${both} is both a state variable and a parameter`);
}

function checkName(where: string, name: string): void {
  if (name === TIME) throw new RangeError(`${where}: the name ${TIME} is taken by the time`);
  if (isFunction(name) || isConstant(name)) throw new RangeError(`${where}: the name ${name} is taken`);
  if (!/^[A-Za-zΑ-Ωα-ω_][A-Za-zΑ-Ωα-ω\d_]*$/.test(name) || !isSymbol(name)) {
    throw new RangeError(
      `${where}: "${name}" cannot be a name (letters, digits and _ make one, apart from words such as true)`,
    );
  }
}

/** Whether a word is a symbol where one may stand: `true`, `not` and `NaN` are not. */
function isSymbol(name: string): boolean {
  try {
    return readTree(`2*${name}*2`).filter(({ type }) => type === "SymbolNode").length === 1;
  } catch {
    return false;
  }
}
