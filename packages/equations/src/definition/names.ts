import { isConstant, isFunction } from "../expression/functions.ts";
import { readTree } from "../expression/parse.ts";

/** The name of time in formulas. */
export const TIME = "t";

/** Names of one kind: `["parameter", ["a", "b"]]`. */
export type NamesOfKind = readonly [kind: string, names: readonly string[]];

/** Throws unless every name can be one, and none stands for two things. `timed`: whether `t` is the time. */
export function checkNames(where: string, kinds: readonly NamesOfKind[], timed: boolean): void {
  const kindOf = new Map<string, string>();
  for (const [kind, names] of kinds) {
    for (const name of names) {
      checkName(where, name, timed);
      const other = kindOf.get(name);
      if (other === kind) throw new RangeError(`${where}: state names ${name} twice`);
      if (other !== undefined) throw new RangeError(`${where}: ${name} is both a ${other} and a ${kind}`);
      kindOf.set(name, kind);
    }
  }
}

function checkName(where: string, name: string, timed: boolean): void {
  if (timed && name === TIME) throw new RangeError(`${where}: the name ${TIME} is taken by the time`);
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
