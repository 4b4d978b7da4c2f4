import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readTable } from "../../src/reading/read-table.ts";

const folder = mkdtempSync(join(tmpdir(), "attractors-test-"));
const file = join(folder, "a.csv");
writeFileSync(file, "time,pressure,flow\n0,1,2\n1,3,4\n");
afterAll(() => rmSync(folder, { recursive: true }));

describe("readTable", () => {
  test("takes the columns that are named, in their order", () => {
    const { columns, values } = readTable(file, ["flow", "pressure"]);
    expect(columns).toEqual(["flow", "pressure"]);
    expect([...values]).toEqual([2, 1, 4, 3]);
  });

  test("takes columns by number, from 1", () => {
    expect([...readTable(file, ["3", "2"]).values]).toEqual([2, 1, 4, 3]);
  });

  test("names the near columns where one is missing", () => {
    expect(() => readTable(file, ["presure"])).toThrow("has no column presure; did you mean pressure?");
    expect(() => readTable(file, ["4"])).toThrow("has no column 4; it has time, pressure, flow");
  });

  test("refuses to take a column twice", () => {
    expect(() => readTable(file, ["flow", "3"])).toThrow("--columns names a column twice: flow,3");
  });
});
