import { describe, expect, test } from "vitest";
import { criticalLoad, retrievalPhase } from "../../src/index.ts";

describe("the replica-symmetric theory", () => {
  test("ends at the load 0.137905566 with overlap 0.967417", () => {
    const { load, overlap } = criticalLoad();
    expect(load).toBeCloseTo(0.137905566, 9);
    expect(overlap).toBeCloseTo(0.967417, 5);
  });
  test("has a retrieval state just below the critical load, and none just above", () => {
    expect(retrievalPhase({ load: 0.1379 }).overlap).toBeGreaterThan(0.967);
    expect(() => retrievalPhase({ load: 0.138 })).toThrow("no retrieval state at load 0.138");
  });
  test("solves its three equations at temperature 0", () => {
    const load = 0.1;
    const { overlap, noise } = retrievalPhase({ load });
    const C = Math.sqrt(2 / (Math.PI * load * noise)) * Math.exp(-(overlap ** 2) / (2 * load * noise));
    expect(noise).toBeCloseTo(1 / (1 - C) ** 2, 8);
  });
  test("goes over into temperature 0 continuously", () => {
    const cold = retrievalPhase({ load: 0.05, temperature: 0.02 });
    const zero = retrievalPhase({ load: 0.05 });
    expect(cold.overlap).toBeCloseTo(zero.overlap, 4);
    expect(cold.noise).toBeCloseTo(zero.noise, 1);
  });
  test("is the mean-field magnet at load 0: m = tanh(m / T)", () => {
    const { overlap } = retrievalPhase({ load: 0, temperature: 0.8 });
    expect(overlap).toBeCloseTo(Math.tanh(overlap / 0.8), 9);
    expect(overlap).toBeCloseTo(0.7104118, 6);
    expect(() => retrievalPhase({ load: 0, temperature: 1.1 })).toThrow("no retrieval state");
  });
  test("refuses negative numbers", () => {
    expect(() => retrievalPhase({ load: -0.1 })).toThrow("retrievalPhase: load must be at least 0, got -0.1");
    expect(() => retrievalPhase({ load: 0.1, temperature: Number.NaN })).toThrow(RangeError);
  });
});
