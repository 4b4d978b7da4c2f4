import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runUnits } from "../../src/units/run-units.ts";
import { openUnitStore } from "../../src/units/unit-store.ts";

const worker = new URL("./squares.ts", import.meta.url);
const units = [1, 2, 3, 4].map((number) => ({ name: String(number), input: { number } }));

describe("runUnits", () => {
  test("does every unit once, whatever the interruptions between", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "units-")), "units.sqlite");
    const first = openUnitStore(file);
    const half = await runUnits({ experiment: "squares", units: units.slice(0, 2), worker, store: first, jobs: 2 });
    first.close();
    expect(half.map(({ result }) => result).sort()).toEqual([1, 4]);

    const again = openUnitStore(file);
    const all = await runUnits<{ number: number }, number>({ experiment: "squares", units, worker, store: again });
    again.close();
    expect(all.map(({ unit, result, resumed }) => [unit.name, result, resumed]).sort()).toEqual([
      ["1", 1, true],
      ["2", 4, true],
      ["3", 9, false],
      ["4", 16, false],
    ]);
  });

  test("does a unit again whose input has changed", async () => {
    const store = openUnitStore(join(mkdtempSync(join(tmpdir(), "units-")), "units.sqlite"));
    store.keep("squares", "5", JSON.stringify({ number: 4 }), 16, 1);
    const [{ result, resumed }] = await runUnits({
      experiment: "squares",
      units: [{ name: "5", input: { number: 5 } }],
      worker,
      store,
    });
    store.close();
    expect([result, resumed]).toEqual([25, false]);
  });

  test("goes on when a unit fails, and says why", async () => {
    const store = openUnitStore(join(mkdtempSync(join(tmpdir(), "units-")), "units.sqlite"));
    const ended = await runUnits({
      experiment: "squares",
      units: [{ name: "bad", input: { number: -1 } }, ...units],
      worker,
      store,
      jobs: 1,
    });
    store.close();
    expect(ended.find(({ unit }) => unit.name === "bad")?.failure).toContain("no square of -1");
    expect(ended.filter(({ result }) => result !== undefined)).toHaveLength(4);
  });

  test("gives up what is under way when it is stopped, and keeps what has ended", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "units-")), "units.sqlite");
    const store = openUnitStore(file);
    const controller = new AbortController();
    const ended = await runUnits({
      experiment: "squares",
      units,
      worker,
      store,
      jobs: 1,
      signal: controller.signal,
      onEnd: (_, done) => {
        if (done === 2) controller.abort();
      },
    });
    expect(ended.length).toBe(2);
    for (const { unit, result } of ended) {
      expect(store.find("squares", unit.name, JSON.stringify(unit.input))).toBe(result);
    }
    store.close();
  });
});
