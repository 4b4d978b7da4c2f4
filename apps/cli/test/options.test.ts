import { describe, expect, test } from "vitest";
import { calledAs } from "../src/called-as.ts";
import { joinDashedValues, optionsFrom } from "../src/options.ts";

describe("optionsFrom", () => {
  test("reads a value behind a space or an equals sign", () => {
    expect(optionsFrom(["--seed", "3"]).count("seed")).toBe(3);
    expect(optionsFrom(["--seed=3"]).count("seed")).toBe(3);
  });

  test("leaves text that looks like a number as it is", () => {
    expect(optionsFrom(["--out", "007"]).text("out")).toBe("007");
  });

  test("does not take one option for the beginning of another", () => {
    expect(optionsFrom(["--batch-size", "3"]).has("batch")).toBe(false);
  });

  test.each([
    ["0", "--epochs must be a whole number, at least 1, got 0"],
    ["-3", "--epochs must be a whole number, at least 1, got -3"],
    ["2.5", "--epochs must be a whole number, at least 1, got 2.5"],
    ["many", "--epochs must be a whole number, at least 1, got many"],
    ["Infinity", "--epochs must be a whole number, at least 1, got Infinity"],
  ])("refuses %s epochs", (word, message) => {
    expect(() => optionsFrom([`--epochs=${word}`]).count("epochs")).toThrow(message);
  });

  test("refuses an empty value, and a number out of its range", () => {
    expect(() => optionsFrom(["--interval="]).positive("interval")).toThrow(
      "--interval must be a number greater than 0",
    );
    expect(() => optionsFrom(["--alpha=1.5"]).between("alpha", 0, 1)).toThrow(
      "--alpha must be a number from 0 to 1, got 1.5",
    );
  });

  test("refuses an option that is given twice", () => {
    expect(() => optionsFrom(["--seed", "1", "--seed=2"]).count("seed")).toThrow(
      "--seed is given 2 times; give it once",
    );
  });

  test("names the choices there are", () => {
    expect(() => optionsFrom(["--kind", "c"]).choice("kind", { a: 1, b: 2 })).toThrow("--kind must be a or b, got c");
    expect(optionsFrom(["--kind", "b"]).choice("kind", { a: 1, b: 2 })).toBe(2);
  });
});

describe("joinDashedValues", () => {
  test("joins an option with a negative number or a dash, and nothing else", () => {
    expect(joinDashedValues(["--noise", "-1", "--out", "-", "--force", "-h"])).toEqual([
      "--noise=-1",
      "--out=-",
      "--force",
      "-h",
    ]);
  });
});

describe("calledAs", () => {
  test.each([
    ["/home/me/apps/cli/dist/main.js", "node apps/cli/dist/main.js"],
    ["/home/me/my apps/main.ts", "node 'my apps/main.ts'"],
    ["/usr/local/bin/attractors", "attractors"],
    ["/usr/lib/node_modules/@attractors/cli/dist/main.js", "attractors"],
  ])("says how %s is called again", (script, words) => {
    expect(calledAs(script, "/home/me")).toBe(words);
  });
});
