import { createRng, lengthOf, seriesOf, standardDeviations } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  averagedFalseNeighbors,
  averageMutualInformation,
  crossMapping,
  decorrelationLag,
  delayEmbedding,
  falseNeighbors,
  generalEmbedding,
  improvedFalseNeighbors,
  mutualInformationLag,
  pecuzalEmbedding,
  simplexProjection,
  sMap,
} from "../../src/index.ts";
import { component, henonSeries, logisticSeries, noise, scaled, sine } from "../point-sets.ts";
import { convectionSeries } from "../systems.ts";

const henon = component(henonSeries(2000), 0);
const convection = component(convectionSeries(3000, 0.02), 0);

describe("delayEmbedding", () => {
  test("holds the value at i + j τ in place j of sample i, and all components of a larger series", () => {
    const series = noise(40, 2);
    const { dimension, values } = delayEmbedding(series, { dimension: 3, delay: 4 });
    expect(dimension).toBe(6);
    expect(values.length / 6).toBe(40 - 8);
    for (let i = 0; i < 32; i++) {
      for (let j = 0; j < 3; j++) {
        for (let c = 0; c < 2; c++) expect(values[6 * i + 2 * j + c]).toBe(series.values[2 * (i + 4 * j) + c]);
      }
    }
  });

  test("of one dimension is the series, and needs samples enough", () => {
    expect(delayEmbedding(henon, { dimension: 1 }).values).toEqual(henon.values);
    expect(() => delayEmbedding(seriesOf([1, 2, 3]), { dimension: 3, delay: 2 })).toThrow(/a span of 4 samples/);
    expect(() => generalEmbedding(henon, [{ component: 1, delay: 0 }])).toThrow(/component must be below 1, got 1/);
  });
});

describe("averageMutualInformation", () => {
  test("at lag 0 is the entropy, falls from there, and does not feel scale", () => {
    const information = averageMutualInformation(convection, { maxLag: 20, bins: 16 });
    for (let lag = 1; lag <= 8; lag++) expect(information[lag]).toBeLessThan(information[lag - 1]);
    const other = averageMutualInformation(scaled(convection, 0.5, 0), { maxLag: 20, bins: 16 });
    other.forEach((value, lag) => {
      expect(value).toBeCloseTo(information[lag], 9);
    });
    const even = seriesOf(Float64Array.from({ length: 64 }, (_, k) => k % 8));
    expect(averageMutualInformation(even, { maxLag: 0, bins: 8 })[0]).toBeCloseTo(Math.log(8), 12);
  });

  test("of noise is its bias, of a constant 0", () => {
    const [, first] = averageMutualInformation(noise(5000), { maxLag: 1, bins: 8 });
    expect(first).toBeLessThan((2 * 49) / (2 * 5000));
    expect(Array.from(averageMutualInformation(seriesOf(new Float64Array(9)), { maxLag: 2 }))).toEqual([0, 0, 0]);
    expect(mutualInformationLag(seriesOf(new Float64Array(9)), { maxLag: 2 })).toBe(Infinity);
  });
});

describe("decorrelationLag", () => {
  test("of a wave is a quarter of its period at level 0", () => {
    expect(decorrelationLag(sine(4000, 81), { level: 0 })).toBe(21);
    expect(decorrelationLag(sine(4000, 80), { level: -2 })).toBe(Infinity);
  });
});

describe("falseNeighbors", () => {
  test("vanish from the embedding dimension on: 2 for the Hénon map, 3 for convection", () => {
    const map = falseNeighbors(henon, { dimensions: [1, 2, 3], window: 0 });
    expect(map.fractions[0]).toBeGreaterThan(0.5);
    expect(map.fractions[1]).toBeLessThan(0.01);
    const flow = falseNeighbors(convection, { delay: 8, dimensions: [1, 2, 3] });
    expect(flow.fractions[0]).toBeGreaterThan(0.9);
    expect(flow.fractions[2]).toBeLessThan(0.01);
    map.fractions.forEach((share, k) => {
      expect(share).toBeGreaterThanOrEqual(Math.max(map.byRatio[k], map.bySize[k]));
    });
    expect(improvedFalseNeighbors(henon, { dimensions: [1, 2], ratio: 10, window: 0 })[1]).toBeLessThan(0.01);
  });

  test("do not feel scale and offset", () => {
    const { fractions } = falseNeighbors(henon, { dimensions: [1, 2] });
    expect(falseNeighbors(scaled(henon, 8, 0), { dimensions: [1, 2] }).fractions).toEqual(fractions);
  });
});

