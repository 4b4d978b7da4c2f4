import { existsSync } from "node:fs";
import { createRng, type TimeSeries } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { boxAround, boxAroundOrigin, stateSpaceDivergence, stateSpaceDivergenceFloor } from "../src/index.ts";
import { readNpy } from "./npy.ts";
import { casesOf, expectClose, hasReference, readReference, seriesOf } from "./reference.ts";

function cloud(length: number, dimension: number, { seed = 1, width = 1 } = {}): TimeSeries {
  const rng = createRng(seed);
  return {
    dimension,
    interval: 1,
    values: Float64Array.from({ length: length * dimension }, () => width * rng.normal()),
  };
}

/** The definition with all K^N cells, for small N. */
function denseDivergence(truth: TimeSeries, generated: TimeSeries, bins: number): number {
  const { lower, upper } = boxAround(truth);
  const n = truth.dimension;
  const probabilities = ({ values }: TimeSeries) => {
    const counts = new Array<number>(bins ** n).fill(0);
    for (let k = 0; k < values.length; k += n) {
      const place = Array.from({ length: n }, (_, i) =>
        Math.floor(((values[k + i] - lower[i]) / (upper[i] - lower[i])) * bins),
      );
      if (place.every((bin) => bin >= 0 && bin < bins)) counts[place.reduce((cell, bin) => cell * bins + bin)]++;
    }
    const total = counts.reduce((a, b) => a + b) + 1e-5 * counts.length;
    return counts.map((count) => (count + 1e-5) / total);
  };
  const q = probabilities(generated);
  return probabilities(truth).reduce((sum, p, k) => sum + p * Math.log(p / q[k]), 0);
}

