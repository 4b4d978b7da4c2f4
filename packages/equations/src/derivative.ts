import { add, choose, divide, multiply, negate, power, subtract } from "./arithmetic.ts";
import { call, constantValue, dependsOn, type Expression, number, substitute } from "./expression.ts";
import { functions } from "./functions.ts";
import { parseFormula } from "./parse.ts";

/** Differentiates an expression by the symbol `name`, exactly, by the rules of calculus. */
export function derivative(expression: Expression, name: string): Expression {
  switch (expression.kind) {
    case "number":
      return number(0);
    case "symbol":
      return number(expression.name === name ? 1 : 0);
    case "negation":
      return negate(derivative(expression.of, name));
    case "binary":
      return derivativeOfBinary(expression, name);
    case "call":
      return expression.args
        .map((arg, k) => multiply(partial(expression.name, k, expression.args), derivative(arg, name)))
        .reduce(add);
    case "choice": {
      const [, , yes, no] = expression.parts;
      return choose(expression, derivative(yes, name), derivative(no, name));
    }
  }
}

function derivativeOfBinary(expression: Extract<Expression, { kind: "binary" }>, name: string): Expression {
  const u = expression.left;
  const v = expression.right;
  const du = derivative(u, name);
  const dv = derivative(v, name);
  switch (expression.operator) {
    case "+":
      return add(du, dv);
    case "-":
      return subtract(du, dv);
    case "*":
      return add(multiply(du, v), multiply(u, dv));
    case "/":
      if (!dependsOn(v, name)) return divide(du, v);
      return divide(subtract(multiply(du, v), multiply(u, dv)), power(v, number(2)));
    case "^":
      return derivativeOfPower(u, v, name);
  }
}

/** d u^v = v u^(v-1) du + u^v ln(u) dv. */
function derivativeOfPower(u: Expression, v: Expression, name: string): Expression {
  const exponent = constantValue(v);
  const less = exponent === undefined ? subtract(v, number(1)) : number(exponent - 1);
  const byBase = multiply(multiply(v, power(u, less)), derivative(u, name));
  if (!dependsOn(v, name)) return byBase;
  return add(byBase, multiply(multiply(power(u, v), call("log", u)), derivative(v, name)));
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
