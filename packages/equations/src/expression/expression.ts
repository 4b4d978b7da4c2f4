/**
 * A formula as a tree. Trees are never changed; what is derived from one is a new tree. Branches may be shared: whoever
 * walks through a tree that was put together from others remembers where it has been (`rewriter`).
 */
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

export function choice(
  relation: Relation,
  left: Expression,
  right: Expression,
  yes: Expression,
  no: Expression,
): Expression {
  return { kind: "choice", relation, parts: [left, right, yes, no] };
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

/**
 * Gives a function that rewrites expressions from the leaves up: `rewrite` gets each one with its operands rewritten.
 * A branch that is shared is rewritten once, and shared in the result.
 */
export function rewriter(
  rewrite: (expression: Expression, original: Expression) => Expression,
): (expression: Expression) => Expression {
  const done = new Map<Expression, Expression>();
  const visit = (expression: Expression): Expression => {
    const found = done.get(expression);
    if (found) return found;
    const result = rewrite(withChildren(expression, childrenOf(expression).map(visit)), expression);
    done.set(expression, result);
    return result;
  };
  return visit;
}

/** The names of all symbols in an expression. */
export function symbolsIn(expressions: readonly Expression[]): Set<string> {
  const names = new Set<string>();
  const seen = new Set<Expression>();
  const visit = (expression: Expression): void => {
    if (seen.has(expression)) return;
    seen.add(expression);
    if (expression.kind === "symbol") names.add(expression.name);
    childrenOf(expression).forEach(visit);
  };
  expressions.forEach(visit);
  return names;
}

/** Replaces symbols by what `replacement` gives for their names, where it gives something. */
export function substitute(expression: Expression, replacement: (name: string) => Expression | undefined): Expression {
  if (expression.kind === "symbol") return replacement(expression.name) ?? expression;
  return withChildren(
    expression,
    childrenOf(expression).map((child) => substitute(child, replacement)),
  );
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
  if (left === undefined) return undefined;
  const right = constantValue(expression.right);
  if (right === undefined) return undefined;
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
