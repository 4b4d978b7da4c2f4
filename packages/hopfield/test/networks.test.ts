import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { networkCasesOf } from "./answers/networks.ts";

const name = "hopfield_classical_oracle.json";
const file = new URL(`../../../../shared/reference/hopfield/${name}`, import.meta.url);

test.skipIf(!existsSync(file))(
  "classical, dense and modern networks have all their reference values (skipped without the shared reference file)",
  () => {
    const cases = networkCasesOf({ name, content: JSON.parse(readFileSync(file, "utf8")) }) ?? [];
    expect(cases.length).toBeGreaterThan(800);
    const failures = cases.flatMap((one) => one.answer().map((complaint) => `${one.name}: ${complaint}`));
    expect(failures).toEqual([]);
  },
);

test("a record of an unknown kind, or a quantity of an unknown name, is not answered", () => {
  const records = [{ kind: "x" }, { kind: "modern", N: 1, d: 1, beta: 1, patterns: [[1]], query: [1], y: 2 }];
  const cases = networkCasesOf({ name, content: { records } }) ?? [];
  expect(cases.map((one) => one.answer())).toEqual([["unknown kind x"], ["no quantity y is known"]]);
});
