/** A value as a GLSL function gets or gives it: `float` is a number, vectors and arrays are lists. */
export type GlslValue = number | readonly number[];

/** What the built-in functions do. `pow` of a negative base is undefined there: here it is an error. */
const BUILT_IN: Readonly<Record<string, (...args: number[]) => number>> = {
  ...{ exp: Math.exp, log: Math.log, sqrt: Math.sqrt, abs: Math.abs, sign: Math.sign, floor: Math.floor },
  ...{ sin: Math.sin, cos: Math.cos, tan: Math.tan, asin: Math.asin, acos: Math.acos },
  ...{ sinh: Math.sinh, cosh: Math.cosh, tanh: Math.tanh },
  atan: (y, x = 1) => Math.atan2(y, x),
  clamp: (x, low, high) => Math.min(Math.max(x, low), high),
  mod: (x, y) => x - y * Math.floor(x / y),
  min: (...args) => {
    if (args.length !== 2) throw new Error("min takes two arguments");
    return Math.min(...args);
  },
  max: (...args) => {
    if (args.length !== 2) throw new Error("max takes two arguments");
    return Math.max(...args);
  },
  pow: (x, y) => {
    if (x < 0) throw new Error(`pow of ${x} is undefined`);
    return x ** y;
  },
};

const TOKEN = /\s*([A-Za-z_]\w*|\d+\.?\d*(?:e[+-]?\d+)?|[<>=!]=|[-+*/()<>?:,;={}[\].])/y;

/** Runs functions of the small part of GLSL ES 3.00 that `glslOf` writes, in double precision; refuses anything else. */
export function interpreted(source: string): { name: string; run: (...args: GlslValue[]) => readonly number[] } {
  const header = /^(float|vec[234]|float\[\d+\]) (\w+)\(([^)]*)\) \{\n/.exec(source);
  if (!header || !source.endsWith("}\n")) throw new Error(`not a function:\n${source}`);
  const [start, type, name, inputs] = header;
  const parameters = inputs.split(", ").map((input) => {
    const match = /^(float|vec[234]|float\[\d+\]) (\w+)$/.exec(input);
    if (!match) throw new Error(`not an argument: ${input}`);
    return match[2];
  });
  const lines = source.slice(start.length, -2).trimEnd().split("\n");
  const declared = new Set(parameters);
  const body = lines.map((line, k) => {
    const last = k === lines.length - 1;
    const match = last ? /^ {2}return (.*);$/.exec(line) : /^ {2}float (\w+) = (.*);$/.exec(line);
    if (!match) throw new Error(`not a statement: ${line}`);
    if (last) return `return ${translated(match[1].replace(type, ""), declared)};`;
    if (declared.has(match[1])) throw new Error(`${match[1]} is declared twice`);
    const code = `const $${match[1]} = ${translated(match[2], declared)};`;
    declared.add(match[1]);
    return code;
  });
  // "(a, b)" after the type of the result is a list.
  const result = type === "float" ? body : body.map((line, k) => (k === body.length - 1 ? asList(line) : line));
  const compiled = new Function("$$", ...parameters.map((parameter) => `$${parameter}`), result.join("\n"));
  return { name, run: (...args) => [compiled(BUILT_IN, ...args)].flat() };
}

function asList(line: string): string {
  return line.replace(/^return \(/, "return [").replace(/\);$/, "];");
}

/** JavaScript of an expression, each of whose symbols must have been declared and each number have a point. */
function translated(expression: string, declared: ReadonlySet<string>): string {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < expression.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(expression);
    if (!match) throw new Error(`no GLSL: ${expression.slice(at)}`);
    tokens.push(match[1]);
  }
  return tokens
    .map((token, k) => {
      const before = tokens[k - 1];
      if (before === ".") return `[${"xyzw".indexOf(token)}]`;
      if (token === ".") return "";
      if (/^\d/.test(token)) {
        if (before !== "[" && !/[.e]/.test(token)) throw new Error(`the whole number ${token} in ${expression}`);
        return token;
      }
      if (!/^[A-Za-z_]/.test(token)) return token;
      if (tokens[k + 1] === "(") {
        if (!Object.hasOwn(BUILT_IN, token)) throw new Error(`no function ${token}`);
        return `$$.${token}`;
      }
      if (!declared.has(token)) throw new Error(`${token} is not declared`);
      return `$${token}`;
    })
    .join(" ");
}
