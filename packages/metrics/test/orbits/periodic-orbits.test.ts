import { mapStepper } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  attractingCycle,
  cycleBifurcation,
  davidchackLai,
  feigenbaumConstants,
  fixedPoints,
  henonOrbits,
  periodDoublingCascade,
  periodicOrbits,
  schmelcherDiakonos,
} from "../../src/index.ts";
import { switchingMatrices } from "../../src/orbits/switching-matrices.ts";
import { catMap, convection, henonMap, linearFlow, logisticMap } from "../systems.ts";

const around = (side: number, n: number) => ({
  lower: new Float64Array(n).fill(-side),
  upper: new Float64Array(n).fill(side),
});

describe("fixedPoints", () => {
  test("of Lorenz's convection are the rest state and the two rolls, all unstable at ρ = 28", () => {
    const points = fixedPoints(convection, { box: around(50, 3) });
    const roll = Math.sqrt((8 / 3) * 27);
    expect(points).toHaveLength(3);
    expect(points.map(({ stability }) => stability)).toEqual(["saddle", "saddle", "saddle"]);
    points
      .map(({ state }) => state[0])
      .forEach((x, k) => {
        expect(x).toBeCloseTo([-roll, 0, roll][k], 10);
      });
    for (const { eigenvalues } of points) {
      expect(eigenvalues.real.reduce((a, b) => a + b)).toBeCloseTo(-10 - 1 - 8 / 3, 9);
    }
  });

  test("of a map and of its stepper are the same", () => {
    const box = around(3, 2);
    const points = fixedPoints(henonMap, { box });
    expect(points.map(({ state }) => state[0])).toHaveLength(2);
    for (const { state } of points) {
      const image = new Float64Array(2);
      henonMap.map(state, image);
      image.forEach((value, i) => {
        expect(value).toBeCloseTo(state[i], 14);
      });
    }
    fixedPoints(mapStepper(henonMap), { box }).forEach(({ state, eigenvalues }, k) => {
      expect(state).toEqual(points[k].state);
      expect(eigenvalues).toEqual(points[k].eigenvalues);
    });
  });

  test("are classified by their eigenvalues", () => {
    const kind = (...rows: number[][]) =>
      fixedPoints(linearFlow(...rows), { box: around(1, 2), starts: 5 })[0].stability;
    expect(kind([-1, 0], [0, -2])).toBe("stable");
    expect(kind([1, 5], [-5, 1])).toBe("unstable");
    expect(kind([1, 0], [0, -2])).toBe("saddle");
    expect(kind([0, 1], [-1, 0])).toBe("neutral");
  });
});

describe("periodic orbits", () => {
  const box = { lower: Float64Array.of(-1.5, -0.5), upper: Float64Array.of(1.5, 0.5) };
  const published = [2, 1, 0, 1, 0, 2, 4, 7, 6, 10]; // one of the fixed points lies outside of the attractor

  test("of Hénon's map are as many as published, from symbols (Biham-Wenzel)", () => {
    expect(published.map((_, k) => henonOrbits({ period: k + 1 }).length)).toEqual(published);
  });

  test("and from switching matrices (Davidchack-Lai), up to period 10", () => {
    const orbits = periodicOrbits(henonMap, { box, upTo: 10 });
    expect(published.map((_, k) => orbits.filter(({ period }) => period === k + 1).length)).toEqual(published);
    for (const { period, points, multipliers } of orbits) {
      const image = new Float64Array(2);
      for (let k = 0; k < period; k++) {
        henonMap.map(points.subarray(2 * k, 2 * k + 2), image);
        const next = 2 * ((k + 1) % period);
        expect(image[0]).toBeCloseTo(points[next], 9);
      }
      // Each step contracts areas by 0.3 and turns them over.
      expect(multipliers.real[0] * multipliers.real[1]).toBeCloseTo((-0.3) ** period, 6);
    }
  });

  test("and by the older search of Schmelcher and Diakonos", () => {
    const orbits = periodicOrbits(henonMap, { box, upTo: 4, search: schmelcherDiakonos(), starts: 50 });
    expect(orbits.map(({ period }) => period)).toEqual([1, 1, 2, 4]);
  });

  test("of the logistic map at r = 4 are (2^p of its points, less those of shorter periods) / p", () => {
    const orbits = periodicOrbits(logisticMap(4), {
      box: { lower: Float64Array.of(0), upper: Float64Array.of(1) },
      upTo: 6,
    });
    expect([1, 2, 3, 4, 5, 6].map((p) => orbits.filter(({ period }) => period === p).length)).toEqual([
      2, 1, 2, 3, 6, 9,
    ]);
    orbits
      .filter(({ period }) => period > 1)
      .forEach(({ period, multipliers }) => {
        expect(Math.abs(multipliers.real[0])).toBeCloseTo(2 ** period, 6);
      });
  });

  test("need a matrix for every change of signs and order", () => {
    expect([1, 2, 3].map((n) => switchingMatrices(n).length)).toEqual([2, 8, 48]);
    expect(switchingMatrices(5)).toHaveLength(32);
  });

  test("are not looked for with options out of range", () => {
    expect(() => periodicOrbits(henonMap, { box, upTo: 0 })).toThrow(/upTo must be a whole number, at least 1, got 0/);
    expect(() => davidchackLai({ beta: -1 })).toThrow(/beta must be positive, got -1/);
    expect(() => henonOrbits({ period: 30 })).toThrow(/period must be at most 20, got 30/);
  });
});

