import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { MatrixView } from "@attractors/core";
import { InputError, reasonOf } from "../input-error.ts";
import { type Picture, pictureFromPng } from "../reading/png.ts";
import { readTable } from "../reading/read-table.ts";

/** What is to be remembered: one pattern in each row, and how it is drawn. */
export interface Patterns extends MatrixView {
  readonly names: readonly string[];
  /** As pictures. */
  readonly width: number;
  readonly height: number;
}

/** Numbers of a pattern at most: a picture of 512 × 512. */
const MOST_NUMBERS = 512 * 512;

/**
 * Reads patterns from one table, .csv or .npy with a pattern in each row, or from pictures: .png files, or a folder of them.
 *
 * @param width - how wide the rows of a table are drawn. A square if their numbers fill one, else one line, if not given.
 * @throws {InputError} if nothing is named, a file cannot be read, or pictures differ in size.
 */
export function readPatterns(sources: readonly string[], width?: number): Patterns {
  if (sources.length === 0)
    throw new InputError("recall needs patterns: a .csv or .npy file, .png files, or a folder of them");
  const files = sources.flatMap(filesOf);
  const pictures = files.filter((file) => file.toLowerCase().endsWith(".png"));
  if (pictures.length === 0 && files.length === 1) return fromTable(files[0], width);
  const other = files.find((file) => !pictures.includes(file));
  if (other !== undefined) throw new InputError(`${other} is no .png file; give pictures only, or one table`);
  if (width !== undefined) throw new InputError("--width is for tables; pictures have one of their own");
  return fromPictures(pictures);
}

function filesOf(source: string): string[] {
  try {
    if (!statSync(source).isDirectory()) return [source];
    const names = readdirSync(source).filter((name) => name.toLowerCase().endsWith(".png"));
    if (names.length === 0) throw new InputError(`${source} holds no .png files`);
    return names.sort().map((name) => join(source, name));
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${source} cannot be read: ${reasonOf(error)}; give a .csv, .npy or .png file, or a folder`);
  }
}

function fromTable(file: string, given?: number): Patterns {
  const { columns, values } = readTable(file);
  const count = columns.length;
  const side = Math.round(Math.sqrt(count));
  const width = given ?? (side * side === count ? side : count);
  if (count % width !== 0) throw new InputError(`--width must divide the ${count} numbers of a pattern, got ${width}`);
  checkSize(file, count);
  const rows = values.length / count;
  const names = Array.from({ length: rows }, (_, k) => `row ${k + 1}`);
  return { rows, columns: count, data: values, names, width, height: count / width };
}

function fromPictures(files: readonly string[]): Patterns {
  const pictures = files.map((file): Picture => {
    try {
      return pictureFromPng(file, readFileSync(file));
    } catch (error) {
      if (error instanceof InputError) throw error;
      throw new InputError(`${file} cannot be read: ${reasonOf(error)}; give a .png file`);
    }
  });
  const { width, height } = pictures[0];
  checkSize(files[0], width * height);
  pictures.forEach((picture, k) => {
    if (picture.width !== width || picture.height !== height) {
      throw new InputError(
        `${files[k]} has ${picture.width} × ${picture.height} pixels, but ${files[0]} has ${width} × ${height}; pictures must have one size`,
      );
    }
  });
  const data = new Float64Array(pictures.length * width * height);
  for (const [k, { values }] of pictures.entries()) data.set(values, k * width * height);
  const names = files.map((file) => basename(file).replace(/\.png$/i, ""));
  return { rows: pictures.length, columns: width * height, data, names, width, height };
}

function checkSize(file: string, count: number): void {
  if (count > MOST_NUMBERS) {
    throw new InputError(
      `${file} has patterns of ${count} numbers, but there may be ${MOST_NUMBERS}; make them smaller`,
    );
  }
}
