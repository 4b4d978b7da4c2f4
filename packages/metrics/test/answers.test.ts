import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { casesOf } from "./answers/cases.ts";
import { complaintsAbout } from "./answers/compare.ts";

const folder = new URL("../../../../shared/reference/metrics/", import.meta.url);
const present = existsSync(folder);
const files = present
  ? readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .map((name) => ({ name, content: JSON.parse(readFileSync(new URL(name, folder), "utf8")) }))
  : [];

describe("reference cases", () => {
  // The invariants of whole systems take half a minute: `pnpm accept metrics` runs them.
  for (const file of files.filter(({ name }) => name !== "reference_invariants.json")) {
    test(`${file.name} (needs the reference values)`, () => {
      const failed = (casesOf(file, files) ?? []).flatMap(({ name, answer }) => {
        const complaints = answer();
        return complaints.length > 0 ? [`${name}: ${complaints.join("; ")}`] : [];
      });
      expect(failed).toEqual([]);
    });
  }
  test.skipIf(!present)("are there (skipped where the shared reference files are absent)", () => {
    expect(files.length).toBeGreaterThan(10);
  });

  test("of an unknown metric fail, and an unknown file is not answered", () => {
    const content = { cases: [{ id: "a", metric: "nonsense", input: {}, params: {}, expected: 1, tol: {} }] };
    expect(casesOf({ name: "metrics_x.json", content }, [])?.[0].answer()).toEqual(["unknown metric nonsense"]);
    expect(casesOf({ name: "other.json", content: { values: 1 } }, [])).toBeUndefined();
  });

  test("that name a series outside of the folder are skipped", () => {
    const content = {
      cases: [{ id: "a", metric: "mse", input: { series: "absent" }, params: {}, expected: 1, tol: {} }],
    };
    expect(casesOf({ name: "metrics_x.json", content }, [])?.[0].skipped).toMatch(/series absent/);
  });
});

describe("complaintsAbout", () => {
  test("compares numbers within |got - expected| ≤ abs + rel |expected|, in arrays and objects of any kind", () => {
    expect(complaintsAbout({ a: Float64Array.of(1, 2.001), more: 0 }, { a: [1, 2] }, { rel: 1e-3 })).toEqual([]);
    expect(complaintsAbout([1, 2.1], [1, 2], { abs: 0.01 })).toHaveLength(1);
    expect(complaintsAbout([1], [1, 2], {})).toHaveLength(1);
    expect(complaintsAbout(Number.NaN, "NaN", {})).toEqual([]);
    expect(complaintsAbout(1, "NaN", { abs: 10 })).toHaveLength(1);
    expect(complaintsAbout(Number.NaN, 1, { abs: 10 })).toHaveLength(1);
    expect(complaintsAbout({ b: 1 }, { a: 1 }, {})).toEqual(["a is missing in the answer"]);
    expect(complaintsAbout(false, true, {})).toHaveLength(1);
  });
});
