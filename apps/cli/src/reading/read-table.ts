import { readFileSync } from "node:fs";
import { InputError, reasonOf } from "../input-error.ts";
import { tableFromCsv } from "./csv.ts";
import { isNpy, tableFromNpy } from "./npy.ts";
import type { Table } from "./table.ts";

/**
 * Reads a table of numbers from a CSV or .npy file.
 *
 * @param columns - the columns to keep, in this order, by name or by number from 1. All, if not given.
 * @throws {InputError} if the file cannot be read, or does not hold rows of finite numbers in these columns.
 */
export function readTable(file: string, columns?: readonly string[]): Table {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new InputError(`${file} cannot be read: ${reasonOf(error)}; give a .csv or .npy file`);
  }
  if (bytes.length === 0) throw new InputError(`${file} has no rows: it is empty`);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    throw new InputError(`${file} is an archive such as .npz; load it and save one array with numpy.save`);
  }
  const read = isNpy(bytes) || file.endsWith(".npy") ? tableFromNpy : tableFromCsv;
  return read(file, bytes, columns);
}
