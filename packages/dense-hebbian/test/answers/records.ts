import { type Learning, storing, supervised, unsupervised } from "../../src/index.ts";
import type { ReferenceFile } from "./case.ts";

/** One record of a file: numbers, which may be decimal strings, and more. */
export type Fields = Readonly<Record<string, unknown>>;

/** Answers one record: complaints, none if it passes. */
export type Answer = (record: Fields) => string[];

export function recordsOf({ name, content }: ReferenceFile): Fields[] {
  if (!isFields(content) || !Array.isArray(content.records)) throw new TypeError(`${name}: no list of records`);
  return content.records.filter(isFields);
}

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What tells a record from others: its short fields that are given, not found. */
export function nameOf(record: Fields): string {
  const keys = ["tag", "protocol", "ansatz", "P", "K", "N", "gamma", "alpha", "d", "theta", "r", "M", "rho", "T"];
  const given = keys.filter((key) => record[key] !== undefined);
  return given.map((key) => `${key} ${record[key]}`).join(", ");
}

export function number(record: Fields, key: string): number {
  const value = record[key];
  const read = typeof value === "string" ? Number(value) : value;
  if (typeof read !== "number" || Number.isNaN(read)) throw new TypeError(`${key} must be a number, got ${value}`);
  return read;
}

/** A number, or undefined where the record has null or nothing. */
export function optional(record: Fields, key: string): number | undefined {
  return record[key] === null || record[key] === undefined ? undefined : number(record, key);
}

export function list(record: Fields, key: string): number[] {
  const value = record[key];
  if (!Array.isArray(value)) throw new TypeError(`${key} must be a list, got ${value}`);
  return value.map(Number);
}

export function part(record: Fields, key: string): Fields {
  const value = record[key];
  if (!isFields(value)) throw new TypeError(`${key} must be a record, got ${value}`);
  return value;
}

export function learningOf(record: Fields): Learning {
  const protocol = record.protocol ?? "storing";
  if (protocol === "storing") return storing;
  const options = { quality: number(record, "r"), examples: number(record, "M") };
  if (protocol === "supervised") return supervised(options);
  if (protocol === "unsupervised") return unsupervised(options);
  throw new TypeError(`unknown protocol ${protocol}`);
}

/** Complains unless two numbers differ by at most `tolerance`, times the size of the expected one where that is above 1. */
export function compare(name: string, got: number, expected: number, tolerance: number): string[] {
  const error = Math.abs(got - expected) / Math.max(1, Math.abs(expected));
  return error <= tolerance ? [] : [`${name} is ${got}, expected ${expected} to ${tolerance}`];
}
