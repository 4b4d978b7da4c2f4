import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { dump } from "npyjs";
import { InputError, reasonOf } from "../input-error.ts";
import type { Table } from "../reading/table.ts";

/** Writes a table as CSV with a header row; the numbers are written exactly. */
export function csvOf({ columns, values }: Table): string {
  const lines = [columns.map(quoted).join(",")];
  for (let k = 0; k < values.length; k += columns.length) lines.push(values.subarray(k, k + columns.length).join(","));
  return `${lines.join("\n")}\n`;
}

/** Writes a table as .npy: little-endian float64, rows first. */
export function npyOf({ columns, values }: Table): Uint8Array {
  return new Uint8Array(dump(values, [values.length / columns.length, columns.length]));
}

/** Chooses the way to write a file by the ending of its name. */
export function writerFor(file: string): (table: Table) => string | Uint8Array {
  if (file.endsWith(".csv")) return csvOf;
  if (file.endsWith(".npy")) return npyOf;
  throw new InputError(`--out must end in .csv or .npy, or be - for standard output, got ${file}`);
}

/** Writes a file beside its place and then moves it there, so that it is never there by half. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const draft = join(dirname(file), `.${basename(file)}.${process.pid}`);
  try {
    writeFileSync(draft, content);
    renameSync(draft, file);
  } catch (error) {
    if (existsSync(draft)) rmSync(draft);
    throw new InputError(`${file} cannot be written: ${reasonOf(error)}; choose another place with --out`);
  }
}

function quoted(name: string): string {
  return /[",;\t\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}
