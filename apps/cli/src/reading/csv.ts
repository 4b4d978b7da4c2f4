import { CsvError, parse } from "csv-parse/sync";
import { InputError } from "../input-error.ts";
import { placesOf } from "./columns.ts";
import type { Table } from "./table.ts";

/**
 * Reads a table of numbers from CSV: comma, semicolon or tab between cells, decimals with a point, a header row or none.
 * Without a header the columns are called `1`, `2`, … Lines before the data that begin with # are comments; the last of
 * them is the header if there is no other and it has as many cells as the data, as numpy.savetxt writes it.
 *
 * @param wanted - the columns to keep, in this order, by name or by number from 1; the others may hold anything. All, if
 *   not given.
 * @throws {InputError} if one of their cells is not a finite number, a row is shorter or longer than the first, or there is no row.
 */
export function tableFromCsv(file: string, bytes: Uint8Array, wanted?: readonly string[]): Table {
  const values: number[] = [];
  const { start, lines: skipped, comment } = preambleOf(bytes);
  const content = bytes.subarray(start);
  const delimiter = delimiterOf(content);
  let header: string[] | undefined;
  let columns: string[] = [];
  let places: number[] = [];

  const takeRow = (cells: string[], line: number): null => {
    if (columns.length === 0) {
      const commented = comment.split(delimiter).map((cell) => cell.trim().replaceAll(/^"|"$/g, ""));
      const isNames = isHeader(cells);
      if (isNames) header = cells;
      else if (comment !== "" && commented.length === cells.length) header = commented;
      columns = cells.map((_, k) => header?.[k].replace(/^#\s*/, "") || String(k + 1));
      places = placesOf(file, columns, wanted);
      if (isNames) return null;
    }
    if (values.length === 0 && cells[0].startsWith("#")) return null;
    if (cells.length !== columns.length) {
      throw new InputError(
        `${file}, line ${line}: ${countOf(cells.length, "cell")} where the first row has ${columns.length}; make all rows equally long`,
      );
    }
    for (const k of places) values.push(numberAt(file, line, k, header && columns, cells[k]));
    return null;
  };

  try {
    parse(content, {
      bom: true,
      delimiter,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      relax_column_count: true,
      trim: true,
      on_record: (cells: string[], { lines }) => takeRow(cells, lines + skipped),
    });
  } catch (error) {
    if (error instanceof CsvError) throw new InputError(`${file} is not CSV: ${error.message}`);
    throw error;
  }
  if (values.length === 0) {
    throw new InputError(`${file} has no rows of numbers; it should have one row per sample, one column per component`);
  }
  return {
    columns: places.map((place) => columns[place]),
    values: Float64Array.from(values),
  };
}

/** A row of names: some cell is neither a number nor a sign of a missing value. */
function isHeader(cells: readonly string[]): boolean {
  return cells.some((cell) => !isNumber(cell) && !isMissing(cell));
}

function numberAt(file: string, line: number, k: number, columns: readonly string[] | undefined, cell: string): number {
  const value = Number(cell);
  if (isNumber(cell) && Number.isFinite(value)) return value;
  const place = `${file}, line ${line}, column ${columns ? `${k + 1} (${columns[k]})` : k + 1}`;
  if (isMissing(cell)) {
    throw new InputError(
      `${place}: ${cell === "" ? "the cell is empty" : cell}; fill the gap or remove the rows before or after it`,
    );
  }
  const shown = JSON.stringify(cell.length > 30 ? `${cell.slice(0, 30)}…` : cell);
  const remedy = /^[+-]?\d+,\d+$/.test(cell)
    ? "write decimals with a point"
    : "remove the column, or choose others with --columns";
  throw new InputError(`${place}: ${shown} is not a number; ${remedy}`);
}

function isNumber(cell: string): boolean {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cell);
}

function isMissing(cell: string): boolean {
  return /^([+-]?(nan|inf|infinity)|na|n\/a|null|none)?$/i.test(cell);
}

/** What stands before the first row: where that begins, after how many lines, and the last comment without its #. */
function preambleOf(bytes: Uint8Array): { start: number; lines: number; comment: string } {
  const decoder = new TextDecoder();
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let lines = 0;
  let comment = "";
  while (start < bytes.length) {
    let end = start;
    while (end < bytes.length && bytes[end] !== 10 && bytes[end] !== 13) end++;
    const line = decoder.decode(bytes.subarray(start, end)).trim();
    if (line !== "" && !line.startsWith("#")) break;
    if (line !== "") comment = line.replace(/^#+\s*/, "");
    lines++;
    start = end + (bytes[end] === 13 && bytes[end + 1] === 10 ? 2 : 1);
  }
  return { start, lines, comment };
}

/** The delimiter that the first line uses. */
function delimiterOf(bytes: Uint8Array): string {
  const end = bytes.findIndex((byte, k) => (byte === 10 || byte === 13) && k > 0);
  const line = new TextDecoder().decode(bytes.subarray(0, end === -1 ? bytes.length : end));
  return [";", "\t"].find((delimiter) => line.includes(delimiter)) ?? ",";
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
