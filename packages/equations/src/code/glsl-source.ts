import { TIME } from "../definition/names.ts";
import { type Expression, symbolsIn } from "../expression/expression.ts";
import type { Formula } from "../expression/jacobian.ts";
import { indent } from "./function-source.ts";
import { GLSL_RESERVED, glsl, glslOfExpression, glslOfName } from "./glsl.ts";
import { lowering } from "./lower.ts";
import { namePool } from "./name-pool.ts";
import { type NamedCode, shareSubexpressions } from "./share.ts";

export interface GlslFrame {
  readonly name: string;
  readonly state: readonly string[];
  readonly parameters: readonly string[];
  readonly where: ReadonlyMap<string, Formula>;
  /** Whether the function takes the time. */
  readonly timed: boolean;
  /** Symbols of past values, which the function takes after the time. */
  readonly past: readonly string[];
}

/** Writes a GLSL function of the state, the time, past values and parameters that returns `outputs`. */
export function glslSource(frame: GlslFrame, outputs: readonly Expression[]): string {
  const { state, parameters, where, timed, past } = frame;
  const pool = namePool(GLSL_RESERVED);
  const finalNames = new Map<string, string>();
  const name = pool.claim(glslOfName(frame.name));
  const claim = (symbol: string): string => {
    const final = pool.claim(glslOfName(symbol));
    finalNames.set(symbol, final);
    return final;
  };
  const inputs = [...past, ...parameters].map((symbol) => `float ${claim(symbol)}`);
  const variables = state.map(claim);
  const named = [...where].map(([symbol, { whole }]) => [pool.claim(glslOfName(symbol)), whole] as const);
  const time = timed ? [`float ${pool.claim(TIME)}`] : [];
  if (timed) finalNames.set(TIME, time[0].slice("float ".length));
  const vector = pool.claim("s");

  const lower = lowering(glsl, (symbol) => finalNames.get(symbol));
  const lowered = outputs.map(lower);
  const { constants, shared, results } = shareSubexpressions(lowered, {
    varying: new Set([...state, ...past, ...(timed ? [TIME] : [])].map((symbol) => finalNames.get(symbol) ?? symbol)),
    freshName: pool.fresh,
    names: new Map(named.map(([final, whole]) => [final, lower(whole)])),
    codeOf: glslOfExpression,
  });

  const used = symbolsIn(outputs);
  const type = typeOf(state.length);
  const locals = variables.flatMap((local, i) =>
    used.has(state[i]) ? [`float ${local} = ${component(vector, i, state.length)};`] : [],
  );
  const body = [
    ...locals,
    ...[...constants, ...shared].map(declaration),
    `return ${results.length === 1 ? results[0] : `${type}(${results.join(", ")})`};`,
  ];
  const heads = [`${type} ${vector}`, ...time, ...inputs];
  return [`${type} ${name}(${heads.join(", ")}) {`, ...body.map(indent), "}", ""].join("\n");
}

/** The type of a state: a vector where there is one of that length. */
function typeOf(dimension: number): string {
  if (dimension === 1) return "float";
  return dimension <= 4 ? `vec${dimension}` : `float[${dimension}]`;
}

function component(vector: string, i: number, dimension: number): string {
  if (dimension === 1) return vector;
  return dimension <= 4 ? `${vector}.${"xyzw"[i]}` : `${vector}[${i}]`;
}

function declaration({ name, code }: NamedCode): string {
  return `float ${name} = ${code};`;
}
