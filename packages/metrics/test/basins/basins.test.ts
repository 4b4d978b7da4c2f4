import { createRng, runNow, seriesOf } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  basinEntropy,
  basinStability,
  basinsOfAttraction,
  bifurcationDiagram,
  findAttractors,
  uncertaintyExponent,
} from "../../src/index.ts";
import { bistable, convection, henonMap, logisticMap } from "../systems.ts";

const ends = [seriesOf([-1]), seriesOf([1])];

describe("basins", () => {
  test("of a bistable flow meet at the saddle between", () => {
    const grid = [{ from: -2, to: 2, count: 41 }];
    const { labels, fractions, shape } = runNow(basinsOfAttraction(bistable, { attractors: ends, grid, radius: 0.01 }));
    labels.forEach((label, k) => {
      expect(label).toBe(k < 20 ? 1 : k > 20 ? 2 : 0);
    });
    expect([...fractions, ...shape]).toEqual([20 / 41, 20 / 41, 41].map((value) => expect.closeTo(value, 12)));
  });

  test("hold 0 where orbits run away", () => {
    const attractors = runNow(
      findAttractors(henonMap, { grid: [1, 2].map(() => ({ from: -1.5, to: 1.5, count: 60 })), stride: 7 }),
    );
    expect(attractors).toHaveLength(1);
    const grid = [
      { from: -3, to: 3, count: 13 },
      { from: -3, to: 3, count: 13 },
    ];
    const { labels } = runNow(basinsOfAttraction(henonMap, { attractors, grid, radius: 0.1 }));
    expect(labels[0]).toBe(0);
    expect(labels[6 * 13 + 6]).toBe(1);
  });

  test("are found without knowing the attractors, each once", () => {
    const found = runNow(findAttractors(bistable, { grid: [{ from: -2, to: 2, count: 41 }] }));
    // The orbit that begins on the saddle stays there.
    const places = found.map(({ values }) => Math.round(values[values.length - 1] * 1e6) / 1e6).sort((a, b) => a - b);
    expect(places.filter((place) => place !== 0)).toEqual([-1, 1]);
  });

  test("have the stability that their share of the perturbations says", () => {
    const sample = (rng: { uniform(): number }, out: Float64Array) => out.set([4 * rng.uniform() - 1]);
    const estimates = basinStability(bistable, {
      attractors: ends,
      radius: 0.01,
      sample,
      rng: createRng(4),
      count: 2000,
    });
    estimates.forEach(({ value, interval }, k) => {
      expect(Math.abs(value - [0.25, 0.75][k])).toBeLessThan(0.04);
      expect(interval[0] < value && value < interval[1]).toBe(true);
    });
  });

  test("are refused where sizes do not fit", () => {
    expect(() => runNow(basinsOfAttraction(bistable, { attractors: ends, grid: [] }))).toThrow(/at least one axis/);
    const twice = [1, 2].map(() => ({ from: 0, to: 1, count: 2 }));
    expect(() => runNow(basinsOfAttraction(bistable, { attractors: ends, grid: twice }))).toThrow(
      /must have 1 axes, got 2/,
    );
    const wrong = [seriesOf([1, 2], { dimension: 2 })];
    const grid = [{ from: 0, to: 1, count: 2 }];
    expect(() => runNow(basinsOfAttraction(bistable, { attractors: wrong, grid }))).toThrow(
      /attractors\[0\] must have dimension 1/,
    );
  });
});

describe("basinEntropy", () => {
  test("of one colour is 0, of random colours near ln of their number", () => {
    const shape = [50, 50];
    expect(basinEntropy({ labels: new Int32Array(2500), shape })).toEqual({
      entropy: 0,
      boundaryEntropy: 0,
      fractal: false,
    });
    const rng = createRng(1);
    const labels = Int32Array.from({ length: 2500 }, () => rng.integer(3));
    const { entropy, boundaryEntropy, fractal } = basinEntropy({ labels, shape });
    expect(entropy).toBe(boundaryEntropy);
    expect(Math.abs(entropy - Math.log(3))).toBeLessThan(0.06);
    expect(fractal).toBe(true);
  });

  test("does not depend on the names of the colours, nor on the direction of the axes", () => {
    const rng = createRng(2);
    const labels = Int32Array.from({ length: 20 * 30 }, () => rng.integer(2));
    const { entropy } = basinEntropy({ labels, shape: [20, 30] });
    expect(basinEntropy({ labels: labels.map((label) => 7 - label), shape: [20, 30] }).entropy).toBeCloseTo(
      entropy,
      14,
    );
    const turned = Int32Array.from({ length: 600 }, (_, k) => labels[Math.floor(k / 30) + 20 * (k % 30)]);
    expect(basinEntropy({ labels: turned, shape: [30, 20] }).entropy).toBeCloseTo(entropy, 14);
    expect(() => basinEntropy({ labels, shape: [20, 31] })).toThrow(/labels must have 620 numbers, got 600/);
    expect(() => basinEntropy({ labels, shape: [20, 30] }, { box: 21 })).toThrow(/does not fit/);
  });
});

describe("uncertaintyExponent", () => {
  test("of a smooth boundary is 1, of a random one 0", () => {
    const shape = [256, 256];
    const line = Int32Array.from({ length: 65_536 }, (_, k) => ((k % 256) + 0.3 * Math.floor(k / 256) < 130.3 ? 1 : 2));
    expect(Math.abs(uncertaintyExponent({ labels: line, shape }).value - 1)).toBeLessThan(0.15);
    const rng = createRng(1);
    const noise = Int32Array.from({ length: 65_536 }, () => rng.integer(2));
    expect(uncertaintyExponent({ labels: noise, shape }).value).toBeLessThan(0.1);
    expect(() => uncertaintyExponent({ labels: new Int32Array(65_536), shape })).toThrow(/no boundary to measure/);
  });
});

describe("bifurcationDiagram", () => {
  test("of the logistic map has 1, 2, 4 values, then many, and none where orbits escape", () => {
    const { values, starts } = runNow(
      bifurcationDiagram(logisticMap, { parameters: [2.8, 3.2, 3.5, 3.9, 4.5], points: 64, transient: 2000 }),
    );
    const distinct = [0, 1, 2, 3, 4].map(
      (k) => new Set(Array.from(values.slice(starts[k], starts[k + 1]), (value) => value.toFixed(8))).size,
    );
    expect(distinct).toEqual([1, 2, 4, 64, 0]);
  });

  test("of a flow has its maxima or its crossings, and tells its progress", () => {
    const seen: number[] = [];
    const at = (rho: number) => ({
      ...convection,
      field: (_t: number, s: Float64Array, out: Float64Array) =>
        out.set([10 * (s[1] - s[0]), s[0] * (rho - s[2]) - s[1], s[0] * s[1] - (8 / 3) * s[2]]),
    });
    const options = { parameters: [28, 160], points: 10, observe: (s: Float64Array) => s[2] };
    const diagram = runNow(bifurcationDiagram(at, { ...options, surface: (s) => s[0], follow: true }), {
      onProgress: ({ done }) => seen.push(done),
    });
    expect(seen).toEqual([1, 2]);
    expect(diagram.starts).toEqual(Int32Array.of(0, 10, 20));
    // At ρ = 160 there is a symmetric cycle: it crosses x = 0 upwards at one height.
    const heights = diagram.values.slice(10);
    expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(0.01);
  });
});