describe("stateSpaceDivergence", () => {
  test.each([1, 2, 3, 4])("in %i dimensions is the sum over all cells that defines it", (dimension) => {
    const truth = cloud(500, dimension);
    const generated = cloud(700, dimension, { seed: 2, width: 1.2 });
    for (const bins of [1, 2, 7]) {
      const got = stateSpaceDivergence(truth, generated, { bins });
      expect(got).toBeCloseTo(denseDivergence(truth, generated, bins), 10);
    }
  });

  test("between a series and itself, in any order, is 0", () => {
    for (const dimension of [1, 3, 10]) {
      const series = cloud(300, dimension);
      expect(stateSpaceDivergence(series, series)).toBeCloseTo(0, 13);
    }
    const line = cloud(300, 1);
    expect(stateSpaceDivergence(line, { ...line, values: line.values.slice().reverse() })).toBeCloseTo(0, 13);
  });

  test("is not negative", () => {
    for (let seed = 2; seed < 30; seed++) {
      expect(stateSpaceDivergence(cloud(200, 2), cloud(200, 2, { seed }), { bins: 3 })).toBeGreaterThanOrEqual(0);
    }
  });

  test("does not change when both series are stretched and shifted, or the components permuted", () => {
    const [truth, generated] = [cloud(400, 2), cloud(400, 2, { seed: 2 })];
    const expected = stateSpaceDivergence(truth, generated);
    const stretch = ({ values }: TimeSeries): TimeSeries => ({
      ...truth,
      values: values.map((value, k) => (k % 2 === 0 ? 3 * value - 40 : -0.01 * value + 1)),
    });
    const swap = ({ values }: TimeSeries): TimeSeries => ({ ...truth, values: values.map((_, k) => values[k ^ 1]) });
    expect(stateSpaceDivergence(swap(truth), swap(generated))).toBeCloseTo(expected, 12);
    expect(stateSpaceDivergence(stretch(truth), stretch(generated))).toBeCloseTo(expected, 12);
  });

  test("counts more than 65,535 points of one cell rightly", () => {
    const truth = cloud(2, 1);
    const many = { dimension: 1, interval: 1, values: new Float64Array(70_000).fill(truth.values[0]) };
    // p = (1/2, 1/2), q = (1, 0) up to the pseudo-counts.
    const q = [1e-5, 70_000 + 1e-5].map((count) => count / (70_000 + 2e-5));
    const p = (1 + 1e-5) / (2 + 2e-5);
    expect(stateSpaceDivergence(truth, many, { bins: 2 })).toBeCloseTo(
      p * Math.log(p / q[0]) + p * Math.log(p / q[1]),
      10,
    );
  });

  test("tells neighbouring cells apart among 10^15", () => {
    const truth = cloud(50, 10);
    // Every point stands alone in its cell: moved to other lone cells, p and q exchange 1 + α and α point by point.
    const moved = { ...truth, values: truth.values.map((value, k) => (k % 10 === 9 ? -value : value)) };
    const cells = 32 ** 10;
    const total = 50 + 1e-5 * cells;
    const expected =
      50 * ((1 + 1e-5) / total) * Math.log((1 + 1e-5) / 1e-5) + 50 * (1e-5 / total) * Math.log(1e-5 / (1 + 1e-5));
    const { lower, upper } = boxAround(truth);
    const box = {
      lower: lower.map((a, i) => Math.min(a, -upper[i])),
      upper: upper.map((b, i) => Math.max(b, -lower[i])),
    };
    expect(stateSpaceDivergence(truth, moved, { bins: 32, box }) / expected).toBeCloseTo(1, 12);
  });

  test("leaves out what lies outside the box, closed below and open above", () => {
    const truth = { dimension: 1, interval: 1, values: Float64Array.of(0, 1) };
    const box = { lower: Float64Array.of(0), upper: Float64Array.of(2) };
    const inside = { ...truth, values: Float64Array.of(0, 1) };
    const more = { ...truth, values: Float64Array.of(0, 1, 2, -1e-9, 1e300) };
    expect(stateSpaceDivergence(truth, inside, { bins: 2, box })).toBe(0);
    expect(stateSpaceDivergence(truth, more, { bins: 2, box })).toBe(0);
  });

  test("from a model that left the box or the finite numbers is Infinity", () => {
    const truth = cloud(100, 2);
    expect(stateSpaceDivergence(truth, { ...truth, values: truth.values.map((value) => value + 100) })).toBe(Infinity);
    expect(
      stateSpaceDivergence(truth, { ...truth, values: truth.values.map((value, k) => (k === 7 ? Number.NaN : value)) }),
    ).toBe(Infinity);
  });

  test("refuses what it cannot measure", () => {
    const truth = cloud(100, 2);
    expect(() => stateSpaceDivergence(truth, cloud(100, 3))).toThrow(/same dimension, got 2 and 3/);
    expect(() => stateSpaceDivergence(truth, truth, { bins: 0 })).toThrow(
      /bins must be a whole number, at least 1, got 0/,
    );
    expect(() => stateSpaceDivergence(cloud(100, 11), cloud(100, 11))).toThrow(/too many cells/);
    const flat = { ...truth, values: truth.values.map((value, k) => (k % 2 === 0 ? value : 1)) };
    expect(() => stateSpaceDivergence(flat, truth)).toThrow(/no width in component 1/);
    expect(() =>
      stateSpaceDivergence({ ...truth, values: truth.values.map((value, k) => (k === 3 ? Infinity : value)) }, truth),
    ).toThrow(/at index 3/);
  });

  const { multivariate } = readReference("series");
  const { inline } = readReference("metrics_distribution");
  test.skipIf(!hasReference).for(casesOf("metrics_distribution", "d_stsp_binned"))(
    "equals the reference value: %s (needs the reference values)",
    ([, { input, params, expected, tol }]) => {
      const truth = seriesOf(multivariate[input.true.multivariate]);
      const generated = seriesOf(multivariate[input.gen.multivariate] ?? inline[input.gen.inline]);
      const box = params.binning.startsWith("legacy") ? boxAroundOrigin(truth) : boxAround(truth);
      expectClose(stateSpaceDivergence(truth, generated, { bins: params.bins, box }), expected, tol);
    },
  );

  const data = new URL("../../../../shared/data/lorenz63/", import.meta.url);
  test.skipIf(!existsSync(data))("of clean from noisy Lorenz data has the published floors (needs the data)", () => {
    const noisy = readNpy(new URL("lorenz63_on0.05_train.npy", data), 0.01);
    const clean = readNpy(new URL("lorenz63_test.npy", data), 0.01);
    expect(stateSpaceDivergence(noisy, clean)).toBeCloseTo(0.69, 2);
    expect(stateSpaceDivergence(clean, noisy)).toBeCloseTo(0.12, 2);
  });
});

describe("stateSpaceDivergenceFloor", () => {
  test("is the divergence of the second half from the first", () => {
    const series = cloud(1001, 2);
    const half = (start: number) => ({ ...series, values: series.values.slice(start, start + 1000) });
    expect(stateSpaceDivergenceFloor(series)).toBe(stateSpaceDivergence(half(0), half(1000)));
  });

  test("falls as the series grows", () => {
    const floors = [1000, 10_000, 100_000].map((length) => stateSpaceDivergenceFloor(cloud(length, 2), { bins: 10 }));
    expect(floors[1]).toBeLessThan(floors[0] / 3);
    expect(floors[2]).toBeLessThan(floors[1] / 3);
  });
});

describe("boxes", () => {
  test("around a series holds all its points, around the origin two deviations", () => {
    const series = cloud(1000, 3);
    const { lower, upper } = boxAround(series);
    expect(series.values.every((value, k) => value > lower[k % 3] && value < upper[k % 3])).toBe(true);
    boxAroundOrigin({ dimension: 1, interval: 1, values: Float64Array.of(-1, 0, 1) }).upper.forEach((side) => {
      expect(side).toBeCloseTo(2, 15);
    });
  });
});
