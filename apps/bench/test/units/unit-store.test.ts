import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openUnitStore } from "../../src/units/unit-store.ts";

const folder = mkdtempSync(join(tmpdir(), "attractors-store-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Locks a file for a third of a second, and says so. */
const LOCK = `
const { DatabaseSync } = require("node:sqlite");
const database = new DatabaseSync(process.argv[1]);
database.exec("BEGIN EXCLUSIVE");
console.log("locked");
setTimeout(() => database.exec("COMMIT"), 333);
`;

test("a store that another process has locked is opened when it is free", async () => {
  const file = join(folder, "results.sqlite");
  const other = spawn(process.execPath, ["-e", LOCK, file], { stdio: ["ignore", "pipe", "ignore"] });
  await once(other.stdout, "data");
  const store = openUnitStore(file);
  store.keep("experiment", "unit", "settings", { value: 3 }, 1);
  expect(store.find("experiment", "unit", "settings")).toEqual({ value: 3 });
  expect(store.find("experiment", "unit", "other settings")).toBeUndefined();
  store.close();
});
