// The operations as a person writes them down: 0 + x is x, 1 * x is x, x - (-y) is x + y.
import { binary, childrenOf, type Expression, number } from "./expression.ts";

export function add(a: Expression, b: Expression): Expression {
  if (isNumber(a, 0)) return b;
  if (isNumber(b, 0)) return a;
  if (a.kind === "number" && b.kind === "number") return number(a.value + b.value);
  if (b.kind === "number" && b.value < 0) return subtract(a, number(-b.value));
  if (b.kind === "negation") return subtract(a, b.of);
  if (a.kind === "negation") return subtract(b, a.of);
  return same(a, b) ? multiply(number(2), a) : binary("+", a, b);
}

export function subtract(a: Expression, b: Expression): Expression {
  if (isNumber(a, 0)) return negate(b);
  if (isNumber(b, 0)) return a;
  if (a.kind === "number" && b.kind === "number") return number(a.value - b.value);
  if (b.kind === "number" && b.value < 0) return add(a, number(-b.value));
  if (b.kind === "negation") return add(a, b.of);
  return same(a, b) ? number(0) : binary("-", a, b);
}

export function multiply(a: Expression, b: Expression): Expression {
  if (isNumber(a, 0) || isNumber(b, 0)) return number(0);
  if (isNumber(a, 1)) return b;
  if (isNumber(b, 1)) return a;
  if (isNumber(a, -1)) return negate(b);
  if (isNumber(b, -1)) return negate(a);
  if (a.kind === "number" && b.kind === "number") return number(a.value * b.value);
  if (a.kind === "negation") return negate(multiply(a.of, b));
  if (b.kind === "negation") return negate(multiply(a, b.of));
  if (isSwitch(b)) return choose(b, multiply(a, b.parts[2]), multiply(a, b.parts[3]));
  if (isSwitch(a)) return choose(a, multiply(a.parts[2], b), multiply(a.parts[3], b));
  if (b.kind === "number") return multiply(b, a);
  if (b.kind === "binary" && b.operator === "*") return multiply(multiply(a, b.left), b.right);
  if (b.kind === "binary" && b.operator === "/") return divide(multiply(a, b.left), b.right);
  return binary("*", a, b);
}

export function divide(a: Expression, b: Expression): Expression {
  if (isNumber(a, 0)) return number(0);
  if (isNumber(b, 1)) return a;
  if (a.kind === "negation") return negate(divide(a.of, b));
  if (b.kind === "negation") return negate(divide(a, b.of));
  if (b.kind === "number") {
    if (a.kind === "number" && Number.isInteger(a.value / b.value)) return number(a.value / b.value);
    // 3 x^2 / 3 is x^2, but 2 x / 3 stays as it is.
    if (a.kind === "binary" && a.operator === "*" && a.left.kind === "number") {
      const ratio = a.left.value / b.value;
      if (Number.isInteger(ratio)) return multiply(number(ratio), a.right);
    }
  }
  return binary("/", a, b);
}

export function power(a: Expression, b: Expression): Expression {
  if (isNumber(b, 0)) return number(1);
  if (isNumber(b, 1)) return a;
  if (a.kind === "number" && b.kind === "number") return number(a.value ** b.value);
  return binary("^", a, b);
}

export function negate(a: Expression): Expression {
  if (a.kind === "number") return number(a.value === 0 ? 0 : -a.value);
  if (a.kind === "negation") return a.of;
  if (a.kind === "binary" && a.operator === "-") return subtract(a.right, a.left);
  if (a.kind === "binary" && a.operator === "*" && a.left.kind === "number") {
    return binary("*", number(-a.left.value), a.right);
  }
  return { kind: "negation", of: a };
}

/** The choice with other branches. */
export function choose(choice: Choice, yes: Expression, no: Expression): Expression {
  if (same(yes, no)) return yes;
  const [left, right] = choice.parts;
  return { kind: "choice", relation: choice.relation, parts: [left, right, yes, no] };
}

type Choice = Extract<Expression, { kind: "choice" }>;

/** A choice between two numbers, such as 1 and 0: what it multiplies moves into its branches. */
function isSwitch(expression: Expression): expression is Choice {
  if (expression.kind !== "choice") return false;
  const [, , yes, no] = expression.parts;
  return yes.kind === "number" && no.kind === "number";
}

function isNumber(expression: Expression, value: number): boolean {
  return expression.kind === "number" && expression.value === value;
}

export function same(a: Expression, b: Expression): boolean {
  if (a === b) return true;
  if (a.kind === "number" && b.kind === "number") return a.value === b.value;
  if (a.kind === "symbol" && b.kind === "symbol") return a.name === b.name;
  if (labelOf(a) !== labelOf(b)) return false;
  const others = childrenOf(b);
  return childrenOf(a).every((child, k) => same(child, others[k]));
}

function labelOf(expression: Expression): string {
  switch (expression.kind) {
    case "binary":
      return expression.operator;
    case "call":
      return `${expression.name}/${expression.args.length}`;
    case "choice":
      return `choice ${expression.relation}`;
    default:
      return expression.kind;
  }
}
