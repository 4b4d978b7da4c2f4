/**
 * Compiles every definition in systems/ into src/generated, together with what was measured on it: a module for each
 * system, their index, their lists by kind, derivatives by parameters, LaTeX and GLSL, and what was published.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  generateDelayModule,
  generateFlowModule,
  generateMapModule,
  generateParameterJacobianModule,
  glslOf,
  glslOfMap,
  latexOf,
  latexOfMap,
} from "@attractors/equations";
import type { PublishedEntry } from "../src/published.ts";
import { type Entry, FOLDERS, flatParameters, readEntries } from "./definitions.ts";
import { flagsOf } from "./flags.ts";
import { readInvariants } from "./invariants.ts";

const root = join(import.meta.dirname, "..");
const to = join(root, "src", "generated");

/** The systems that are written by hand and have invariants, by file and export name. */
const HAND_WRITTEN = [
  { file: "blinking-vortex-map", exportName: "blinkingVortexMap", name: "BlinkingVortexMap" },
  {
    file: "alternating-blinking-vortex-map",
    exportName: "alternatingBlinkingVortexMap",
    name: "AlternatingBlinkingVortexMap",
  },
];

const TYPES = { flow: "CatalogueFlow", map: "CatalogueMap", delay: "CatalogueDelay" } as const;
const MODULES = { flow: generateFlowModule, map: generateMapModule, delay: generateDelayModule } as const;

const entries = await readEntries();
rmSync(to, { recursive: true, force: true });
for (const folder of [...Object.keys(FOLDERS), "parameter-jacobians"]) mkdirSync(join(to, folder), { recursive: true });

for (const entry of entries) write(`${entry.folder}/${entry.file}.ts`, moduleOf(entry));
write("index.ts", indexOf(entries));
write("lists.ts", listsOf(entries));
writeParameterJacobians(entries.filter(({ kind }) => kind === "flow"));
write("formulas.ts", formulasOf(entries));
write("published.ts", publishedOf(entries));
write("provenance.ts", provenanceOf(entries));
write("hand-written.ts", handWritten());

function write(path: string, text: string): void {
  writeFileSync(join(to, path), text.endsWith("\n") ? text : `${text}\n`);
}

/** The module of one system. */
function moduleOf(entry: Entry): string {
  const { kind, folder, file, exportName, definition } = entry;
  const comment = `Generated from systems/${folder}/${file}.ts.`;
  const invariants = readInvariants(file)?.invariants;
  if (entry.base) return variantModule(entry, comment);
  return MODULES[kind](definition, {
    exportName,
    comment,
    type: { name: TYPES[kind], from: "../../catalogue.ts" },
    formulas: false,
    fields: { kind, ...flagsOf(entry), ...(invariants && { invariants }) },
  });
}

/** The module of a system that has the formulas of another one. */
function variantModule(entry: Entry, comment: string): string {
  const { exportName, name, base, variant, file } = entry;
  if (!base || !variant) throw new Error(`${name} is no variant`);
  const { source, about, parameters, initialState, period, hamiltonian, stiff, smoothness } = variant;
  // What is undefined does not appear in JSON, and is as in the base.
  const fields = {
    ...{ name, source, about, initialState, period, hamiltonian, stiff, smoothness },
    parameters: parameters && flatParameters(parameters),
    invariants: readInvariants(file)?.invariants,
  };
  return [
    `// ${comment}`,
    'import { variant } from "../../variant.ts";',
    `import { ${base.exportName} } from "./${base.file}.ts";`,
    "",
    `/** ${about} */`,
    `export const ${exportName}: typeof ${base.exportName} = /* @__PURE__ */ variant(${base.exportName}, ${JSON.stringify(fields)});`,
  ].join("\n");
}

function indexOf(all: readonly Entry[]): string {
  const lines = all.map(({ exportName, folder, file }) => `export { ${exportName} } from "./${folder}/${file}.ts";`);
  return ["// Generated from the files in systems.", ...lines].join("\n");
}

/** The lists of all flows, maps and delay systems. */
function listsOf(all: readonly Entry[]): string {
  const lines = ["// Generated from the files in systems."];
  lines.push(`import type { ${Object.values(TYPES).join(", ")} } from "../catalogue.ts";`);
  lines.push(...all.map(({ exportName, folder, file }) => `import { ${exportName} } from "./${folder}/${file}.ts";`));
  for (const [folder, kind] of Object.entries(FOLDERS)) {
    const names = all.filter((entry) => entry.kind === kind).map(({ exportName }) => `  ${exportName},`);
    lines.push("", `export const ${folder}: readonly ${TYPES[kind]}[] = [`, ...names, "];");
  }
  return lines.join("\n");
}

