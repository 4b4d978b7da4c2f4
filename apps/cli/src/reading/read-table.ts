import { readFileSync } from "node:fs";
import { InputError, reasonOf } from "../input-error.ts";
import { didYouMean } from "../near-names.ts";
import { tableFromCsv } from "./csv.ts";
import { isNpy, tableFromNpy } from "./npy.ts";
import type { Table } from "./table.ts";

/**
 * Reads a table of numbers from a CSV or .npy file.
 *
 * @param columns - the columns to keep, in this order, by name or by number from 1. All, if not given.
 * @throws {InputError} if the file cannot be read, or does not hold rows of finite numbers.
 */
export function readTable(file: string, columns?: readonly string[]): Table {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new InputError(`${file} cannot be read: ${reasonOf(error)}; give a .csv or .npy file`);
  }
  if (bytes.length === 0) throw new InputError(`${file} has no rows: it is empty`);
  const table = isNpy(bytes) || file.endsWith(".npy") ? tableFromNpy(file, bytes) : tableFromCsv(file, bytes);
  return columns ? choose(file, table, columns) : table;
}

function choose(file: string, { columns, values }: Table, wanted: readonly string[]): Table {
  const places = wanted.map((name) => {
    const byName = columns.indexOf(name);
    const place = byName >= 0 ? byName : Number(name) - 1;
    if (!(Number.isInteger(place) && place >= 0 && place < columns.length)) {
      const hint = didYouMean(name, columns) || `; it has ${columns.join(", ")}`;
      throw new InputError(`${file} has no column ${name}${hint}`);
    }
    return place;
  });
  if (new Set(places).size < places.length) throw new InputError(`--columns names a column twice: ${wanted.join(",")}`);

  const rows = values.length / columns.length;
  const chosen = new Float64Array(rows * places.length);
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < places.length; k++) {
      chosen[row * places.length + k] = values[row * columns.length + places[k]];
    }
  }
  return { columns: places.map((place) => columns[place]), values: chosen };
}
