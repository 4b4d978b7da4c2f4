import { parse } from "npyjs";
import { InputError } from "../input-error.ts";
import { placesOf } from "./columns.ts";
import type { Table } from "./table.ts";

const MAGIC = "\x93NUMPY";

/** Whether a file begins as NumPy's do. */
export function isNpy(bytes: Uint8Array): boolean {
  return latin(bytes.subarray(0, MAGIC.length)) === MAGIC;
}

/**
 * Reads a table of numbers from NumPy's .npy: rank 1 (one column) or 2, integers or floating-point numbers, C or Fortran
 * order. The columns are called `1`, `2`, …
 *
 * @param wanted - the columns to keep, in this order, by number; the others are not looked at. All, if not given.
 * @throws {InputError} if the file is something else, is cut short, or they hold a number that is not finite.
 */
export function tableFromNpy(file: string, bytes: Uint8Array, wanted?: readonly string[]): Table {
  const [rows, width] = checkHeader(file, bytes);
  const { data, fortranOrder } = parse(Uint8Array.from(bytes).buffer);
  const numbers = numbersOf(data);

  const columns = Array.from({ length: width }, (_, k) => String(k + 1));
  const places = placesOf(file, columns, wanted);

  const values = new Float64Array(rows * places.length);
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < places.length; k++) {
      const column = places[k];
      const value = Number(numbers[fortranOrder ? column * rows + row : row * width + column]);
      if (!Number.isFinite(value)) {
        throw new InputError(
          `${file}, row ${row + 1}, column ${column + 1}: ${value}; fill the gap or remove the rows before or after it`,
        );
      }
      values[row * places.length + k] = value;
    }
  }
  return { columns: places.map((place) => columns[place]), values };
}

/** Checks what the parser takes on trust, and returns the numbers of rows and columns. */
function checkHeader(file: string, bytes: Uint8Array): [rows: number, columns: number] {
  if (!isNpy(bytes)) {
    throw new InputError(`${file} is not a .npy file: it does not begin with NumPy's mark; write it with numpy.save`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wide = bytes.length > 6 && bytes[6] > 1;
  const start = wide ? 12 : 10;
  const cutShort = `${file} is cut short: its header does not end; copy or write it again`;
  if (bytes.length < start) throw new InputError(cutShort);
  const dataStart = start + (wide ? view.getUint32(8, true) : view.getUint16(8, true));
  if (bytes.length < dataStart) throw new InputError(cutShort);

  const header = latin(bytes.subarray(start, dataStart));
  const itemSize = checkType(file, header);
  const [rows, columns] = checkShape(file, header);
  const expected = dataStart + rows * columns * itemSize;
  if (bytes.length !== expected) {
    const fault = bytes.length < expected ? "is cut short" : "is too long";
    throw new InputError(
      `${file} ${fault}: its shape (${rows}, ${columns}) takes ${expected} bytes, but it has ${bytes.length}; copy or write it again`,
    );
  }
  if (dataStart % itemSize !== 0) {
    throw new InputError(`${file} holds its numbers at an odd place; load and save it with numpy once`);
  }
  return [rows, columns];
}

/** Returns the bytes per number. */
function checkType(file: string, header: string): number {
  const type = /'descr'\s*:\s*'([^']*)'/.exec(header)?.[1] ?? "a record";
  const [, order, size] = /^([<>|=])[iuf]([1248])$/.exec(type) ?? [];
  if (size === undefined) {
    throw new InputError(`${file} holds ${type}, not numbers; save array.astype("<f8")`);
  }
  if (order === ">") {
    throw new InputError(`${file} is big-endian (${type}), which is not read here; save array.astype("<f8")`);
  }
  return Number(size);
}

function checkShape(file: string, header: string): [rows: number, columns: number] {
  const words = /'shape'\s*:\s*\(([^)]*)\)/.exec(header)?.[1].match(/\d+/g) ?? [];
  const shape = words.map(Number);
  if (shape.length !== 1 && shape.length !== 2) {
    throw new InputError(
      `${file} has rank ${shape.length} (shape (${shape.join(", ")})), but rows of samples are needed: rank 1 or 2; reshape it`,
    );
  }
  const [rows, columns = 1] = shape;
  if (rows === 0 || columns === 0) throw new InputError(`${file} has no numbers: its shape is (${shape.join(", ")})`);
  return [rows, columns];
}

function numbersOf(data: ArrayBufferView): ArrayLike<number | bigint> {
  return data as unknown as ArrayLike<number | bigint>;
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
