import { differentiator } from "./derivative.ts";
import { type Expression, substitute, symbol } from "./expression.ts";

/** A formula as it is written, and with the intermediate formulas put into it. */
export interface Formula {
  readonly written: Expression;
  readonly whole: Expression;
}

/**
 * The derivatives of some formulas by some symbols, row-major: one row per formula. Those of intermediate formulas are
 * taken by the chain rule, one for all who use them.
 */
export function jacobianOf(
  formulas: readonly Formula[],
  where: ReadonlyMap<string, Formula>,
  symbols: readonly string[],
): Expression[] {
  const columns = symbols.map((name) => columnOf(formulas, where, name));
  return formulas.flatMap((_, i) => columns.map((column) => column[i]));
}

function columnOf(formulas: readonly Formula[], where: ReadonlyMap<string, Formula>, name: string): Expression[] {
  const byName = new Map<string, Expression>();
  const wholes = new Map<string, Expression>();
  for (const [intermediate, { whole }] of where) wholes.set(intermediate, whole);
  const of = differentiator(name, (intermediate) => byName.get(intermediate));
  const wholeOf = (written: Expression): Expression => substitute(written, (known) => wholes.get(known));
  for (const [intermediate, { written }] of where) {
    const derivative = of(written);
    if (isSimple(derivative)) {
      byName.set(intermediate, derivative);
    } else {
      // A symbol with a name that no formula can hold, so that arithmetic does not take the derivative apart.
      const stand = `derivative of ${intermediate}`;
      byName.set(intermediate, symbol(stand));
      wholes.set(stand, wholeOf(derivative));
    }
  }
  return formulas.map(({ written }) => wholeOf(of(written)));
}

function isSimple(expression: Expression): boolean {
  if (expression.kind === "negation") return isSimple(expression.of);
  return expression.kind === "number" || expression.kind === "symbol";
}
