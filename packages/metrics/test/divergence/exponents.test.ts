import { seriesOf } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  delayEmbedding,
  eckmannRuelleSpectrum,
  kantzExponent,
  rosensteinExponent,
  wolfExponent,
} from "../../src/index.ts";
import { component, henonSeries, logisticSeries, noise, scaled, sine } from "../point-sets.ts";

const logistic = delayEmbedding(logisticSeries(3000), { dimension: 2 });

describe("rosensteinExponent", () => {
  test("of the logistic map is ln 2, of the Hénon map 0.419, within its interval or near", () => {
    const { value, status } = rosensteinExponent(logistic, { steps: 15 });
    expect(Math.abs(value - Math.LN2)).toBeLessThan(0.03);
    expect(status).toBe("scaling");
    const henon = rosensteinExponent(henonSeries(4000), { steps: 20 });
    expect(Math.abs(henon.value - 0.419)).toBeLessThan(0.03);
    expect(henon.interval[0]).toBeLessThan(henon.value);
    expect(henon.range[1]).toBeGreaterThan(henon.range[0]);
  });

  test("is per unit of time, and does not feel scale and offset", () => {
    const { value, curve } = rosensteinExponent(logistic, { steps: 15 });
    const slow = { ...scaled(logistic, 8, 0), interval: 0.1 };
    const other = rosensteinExponent(slow, { steps: 15 });
    expect(other.value).toBeCloseTo(10 * value, 6);
    other.curve.y.forEach((y, k) => {
      expect(y).toBeCloseTo(curve.y[k] + Math.log(8), 9);
    });
  });

  test("says that noise and a sine have no range of growth", () => {
    expect(rosensteinExponent(noise(1000, 3)).status).toBe("no-scaling-region");
    expect(rosensteinExponent(delayEmbedding(sine(2000), { dimension: 2, delay: 8 })).status).toBe("no-scaling-region");
  });
});

describe("kantzExponent", () => {
  test("of the logistic map is ln 2, whatever the radius", () => {
    for (const radius of [0.002, 0.01]) {
      const { value, samples } = kantzExponent(logistic, { steps: 10, radius });
      expect(Math.abs(value - Math.LN2)).toBeLessThan(0.06);
      expect(samples).toBeGreaterThan(2000);
    }
  });

  test("with one neighbour each and all of them nearest is what Rosenstein's curve bounds from above", () => {
    const options = { steps: 8, window: 0 };
    const { curve } = kantzExponent(logistic, { ...options, radius: 0.001 });
    expect(curve.y[0]).toBeLessThan(Math.log(0.001));
    for (let k = 1; k < 5; k++) expect(curve.y[k]).toBeGreaterThan(curve.y[k - 1]);
  });
});

describe("eckmannRuelleSpectrum", () => {
  test("of the Hénon map is about 0.419 and -1.623, and sums to ln 0.3", () => {
    const x = component(henonSeries(3000), 0);
    const [first, second] = eckmannRuelleSpectrum(x, { exponents: 2, dimension: 2, neighbors: 8 });
    expect(Math.abs(first.value - 0.419)).toBeLessThan(0.03);
    expect(Math.abs(first.value + second.value - Math.log(0.3))).toBeLessThan(0.1);
  });

  test("of a linear recursion is the logarithm of its eigenvalues", () => {
    // x_{k+1} = 1.1 x_k - 0.3 x_{k-1}: eigenvalues 0.5 and 0.6, driven by nothing, restarted by a kick.
    const values = [1, 0.2];
    for (let k = 2; k < 8; k++) values.push(1.1 * values[k - 1] - 0.3 * values[k - 2]);
    const [first, second] = eckmannRuelleSpectrum(seriesOf(values), { exponents: 2, dimension: 2, neighbors: 2 });
    expect(first.value + second.value).toBeCloseTo(Math.log(0.3), 6);
  });
});

describe("wolfExponent", () => {
  test("of the logistic map is near ln 2, of a sine near 0", () => {
    expect(Math.abs(wolfExponent(logistic).value - Math.LN2)).toBeLessThan(0.1);
    const wave = delayEmbedding(sine(3000), { dimension: 2, delay: 8 });
    expect(Math.abs(wolfExponent(wave).value)).toBeLessThan(0.01);
  });

  test("counts its replacements, and is positive even for noise: beware", () => {
    const { value, replacements, poor } = wolfExponent(noise(1000, 3), { steps: 1, window: 0 });
    expect(replacements).toBe(999);
    expect(poor).toBeGreaterThan(100);
    expect(value).toBeGreaterThan(0.5);
  });
});
