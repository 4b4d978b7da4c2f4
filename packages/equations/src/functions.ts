/** What a formula may call. The name is also that of JavaScript's `Math`. */
export interface FormulaFunction {
  /** The derivative by each argument, as a formula of the arguments `u` (and `v`). */
  readonly derivatives: readonly string[];
  /** The function's name in LaTeX. @default `\operatorname{name}` */
  readonly latex?: string;
}

/**
 * One row per function. At a kink (`abs` at 0, `min` of equals) the derivative is that of one side, or the mean of both
 * sides for `abs`; the derivative of a jump is 0.
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
  asin: { derivatives: ["1/sqrt(1 - u^2)"], latex: "\\arcsin" },
  acos: { derivatives: ["-1/sqrt(1 - u^2)"], latex: "\\arccos" },
  atan: { derivatives: ["1/(1 + u^2)"], latex: "\\arctan" },
  atan2: { derivatives: ["v/(u^2 + v^2)", "-u/(u^2 + v^2)"] },
  sinh: { derivatives: ["cosh(u)"], latex: "\\sinh" },
  cosh: { derivatives: ["sinh(u)"], latex: "\\cosh" },
  tanh: { derivatives: ["1 - tanh(u)^2"], latex: "\\tanh" },
  min: { derivatives: ["u < v ? 1 : 0", "u < v ? 0 : 1"], latex: "\\min" },
  max: { derivatives: ["u > v ? 1 : 0", "u > v ? 0 : 1"], latex: "\\max" },
};

/** Names that stand for numbers unless a system uses them otherwise. */
export const constants: Readonly<Record<string, number>> = { pi: Math.PI };

export function isFunction(name: string): boolean {
  return Object.hasOwn(functions, name);
}

export function isConstant(name: string): boolean {
  return Object.hasOwn(constants, name);
}
