import { createRng, seriesOf } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  differentialEntropy,
  hjorthParameters,
  maximumNorm,
  mutualInformation,
  periodogram,
  singularValueEntropy,
  spectralEntropy,
  welch,
} from "../../src/index.ts";

const rng = createRng(7);
const normals = (length: number) => Float64Array.from({ length }, () => rng.normal());

describe("differentialEntropy", () => {
  test("of Gaussian points is d/2 ln(2πe), in both norms", () => {
    for (const dimension of [1, 2, 3]) {
      const series = seriesOf(normals(6000 * dimension), { dimension });
      const truth = (dimension / 2) * Math.log(2 * Math.PI * Math.E);
      for (const options of [{}, { norm: maximumNorm }, { neighbors: 1 }]) {
        expect(Math.abs(differentialEntropy(series, options).value - truth)).toBeLessThan(0.1);
      }
    }
  });

  test("grows by d ln c when the series does by c", () => {
    const series = seriesOf(normals(400), { dimension: 2 });
    const larger = seriesOf(
      series.values.map((value) => 8 * value),
      { dimension: 2 },
    );
    expect(differentialEntropy(larger).value - differentialEntropy(series).value).toBeCloseTo(2 * Math.log(8), 10);
  });

  test("refuses a sample that is repeated too often", () => {
    expect(() => differentialEntropy(seriesOf([1, 2, 2, 2, 3, 4]), { neighbors: 2 })).toThrow(
      /must not repeat a sample/,
    );
  });
});

describe("mutualInformation", () => {
  test("of correlated Gaussians is -ln(1 - r²) / 2, within its interval", () => {
    const x = normals(4000);
    const y = x.map((value) => 0.6 * value + 0.8 * rng.normal());
    const { value, interval } = mutualInformation(seriesOf(x), seriesOf(y));
    expect(value).toBeCloseTo(-Math.log(1 - 0.36) / 2, 1);
    expect(interval[0]).toBeLessThan(-Math.log(1 - 0.36) / 2);
    expect(interval[1]).toBeGreaterThan(-Math.log(1 - 0.36) / 2);
  });

  test("is symmetric, and does not change with the units", () => {
    const x = seriesOf(normals(300));
    const y = seriesOf(x.values.map((value) => value ** 2 + 0.1 * rng.normal()));
    const { value } = mutualInformation(x, y);
    expect(mutualInformation(y, x).value).toBeCloseTo(value, 12);
    expect(mutualInformation(seriesOf(x.values.map((one) => 16 * one)), y).value).toBeCloseTo(value, 12);
  });

  test("counts on a line by bisection what a tree counts in the plane of a component and a constant", () => {
    const x = normals(200);
    const y = seriesOf(normals(200));
    const flat = seriesOf(
      [...x].flatMap((value) => [value, 0]),
      { dimension: 2 },
    );
    expect(mutualInformation(flat, y).value).toBeCloseTo(mutualInformation(seriesOf(x), y).value, 12);
  });

  test("refuses series of different lengths", () => {
    expect(() => mutualInformation(seriesOf(normals(9)), seriesOf(normals(8)))).toThrow(/same length, got 9 and 8/);
  });
});

describe("spectralEntropy", () => {
  test("of white noise is the logarithm of the number of frequencies, less 1 - γ; averaging takes that away", () => {
    const noise = seriesOf(normals(8192));
    expect(spectralEntropy(noise, { spectrum: periodogram }).value).toBeCloseTo(Math.log(4096) - (1 - 0.5772), 1);
    expect(spectralEntropy(noise, { spectrum: welch, normalize: true }).value).toBeGreaterThan(0.98);
  });

  test("of two equal sines is one bit", () => {
    const series = seriesOf(
      Array.from({ length: 200 }, (_, k) => Math.sin(0.1 * Math.PI * k) + Math.sin(0.5 * Math.PI * k)),
    );
    expect(spectralEntropy(series, { base: 2 }).value).toBeCloseTo(1, 10);
  });
});

describe("singularValueEntropy", () => {
  test("of white noise is ln m, and of a period-2 series that of two directions", () => {
    expect(singularValueEntropy(seriesOf(normals(20_000)), { order: 4, normalize: true }).value).toBeCloseTo(1, 3);
    // vectors (1, 0) and (0, 1), equally often
    const series = seriesOf(Array.from({ length: 201 }, (_, k) => k % 2));
    expect(singularValueEntropy(series, { order: 2, base: 2 }).value).toBeCloseTo(1, 12);
  });

  test("of a sine has two singular values, whatever the order", () => {
    const sine = seriesOf(Array.from({ length: 400 }, (_, k) => Math.sin(0.05 * Math.PI * k)));
    const [narrow, wide] = [2, 6].map((order) => Math.exp(singularValueEntropy(sine, { order }).value));
    expect(narrow).toBeLessThan(2.0001);
    expect(wide).toBeLessThan(2.0001);
  });
});

describe("hjorthParameters", () => {
  test("of a sine are its variance, its frequency and 1", () => {
    const sine = seriesOf(Array.from({ length: 6284 }, (_, k) => 3 * Math.sin(0.01 * k)));
    const { activity, mobility, complexity } = hjorthParameters(sine);
    expect(activity).toBeCloseTo(4.5, 2);
    expect(mobility).toBeCloseTo(0.01, 5);
    expect(complexity).toBeCloseTo(1, 2);
  });

  test("of white noise: differences have twice the variance, and theirs three times that", () => {
    const { mobility, complexity } = hjorthParameters(seriesOf(normals(50_000)));
    expect(mobility).toBeCloseTo(Math.SQRT2, 1);
    expect(complexity).toBeCloseTo(Math.sqrt(3 / 2), 1);
  });
});
