import { add, choose, divide, multiply, negate, power, subtract } from "./arithmetic.ts";
import { call, choice, constantValue, type Expression, number, substitute } from "./expression.ts";
import { functions } from "./functions.ts";
import { parseFormula } from "./parse.ts";

/** Differentiates an expression by the symbol `name`, exactly, by the rules of calculus. */
export function derivative(expression: Expression, name: string): Expression {
  return differentiator(name)(expression);
}

/**
 * The same for several expressions, whose common branches are differentiated once. `ofSymbol` gives the derivatives of
 * symbols that depend on `name` themselves.
 */
export function differentiator(
  name: string,
  ofSymbol: (symbol: string) => Expression | undefined = () => undefined,
): (expression: Expression) => Expression {
  const done = new Map<Expression, Expression>();
  const of = (expression: Expression): Expression => {
    const found = done.get(expression);
    if (found) return found;
    const result = byRules(expression);
    done.set(expression, result);
    return result;
  };
  const byRules = (expression: Expression): Expression => {
    switch (expression.kind) {
      case "number":
        return number(0);
      case "symbol":
        return ofSymbol(expression.name) ?? number(expression.name === name ? 1 : 0);
      case "negation":
        return negate(of(expression.of));
      case "binary":
        return derivativeOfBinary(expression, of(expression.left), of(expression.right));
      case "call":
        return expression.args
          .map((arg, k) => {
            const inner = of(arg);
            return isZero(inner) ? inner : multiply(partial(expression.name, k, expression.args), inner);
          })
          .reduce(add);
      case "choice": {
        const [, , yes, no] = expression.parts;
        return choose(expression, of(yes), of(no));
      }
    }
  };
  return of;
}

/** The derivative of `u operator v`, given those of u and v. */
function derivativeOfBinary(
  expression: Extract<Expression, { kind: "binary" }>,
  du: Expression,
  dv: Expression,
): Expression {
  const { operator, left: u, right: v } = expression;
  switch (operator) {
    case "+":
      return add(du, dv);
    case "-":
      return subtract(du, dv);
    case "*":
      return add(multiply(du, v), multiply(u, dv));
    case "/":
      if (isZero(dv)) return divide(du, v);
      // (du - (u/v) dv) / v: the quotient is there already, and v^2 could overflow.
      return divide(subtract(du, multiply(expression, dv)), v);
    case "^":
      return derivativeOfPower(u, v, du, dv);
  }
}

/** d u^v = v u^(v-1) du + u^v ln(u) dv, of which the second term tends to zero with u. */
function derivativeOfPower(u: Expression, v: Expression, du: Expression, dv: Expression): Expression {
  const exponent = constantValue(v);
  const less = exponent === undefined ? subtract(v, number(1)) : number(exponent - 1);
  const byBase = isZero(du) ? du : multiply(multiply(v, power(u, less)), du);
  if (isZero(dv)) return byBase;
  const byExponent = multiply(multiply(power(u, v), call("log", u)), dv);
  if (u.kind === "number") return add(byBase, byExponent);
  return add(byBase, choice("==", u, number(0), number(0), byExponent));
}

function isZero(expression: Expression): boolean {
  return expression.kind === "number" && expression.value === 0;
}

const ARGUMENTS = ["u", "v"];
const parsed: Map<string, Expression> = /* @__PURE__ */ new Map();

/** The derivative of a function by its argument number `k`, from the table. */
function partial(name: string, k: number, args: readonly Expression[]): Expression {
  const formula = functions[name].derivatives[k];
  let rule = parsed.get(formula);
  if (!rule) {
    rule = parseFormula(formula, { where: `derivative of ${name}`, symbols: ARGUMENTS });
    parsed.set(formula, rule);
  }
  return substitute(rule, (symbol) => args[ARGUMENTS.indexOf(symbol)]);
}