describe("attractingCycle", () => {
  test("finds cycles and their multipliers: of the logistic map with period 2, 4 + 2r - r²", () => {
    const { period, multipliers, stability } = attractingCycle(logisticMap(3.2));
    expect([period, stability]).toEqual([2, "stable"]);
    expect(multipliers.real[0]).toBeCloseTo(4 + 2 * 3.2 - 3.2 ** 2, 12);
  });

  test("says so where there is none", () => {
    expect(() => attractingCycle(logisticMap(4))).toThrow(/settles on no cycle of a period up to 256/);
    expect(() => attractingCycle(catMap, { longest: 10 })).toThrow(/settles on no cycle/);
    expect(() => attractingCycle(logisticMap(4.5))).toThrow(/left the finite numbers/);
  });
});

describe("bifurcations of cycles", () => {
  test("are where algebra says: r = 3, 1 + √6, and 1 + √8 for the window of period 3", () => {
    const at = (period: number, multiplier: number, parameter: number, x: number) =>
      cycleBifurcation(logisticMap, { period, multiplier, parameter, state: Float64Array.of(x) }).parameter;
    expect(at(1, -1, 2.9, 0.65)).toBeCloseTo(3, 10);
    expect(at(2, -1, 3.4, 0.45)).toBeCloseTo(1 + Math.sqrt(6), 10);
    expect(at(3, 1, 3.83, 0.5)).toBeCloseTo(1 + Math.sqrt(8), 10);
    expect(() => at(1, 5, 3, 0.5)).toThrow(/found no cycle of period 1 with multiplier 5/);
  });

  test("accumulate at 3.5699456718709449 with ratios that tend to Feigenbaum's δ", () => {
    const { superstable, doublings, limit, ratios } = periodDoublingCascade(logisticMap, {
      critical: 0.5,
      range: [1, 3.6],
    });
    expect(superstable[1]).toBeCloseTo(1 + Math.sqrt(5), 13);
    expect(doublings[0]).toBeCloseTo(3, 12);
    expect(limit).toBeCloseTo(3.569945671870945, 12);
    expect(ratios[8]).toBeCloseTo(4.6692016, 5);
    expect(() => periodDoublingCascade(logisticMap, { critical: 0.5, range: [0.1, 0.2] })).toThrow(/no cascade begins/);
  });

  test("have Feigenbaum's constants 4.669201609102990671853 and 2.502907875095892822283", () => {
    const { delta, alpha } = feigenbaumConstants();
    expect(delta).toBeCloseTo(4.66920160910299, 10);
    expect(alpha).toBeCloseTo(2.502907875095893, 11);
    // Maxima of higher order (Briggs 1991).
    expect(feigenbaumConstants({ power: 4 }).delta).toBeCloseTo(7.2846862171, 6);
    expect(feigenbaumConstants({ power: 6 }).alpha).toBeCloseTo(1.4677424503, 6);
    expect(() => feigenbaumConstants({ power: 1 })).toThrow(/power must be above 1/);
  });

  test("of |x|³ have the ratios that their own constants say", () => {
    const cubic = (a: number) => ({
      dimension: 1,
      initialState: Float64Array.of(0.1),
      map: (y: Float64Array, out: Float64Array) => out.set([1 - a * Math.abs(y[0]) ** 3]),
      jacobian: (y: Float64Array, out: Float64Array) => out.set([-3 * a * y[0] * Math.abs(y[0])]),
    });
    const { ratios, periods } = periodDoublingCascade(cubic, { critical: 0, range: [-0.2, 1.6], power: 3 });
    expect(ratios[ratios.length - 1]).toBeCloseTo(feigenbaumConstants({ power: 3 }).delta, 4);
    expect(periods[0]).toBe(2);
  });
});
