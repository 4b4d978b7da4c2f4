import {
  type ConditionalNode,
  type ConstantNode,
  create,
  type FunctionNode,
  type MathNode,
  type OperatorNode,
  type ParenthesisNode,
  parseDependencies,
  type SymbolNode,
} from "mathjs/number";
import {
  type BinaryOperator,
  binary,
  call,
  choice,
  type Expression,
  number,
  type Relation,
  symbol,
} from "./expression.ts";
import { constants, functions, isConstant, isFunction } from "./functions.ts";

export interface FormulaContext {
  /** What the formula is, for messages: `"defineFlow: equation of x"`. */
  readonly where: string;
  /** The names that it may use, apart from functions and constants. */
  readonly symbols: readonly string[];
  /** What to say of a name that is not among them, if there is more to say than that it is unknown. */
  readonly hint?: (name: string) => string | undefined;
  /** The names as a message lists them. @default each of `symbols` */
  readonly listed?: readonly string[];
}

/** The kinds of mathjs nodes that a formula may consist of. */
type FormulaNode = ConstantNode | SymbolNode | OperatorNode | FunctionNode | ParenthesisNode | ConditionalNode;

const BINARY: readonly string[] = ["+", "-", "*", "/", "^"] satisfies BinaryOperator[];
const RELATIONS: readonly string[] = ["<", "<=", ">", ">=", "==", "!="] satisfies Relation[];

let parser: ((text: string) => MathNode) | undefined;

/** The tree that mathjs reads in a text. Throws mathjs' SyntaxError, whose `char` is the column. */
export function readTree(text: string): MathNode {
  parser ??= create({ parseDependencies }).parse;
  return parser(text);
}

/**
 * Reads a formula (mathjs' syntax: `+ - * / ^`, functions, `condition ? a : b`).
 *
 * @throws {RangeError} naming the column, if it is not well-formed or uses an unknown name.
 */
export function parseFormula(text: string, context: FormulaContext): Expression {
  const fail = (column: number, what: string): never => {
    const place = column > 0 ? `, column ${column}` : "";
    const mark = column > 0 ? `\n  ${" ".repeat(column - 1)}^` : "";
    throw new RangeError(`${context.where}${place}: ${what}\n  ${text}${mark}`);
  };
  const failAt = (place: string | RegExp, what: string): never => fail(text.search(place) + 1, what);

  const convert = (mathNode: MathNode): Expression => {
    const node = mathNode as FormulaNode;
    switch (node.type) {
      case "ParenthesisNode":
        return convert(node.content);
      case "ConstantNode":
        if (typeof node.value !== "number" || !Number.isFinite(node.value))
          return failAt(NOT_FINITE, `${node} is not a finite number`);
        return number(node.value);
      case "SymbolNode":
        return symbolOf(node.name);
      case "OperatorNode":
        return operationOf(node);
      case "FunctionNode":
        return callOf(node);
      case "ConditionalNode":
        return choiceOf(node);
      default:
        return failAt(FOREIGN, `${describe(text.match(FOREIGN)?.[0])} is not part of a formula`);
    }
  };

  const symbolOf = (name: string): Expression => {
    if (context.symbols.includes(name)) return symbol(name);
    if (isConstant(name)) return symbol(name);
    if (isFunction(name)) return failAt(wordOf(name), `${name} is a function: write ${name}(…)`);
    const known = [...(context.listed ?? context.symbols), ...Object.keys(constants)].join(", ");
    return failAt(wordOf(name), context.hint?.(name) ?? `unknown symbol ${name} (known: ${known})`);
  };

  const operationOf = (node: OperatorNode): Expression => {
    const { args } = node;
    if (node.implicit) return failAt(JUXTAPOSITION, "a multiplication must be written, as *");
    if (args.length === 1 && node.op === "-") return negationOf(convert(args[0]));
    if (args.length === 1 && node.op === "+") return convert(args[0]);
    if (args.length === 2 && isBinary(node.op)) return binary(node.op, convert(args[0]), convert(args[1]));
    if (isRelation(node.op)) return failAt(literally(node.op), `a comparison stands before ? only`);
    return failAt(literally(node.op), `${node.op} is not an operator of formulas`);
  };

  const callOf = (node: FunctionNode): Expression => {
    const name = `${node.fn.name}`;
    if (!isFunction(name)) {
      if (context.symbols.includes(name)) return failAt(wordOf(name), `${name} is not a function: write ${name}*(…)`);
      return failAt(wordOf(name), `unknown function ${name} (known: ${Object.keys(functions).join(", ")})`);
    }
    const { derivatives, associative = false } = functions[name];
    const arity = derivatives.length;
    if (associative && node.args.length > arity) return node.args.map(convert).reduce((a, b) => call(name, a, b));
    if (node.args.length !== arity) {
      return failAt(wordOf(name), `${name} takes ${arity} argument${arity > 1 ? "s" : ""}, got ${node.args.length}`);
    }
    return call(name, ...node.args.map(convert));
  };

  const choiceOf = (node: ConditionalNode): Expression => {
    let condition: MathNode = node.condition;
    while (condition.type === "ParenthesisNode") condition = (condition as ParenthesisNode).content;
    const { op, args } = condition as OperatorNode;
    if (condition.type !== "OperatorNode" || !isRelation(op)) {
      return failAt(/\?/, "what stands before ? must be one comparison, such as x > 0");
    }
    const parts = [args[0], args[1], node.trueExpr, node.falseExpr].map(convert);
    return choice(op, parts[0], parts[1], parts[2], parts[3]);
  };

  if (typeof text !== "string") throw new TypeError(`${context.where}: a formula must be a text, got ${text}`);
  if (text.trim() === "") return fail(0, "the formula is empty");
  return convert(parsed(text, fail));
}

/** Where two things stand side by side without a sign: `2 x`, `3x`, `(a)(b)`. */
const JUXTAPOSITION = /(?<=[\p{L}\d_])\s+[\p{L}\d_(]|(?<=\d)(?!e[\d+-])[\p{L}(]|(?<=\))\s*[\p{L}\d_(]/u;

/** What mathjs takes for a value that is no finite number. */
const NOT_FINITE = /\b(NaN|Infinity|true|false|null|undefined)\b|["']|\d[\d.]*e\+?\d{3}/i;

/** What makes assignments, lists, members, blocks. */
const FOREIGN = /(?<![<>=!])=(?!=)|[[{;\n]|\.(?!\d)/;

function describe(found = "this"): string {
  return found === "\n" ? "a line break" : found;
}

function parsed(text: string, fail: (column: number, what: string) => never): MathNode {
  try {
    return readTree(text);
  } catch (error) {
    const { message, char } = error as SyntaxError & { char?: number };
    return fail(Math.min(char ?? 0, text.length + 1), message.replace(/ \(char \d+\)$/, ""));
  }
}

function negationOf(of: Expression): Expression {
  return of.kind === "number" ? number(-of.value) : { kind: "negation", of };
}

function wordOf(name: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\d_])${name.replaceAll("$", "\\$")}(?![\\p{L}\\d_])`, "u");
}

function literally(text: string): RegExp {
  return new RegExp(text.replaceAll(/[^\w]/g, "\\$&"));
}

function isBinary(operator: string): operator is BinaryOperator {
  return BINARY.includes(operator);
}

function isRelation(operator: string): operator is Relation {
  return RELATIONS.includes(operator);
}