describe("averagedFalseNeighbors", () => {
  test("stop changing for the Hénon map, and E2 tells it from noise", () => {
    const { e1, e2, growth } = averagedFalseNeighbors(henon, { window: 0 });
    expect(e1[0]).toBeLessThan(0.3);
    expect(e1[3]).toBeGreaterThan(0.85);
    expect(Math.min(...e2)).toBeLessThan(0.7);
    for (const factor of growth) expect(factor).toBeGreaterThanOrEqual(1);
  });
});

describe("simplexProjection and sMap", () => {
  test("predict chaos, not noise, and worse the further ahead", () => {
    const series = logisticSeries(1000);
    const skill = (horizon: number) => simplexProjection(series, { dimension: 2, horizon }).correlation;
    expect(skill(1)).toBeGreaterThan(0.99);
    expect(skill(1)).toBeGreaterThan(skill(4));
    expect(skill(4)).toBeGreaterThan(skill(10));
    expect(Math.abs(simplexProjection(noise(1000)).correlation)).toBeLessThan(0.15);
  });

  test("predict a periodic series exactly", () => {
    const series = seriesOf(Float64Array.from({ length: 100 }, (_, k) => (k * k) % 7));
    expect(simplexProjection(series, { dimension: 3, neighbors: 2 }).meanAbsoluteError).toBeLessThan(1e-5);
  });

  test("with one linear map predict a linear recursion exactly", () => {
    const wave = sine(200, 17.3);
    const { correlation, meanAbsoluteError } = sMap(wave, { dimension: 2, locality: 0 });
    expect(meanAbsoluteError).toBeLessThan(1e-9);
    expect(correlation).toBeCloseTo(1, 9);
  });

  test("gain skill by locality where the dynamics are nonlinear, not where they are linear", () => {
    const skill = (series: typeof henon, locality: number) => sMap(series, { dimension: 2, locality }).correlation;
    const short = { ...henon, values: henon.values.slice(0, 400) };
    expect(skill(short, 4)).toBeGreaterThan(skill(short, 0) + 0.1);
  });
});

describe("crossMapping", () => {
  test("recovers the driver from the driven, better than the other way round", () => {
    const [x, y] = [[0.4], [0.2]];
    for (let k = 1; k < 800; k++) {
      x.push(x[k - 1] * (3.8 - 3.8 * x[k - 1]));
      y.push(y[k - 1] * (3.5 - 3.5 * y[k - 1] - 0.1 * x[k - 1]));
    }
    const skills = (cause: number[], effect: number[]) =>
      crossMapping(seriesOf(cause), seriesOf(effect), { rng: createRng(1), dimension: 2, draws: 5 }).skills;
    const right = skills(x, y);
    expect(right[7]).toBeGreaterThan(0.8);
    expect(right[7]).toBeGreaterThan(right[0] + 0.1);
    expect(right[7]).toBeGreaterThan(skills(y, x)[7] + 0.3);
  });

  test("gives the same for the same seed", () => {
    const [cause, effect] = [noise(200), noise(200, 1, 2)];
    const once = crossMapping(cause, effect, { rng: createRng(3) });
    expect(crossMapping(cause, effect, { rng: createRng(3) })).toEqual(once);
  });
});

describe("pecuzalEmbedding", () => {
  test("finds three coordinates for convection, with falling L", () => {
    const { coordinates, changes, points } = pecuzalEmbedding(convection, { maxDelay: 40, window: 10 });
    expect(coordinates.length).toBeGreaterThanOrEqual(3);
    expect(coordinates.length).toBeLessThanOrEqual(4);
    expect(coordinates[0]).toEqual({ component: 0, delay: 0 });
    for (const change of changes) expect(change).toBeLessThan(0);
    expect(points.dimension).toBe(coordinates.length);
    expect(lengthOf(points)).toBe(3000 - Math.max(...coordinates.map(({ delay }) => delay)));
  });

  test("leaves white noise at one coordinate", () => {
    expect(pecuzalEmbedding(noise(1000), { maxDelay: 20 }).coordinates.length).toBe(1);
  });

  test("does not feel scale", () => {
    const { coordinates } = pecuzalEmbedding(henon, { maxDelay: 5 });
    expect(pecuzalEmbedding(scaled(henon, 4, 0), { maxDelay: 5 }).coordinates).toEqual(coordinates);
    expect(standardDeviations(henon)[0]).toBeGreaterThan(0);
  });
});
