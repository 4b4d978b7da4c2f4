import { seriesOf } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  boxProbabilities,
  correlationDimension,
  correlationSum,
  fixedMassDimension,
  generalizedDimension,
  higuchiDimension,
  katzDimension,
  localDimensions,
  maximumNorm,
  moltenoDimension,
  petrosianDimension,
  pointwiseDimension,
  powerLawDimension,
  renyiEntropyOf,
  takensDimension,
} from "../../src/index.ts";
import { cantor, cube, henonSeries, noise, scaled, sine } from "../point-sets.ts";

/** The dimension of the Cantor set. */
const CANTOR = Math.log(2) / Math.log(3);

describe("correlationSum", () => {
  test("rises with the radius from 0 to 1, and scales with space", () => {
    const points = noise(400, 3);
    const radii = [0.1, 0.5, 1, 2, 4, 20];
    const { sums, pairs } = correlationSum(points, radii, { window: 5 });
    for (let k = 1; k < sums.length; k++) expect(sums[k]).toBeGreaterThanOrEqual(sums[k - 1]);
    expect(sums[5]).toBe(1);
    expect(pairs).toBe((395 * 394) / 2);
    const wide = correlationSum(
      scaled(points, 4, 0),
      radii.map((r) => 4 * r),
      { window: 5 },
    );
    expect(wide.sums).toEqual(sums);
  });

  test("of order q is a power mean over points: it falls with falling q, and is the share of pairs at q = 2", () => {
    const points = henonSeries(500);
    const at = (order: number) => correlationSum(points, [0.1], { window: 0, order }).sums[0];
    const mean = correlationSum(points, [0.1], { window: 0 }).sums[0];
    expect(at(2.000001)).toBeCloseTo(mean, 6);
    expect(at(3)).toBeGreaterThan(mean);
    expect(at(1)).toBeLessThan(mean);
    expect(at(1.000001)).toBeCloseTo(at(1), 4);
  });

  test("counts each point itself if asked to, as nolds does", () => {
    const points = seriesOf([0, 1, 3]);
    expect(correlationSum(points, [1], { window: 0, closed: true, selfMatches: true }).sums[0]).toBe((2 + 3) / 6);
    expect(correlationSum(points, [1], { window: 0 }).counts[0]).toBe(0);
  });
});

describe("correlationDimension", () => {
  test("of a line, a square and a cube is 1, 2, 3", () => {
    for (const dimension of [1, 2, 3]) {
      const { value, interval, status } = correlationDimension(cube(3000, dimension), { window: 0 });
      expect(Math.abs(value - dimension)).toBeLessThan(0.06 * dimension);
      expect(interval[0]).toBeLessThanOrEqual(value);
      expect(interval[1]).toBeGreaterThanOrEqual(value);
      expect(status).toBe("scaling");
    }
  });

  test("of the Cantor set is ln 2 / ln 3, of the Hénon attractor 1.22", () => {
    expect(correlationDimension(cantor(4000), { bend: 0.3 }).value).toBeCloseTo(CANTOR, 1);
    expect(Math.abs(correlationDimension(henonSeries(5000)).value - 1.22)).toBeLessThan(0.05);
  });

  test("does not feel scale, offset and the norm", () => {
    const points = henonSeries(3000);
    const { value } = correlationDimension(points);
    expect(correlationDimension(scaled(points, 1024, 0)).value).toBeCloseTo(value, 6);
    expect(Math.abs(correlationDimension(points, { norm: maximumNorm }).value - value)).toBeLessThan(0.05);
  });
});

describe("boxProbabilities and renyiEntropyOf", () => {
  test("sum to 1, and entropies fall with their order", () => {
    const shares = boxProbabilities(henonSeries(1000), 0.1);
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    const entropies = [0, 0.5, 1, 2, 5].map((order) => renyiEntropyOf(shares, order));
    for (let k = 1; k < 5; k++) expect(entropies[k]).toBeLessThan(entropies[k - 1]);
    expect(entropies[0]).toBeCloseTo(Math.log(shares.length), 12);
    expect(renyiEntropyOf(shares, 1 + 1e-7)).toBeCloseTo(entropies[2], 5);
  });

  test("count each box once, in seven dimensions too", () => {
    expect(boxProbabilities(cube(500, 7), 2)).toEqual(Float64Array.of(1));
    expect(boxProbabilities(cube(500, 7), 1e-6).length).toBe(500);
  });
});

