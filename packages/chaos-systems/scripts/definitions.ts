/** Reads the definitions in systems/flows, systems/maps and systems/delays. */
import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type { DelayDefinition, FlowDefinition, MapDefinition } from "@attractors/equations";
import type { Flags } from "../systems/flags.ts";
import type { VariantDefinition } from "../systems/variant.ts";

export type Kind = "flow" | "map" | "delay";

/** The definition of a system of any kind; `kind` says of which, and who reads it asks for no more than that kind has. */
export type Definition = FlowDefinition & MapDefinition & DelayDefinition & Flags;

/** A file of the catalogue. */
export interface Entry {
  readonly kind: Kind;
  /** Its folder, `flows`, `maps` or `delays`, and its name without the ending. */
  readonly folder: string;
  readonly file: string;
  /** The name that its system is exported by: `hyper-roessler` gives `hyperRoessler`. */
  readonly exportName: string;
  readonly name: string;
  /** The whole definition; of a variant, with the formulas of its base. */
  readonly definition: Definition;
  /** Of a variant: the entry whose formulas it has, and what it says itself. */
  readonly base?: Entry;
  readonly variant?: VariantDefinition;
}

export const FOLDERS: Readonly<Record<string, Kind>> = { flows: "flow", maps: "map", delays: "delay" };

const systems = join(import.meta.dirname, "..", "systems");

/** What a definition in the catalogue must say, apart from the mathematics. */
const REQUIRED = ["name", "source", "about"] as const;

/** All entries, in the order of their folders and files. */
export async function readEntries(): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const [folder, kind] of Object.entries(FOLDERS)) {
    const path = join(systems, folder);
    const files = existsSync(path) ? readdirSync(path) : [];
    const variants: [string, VariantDefinition][] = [];
    for (const file of files.map((name) => basename(name, ".ts")).sort()) {
      const { default: definition }: { default: Definition | VariantDefinition } = await import(
        join(path, `${file}.ts`)
      );
      check(folder, file, definition);
      if ("variantOf" in definition) variants.push([file, definition]);
      else entries.push({ kind, folder, file, exportName: exportNameOf(file), name: `${definition.name}`, definition });
    }
    for (const [file, variant] of variants) entries.push(variantEntry(entries, kind, folder, file, variant));
  }
  return entries.sort((a, b) => order(a.folder, b.folder) || order(a.file, b.file));
}

function variantEntry(entries: Entry[], kind: Kind, folder: string, file: string, variant: VariantDefinition): Entry {
  const base = entries.find((entry) => entry.exportName === variant.variantOf && entry.folder === folder);
  if (!base || base.base) throw new Error(`systems/${folder}/${file}.ts: there is no ${variant.variantOf} to vary`);
  const { variantOf, parameters, ...others } = variant;
  const unknown = Object.keys(parameters ?? {}).find((name) => !Object.hasOwn(base.definition.parameters ?? {}, name));
  if (unknown) throw new Error(`systems/${folder}/${file}.ts: ${variantOf} has no parameter ${unknown}`);
  const { published, ...formulas } = base.definition;
  const definition = { ...formulas, ...others, parameters: { ...base.definition.parameters, ...parameters } };
  return { kind, folder, file, exportName: exportNameOf(file), name: variant.name, definition, base, variant };
}

function check(folder: string, file: string, definition: Definition | VariantDefinition): void {
  const path = `systems/${folder}/${file}.ts`;
  const missing = REQUIRED.find((key) => !definition[key]);
  if (missing) throw new Error(`${path}: ${missing} is missing`);
  if (folder !== "maps" && !("variantOf" in definition) && !("period" in definition)) {
    throw new Error(`${path}: period is missing`);
  }
  if (definition.name?.toLowerCase() !== exportNameOf(file).toLowerCase()) {
    throw new Error(`${path}: the name should be that of the file, got ${definition.name}`);
  }
}

function exportNameOf(file: string): string {
  return file.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Parameters as single numbers: row 1, column 2 of the array w is `w_1_2`. */
export function flatParameters(parameters: Readonly<Record<string, unknown>> = {}): Record<string, number> {
  const flat: Record<string, number> = {};
  const add = (name: string, value: unknown): void => {
    if (Array.isArray(value)) for (const [k, item] of value.entries()) add(`${name}_${k + 1}`, item);
    else flat[name] = Number(value);
  };
  for (const [name, value] of Object.entries(parameters)) add(name, value);
  return flat;
}