function writeParameterJacobians(flows: readonly Entry[]): void {
  for (const { definition, exportName, file, base } of flows) {
    if (base) continue;
    const comment = `Generated from systems/flows/${file}.ts.`;
    if (Object.keys(definition.parameters ?? {}).length === 0) {
      write(`parameter-jacobians/${file}.ts`, withoutParameters(exportName, comment));
      continue;
    }
    write(`parameter-jacobians/${file}.ts`, generateParameterJacobianModule(definition, { exportName, comment }));
  }
  const lines = flows.map(({ exportName, file, base }) =>
    base
      ? `export { ${base.exportName} as ${exportName} } from "./${base.file}.ts";`
      : `export { ${exportName} } from "./${file}.ts";`,
  );
  write("parameter-jacobians/index.ts", ["// Generated from the files in systems/flows.", ...lines].join("\n"));
}

function withoutParameters(exportName: string, comment: string): string {
  return [
    `// ${comment}`,
    'import type { ParameterJacobian } from "@attractors/core";',
    "",
    `export const ${exportName}: (parameters: Readonly<Record<never, number>>) => ParameterJacobian = () => () => {};`,
  ].join("\n");
}

/** LaTeX and GLSL by name; of variants, those of their base. */
function formulasOf(all: readonly Entry[]): string {
  const table = (name: string, type: string, formula: (entry: Entry) => unknown, of: readonly Entry[]): string[] => [
    "",
    ...of
      .filter(({ base }) => !base)
      .map((entry) => `const ${name}_${entry.exportName}: ${type} = ${json(formula(entry))};`),
    `export const ${name}OfSystems: Readonly<Record<string, ${type}>> = {`,
    ...of.map(({ name: key, exportName, base }) => `  ${key}: ${name}_${base?.exportName ?? exportName},`),
    "};",
  ];
  return [
    "// Generated from the files in systems.",
    'import type { Formulas } from "../formulas.ts";',
    ...table(
      "formulas",
      "Formulas",
      ({ definition: { equations, where, ...others } }) => ({
        ...{ equations, where },
        ...("past" in others && { past: others.past }),
      }),
      all,
    ),
    ...table(
      "latex",
      "readonly string[]",
      ({ kind, definition }) => (kind === "map" ? latexOfMap(definition) : latexOf(definition)),
      all,
    ),
    ...table(
      "glsl",
      "string",
      ({ kind, definition }) => (kind === "map" ? glslOfMap(definition) : glslOf(definition)),
      all,
    ),
  ].join("\n");
}

/** What the published database has where it differs. */
function publishedOf(all: readonly Entry[]): string {
  const path = join(root, "systems", "published-exponents.json");
  const exponents: Record<string, number> = JSON.parse(readFileSync(path, "utf8"));
  const found: Record<string, PublishedEntry> = {};
  for (const { name, kind, definition, variant } of all) {
    const differing = (variant ?? definition).published ?? {};
    const ofExponent = differing.name ?? name;
    const largestExponent = kind === "map" ? undefined : exponents[ofExponent];
    if (largestExponent === undefined && kind !== "map") continue;
    const { parameters, ...others } = differing;
    found[name] = {
      ...others,
      ...(parameters && { parameters: flatParameters(parameters) }),
      ...(largestExponent !== undefined && { largestExponent }),
    };
  }
  return record("publishedEntries", "PublishedEntry", "../published.ts", found);
}

function provenanceOf(all: readonly Entry[]): string {
  const found: Record<string, unknown> = {};
  for (const { name, file } of [...all, ...HAND_WRITTEN]) {
    const provenance = readInvariants(file)?.provenance;
    if (provenance) found[name] = provenance;
  }
  return record("provenances", "Provenance", "../provenance.ts", found);
}

function record(name: string, type: string, from: string, values: Readonly<Record<string, unknown>>): string {
  return [
    "// Generated from the files in systems.",
    `import type { ${type} } from "${from}";`,
    "",
    `export const ${name}: Readonly<Record<string, ${type}>> = {`,
    ...Object.entries(values).map(([key, value]) => `  ${key}: ${json(value)},`),
    "};",
  ].join("\n");
}

/** The invariants of systems that are written by hand. */
function handWritten(): string {
  return [
    "// Generated from the files in systems/invariants.",
    'import type { Invariants } from "../catalogue.ts";',
    "",
    ...HAND_WRITTEN.map(
      ({ file, exportName }) =>
        `export const ${exportName}Invariants: Invariants | undefined = ${json(readInvariants(file)?.invariants) ?? "undefined"};`,
    ),
  ].join("\n");
}

function json(value: unknown): string {
  return JSON.stringify(value);
}
