import { NumericalError } from "@attractors/core";
import { integrator } from "@attractors/solvers";
import { describe, expect, test } from "vitest";
import {
  localLyapunovExponents,
  lyapunovSpectrum,
  maximalLyapunovExponent,
  twoTrajectoryExponent,
} from "../../src/index.ts";
import { catMap, convection, henon, henonMap, linearFlow, logisticMap } from "../systems.ts";

describe("maximalLyapunovExponent", () => {
  test("is the first exponent of the spectrum", () => {
    const options = { duration: 200, transient: 20, alignment: 20 };
    const { value, standardError } = maximalLyapunovExponent(convection, options);
    const { exponents, standardErrors } = lyapunovSpectrum(convection, { ...options, count: 1 });
    expect([value, standardError]).toEqual([exponents[0], standardErrors[0]]);
  });

  test("of a map, its stepper and a stepper by hand are the same", () => {
    const { value } = maximalLyapunovExponent(henonMap);
    expect(maximalLyapunovExponent(henon()).value).toBe(value);
    expect(lyapunovSpectrum(henonMap).exponents[0]).toBe(value);
  });

  test("asks for derivatives", () => {
    const { map, initialState } = henonMap;
    expect(() => maximalLyapunovExponent({ dimension: 2, map, initialState })).toThrow(
      /the map has no jacobian; give it/,
    );
  });
});

describe("twoTrajectoryExponent", () => {
  test("agrees with one tangent vector, for a flow, a map and a stepper", () => {
    const close = (a: { value: number; standardError: number }, b: typeof a) =>
      expect(Math.abs(a.value - b.value)).toBeLessThan(4 * Math.hypot(a.standardError, b.standardError));
    close(twoTrajectoryExponent(convection, { duration: 500 }), maximalLyapunovExponent(convection, { duration: 500 }));
    close(twoTrajectoryExponent(integrator(convection), { duration: 500 }), maximalLyapunovExponent(convection));
    close(twoTrajectoryExponent(henonMap), maximalLyapunovExponent(henonMap));
  });

  test("of a linear flow is its largest rate", () => {
    expect(
      twoTrajectoryExponent(linearFlow([-0.5, 1], [0, -2]), { transient: 0, duration: 20, alignment: 20 }).value,
    ).toBeCloseTo(-0.5, 5);
  });

  test("of Arnold's cat map is ln((3 + √5) / 2), where both stay on one sheet", () => {
    const { value } = twoTrajectoryExponent(catMap, { duration: 2000, separation: 1e-10 });
    expect(Math.abs(value - Math.log((3 + Math.sqrt(5)) / 2))).toBeLessThan(0.02);
  });

  test("says when the trajectories meet, and refuses bounds that do not hold the separation", () => {
    const flat = { ...logisticMap(2), map: (_: Float64Array, out: Float64Array) => out.set([0.5]) };
    expect(() => twoTrajectoryExponent(flat)).toThrow(NumericalError);
    expect(() => twoTrajectoryExponent(henonMap, { bounds: [1, 2] })).toThrow(/bounds must lie around the separation/);
    expect(() => twoTrajectoryExponent(henonMap, { separation: 0 })).toThrow(/separation must be positive, got 0/);
  });
});

describe("localLyapunovExponents", () => {
  test("average to the spectrum over the same stretch", () => {
    const how = { transient: 100, alignment: 100 };
    const { exponents, count, times } = localLyapunovExponents(henonMap, { window: 10, windows: 500, ...how });
    const mean = [0, 1].map((i) => exponents.filter((_, k) => k % count === i).reduce((a, b) => a + b) / 500);
    const spectrum = lyapunovSpectrum(henonMap, { duration: 5000, blocks: 500, ...how }).exponents;
    expect(mean[0]).toBeCloseTo(spectrum[0], 12);
    expect(mean[1]).toBeCloseTo(spectrum[1], 12);
    expect(times[1] - times[0]).toBe(10);
    // Every window contracts areas by 0.3 in each step.
    expect(exponents[0] + exponents[1]).toBeCloseTo(Math.log(0.3), 12);
  });

  test("refuse a window that is not positive", () => {
    expect(() => localLyapunovExponents(henonMap, { window: 0 })).toThrow(/window must be positive, got 0/);
  });
});
