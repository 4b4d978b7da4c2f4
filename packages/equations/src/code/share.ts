import { childrenOf, type Expression, symbol, withChildren } from "../expression/expression.ts";

/** Code of several expressions in which whatever occurs twice is computed once. */
export interface SharedCode {
  /** What depends on parameters alone: computed once for all calls. */
  readonly constants: readonly NamedCode[];
  /** What occurs more than once: computed once per call. */
  readonly shared: readonly NamedCode[];
  readonly results: readonly string[];
}

export interface NamedCode {
  readonly name: string;
  readonly code: string;
}

interface Node {
  readonly expression: Expression;
  readonly children: readonly number[];
  /** Holds a symbol whose value changes from call to call. */
  readonly varies: boolean;
  /** Holds a parameter or a varying symbol. */
  readonly symbolic: boolean;
  uses: number;
  usedByVarying: boolean;
  name?: string;
}

export interface SharingOptions {
  /** The symbols whose value changes from call to call; all others are parameters. */
  readonly varying: ReadonlySet<string>;
  /** Gives a name that is not used yet. */
  readonly freshName: (prefix: string) => string;
  /** Names for some of the subexpressions, if they come to be computed apart. */
  readonly names: ReadonlyMap<string, Expression>;
  /** Writes an expression in the language of the code. */
  readonly codeOf: (expression: Expression) => string;
}

/** Turns expressions into code, with names for common subexpressions. */
export function shareSubexpressions(
  expressions: readonly Expression[],
  { varying, freshName, names, codeOf }: SharingOptions,
): SharedCode {
  const nodes: Node[] = [];
  const known = new Map<string, number>();
  const visited = new Map<Expression, number>();

  const intern = (expression: Expression): number => {
    const before = visited.get(expression);
    if (before !== undefined) return before;
    const children = childrenOf(expression).map(intern);
    const key = keyOf(expression, children);
    const id = known.get(key) ?? enter(expression, children);
    known.set(key, id);
    visited.set(expression, id);
    return id;
  };
  const enter = (expression: Expression, children: readonly number[]): number => {
    const isSymbol = expression.kind === "symbol";
    const varies = isSymbol ? varying.has(expression.name) : children.some((child) => nodes[child].varies);
    const symbolic = isSymbol || children.some((child) => nodes[child].symbolic);
    for (const child of children) use(child, varies);
    nodes.push({ expression, children, varies, symbolic, uses: 0, usedByVarying: false });
    return nodes.length - 1;
  };
  const use = (id: number, byVarying: boolean): void => {
    nodes[id].uses++;
    nodes[id].usedByVarying ||= byVarying;
  };

  const roots = expressions.map(intern);
  for (const root of roots) use(root, true);
  const wishes = new Map<number, string>();
  for (const [name, expression] of names) {
    const id = visited.get(expression);
    if (id !== undefined && !wishes.has(id)) wishes.set(id, name);
  }

  const rebuild = (id: number): Expression => {
    const { name } = nodes[id];
    return name === undefined ? open(id) : symbol(name);
  };
  const open = (id: number): Expression => withChildren(nodes[id].expression, nodes[id].children.map(rebuild));

  const constants: NamedCode[] = [];
  const shared: NamedCode[] = [];
  for (let id = 0; id < nodes.length; id++) {
    const node = nodes[id];
    if (isCheap(node.expression) || !node.symbolic) continue;
    if (node.varies ? node.uses < 2 : node.uses < 2 && !node.usedByVarying) continue;
    const code = codeOf(open(id));
    node.name = wishes.get(id) ?? freshName(node.varies ? "e" : "k");
    (node.varies ? shared : constants).push({ name: node.name, code });
  }
  return { constants, shared, results: roots.map((root) => codeOf(rebuild(root))) };
}

/** Equal for equal expressions; sums and products are equal in either order. */
function keyOf(expression: Expression, children: readonly number[]): string {
  switch (expression.kind) {
    case "number":
      return `#${Object.is(expression.value, -0) ? "-0" : expression.value}`;
    case "symbol":
      return expression.name;
    case "negation":
      return `-${children[0]}`;
    case "binary": {
      const commutes = expression.operator === "+" || expression.operator === "*";
      const [first, second] = children;
      const swapped = commutes && second < first;
      return swapped ? `(${second}${expression.operator}${first})` : `(${first}${expression.operator}${second})`;
    }
    case "call":
      return `${expression.name}(${children})`;
    case "choice":
      return `${expression.relation}?${children}`;
  }
}

/** Whether a second computation costs no more than a name: a number, a symbol, either negated. */
function isCheap(expression: Expression): boolean {
  if (expression.kind === "negation") return isCheap(expression.of);
  return expression.kind === "number" || expression.kind === "symbol";
}
