/**
 * Runs every TypeScript example of a package, in its README and in the `@example` blocks of its docstrings, as a reader
 * would: as a module of its own, on the sources. A line `expression; // → value` must give that value, and
 * `// ≈ value` that value to the digits shown.
 */
import { spawnSync } from "node:child_process";
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

interface Example {
  file: string;
  line: number;
  code: string;
}

function examplesOf(file: string): Example[] {
  const text = readFileSync(file, "utf8");
  const source = file.endsWith(".md") ? text : text.replaceAll(/^ *\* ?/gm, "");
  const fence = file.endsWith(".md") ? /^```ts\n(.*?)^```/gms : /^@example\n```ts\n(.*?)^```/gms;
  return [...source.matchAll(fence)].map((match) => ({
    file,
    line: source.slice(0, match.index).split("\n").length + 1,
    code: match[1],
  }));
}

/** Turns `expression; // → value` into a check. */
function withChecks(code: string): string {
  return code.replaceAll(
    /^(?!import|const|let|\/\/)(\S.*?);[ \t]*\/\/ (→|≈) (.*)$/gm,
    (_, expression: string, kind: string, value: string) => {
      const [expected] = value.split(/(?<=[\])}"\d]) /);
      return `check(${expression}, ${expected}, ${JSON.stringify(`${expression} ${kind} ${expected}`)}, "${kind}", ${JSON.stringify(expected)});`;
    },
  );
}

const preamble = `
function check(got: unknown, expected: unknown, text: string, kind: string, digits: string): void {
  const plain = (value: unknown): unknown => ArrayBuffer.isView(value) ? Array.from(value as unknown as number[]) : value;
  const written = [...digits.matchAll(/-?\\d+(?:\\.(\\d+))?(?:e([+-]?\\d+))?/g)];
  let place = 0;
  const same = (a: any, b: any): boolean => {
    if (typeof b === "number" && typeof a === "number") {
      const [, decimals = "", exponent = "0"] = written[place++] ?? [];
      return kind === "≈" ? Math.abs(a - b) <= 0.5001 * 10 ** (Number(exponent) - decimals.length) : Object.is(a + 0, b + 0);
    }
    if (b === null || typeof b !== "object") return Object.is(a, b);
    const x = plain(a) as Record<string, unknown>;
    return Object.keys(x).length === Object.keys(b).length && Object.keys(b).every((key) => same(plain(x[key]), b[key]));
  };
  if (!same(plain(got), plain(expected))) throw new Error(\`\${text}, but it is \${JSON.stringify(plain(got))}\`);
}
`;

const files = ["README.md", ...globSync("src/**/*.ts").filter((file) => !file.includes("generated"))];
const examples = files.flatMap(examplesOf);
const folder = join(process.cwd(), "dist-examples");
let failed = 0;

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const { file, line, code } of examples) {
  const path = join(folder, `${file.replaceAll(/\W/g, "-")}-${line}.ts`);
  writeFileSync(path, withChecks(code) + preamble);
  const { status, stderr } = spawnSync(process.execPath, ["--conditions=@attractors/source", path], {
    encoding: "utf8",
  });
  if (status !== 0) {
    failed++;
    process.stderr.write(`${file}:${line} fails:\n${stderr}\n`);
  }
}
rmSync(folder, { recursive: true, force: true });

console.log(`${examples.length - failed} examples passed, ${failed} failed`);
if (!examples.some(({ file }) => file === "README.md")) throw new Error("README.md has no example in TypeScript");
process.exitCode = failed > 0 ? 1 : 0;
