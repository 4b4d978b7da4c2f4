import { CsvError, parse } from "csv-parse/sync";
import { InputError } from "../input-error.ts";
import type { Table } from "./table.ts";

/**
 * Reads a table of numbers from CSV: comma, semicolon or tab between cells, decimals with a point, a header row or none.
 * Without a header the columns are called `1`, `2`, …
 *
 * @throws {InputError} if a cell is not a finite number, a row is shorter or longer than the first, or there is no row.
 */
export function tableFromCsv(file: string, bytes: Uint8Array): Table {
  const values: number[] = [];
  let columns: string[] | undefined;
  let width = 0;

  const takeRow = (cells: string[], line: number): null => {
    if (width === 0) {
      width = cells.length;
      if (isHeader(cells)) {
        columns = cells.map((cell, k) => cell.replace(/^#\s*/, "") || String(k + 1));
        return null;
      }
    }
    if (cells.length !== width) {
      throw new InputError(
        `${file}, line ${line}: ${countOf(cells.length, "cell")} where the first row has ${width}; make all rows equally long`,
      );
    }
    for (let k = 0; k < width; k++) values.push(numberAt(file, line, k, columns, cells[k]));
    return null;
  };

  try {
    parse(bytes, {
      bom: true,
      delimiter: delimiterOf(bytes),
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      relax_column_count: true,
      trim: true,
      on_record: (cells: string[], { lines }) => takeRow(cells, lines),
    });
  } catch (error) {
    if (error instanceof CsvError) throw new InputError(`${file} is not CSV: ${error.message}`);
    throw error;
  }
  if (values.length === 0) {
    throw new InputError(`${file} has no rows of numbers; it should have one row per sample, one column per component`);
  }
  return {
    columns: columns ?? Array.from({ length: width }, (_, k) => String(k + 1)),
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

/** The delimiter that the first line uses. */
function delimiterOf(bytes: Uint8Array): string {
  const end = bytes.findIndex((byte, k) => (byte === 10 || byte === 13) && k > 0);
  const line = new TextDecoder().decode(bytes.subarray(0, end === -1 ? bytes.length : end));
  return [";", "\t"].find((delimiter) => line.includes(delimiter)) ?? ",";
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
