import { createRng, seriesOf, type TimeSeries } from "@attractors/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { euclideanNorm, kdTree, maximumNorm, type Norm, nearestNeighbors, queryOf, roomFor } from "../src/index.ts";

function cloud(length: number, dimension: number, seed: number, round = false): TimeSeries {
  const rng = createRng(seed);
  const draw = () => (round ? Math.round(3 * rng.normal()) : rng.normal());
  return seriesOf(Float64Array.from({ length: length * dimension }, draw), { dimension });
}

function distance(norm: Norm, { dimension, values }: TimeSeries, i: number, j: number): number {
  const gaps = Array.from({ length: dimension }, (_, k) =>
    Math.abs(values[i * dimension + k] - values[j * dimension + k]),
  );
  return norm === maximumNorm ? Math.max(...gaps) : Math.sqrt(gaps.reduce((sum, gap) => sum + gap * gap, 0));
}

const clouds = fc.record({
  length: fc.integer({ min: 1, max: 120 }),
  dimension: fc.integer({ min: 1, max: 6 }),
  seed: fc.integer({ min: 0, max: 1e6 }),
  round: fc.boolean(),
  norm: fc.constantFrom(euclideanNorm, maximumNorm),
  window: fc.integer({ min: -1, max: 4 }),
  apart: fc.boolean(),
});

describe("kdTree", () => {
  test("finds the nearest points in the order of a sort by distance and index, ties and windows included", () => {
    fc.assert(
      fc.property(
        clouds,
        fc.integer({ min: 1, max: 9 }),
        ({ length, dimension, seed, round, norm, window, apart }, count) => {
          const points = cloud(length, dimension, seed, round);
          const tree = kdTree(points, { norm });
          const query = queryOf(points.values, { window, apart });
          const out = roomFor(count);
          for (let i = 0; i < length; i++) {
            query.start = i * dimension;
            query.around = i;
            const expected = Array.from({ length }, (_, j) => ({ j, d: distance(norm, points, i, j) }))
              .filter(({ j, d }) => Math.abs(i - j) > window && (!apart || d > 0))
              .sort((a, b) => a.d - b.d || a.j - b.j)
              .slice(0, count);
            const found = tree.nearestInto(query, out);
            expect(Array.from(out.indices.subarray(0, found))).toEqual(expected.map(({ j }) => j));
            expect(Array.from(out.distances.subarray(0, found))).toEqual(expected.map(({ d }) => d));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test("finds and counts all points within a radius, with the border or without it", () => {
    fc.assert(
      fc.property(clouds, fc.boolean(), ({ length, dimension, seed, round, norm, window, apart }, strict) => {
        const points = cloud(length, dimension, seed, round);
        const tree = kdTree(points, { norm });
        const out = roomFor(length);
        for (let i = 0; i < length; i += 7) {
          const query = queryOf(points.values, { start: i * dimension, around: i, window, apart });
          const radius = round ? 2 : distance(norm, points, i, length - 1);
          const expected = Array.from({ length }, (_, j) => j).filter((j) => {
            const d = distance(norm, points, i, j);
            return Math.abs(i - j) > window && (!apart || d > 0) && (strict ? d < radius : d <= radius);
          });
          const found = tree.withinInto(query, radius, out, strict);
          expect(Array.from(out.indices.slice(0, found)).sort((a, b) => a - b)).toEqual(expected);
          expect(tree.countWithin(query, radius, strict)).toBe(expected.length);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("of a constant series finds points at distance 0, and none that are apart", () => {
    const points = seriesOf(new Float64Array(100));
    const tree = kdTree(points);
    expect(Array.from(nearestNeighbors(tree, [0], { count: 3, around: 0 }).indices)).toEqual([1, 2, 3]);
    expect(tree.nearestInto(queryOf(points.values, { apart: true }), roomFor(3))).toBe(0);
  });

  test("refuses points that are not finite, and queries of the wrong length", () => {
    expect(() => kdTree(seriesOf([1, Number.NaN]))).toThrow(/kdTree: points.values must be finite, got NaN at index 1/);
    expect(() => nearestNeighbors(kdTree(seriesOf([1, 2])), [1, 2])).toThrow(/point must have 1 numbers, got 2/);
    expect(() => nearestNeighbors(kdTree(seriesOf([1, 2])), [1], { count: 0 })).toThrow(/count must be a whole number/);
  });
});
