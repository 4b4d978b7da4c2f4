import { createRng, runInSlices, runNow } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { primitiveNecklaces } from "../../src/analysis/necklaces.ts";
import {
  almostLinearRnn,
  createPlrnn,
  cycleThrough,
  enumerateCycles,
  findCycles,
  type Plrnn,
  parametersOf,
  symbolicSeries,
  transitionGraph,
} from "../../src/index.ts";
import { tent } from "./planted.ts";

function almostLinear(reluUnits: number, seed: number): Plrnn {
  const rng = createRng(seed);
  const model = createPlrnn({
    architecture: almostLinearRnn,
    reluUnits,
    observationDimension: 2,
    latentDimension: reluUnits + 2,
    rng,
  });
  const { W, h } = parametersOf(model);
  for (let k = 0; k < W.data.length; k++) W.data[k] = 0.9 * rng.normal();
  for (let k = 0; k < h.data.length; k++) h.data[k] = rng.normal();
  return model;
}

describe("enumerateCycles", () => {
  test("of the full tent finds a cycle for every word", () => {
    const model = tent(1.25, -5);
    const counts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((period) => {
      const { cycles, words, singular } = runNow(enumerateCycles(model, { period }));
      expect(cycles).toHaveLength(words);
      expect(singular).toEqual([]);
      expect(new Set(cycles.map(({ regions }) => regions.join(""))).size).toBe(words);
      return words;
    });
    expect(counts).toEqual([2, 1, 2, 3, 6, 9, 18, 30, 56, 99]);
  });

  test("of fixed points solves for each of the 2^P regions, and agrees with the search", () => {
    for (let seed = 1; seed <= 8; seed++) {
      const model = almostLinear(5, seed);
      const { cycles, words } = runNow(enumerateCycles(model));
      expect(words).toBe(32);
      const search = runNow(findCycles(model, { rng: createRng(seed) }));
      const regions = (list: typeof cycles) => list.map((cycle) => cycle.regions[0]).sort();
      expect(regions(search)).toEqual(regions(cycles));
      const { cycles: all } = runNow(enumerateCycles(model, { virtual: true }));
      expect(all).toHaveLength(32);
      expect(regions(all.filter(({ real }) => real))).toEqual(regions(cycles));
    }
  });

  test("of longer cycles agrees with the search", () => {
    for (let seed = 1; seed <= 4; seed++) {
      const model = almostLinear(2, seed);
      const search = runNow(findCycles(model, { longest: 4, rng: createRng(seed) }));
      for (const period of [2, 3, 4]) {
        const { cycles } = runNow(enumerateCycles(model, { period }));
        const words = (list: typeof cycles) => list.map(({ regions }) => regions.join("")).sort();
        expect(words(search.filter(({ regions }) => regions.length === period))).toEqual(words(cycles));
      }
    }
  });

  test("keeps to the words that a free run admits", () => {
    const model = tent(1.2, -2.5);
    const series = symbolicSeries(model, Float64Array.of(0.1), { length: 100_000 });
    const { regions } = series;
    const transitions = transitionGraph(series);
    for (const period of [1, 2, 3, 4, 5, 6]) {
      const observed = runNow(enumerateCycles(model, { period, regions, transitions }));
      const all = runNow(enumerateCycles(model, { period }));
      expect(observed.words).toBeLessThanOrEqual(all.words);
      expect(observed.cycles.length).toBe(all.cycles.length);
    }
  });

  test("counts a cycle on a border once", () => {
    const options = { architecture: almostLinearRnn, reluUnits: 1, observationDimension: 1, rng: createRng(1) };
    const model = createPlrnn(options);
    model.parameters.set([0.5, -2, 0]); // the fixed point is the corner
    const { cycles, words } = runNow(enumerateCycles(model));
    expect([cycles.length, words]).toEqual([1, 2]);
    expect(cycles[0].states[0]).toBe(0);
  });

  test("lists the words that have no cycle of their own", () => {
    const { cycles, singular } = runNow(enumerateCycles(tent(1, -2)));
    expect(singular).toEqual([["0"]]);
    expect(cycles).toHaveLength(1);
  });

  test("works without relu's: a linear network has one fixed point", () => {
    const model = almostLinear(0, 1);
    const { cycles } = runNow(enumerateCycles(model));
    expect(cycles).toHaveLength(1);
    expect(cycles[0].states).toEqual(cycleThrough(model, [""])?.states);
  });

  test("that is stopped returns what it has found, and says so", async () => {
    const model = almostLinear(12, 1);
    const signal = { aborted: false, reason: "enough" };
    const onProgress = () => {
      signal.aborted = true;
    };
    const part = await runInSlices(enumerateCycles(model, { virtual: true }), { signal, onProgress });
    expect(part).toMatchObject({ complete: false, words: 64 });
    expect(part.cycles).toHaveLength(64);
  });

  test("refuses what would never end", () => {
    const model = createPlrnn({ observationDimension: 3, rng: createRng(1) });
    expect(() => runNow(enumerateCycles(model))).toThrow(
      /^enumerateCycles: there must be at most 16777216 words of regions, got about 1.3e\+30/,
    );
    expect(() => runNow(enumerateCycles(tent(1, -2), { period: 0 }))).toThrow("enumerateCycles: period must be");
  });
});

describe("primitiveNecklaces", () => {
  test("are as many as the formula of Witt says", () => {
    const count = (symbols: number, length: number) => [...primitiveNecklaces(symbols, length)].length;
    expect([1, 2, 3, 4, 5, 6, 7, 8].map((length) => count(2, length))).toEqual([2, 1, 2, 3, 6, 9, 18, 30]);
    expect([1, 2, 3, 4, 5, 6].map((length) => count(3, length))).toEqual([3, 3, 8, 18, 48, 116]);
    expect([1, 2, 3].map((length) => count(1, length))).toEqual([1, 0, 0]);
  });

  test("with forbidden successors are those without them: the golden mean", () => {
    const goldenMean = [new Set([0, 1]), new Set([0])];
    for (const length of [1, 2, 3, 4, 5, 6, 7]) {
      const all = [...primitiveNecklaces(2, length)].filter((word) =>
        word.every((symbol, i) => symbol === 0 || word[(i + 1) % length] === 0),
      );
      expect([...primitiveNecklaces(2, length, goldenMean)]).toEqual(all);
    }
  });
});
