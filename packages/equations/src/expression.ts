/** A formula as a tree. Trees are never changed; what is derived from one is a new tree. */
export type Expression =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "symbol"; readonly name: string }
  | { readonly kind: "negation"; readonly of: Expression }
  | {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: "choice"; readonly relation: Relation; readonly parts: ChoiceParts };

export type BinaryOperator = "+" | "-" | "*" | "/" | "^";
export type Relation = "<" | "<=" | ">" | ">=" | "==" | "!=";

/** `left relation right ? yes : no`. */
export type ChoiceParts = readonly [left: Expression, right: Expression, yes: Expression, no: Expression];

export function number(value: number): Expression {
  return { kind: "number", value };
}

export function symbol(name: string): Expression {
  return { kind: "symbol", name };
}

export function call(name: string, ...args: Expression[]): Expression {
  return { kind: "call", name, args };
}

export function binary(operator: BinaryOperator, left: Expression, right: Expression): Expression {
  return { kind: "binary", operator, left, right };
}

export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "number":
    case "symbol":
      return [];
    case "negation":
      return [expression.of];
    case "binary":
      return [expression.left, expression.right];
    case "call":
      return expression.args;
    case "choice":
      return expression.parts;
  }
}

/** The same operation on other operands. */
export function withChildren(expression: Expression, children: readonly Expression[]): Expression {
  switch (expression.kind) {
    case "number":
    case "symbol":
      return expression;
    case "negation":
      return { kind: "negation", of: children[0] };
    case "binary":
      return { ...expression, left: children[0], right: children[1] };
    case "call":
      return { ...expression, args: children };
    case "choice":
      return { ...expression, parts: [children[0], children[1], children[2], children[3]] };
  }
}

/** Replaces symbols by what `replacement` gives for their names, where it gives something. */
export function substitute(expression: Expression, replacement: (name: string) => Expression | undefined): Expression {
  if (expression.kind === "symbol") return replacement(expression.name) ?? expression;
  return withChildren(
    expression,
    childrenOf(expression).map((child) => substitute(child, replacement)),
  );
}

export function dependsOn(expression: Expression, name: string): boolean {
  return expression.kind === "symbol"
    ? expression.name === name
    : childrenOf(expression).some((child) => dependsOn(child, name));
}

/** The value of an expression of numbers alone, such as `-1/3`; undefined if it holds anything else. */
export function constantValue(expression: Expression): number | undefined {
  if (expression.kind === "number") return expression.value;
  if (expression.kind === "negation") {
    const value = constantValue(expression.of);
    return value === undefined ? undefined : -value;
  }
  if (expression.kind !== "binary") return undefined;
  const left = constantValue(expression.left);
  const right = constantValue(expression.right);
  if (left === undefined || right === undefined) return undefined;
  switch (expression.operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
    case "^":
      return left ** right;
  }
}
