import { createRng, runNow } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { almostLinearRnn, createPlrnn, type MinimalReluUnitsOptions, minimalReluUnits } from "../../src/index.ts";

/** "Trains" as many networks as there are scores for a number of relu units. */
function search(scores: readonly (readonly number[])[], options: Partial<MinimalReluUnitsOptions> = {}) {
  function* trained(reluUnits: number) {
    yield `training ${reluUnits}`;
    return scores[reluUnits].map((_, seed) =>
      createPlrnn({
        architecture: almostLinearRnn,
        reluUnits,
        observationDimension: 20,
        interval: seed + 1,
        rng: createRng(seed),
      }),
    );
  }
  const seen: string[] = [];
  const result = runNow(
    minimalReluUnits(trained, {
      score: ({ reluUnits = 0, interval }) => scores[reluUnits][interval - 1],
      most: scores.length - 1,
      ...options,
    }),
    { onProgress: ({ reluUnits, training }) => seen.push(`${reluUnits}: ${training}`) },
  );
  return { ...result, seen };
}

describe("minimalReluUnits", () => {
  test("stops where more units bring nothing", () => {
    const { reluUnits, rows, seen } = search([[9], [8.5], [1], [0.95], [0.99], [0.1]]);
    expect(reluUnits).toBe(2);
    expect(rows.map((row) => row.reluUnits)).toEqual([0, 1, 2, 3, 4]);
    expect(seen).toEqual([0, 1, 2, 3, 4].map((P) => `${P}: training ${P}`));
  });

  test("goes by the median of several trainings, and keeps the best network of each", () => {
    const { reluUnits, rows } = search([
      [5, 5, 5],
      [0.1, 5, 6],
      [1, 30, 1.2],
    ]);
    expect(reluUnits).toBe(2);
    expect(rows.map(({ median }) => median)).toEqual([5, 5, 1.2]);
    expect(rows[2].best.interval).toBe(1);
  });

  test("takes what is not finite for the worst, and anything finite for better", () => {
    expect(search([[Number.NaN], [Infinity], [40], [39]]).reluUnits).toBe(2);
    expect(search([[Number.NaN], [Infinity], [Infinity]]).reluUnits).toBe(0);
  });

  test("refuses options out of range, and a training that returns nothing", () => {
    expect(() => search([[1]], { least: 3 })).toThrow("minimalReluUnits: most must be a whole number, at least 3");
    expect(() => search([[]])).toThrow("trained must return at least one network, got none for 0");
  });
});
