import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { answers, complaintsOf, problemsOf } from "./answers/cases.ts";

const file = new URL("../../../../shared/reference/solvers/solver_reference.json", import.meta.url);
const present = existsSync(file);
const problems = (present && problemsOf(JSON.parse(readFileSync(file, "utf8")))) || [];

test.skipIf(!present)("the reference problems are there (skipped where the shared reference file is absent)", () => {
  for (const kind of Object.keys(answers).filter((name) => name !== "dae")) {
    expect(problems.some((problem) => problem.kind === kind)).toBe(true);
  }
});

test.skipIf(!present).each(problems)(
  "$kind $id has its reference values (skipped without the shared reference file)",
  (problem) => {
    expect(complaintsOf(problem, problems)).toEqual([]);
  },
);

test("a problem of an unknown kind is not answered", () => {
  expect(complaintsOf({ id: "x", kind: "y" }, [])).toEqual(["unknown kind y"]);
});
