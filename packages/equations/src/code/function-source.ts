import { TIME } from "../definition/names.ts";
import { type Expression, symbolsIn } from "../expression/expression.ts";
import { javascript, javascriptOf } from "./javascript.ts";
import { lowering } from "./lower.ts";
import { namePool } from "./name-pool.ts";
import { RESERVED } from "./reserved.ts";
import { type NamedCode, shareSubexpressions } from "./share.ts";

/** A value of a past state in formulas. */
export interface PastValue {
  readonly name: string;
  /** Which of the delays. */
  readonly delay: number;
  /** Which of the state variables. */
  readonly component: number;
}

/** What the symbols of a function's formulas stand for, and which arguments it takes. */
export interface Frame {
  readonly state: readonly string[];
  readonly parameters: readonly string[];
  /** Intermediate formulas, whose names are used where their values are computed apart. */
  readonly where: ReadonlyMap<string, { readonly whole: Expression }>;
  /** Whether the function takes the time: `(t, s, out)`, otherwise `(s, out)`. */
  readonly timed: boolean;
  /** Values of past states: the function is `(t, s, past, out)` then. */
  readonly past?: readonly PastValue[];
  /** Symbols of the signs that are given along with the parameters: `({ … }, signs) => …`. */
  readonly signs?: readonly string[];
}

/** Writes, as one would by hand, the function that takes parameters and gives the function of `outputs` into `out`. */
export function functionSource(frame: Frame, outputs: readonly Expression[]): string {
  const { state, parameters, where, timed, past = [], signs = [] } = frame;
  const symbols = [...state, ...parameters, ...past.map(({ name }) => name)];
  const pool = namePool([...RESERVED, ...symbols, ...where.keys()]);
  const finalNames = new Map<string, string>();
  for (const name of symbols) finalNames.set(name, RESERVED.has(name) ? pool.claim(name) : name);
  const time = pool.claim("t");
  if (timed) finalNames.set(TIME, time);
  for (const sign of signs) finalNames.set(sign, pool.fresh("h"));
  const [vector, before, sides, out] = [pool.claim("s"), pool.claim("past"), pool.claim("signs"), pool.claim("out")];
  const final = (name: string): string => finalNames.get(name) ?? name;
  const unused = (argument: string): string => pool.claim(`_${argument}`);

  const used = symbolsIn(outputs);
  const lower = lowering(javascript, (name) => finalNames.get(name));
  const lowered = outputs.map(lower);
  const names = new Map<string, Expression>();
  for (const [name, { whole }] of where) names.set(RESERVED.has(name) ? pool.claim(name) : name, lower(whole));
  const { constants, shared, results } = shareSubexpressions(lowered, {
    varying: new Set([...state, ...past.map(({ name }) => name), ...(timed ? [TIME] : [])].map(final)),
    freshName: pool.fresh,
    names,
    codeOf: javascriptOf,
  });

  const present = state.flatMap((name, i) => (used.has(name) ? [`${final(name)} = ${vector}[${i}]`] : []));
  const locals = [...present, ...pastLocals(past, used, before, final, pool.fresh)];
  const heads = [
    ...(timed ? [used.has(TIME) ? time : unused(time)] : []),
    present.length > 0 ? vector : unused(vector),
    ...(frame.past ? [locals.length > present.length ? before : unused(before)] : []),
    outputs.length > 0 ? out : unused(out),
  ];
  const head = `(${heads.join(", ")}) => {`;
  const body = [
    ...(locals.length > 0 ? [`const ${locals.join(", ")};`] : []),
    ...shared.map(declaration),
    ...assignments(out, results),
  ];

  const fields = parameters.filter((name) => used.has(name)).map((name) => asProperty(name, final(name)));
  const pattern = fields.length > 0 ? `{ ${fields.join(", ")} }` : "";
  const usedSigns = signs.flatMap((sign, k) => (used.has(sign) ? [`${final(sign)} = ${sides}[${k}]`] : []));
  const outer = usedSigns.length > 0 ? `(${pattern || unused("parameters")}, ${sides}) =>` : `(${pattern}) =>`;
  const setUp = [...(usedSigns.length > 0 ? [`const ${usedSigns.join(", ")};`] : []), ...constants.map(declaration)];
  if (setUp.length === 0) return [`${outer} ${head}`, ...body.map(indent), "}"].join("\n");
  const inner = [...setUp, `return ${head}`, ...body.map(indent), "};"];
  return [`${outer} {`, ...inner.map(indent), "}"].join("\n");
}

/** Writes the function that takes parameters and gives a list of numbers. */
export function listSource(parameters: readonly string[], values: readonly Expression[]): string {
  const pool = namePool([...RESERVED, ...parameters]);
  const used = symbolsIn(values);
  const finalNames = new Map<string, string>();
  for (const name of parameters) finalNames.set(name, RESERVED.has(name) ? pool.claim(name) : name);
  const lower = lowering(javascript, (name) => finalNames.get(name));
  const fields = parameters
    .filter((name) => used.has(name))
    .map((name) => asProperty(name, finalNames.get(name) ?? name));
  const pattern = fields.length > 0 ? `{ ${fields.join(", ")} }` : "";
  return `(${pattern}) => [${values.map((value) => javascriptOf(lower(value))).join(", ")}]`;
}

/** Reads the past values that are used, with one call of `past` for each delay. */
function pastLocals(
  past: readonly PastValue[],
  used: ReadonlySet<string>,
  before: string,
  final: (name: string) => string,
  fresh: (prefix: string) => string,
): string[] {
  const values = past.filter(({ name }) => used.has(name));
  const delays = [...new Set(values.map(({ delay }) => delay))];
  return delays.flatMap((delay) => {
    const ofDelay = values.filter((value) => value.delay === delay);
    const view = ofDelay.length > 1 ? fresh("p") : `${before}(${delay})`;
    return [
      ...(ofDelay.length > 1 ? [`${view} = ${before}(${delay})`] : []),
      ...ofDelay.map(({ name, component }) => `${final(name)} = ${view}[${component}]`),
    ];
  });
}

/** From so many zeros on, one call of `fill`: it takes 15 ns longer than 48 assignments, and 300 bytes less. */
const MANY_ZEROS = 48;

/** Zeros are set together: it makes for less code. */
function assignments(out: string, results: readonly string[]): string[] {
  const zeros = results.flatMap((code, k) => (code === "0" ? [k] : []));
  const zeroing =
    zeros.length >= MANY_ZEROS && 2 * zeros.length > results.length
      ? `${out}.fill(0, 0, ${results.length});`
      : `${zeros.map((k) => `${out}[${k}] = `).join("")}0;`;
  const others = results.map((code, k) => (code === "0" ? "" : `${out}[${k}] = ${code};`));
  if (zeros.length === 0) return others;
  return [zeroing, ...others.filter((line) => line !== "")];
}

function declaration({ name, code }: NamedCode): string {
  return `const ${name} = ${code};`;
}

function asProperty(name: string, local: string): string {
  return name === local ? name : `${name}: ${local}`;
}

/** Indents a line of code by two spaces. */
export function indent(line: string): string {
  return `  ${line}`;
}
