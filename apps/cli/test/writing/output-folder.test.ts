import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { checkOutputFolder, FORMAT, writeFolder } from "../../src/writing/output-folder.ts";

const root = mkdtempSync(join(tmpdir(), "attractors-test-"));
afterAll(() => rmSync(root, { recursive: true }));

const folderWith = (name: string, files: Record<string, string>): string => {
  const folder = join(root, name);
  mkdirSync(folder);
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
  return folder;
};

describe("checkOutputFolder", () => {
  test("leaves nothing behind, whether the folder is there or not", () => {
    const before = readdirSync(root);
    checkOutputFolder(join(root, "new"), false);
    expect(readdirSync(root)).toEqual(before);
    const empty = folderWith("empty", {});
    checkOutputFolder(empty, false);
    expect(readdirSync(empty)).toEqual([]);
  });

  test("accepts a folder that this program wrote", () => {
    checkOutputFolder(folderWith("ours", { "metrics.json": JSON.stringify({ format: FORMAT }) }), false);
  });

  test("refuses a folder of others unless forced", () => {
    const folder = folderWith("theirs", { "metrics.json": "{}", "thesis.txt": "all of it" });
    expect(() => checkOutputFolder(folder, false)).toThrow("holds files that this program did not write");
    checkOutputFolder(folder, true);
  });

  test("removes the folders above a new one again", () => {
    checkOutputFolder(join(root, "far", "away", "new"), false);
    expect(readdirSync(root)).not.toContain("far");
  });

  test("refuses a folder in the place of a result", () => {
    const folder = folderWith("taken", {});
    mkdirSync(join(folder, "model.json"));
    expect(() => checkOutputFolder(folder, true)).toThrow("model.json is not a file that can be replaced");
  });

  test("refuses a file, and a path through a file", () => {
    const file = join(folderWith("with-file", { a: "" }), "a");
    expect(() => checkOutputFolder(file, true)).toThrow("is a file; choose another --out");
    expect(() => checkOutputFolder(join(file, "b"), false)).toThrow("cannot be written");
  });
});

describe("writeFolder", () => {
  test("keeps the results where they can be found when they cannot be moved into place", () => {
    const folder = folderWith("barred", {});
    mkdirSync(join(folder, "b"));
    expect(() => checkOutputFolder(folder, true)).not.toThrow();
    let message = "";
    try {
      writeFolder(folder, { a: "1", b: "2" });
    } catch (error) {
      message = String(error);
    }
    const place = /; the results are in (.+)$/.exec(message)?.[1] ?? "";
    expect(dirname(place)).toBe(folder);
    expect(readdirSync(place).sort()).toEqual(["a", "b"]);
    expect(readFileSync(join(place, "b"), "utf8")).toBe("2");
  });

  test("makes its draft within a folder that is there: its parent is never touched", () => {
    const folder = folderWith("inner", {});
    const { mtimeNs } = statSync(root, { bigint: true });
    checkOutputFolder(folder, false);
    writeFolder(folder, { a: "1" });
    expect(statSync(root, { bigint: true }).mtimeNs).toBe(mtimeNs);
    expect(readdirSync(folder)).toEqual(["a"]);
  });

  test("makes the folder and those above it, with nothing beside the files", () => {
    const folder = join(root, "deep", "down");
    writeFolder(folder, { a: "1", b: "2" });
    expect(readdirSync(folder)).toEqual(["a", "b"]);
    expect(readdirSync(join(root, "deep"))).toEqual(["down"]);
  });

  test("replaces its own files and leaves others alone", () => {
    const folder = folderWith("mixed", { a: "old", other: "kept" });
    writeFolder(folder, { a: "new" });
    expect(readdirSync(folder)).toEqual(["a", "other"]);
    expect(readFileSync(join(folder, "a"), "utf8")).toBe("new");
    expect(readFileSync(join(folder, "other"), "utf8")).toBe("kept");
  });
});
