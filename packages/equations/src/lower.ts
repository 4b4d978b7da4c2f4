import {
  binary,
  call,
  childrenOf,
  constantValue,
  type Expression,
  number,
  symbol,
  withChildren,
} from "./expression.ts";
import { constants, isConstant } from "./functions.ts";

/** The largest whole exponent that is written out as a product. */
const LARGEST = 16;

/** Brings an expression to what JavaScript computes fastest: whole powers as products, symbols by their final names. */
export function lower(expression: Expression, nameOf: (symbol: string) => string | undefined): Expression {
  if (expression.kind === "symbol") return lowerSymbol(expression.name, nameOf(expression.name));
  const children = childrenOf(expression).map((child) => lower(child, nameOf));
  if (expression.kind === "binary" && expression.operator === "^") {
    return lowerPower(children[0], children[1], constantValue(expression.right));
  }
  return withChildren(expression, children);
}

function lowerSymbol(name: string, finalName: string | undefined): Expression {
  if (finalName !== undefined) return symbol(finalName);
  return isConstant(name) ? number(constants[name]) : symbol(name);
}

function lowerPower(base: Expression, exponent: Expression, value: number | undefined): Expression {
  if (value === 0.5) return call("sqrt", base);
  if (value === -0.5) return binary("/", number(1), call("sqrt", base));
  if (value === undefined || !Number.isInteger(value) || Math.abs(value) > LARGEST) return call("pow", base, exponent);
  return value < 0 ? binary("/", number(1), product(base, -value)) : product(base, value);
}

/** b^n by squaring: the two halves of an even power are the same expression, which is then computed once. */
function product(base: Expression, count: number): Expression {
  if (count === 0) return number(1);
  if (count === 1) return base;
  if (count % 2 === 1) return binary("*", product(base, count - 1), base);
  const half = product(base, count / 2);
  return binary("*", half, half);
}