describe("generalizedDimension", () => {
  test("of a line and a square is 1 and 2 at every order", () => {
    for (const order of [0, 1, 2]) {
      expect(Math.abs(generalizedDimension(cube(10_000, 1), { order }).value - 1)).toBeLessThan(0.1);
      expect(Math.abs(generalizedDimension(cube(20_000, 2), { order }).value - 2)).toBeLessThan(0.3);
    }
    expect(Math.abs(moltenoDimension(cube(20_000, 2)).value - 2)).toBeLessThan(0.1);
  });

  test("of the Cantor set over powers of 3 is ln 2 / ln 3", () => {
    const sizes = [1, 2, 3, 4, 5, 6].map((k) => 3 ** -k * (1 + 1e-9));
    const points = cantor(20_000);
    for (const order of [0, 1, 2]) {
      const { value } = generalizedDimension(points, { order, sizes, range: [sizes[5], sizes[0]] });
      expect(Math.abs(value - CANTOR)).toBeLessThan(0.03);
    }
  });
});

describe("takensDimension", () => {
  test("is the exponent of a power law of distances, and its interval holds it", () => {
    for (const dimension of [1, 2]) {
      const { value, interval } = takensDimension(cube(4000, dimension), { radius: 0.02, window: 0 });
      expect(Math.abs(value - dimension)).toBeLessThan(0.1);
      expect(interval[0]).toBeLessThan(value);
      expect(interval[1]).toBeGreaterThan(value);
    }
    expect(Math.abs(takensDimension(henonSeries(4000)).value - 1.22)).toBeLessThan(0.05);
  });
});

describe("fixedMassDimension, pointwiseDimension, localDimensions", () => {
  test("of a square are 2", () => {
    const square = cube(4000, 2);
    expect(Math.abs(fixedMassDimension(square, { window: 0 }).value - 2)).toBeLessThan(0.1);
    const { value, dimensions, extremalIndices } = localDimensions(square);
    expect(Math.abs(value - 2)).toBeLessThan(0.2);
    expect(dimensions.length).toBe(4000);
    // Independent draws do not stay near.
    const mean = extremalIndices.reduce((a, b) => a + b) / 4000;
    expect(Math.abs(mean - 1)).toBeLessThan(0.05);
    let middle = 0;
    while (Math.hypot(square.values[2 * middle] - 0.5, square.values[2 * middle + 1] - 0.5) > 0.1) middle++;
    const radii = Array.from({ length: 12 }, (_, k) => 0.03 * 1.25 ** k);
    expect(Math.abs(pointwiseDimension(square, middle, { radii, window: 0 }).value - 2)).toBeLessThan(0.4);
  });

  test("the extremal index of a slow wave is small: it stays near", () => {
    const wave = sine(2000, 301.7);
    const { extremalIndices } = localDimensions(wave, { samples: [500, 700] });
    for (const index of extremalIndices) expect(index).toBeLessThan(0.4);
  });
});

describe("powerLawDimension", () => {
  test("grows with the dimension, and does not feel scale", () => {
    const values = [1, 2, 3].map((dimension) => powerLawDimension(cube(600, dimension)));
    expect(values[0]).toBeLessThan(values[1]);
    expect(values[1]).toBeLessThan(values[2]);
    expect(powerLawDimension(scaled(cube(600, 2), 7, 1))).toBeCloseTo(values[1], 9);
  });
});

describe("dimensions of curves", () => {
  test("are 1 for a line, and about 2 for white noise in Higuchi's form", () => {
    const line = seriesOf(Float64Array.from({ length: 200 }, (_, k) => 3 * k - 7));
    expect(higuchiDimension(line).value).toBeCloseTo(1, 9);
    expect(petrosianDimension(line)).toBe(1);
    expect(katzDimension(line)).toBeCloseTo(1, 12);
    expect(Math.abs(higuchiDimension(noise(4000)).value - 2)).toBeLessThan(0.03);
  });

  test("of a random walk is 3/2 in Higuchi's form", () => {
    let sum = 0;
    const walk = { ...noise(8000), values: noise(8000).values.map((step) => (sum += step)) };
    expect(Math.abs(higuchiDimension(walk).value - 1.5)).toBeLessThan(0.05);
  });

  test("do not feel scale and offset", () => {
    const series = noise(500);
    for (const measure of [petrosianDimension, katzDimension, (s: typeof series) => higuchiDimension(s).value]) {
      expect(measure(scaled(series, 5, 3))).toBeCloseTo(measure(series), 9);
    }
  });
});
