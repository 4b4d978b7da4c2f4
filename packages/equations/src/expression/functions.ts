import type { Expression } from "./expression.ts";

/** What a formula may call. Where JavaScript's `Math` has it, under the same name. */
export interface FormulaFunction {
  /** The derivative by each argument, as a formula of the arguments `u` (and `v`). */
  readonly derivatives: readonly string[];
  /** The function's name in LaTeX. @default `\operatorname{name}` */
  readonly latex?: string;
  /** Whether more than two arguments stand for a call inside a call: `min(a, b, c)` for `min(min(a, b), c)`. */
  readonly associative?: boolean;
}

/**
 * One row per function. At a kink (`abs` at 0, `min` of equals) the derivative is that of one side, or the mean of both
 * sides for `abs`; the derivative of a jump is 0. The derivatives stand in the form that loses no digits: that of `tanh`
 * as 1 - tanh(u)^2 would have none left from u = 19 on.
 */
export const functions: Readonly<Record<string, FormulaFunction>> = {
  exp: { derivatives: ["exp(u)"], latex: "\\exp" },
  log: { derivatives: ["1/u"], latex: "\\ln" },
  sqrt: { derivatives: ["1/(2*sqrt(u))"] },
  cbrt: { derivatives: ["1/(3*cbrt(u)^2)"] },
  abs: { derivatives: ["sign(u)"] },
  sign: { derivatives: ["0"] },
  sin: { derivatives: ["cos(u)"], latex: "\\sin" },
  cos: { derivatives: ["-sin(u)"], latex: "\\cos" },
  tan: { derivatives: ["1 + tan(u)^2"], latex: "\\tan" },
  asin: { derivatives: ["1/sqrt((1 - u)*(1 + u))"], latex: "\\arcsin" },
  acos: { derivatives: ["-1/sqrt((1 - u)*(1 + u))"], latex: "\\arccos" },
  atan: { derivatives: ["1/(1 + u^2)"], latex: "\\arctan" },
  atan2: { derivatives: ["v/(u^2 + v^2)", "-u/(u^2 + v^2)"] },
  sinh: { derivatives: ["cosh(u)"], latex: "\\sinh" },
  cosh: { derivatives: ["sinh(u)"], latex: "\\cosh" },
  tanh: { derivatives: ["1/cosh(u)^2"], latex: "\\tanh" },
  min: { derivatives: ["u < v ? 1 : 0", "u < v ? 0 : 1"], latex: "\\min", associative: true },
  max: { derivatives: ["u > v ? 1 : 0", "u > v ? 0 : 1"], latex: "\\max", associative: true },
  mod: { derivatives: ["1", "-floor(u/v)"], latex: "\\operatorname{mod}" },
  floor: { derivatives: ["0"] },
  heaviside: { derivatives: ["0"], latex: "\\Theta" },
};

/** Names that stand for numbers unless a system uses them otherwise. */
export const constants: Readonly<Record<string, number>> = { pi: Math.PI };

/** The arguments of a call: of `min(min(a, b), c)`, a, b and c. */
export function argumentsOf({ name, args }: Extract<Expression, { kind: "call" }>): readonly Expression[] {
  if (!isFunction(name) || !functions[name].associative) return args;
  return args.flatMap((arg) => (arg.kind === "call" && arg.name === name ? argumentsOf(arg) : [arg]));
}

export function isFunction(name: string): boolean {
  return Object.hasOwn(functions, name);
}

export function isConstant(name: string): boolean {
  return Object.hasOwn(constants, name);
}
