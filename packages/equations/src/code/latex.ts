import { childrenOf, type Expression, substitute, symbol, withChildren } from "../expression/expression.ts";
import { argumentsOf, functions } from "../expression/functions.ts";

const SUM = 1;
const PRODUCT = 2;
const POWER = 3;
const ATOM = 4;

const GREEK =
  /^(alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|rho|sigma|tau|upsilon|phi|chi|psi|omega|pi|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Upsilon|Phi|Psi|Omega)$/;

const RELATIONS = { "<": "<", "<=": "\\le", ">": ">", ">=": "\\ge", "==": "=", "!=": "\\ne" };

/** Writes an expression in LaTeX, with `nameOf` the LaTeX of a symbol where that is not the one of its name. */
export function latexOfExpression(
  expression: Expression,
  nameOf: (name: string) => string | undefined = () => undefined,
): string {
  const renamed = substitute(expression, (name) => {
    const latex = nameOf(name);
    return latex === undefined ? undefined : symbol(latex);
  });
  return latexOfTree(signsFirst(renamed));
}

/** `(-a) b` is `-(a b)`: a sign at the beginning of a product needs no parentheses. */
function signsFirst(expression: Expression): Expression {
  const tree = withChildren(expression, childrenOf(expression).map(signsFirst));
  if (tree.kind !== "binary" || (tree.operator !== "*" && tree.operator !== "/")) return tree;
  if (tree.left.kind === "negation") return { kind: "negation", of: { ...tree, left: tree.left.of } };
  return tree;
}

function latexOfTree(expression: Expression): string {
  switch (expression.kind) {
    case "number":
      return latexOfNumber(expression.value);
    case "symbol":
      return latexOfName(expression.name);
    case "negation":
      return `-${within(expression.of, PRODUCT)}`;
    case "binary":
      return latexOfBinary(expression);
    case "call":
      return latexOfCall(expression.name, argumentsOf(expression));
    case "choice": {
      const [left, right, yes, no] = expression.parts.map(latexOfTree);
      const condition = `${left} ${RELATIONS[expression.relation]} ${right}`;
      return `\\begin{cases} ${yes} & ${condition} \\\\ ${no} & \\text{otherwise} \\end{cases}`;
    }
  }
}

/** Writes a name in LaTeX: `sigma`, `x1` and `w_1_2` become σ, x₁ and w₁,₂. What no name can hold is LaTeX already. */
export function latexOfName(name: string): string {
  if (/[{(]/.test(name)) return name;
  const [, head, digits, rest] = /^(.*?)(\d*)((?:_.*)?)$/s.exec(name) ?? ["", name, "", ""];
  const stem = GREEK.test(head) ? `\\${head}` : head.length > 1 ? `\\mathrm{${head}}` : head;
  const subscripts = [digits, ...rest.split("_")].filter((part) => part !== "");
  const written = subscripts.map((part) => (GREEK.test(part) ? `\\${part}` : part)).join(",");
  return written === "" ? stem : `${stem}_{${written}}`;
}

function latexOfNumber(value: number): string {
  const [mantissa, exponent] = String(value).split("e");
  return exponent === undefined ? mantissa : `${mantissa} \\cdot 10^{${Number(exponent)}}`;
}

function latexOfBinary({ operator, left, right }: Extract<Expression, { kind: "binary" }>): string {
  switch (operator) {
    case "+":
      return `${within(left, SUM)} + ${within(right, SUM)}`;
    case "-":
      return `${within(left, SUM)} - ${within(right, PRODUCT)}`;
    case "*": {
      const first = within(left, PRODUCT);
      const second = within(right, PRODUCT);
      return /^[\d-]/.test(second) ? `${first} \\cdot ${second}` : `${first} ${second}`;
    }
    case "/":
      return `\\frac{${latexOfTree(left)}}{${latexOfTree(right)}}`;
    case "^":
      return `${within(left, ATOM)}^{${latexOfTree(right)}}`;
  }
}

function latexOfCall(name: string, args: readonly Expression[]): string {
  const list = args.map(latexOfTree).join(", ");
  if (name === "sqrt") return `\\sqrt{${list}}`;
  if (name === "cbrt") return `\\sqrt[3]{${list}}`;
  if (name === "abs") return `\\left|${list}\\right|`;
  if (name === "floor") return `\\left\\lfloor ${list} \\right\\rfloor`;
  return `${functions[name].latex ?? `\\operatorname{${name}}`}${parenthesized(list)}`;
}

function within(expression: Expression, level: number): string {
  const latex = latexOfTree(expression);
  return levelOf(expression) < level ? parenthesized(latex) : latex;
}

/** Parentheses that grow only around what is tall. */
function parenthesized(latex: string): string {
  return /\\frac|\\left|\\begin|\\sqrt|\^/.test(latex) ? `\\left(${latex}\\right)` : `(${latex})`;
}

function levelOf(expression: Expression): number {
  switch (expression.kind) {
    case "number":
      return expression.value < 0 ? SUM : String(expression.value).includes("e") ? PRODUCT : ATOM;
    case "negation":
      return SUM;
    case "binary":
      if (expression.operator === "^") return POWER;
      return expression.operator === "+" || expression.operator === "-" ? SUM : PRODUCT;
    case "choice":
      return 0;
    default:
      return ATOM;
  }
}
