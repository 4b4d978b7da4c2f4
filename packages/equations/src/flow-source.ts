import { jacobianOf, type ParsedFlow, TIME } from "./definition.ts";
import type { Expression } from "./expression.ts";
import { lower } from "./lower.ts";
import { type NamedCode, shareSubexpressions } from "./share.ts";

/** JavaScript of the functions of a flow: each takes the parameters and gives `(t, s, out) => …`. */
export interface FlowSource {
  readonly field: string;
  readonly jacobian: string;
}

/** Writes the functions of a flow, as one would by hand. */
export function flowSource(flow: ParsedFlow): FlowSource {
  return { field: functionSource(flow, flow.field), jacobian: functionSource(flow, jacobianOf(flow)) };
}

/** The function that computes the given expressions into `out`, in their order. */
function functionSource({ state, parameters }: ParsedFlow, outputs: readonly Expression[]): string {
  const taken = new Set([...RESERVED, ...state, ...parameters]);
  const claim = (name: string): string => {
    const free = taken.has(name) ? claim(`${name}_`) : name;
    taken.add(free);
    return free;
  };
  const counts: Record<string, number> = {};
  const freshName = (prefix: string): string => {
    counts[prefix] = (counts[prefix] ?? 0) + 1;
    const name = `${prefix}${counts[prefix]}`;
    return taken.has(name) ? freshName(prefix) : claim(name);
  };

  const finalNames = new Map<string, string>();
  for (const name of [...state, ...parameters]) finalNames.set(name, RESERVED.has(name) ? claim(name) : name);
  const time = claim("t");
  const vector = claim("s");
  const out = claim("out");
  finalNames.set(TIME, time);

  const used = new Set<string>();
  const lowered = outputs.map((output) =>
    lower(output, (name) => {
      used.add(name);
      return finalNames.get(name);
    }),
  );
  const varying = new Set([...state, TIME].map((name) => finalNames.get(name) ?? name));
  const { constants, shared, results } = shareSubexpressions(lowered, { varying, freshName });

  const final = (name: string): string => finalNames.get(name) ?? name;
  const fields = parameters.filter((name) => used.has(name)).map((name) => asProperty(name, final(name)));
  const locals = state.flatMap((name, i) => (used.has(name) ? [`${final(name)} = ${vector}[${i}]`] : []));
  const head = `(${used.has(TIME) ? time : `_${time}`}, ${locals.length > 0 ? vector : `_${vector}`}, ${out}) => {`;
  const body = [
    ...(locals.length > 0 ? [`const ${locals.join(", ")};`] : []),
    ...shared.map(declaration),
    ...results.map((code, k) => `${out}[${k}] = ${code};`),
  ];
  const outer = fields.length > 0 ? `({ ${fields.join(", ")} }) =>` : "() =>";
  if (constants.length === 0) return [`${outer} ${head}`, ...body.map(indent), "}"].join("\n");
  const inner = [...constants.map(declaration), `return ${head}`, ...body.map(indent), "};"];
  return [`${outer} {`, ...inner.map(indent), "}"].join("\n");
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

/** Words that cannot be the name of a variable in generated code. */
export const RESERVED: ReadonlySet<string> = /* @__PURE__ */ new Set(
  (
    "Math arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected " +
    "public return static super switch this throw true try typeof undefined var void while with yield"
  ).split(" "),
);
