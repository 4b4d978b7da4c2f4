import { createRng, type TimeSeries } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { arithmeticMean, batchMaximum, jacobianUpperBound, productUpperBound, suggestAlpha } from "../../src/index.ts";

function orbit(map: (x: number[]) => number[], start: number[], length: number): TimeSeries {
  const values = new Float64Array(length * start.length);
  let x = start;
  for (let k = 0; k < length; k++) {
    values.set(x, k * start.length);
    x = map(x);
  }
  return { dimension: start.length, interval: 1, values };
}

/** x^2, started where it goes round without end: of slope 3 everywhere, modulo 1. */
const tripling = (): TimeSeries => {
  const rng = createRng(1);
  const values = Float64Array.from({ length: 4000 }, () => 0);
  let x = 0.2;
  for (let k = 0; k < values.length; k++) {
    values[k] = x;
    x = (3 * x + 1e-9 * rng.uniform()) % 1;
  }
  return { dimension: 1, interval: 1, values };
};

describe("suggestAlpha", () => {
  test("of a map that stretches by 3 everywhere is 2/3", () => {
    expect(suggestAlpha(tripling(), { neighbors: 3 })).toBeCloseTo(2 / 3, 1);
  });

  test("of a chaotic map of the plane is that of its own Jacobians", () => {
    const data = orbit(([x, y]) => [1 - 1.4 * x * x + y, 0.3 * x], [0.1, 0.1], 5000);
    const logs: number[] = [];
    for (let k = 12; k < 5000; k += 25) {
      const a = -2.8 * data.values[2 * k];
      const trace = a * a + 1 + 0.09;
      logs.push(Math.log(Math.sqrt((trace + Math.sqrt(trace * trace - 4 * 0.09)) / 2)));
    }
    const kappa = Math.exp(logs.reduce((sum, value) => sum + value) / logs.length);
    // The attractor is thin across its lines: what happens across is seen only in part.
    expect(Math.abs(suggestAlpha(data, { estimate: productUpperBound, neighbors: 12 }) - (1 - 1 / kappa))).toBeLessThan(
      0.1,
    );
  });

  test("of a rotation, in which errors do not grow, is about zero", () => {
    const data = orbit(
      ([x, y]) => [Math.cos(0.5) * x - Math.sin(0.5) * y, Math.sin(0.5) * x + Math.cos(0.5) * y],
      [1, 0],
      2000,
    );
    expect(suggestAlpha(data)).toBeLessThan(0.01);
    expect(suggestAlpha(data, { estimate: arithmeticMean })).toBeLessThan(0.01);
    expect(suggestAlpha(data, { estimate: batchMaximum })).toBeLessThan(0.01);
  });

  test("refuses what it cannot work with", () => {
    const short = orbit(([x]) => [x / 2], [1], 10);
    expect(() => suggestAlpha(short)).toThrow("suggestAlpha: data must have more than 24 samples, got 10");
    expect(() => suggestAlpha({ ...short, values: short.values.fill(Number.NaN) })).toThrow(
      "suggestAlpha: data.values must be finite, got NaN at index 0",
    );
    expect(() => suggestAlpha(tripling(), { estimate: jacobianUpperBound })).toThrow("take productUpperBound");
  });
});
