/** Compiles every definition `systems/flows/<name>.ts` into `src/generated/flows/<name>.ts`, and writes their index. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type FlowDefinition, generateFlowModule } from "@attractors/equations";

const root = join(import.meta.dirname, "..");
const from = join(root, "systems", "flows");
const to = join(root, "src", "generated", "flows");

/** What a definition in the catalogue must say, apart from the mathematics. */
const REQUIRED = ["name", "period", "source", "about"] as const;

/** The name that a file's system is exported by: `hyper-roessler` gives `hyperRoessler`. */
function exportNameOf(file: string): string {
  return file.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

rmSync(to, { recursive: true, force: true });
mkdirSync(to, { recursive: true });

const files = readdirSync(from)
  .map((name) => basename(name, ".ts"))
  .sort();
for (const file of files) {
  const { default: definition }: { default: FlowDefinition } = await import(join(from, `${file}.ts`));
  const missing = REQUIRED.find((key) => !definition[key]);
  if (missing) throw new Error(`systems/flows/${file}.ts: ${missing} is missing`);
  const exportName = exportNameOf(file);
  if (definition.name?.toLowerCase() !== exportName.toLowerCase()) {
    throw new Error(`systems/flows/${file}.ts: the name should be that of the file, got ${definition.name}`);
  }
  const module = generateFlowModule(definition, {
    exportName,
    comment: `Generated from systems/flows/${file}.ts.`,
  });
  writeFileSync(join(to, `${file}.ts`), module);
}

const lines = [
  "// Generated from the files in systems/flows.",
  'import type { FlowSystem } from "@attractors/core";',
  ...files.map((file) => `import { ${exportNameOf(file)} } from "./${file}.ts";`),
  "",
  ...files.map((file) => `export { ${exportNameOf(file)} } from "./${file}.ts";`),
  "",
  "/** All of them, by name. */",
  `export const flows: readonly FlowSystem[] = [${files.map(exportNameOf).join(", ")}];`,
];
writeFileSync(join(to, "index.ts"), `${lines.join("\n")}\n`);
