import { describe, expect, test } from "vitest";
import { markdownOf, median } from "../../src/tables/markdown.ts";
import type { RowResult } from "../../src/tables/row.ts";
import { tables } from "../../src/tables/tables.ts";

const resultWith = (divergence: number | null): RowResult => ({
  best: { divergence, spectralDistance: 0.25, predictionError: 0.002 },
  last: { divergence: 9, spectralDistance: 0.5, predictionError: 0.1 },
  bestEpoch: 100,
  exponent: 0.9,
  regions: null,
  parameters: 2785,
  alpha: 0.3,
  restarts: 0,
  trainingSeconds: 12,
  seconds: 15,
});

describe("markdownOf", () => {
  const table = tables.ecg(undefined);
  const [row] = table.rows;

  test("gives medians and median absolute deviations beside the published figures", () => {
    const text = markdownOf(table, [{ row, results: [1, 2, 4, 8].map((value) => resultWith(value / 8)) }]);
    expect(text).toContain("| shPLRNN + GTF | 4 | 0.375 ± 0.188 | 4.3 ± 0.6 | 0.250 | 0.34 ± 0.02 | 2.0e-3 |");
    expect(text).toContain("| 2785 | 100 | 12 | 1 | 9 |");
  });

  test("leaves a seed with a measure that is not finite out, and says so", () => {
    const text = markdownOf(table, [{ row, results: [resultWith(null), resultWith(0.5)] }]);
    expect(text).toContain("| 2 (1) | 0.500 |");
  });

  test("shows a row without results", () => {
    expect(markdownOf(table, [{ row, results: [] }])).toContain("| shPLRNN + GTF | 0 | – | 4.3 ± 0.6 |");
  });
});

test("the median of an even number of values lies between the two in the middle", () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test("the tables have the published rows, with different names", () => {
  const rowsOf = (name: string) => tables[name](undefined).rows;
  expect(rowsOf("al-rnn")).toHaveLength(22);
  for (const name of ["lorenz63", "lorenz96", "ecg"]) expect(rowsOf(name)).toHaveLength(3);
  for (const name of Object.keys(tables)) {
    expect(new Set(rowsOf(name).map((row) => row.name)).size).toBe(rowsOf(name).length);
  }
});
