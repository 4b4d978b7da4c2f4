import { binary, call, constantValue, type Expression, number, rewriter, symbol } from "../expression/expression.ts";
import { constants, isConstant } from "../expression/functions.ts";

/** What a language offers, and how it says the rest. */
export interface Language {
  /** The largest whole exponent that is written out as a product. */
  readonly largestPower: number;
  /** b^e, where e is not a whole number that small. */
  power(base: Expression, exponent: Expression): Expression;
  /** What to write instead of a call of the functions that the language has not, by name. */
  readonly calls: Readonly<Record<string, (...args: Expression[]) => Expression>>;
}

/**
 * Brings expressions to what a language computes fastest: whole powers as products, functions that it has, symbols by
 * their final names.
 */
export function lowering(
  { largestPower, power, calls }: Language,
  nameOf: (symbol: string) => string | undefined,
): (expression: Expression) => Expression {
  const powerOf = (base: Expression, exponent: Expression, value: number | undefined): Expression => {
    if (value === 0.5) return call("sqrt", base);
    if (value === -0.5) return binary("/", number(1), call("sqrt", base));
    if (value === undefined || !Number.isInteger(value) || Math.abs(value) > largestPower) return power(base, exponent);
    return value < 0 ? binary("/", number(1), product(base, -value)) : product(base, value);
  };
  return rewriter((expression, original) => {
    switch (expression.kind) {
      case "symbol":
        return symbolOf(expression.name, nameOf(expression.name));
      case "binary":
        return expression.operator === "^" && original.kind === "binary"
          ? powerOf(expression.left, expression.right, constantValue(original.right))
          : expression;
      case "call":
        return calls[expression.name]?.(...expression.args) ?? expression;
      default:
        return expression;
    }
  });
}

function symbolOf(name: string, finalName: string | undefined): Expression {
  if (finalName !== undefined) return symbol(finalName);
  return isConstant(name) ? number(constants[name]) : symbol(name);
}

/** b^n by squaring: the two halves of an even power are the same expression, which is then computed once. */
function product(base: Expression, count: number): Expression {
  if (count === 0) return number(1);
  if (count === 1) return base;
  if (count % 2 === 1) return binary("*", product(base, count - 1), base);
  const half = product(base, count / 2);
  return binary("*", half, half);
}
