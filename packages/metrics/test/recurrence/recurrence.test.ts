import { seriesOf } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  crossRecurrenceMatrix,
  delayEmbedding,
  jointRecurrenceMatrix,
  maximumNorm,
  recurrenceLines,
  recurrenceMatrix,
  recurrenceNetwork,
  recurrencePaths,
  recurrenceQuantification,
  recurrenceRadius,
} from "../../src/index.ts";
import { cube, henonSeries, noise, scaled, sine } from "../point-sets.ts";

describe("recurrenceLines", () => {
  test("of a periodic series are whole diagonals, one on each side for every period", () => {
    const series = seriesOf(Float64Array.from({ length: 12 }, (_, k) => k % 4));
    const { diagonals, points } = recurrenceLines(recurrenceMatrix(series, { radius: 0.1 }));
    expect(Array.from(diagonals)).toEqual([0, 0, 0, 0, 2, 0, 0, 0, 2]);
    expect(points).toBe(2 * 4 + 2 * 8);
  });

  test("hold all points, along diagonals and along columns", () => {
    for (const window of [0, 1, 5]) {
      const matrix = recurrenceMatrix(noise(150, 2), { radius: 0.8 });
      const { diagonals, verticals, points } = recurrenceLines(matrix, { window });
      const on = (lines: Float64Array) => lines.reduce((sum, count, length) => sum + length * count, 0);
      expect(on(diagonals)).toBe(points);
      expect(on(verticals)).toBe(points);
    }
  });

  test("of a constant series fill the matrix", () => {
    const { verticals, points, diagonals } = recurrenceLines(
      recurrenceMatrix(seriesOf(new Float64Array(5)), { radius: 0 }),
      {
        window: 0,
      },
    );
    expect(points).toBe(25);
    expect(verticals[5]).toBe(5);
    expect(Array.from(diagonals)).toEqual([0, 2, 2, 2, 2, 1]);
  });
});

describe("recurrenceQuantification", () => {
  const matrix = (series = henonSeries(300), radius = 0.2) => recurrenceMatrix(series, { radius });

  test("keeps its shares between 0 and 1, and rises with the radius", () => {
    let before = 0;
    for (const radius of [0.01, 0.1, 0.5, 2, 10]) {
      const { recurrenceRate, determinism, laminarity } = recurrenceQuantification(matrix(henonSeries(300), radius));
      expect(recurrenceRate).toBeGreaterThanOrEqual(before);
      for (const share of [recurrenceRate, determinism, laminarity]) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }
      before = recurrenceRate;
    }
    expect(before).toBe(1);
  });

  test("does not feel scale and offset if the radius is scaled too", () => {
    const plain = recurrenceQuantification(matrix());
    expect(recurrenceQuantification(matrix(scaled(henonSeries(300), 4, 0), 0.8))).toEqual(plain);
  });

  test("tells a wave from noise by its determinism, and finds its period", () => {
    const wave = delayEmbedding(sine(400, 20), { dimension: 2, delay: 5 });
    const { determinism, meanRecurrenceTime, trend } = recurrenceQuantification(matrix(wave, 0.2));
    expect(determinism).toBeGreaterThan(0.99);
    expect(meanRecurrenceTime).toBeCloseTo(20, 1);
    expect(Math.abs(trend)).toBeLessThan(0.2);
    expect(recurrenceQuantification(matrix(noise(400, 2), 0.2)).determinism).toBeLessThan(0.2);
  });

  test("without lines has means of 0, and entropies that are not numbers", () => {
    const line = seriesOf(Float64Array.from({ length: 50 }, (_, k) => k));
    const { points, meanDiagonal, diagonalEntropy, divergence } = recurrenceQuantification(matrix(line, 0.5));
    expect([points, meanDiagonal, diagonalEntropy, divergence]).toEqual([0, 0, Number.NaN, Infinity]);
  });
});

describe("crossRecurrenceMatrix and jointRecurrenceMatrix", () => {
  test("of a series with itself are its own matrix", () => {
    const series = noise(60, 2);
    const own = recurrenceMatrix(series, { radius: 1, norm: maximumNorm });
    const cross = crossRecurrenceMatrix(series, series, { radius: 1, norm: maximumNorm });
    const joint = jointRecurrenceMatrix(own, own);
    for (let i = 0; i < 60; i++) {
      for (let j = 0; j < 60; j++) {
        expect(cross.recurs(i, j)).toBe(own.recurs(i, j));
        expect(joint.recurs(i, j)).toBe(own.recurs(j, i));
      }
    }
  });
});

describe("recurrenceRadius", () => {
  test("gives the rate that was asked for", () => {
    const points = noise(200, 3);
    for (const rate of [0.01, 0.1, 0.5]) {
      const matrix = recurrenceMatrix(points, { radius: recurrenceRadius(points, rate) });
      expect(recurrenceQuantification(matrix).recurrenceRate).toBeCloseTo(rate, 3);
    }
  });
});

describe("recurrenceNetwork", () => {
  test("of a complete graph is dense, transitive, and one step across", () => {
    const all = recurrenceMatrix(cube(30, 2), { radius: 5 });
    const { density, transitivity } = recurrenceNetwork(all);
    const { pathLength, diameter } = recurrencePaths(all);
    expect([density, transitivity, pathLength, diameter]).toEqual([1, 1, 1, 1]);
  });

  test("of a chain has no triangle, and paths of mean length (n + 1) / 3", () => {
    const chain = seriesOf(Float64Array.from({ length: 20 }, (_, k) => k));
    const { transitivity, degrees } = recurrenceNetwork(recurrenceMatrix(chain, { radius: 1 }));
    const { pathLength, diameter } = recurrencePaths(recurrenceMatrix(chain, { radius: 1 }));
    expect(transitivity).toBe(0);
    expect(pathLength).toBeCloseTo(7, 12);
    expect(diameter).toBe(19);
    expect(degrees.reduce((a, b) => a + b)).toBe(38);
  });

  test("of random points in one dimension has transitivity 3/4 (Donner et al., 2011)", () => {
    const points = cube(1500, 1);
    const { transitivity, density } = recurrenceNetwork(recurrenceMatrix(points, { radius: 0.02, norm: maximumNorm }));
    expect(Math.abs(transitivity - 0.75)).toBeLessThan(0.02);
    expect(density).toBeCloseTo(0.04, 2);
  });
});
