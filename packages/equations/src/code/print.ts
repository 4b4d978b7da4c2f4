import type { Expression } from "../expression/expression.ts";
import { argumentsOf } from "../expression/functions.ts";

/** How a language with the usual operators writes what differs between languages. */
export interface Spelling {
  number(value: number): string;
  call(name: string, args: readonly string[]): string;
  /** `==` and `!=`; the other comparisons are the same everywhere. */
  /** Whether `min` and `max` take any number of arguments. */
  readonly variadic: boolean;
  readonly equality: Readonly<Record<"==" | "!=", string>>;
}

const CHOICE = 0;
const SUM = 1;
const PRODUCT = 2;
const UNARY = 3;
const ATOM = 4;

/**
 * Gives a function that writes lowered expressions, with no more parentheses than the order of operations needs. A call of
 * `%` is the operator.
 */
export function printer({ number, call, variadic, equality }: Spelling): (expression: Expression) => string {
  const print = (expression: Expression): string => {
    switch (expression.kind) {
      case "number":
        return number(expression.value);
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
        if (expression.name === "%") return expression.args.map((arg, k) => within(arg, PRODUCT + k)).join(" % ");
        return call(expression.name, (variadic ? argumentsOf(expression) : expression.args).map(print));
      case "choice": {
        const [left, right, yes, no] = expression.parts.map((part) => within(part, SUM));
        const { relation } = expression;
        const sign = relation === "==" || relation === "!=" ? equality[relation] : relation;
        return `${left} ${sign} ${right} ? ${yes} : ${no}`;
      }
    }
  };
  const within = (expression: Expression, level: number): string => {
    const code = print(expression);
    return levelOf(expression) < level ? `(${code})` : code;
  };
  return print;
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
    case "call":
      return expression.name === "%" ? PRODUCT : ATOM;
    default:
      return ATOM;
  }
}
