import type { Expression } from "./expression.ts";

const CHOICE = 0;
const SUM = 1;
const PRODUCT = 2;
const UNARY = 3;
const ATOM = 4;

/** Writes an expression without powers as JavaScript, with no more parentheses than the order of operations needs. */
export function codeOf(expression: Expression): string {
  switch (expression.kind) {
    case "number":
      return String(expression.value);
    case "symbol":
      return expression.name;
    case "negation": {
      const operand = within(expression.of, PRODUCT);
      return operand.startsWith("-") ? `-(${operand})` : `-${operand}`;
    }
    case "binary": {
      const level = expression.operator === "+" || expression.operator === "-" ? SUM : PRODUCT;
      return `${within(expression.left, level)} ${expression.operator} ${within(expression.right, level + 1)}`;
    }
    case "call":
      return `Math.${expression.name}(${expression.args.map(codeOf).join(", ")})`;
    case "choice": {
      const [left, right, yes, no] = expression.parts.map((part) => within(part, SUM));
      const relation = expression.relation.replace(/^[=!]=$/, "$&=");
      return `${left} ${relation} ${right} ? ${yes} : ${no}`;
    }
  }
}

function within(expression: Expression, level: number): string {
  const code = codeOf(expression);
  return levelOf(expression) < level ? `(${code})` : code;
}

function levelOf(expression: Expression): number {
  switch (expression.kind) {
    case "number":
      return expression.value < 0 ? UNARY : ATOM;
    case "negation":
      // -a * b and -(a * b) are the same number to the last bit, so that the shorter one stands for both.
      return levelOf(expression.of) === PRODUCT ? PRODUCT : UNARY;
    case "binary":
      return expression.operator === "+" || expression.operator === "-" ? SUM : PRODUCT;
    case "choice":
      return CHOICE;
    default:
      return ATOM;
  }
}
