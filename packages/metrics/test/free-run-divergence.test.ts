import { createRng, type TimeSeries } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { type FreeRuns, freeRunDivergence } from "../src/index.ts";

/** Uniformly distributed numbers. */
const rng = createRng(1);
const truth = { dimension: 1, interval: 1, values: Float64Array.from({ length: 16_000 }, () => rng.uniform()) };

/** Runs with the distribution of truth, except that those with a start below `below` rest at 0.5. */
const caught =
  (below: number, noise = createRng(2)): FreeRuns =>
  (starts, length) =>
    Float64Array.from({ length: starts.length * length }, (_, k) =>
      starts[Math.floor(k / length)] < below ? 0.5 : noise.uniform(),
    );

describe("freeRunDivergence", () => {
  test("is near zero for runs with the distribution of truth", () => {
    expect(freeRunDivergence(truth, caught(0))).toBeLessThan(0.05);
  });

  test("grows with the share of starts from which a run is caught in a fixed point", () => {
    // Starts are uniform numbers, or midpoints of two: below 0.1 lie 10 % of the ones and 2 % of the others, 6 % in all.
    const scores = [0, 0.1, 0.2, 0.5].map((below) => freeRunDivergence(truth, caught(below), { runs: 500 }));
    const alone = freeRunDivergence(truth, caught(1));
    expect(alone).toBeGreaterThan(5);
    expect(scores[1] / alone).toBeCloseTo(0.06, 1);
    expect(scores[2] / alone).toBeCloseTo(0.14, 1);
    for (let k = 1; k < 4; k++) expect(scores[k]).toBeGreaterThan(scores[k - 1] + 0.02 * alone);
  });

  test("leaves out the transient", () => {
    const late: FreeRuns = (starts, length) =>
      caught(0)(starts, length).map((value, k) => (k % length < 100 ? 0.5 : value));
    expect(freeRunDivergence(truth, late, { length: 1000, transient: 100 })).toBeLessThan(0.05);
    expect(freeRunDivergence(truth, late, { length: 1000, transient: 0 })).toBeGreaterThan(0.05);
  });

  test("is infinite when a run leaves the finite numbers", () => {
    const diverging: FreeRuns = (starts, length) => new Float64Array(starts.length * length).fill(Number.NaN);
    expect(freeRunDivergence(truth, diverging)).toBe(Infinity);
  });

  test("compares what the view shows", () => {
    const values = Float64Array.from({ length: 2000 }, (_, k) => (k % 2 === 0 ? truth.values[k] : k));
    const runs: FreeRuns = (starts, length) =>
      Float64Array.from({ length: starts.length * length }, (_, k) =>
        k % 2 === 0 ? truth.values[(7 * k) % 16_000] : 0,
      );
    const view = ({ values: all }: TimeSeries): TimeSeries => ({ ...truth, values: all.filter((_, k) => k % 2 === 0) });
    const seen = freeRunDivergence({ dimension: 2, interval: 1, values }, runs, { view, bins: 5, length: 500 });
    expect(seen).toBeLessThan(0.2);
  });

  test("names the argument that is wrong", () => {
    expect(() => freeRunDivergence(truth, caught(0), { runs: 0 })).toThrow("freeRunDivergence: runs");
    expect(() => freeRunDivergence(truth, caught(0), { length: 1.5 })).toThrow("freeRunDivergence: length");
    expect(() => freeRunDivergence(truth, () => new Float64Array(3))).toThrow(
      "freeRunDivergence: the free runs must have",
    );
    expect(() => freeRunDivergence({ ...truth, values: new Float64Array(9) }, caught(0))).toThrow(
      "freeRunDivergence: the box has no width in component 0",
    );
  });
});
