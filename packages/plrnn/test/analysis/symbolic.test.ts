import { createRng } from "@attractors/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  activityOf,
  almostLinearRnn,
  createPlrnn,
  plrnnStepper,
  regionOf,
  regionStatistics,
  symbolicSeries,
  topologicalEntropy,
  transitionGraph,
  transitionMatrix,
  visitMatrix,
} from "../../src/index.ts";
import { randomNetwork } from "../networks.ts";
import { plantedCycle, tent } from "./planted.ts";

const network = (seed: number) =>
  randomNetwork({ hiddenSize: 5, observationDimension: 2, latentDimension: 3 }, createRng(seed));
const start = Float64Array.of(0.5, -1, 2);
const series = (...symbols: number[]) => ({
  symbols: Int32Array.from(symbols),
  regions: Array.from({ length: Math.max(...symbols) + 1 }, (_, k) => String(k)),
});
/** A graph of all edges from i to j for which `rule` holds. */
const graphOf = (size: number, rule: (i: number, j: number) => boolean) => {
  const edges = Array.from({ length: size * size }, (_, k) => [Math.floor(k / size), k % size]).filter(([i, j]) =>
    rule(i, j),
  );
  return {
    size,
    from: Int32Array.from(edges, ([i]) => i),
    to: Int32Array.from(edges, ([, j]) => j),
    counts: new Float64Array(edges.length).fill(1),
  };
};

describe("symbolicSeries", () => {
  test("names the region of every state of the free run", () => {
    const model = network(1);
    const { symbols, regions, counts, means } = symbolicSeries(model, start, { length: 200, transient: 5 });
    const stepper = plrnnStepper(model, start);
    stepper.advance(5);
    const sums = new Float64Array(means.length);
    for (const symbol of symbols) {
      expect(regionOf(model, stepper.state)).toBe(regions[symbol]);
      for (let m = 0; m < 3; m++) sums[symbol * 3 + m] += stepper.state[m] / counts[symbol];
      stepper.advance(1);
    }
    sums.forEach((sum, k) => {
      expect(means[k]).toBeCloseTo(sum, 10);
    });
    expect(counts.reduce((a, b) => a + b)).toBe(200);
    expect([...counts]).toEqual([...counts].sort((a, b) => b - a));
    expect(new Set(regions).size).toBe(regions.length);
  });

  test("of a planted cycle is that cycle", () => {
    const { symbols, regions } = symbolicSeries(plantedCycle([0, 1, 3, 2], 0.5), Float64Array.of(0.1), { length: 12 });
    expect(regions).toHaveLength(4);
    expect([...symbols]).toEqual([0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3]);
  });

  test("ends where the network runs off", () => {
    const model = createPlrnn({
      architecture: almostLinearRnn,
      reluUnits: 0,
      observationDimension: 1,
      rng: createRng(1),
    });
    model.parameters.set([10, 0, 1]);
    expect(() => symbolicSeries(model, Float64Array.of(1), { length: 1000 })).toThrow(
      /left the finite numbers at step 3/,
    );
  });

  test("refuses a start of the wrong length", () => {
    expect(() => symbolicSeries(network(1), new Float64Array(2), { length: 5 })).toThrow(
      "symbolicSeries: start must have 3 numbers, got 2",
    );
  });
});

describe("transitions", () => {
  test("have rows that sum to 1, except that of a symbol which only ends the series", () => {
    const { data } = transitionMatrix(transitionGraph(series(0, 1, 0, 0, 1, 2)));
    expect([...data]).toEqual([1 / 3, 2 / 3, 0, 1 / 2, 0, 1 / 2, 0, 0, 0]);
  });

  test("by visits count a stay once, and sum to 1", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 1, maxLength: 40 }), (symbols) => {
        const repeated = symbols.flatMap((symbol) => [symbol, symbol, symbol]);
        const { data } = visitMatrix(series(...symbols));
        expect([...visitMatrix(series(...repeated)).data]).toEqual([...data]);
        expect(data.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe("topologicalEntropy", () => {
  const entropyOf = (...symbols: number[]) => topologicalEntropy(transitionGraph(series(...symbols)));

  test("of the full shift on n symbols is ln n", () => {
    for (const n of [1, 2, 3, 7]) expect(topologicalEntropy(graphOf(n, () => true))).toBeCloseTo(Math.log(n), 12);
  });

  test("of a cycle, of a lone path and of nothing is 0", () => {
    expect(entropyOf(0, 1, 2, 3, 4, 0)).toBe(0);
    expect(entropyOf(0, 1, 2)).toBe(0);
    expect(entropyOf(0)).toBe(0);
  });

  test("is that of the largest part, whatever leads there", () => {
    // 0 and 1 freely, on to 2, and then 3, 4, 5 freely.
    const rule = (i: number, j: number) => (i < 2 ? j <= 2 : i === 2 ? j === 3 : j >= 3);
    expect(topologicalEntropy(graphOf(6, rule))).toBeCloseTo(Math.log(3), 12);
  });

  test("of a long cycle with one short cut is the root of its polynomial", () => {
    const n = 200;
    const graph = graphOf(n, (i, j) => j === (i + 1) % n || (i === 0 && j === 2));
    const x = Math.exp(topologicalEntropy(graph)); // x^n = x + 1
    expect(n * Math.log(x)).toBeCloseTo(Math.log(1 + x), 6);
  });

  test("of the full tent is ln 2", () => {
    const run = symbolicSeries(tent(1.25, -4.99), Float64Array.of(0.1), { length: 2000 });
    expect(topologicalEntropy(transitionGraph(run))).toBeCloseTo(Math.log(2), 12);
  });
});

describe("regionStatistics", () => {
  test("add up: visits, dwell times and crossings tell the same story", () => {
    fc.assert(
      fc.property(fc.nat(500), (seed) => {
        const model = network(seed);
        const run = symbolicSeries(model, start, { length: 300 });
        const { visits, meanDwellTimes, longestDwellTimes, borderCrossings, frequencies, visitedRegions, flips } =
          regionStatistics(model, run);
        const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
        expect(visitedRegions).toBe(run.regions.length);
        expect(sum(frequencies)).toBeCloseTo(1, 12);
        expect(sum(visits)).toBe(borderCrossings + 1);
        expect(sum(visits.map((count, k) => count * meanDwellTimes[k]))).toBeCloseTo(300, 9);
        longestDwellTimes.forEach((longest, k) => {
          expect(longest).toBeGreaterThanOrEqual(meanDwellTimes[k]);
        });
        const flipped = new Float64Array(flips.length);
        for (let t = 1; t < 300; t++) {
          const [before, after] = [t - 1, t].map((k) => activityOf(model, run.regions[run.symbols[k]]));
          after.forEach((active, k) => {
            flipped[k] += active === before[k] ? 0 : 1;
          });
        }
        expect([...flips]).toEqual([...flipped]);
      }),
      { numRuns: 30 },
    );
  });
});
