import { integrator } from "@attractors/solvers";
import { describe, expect, test } from "vitest";
import { poincareSection, returnMap, returnTimes, successiveMaxima } from "../../src/index.ts";
import { bistable, convection, henonMap, linearFlow } from "../systems.ts";

const circle = linearFlow([0, -1], [1, 0]);

describe("poincareSection", () => {
  test("of a rotation is one point, once in 2π, from either side or both", () => {
    for (const direction of [1, -1, 0] as const) {
      const { times, states } = poincareSection(circle, { surface: (y) => y[0], direction, count: 4, transient: 0 });
      const gap = direction === 0 ? Math.PI : 2 * Math.PI;
      for (let k = 1; k < 4; k++) expect(times[k] - times[k - 1]).toBeCloseTo(gap, 6);
      for (let k = 0; k < 8; k += 2) expect(states[k]).toBeCloseTo(0, 12);
    }
  });

  test("of a stepper is that of the flow", () => {
    const how = { surface: (y: Float64Array) => y[2] - 27, count: 20, transient: 0 };
    const ofFlow = poincareSection(convection, { ...how, relativeTolerance: 1e-12 });
    const ofStepper = poincareSection(integrator(convection, { relativeTolerance: 1e-12 }), how);
    for (let k = 0; k < 20; k++) expect(ofStepper.times[k]).toBeCloseTo(ofFlow.times[k], 6);
    for (let k = 2; k < 60; k += 3) expect(ofStepper.states[k]).toBeCloseTo(27, 9);
  });

  test("of a path that never crosses is empty, and one that settles ends", () => {
    expect(poincareSection(bistable, { surface: () => 1, transient: 0 }).times).toHaveLength(0);
    const { times } = poincareSection(bistable, { surface: (y) => y[0] - 0.5, transient: 0 });
    expect(times).toHaveLength(1);
  });

  test("refuses maps", () => {
    expect(() => poincareSection(henonMap, { surface: (y) => y[0] })).toThrow(/a map crosses no surface/);
  });
});

describe("return maps", () => {
  test("of Lorenz's maxima of z follow one curve with a cusp (Lorenz 1963)", () => {
    const { x, y } = returnMap(successiveMaxima(convection, { component: 2, count: 400 }), { component: 2 });
    // A function of x: neighbours in x are neighbours in y; rising before the cusp, falling after.
    const order = Array.from(x, (_, k) => k).sort((a, b) => x[a] - x[b]);
    const top = order.reduce((best, k, place) => (y[k] > y[order[best]] ? place : best), 0);
    for (let k = 1; k < order.length; k++) {
      if (Math.abs(k - top) < 8) continue;
      expect((y[order[k]] - y[order[k - 1]]) * (k < top ? 1 : -1)).toBeGreaterThan(-0.05);
    }
  });

  test("pair a state with the one `lag` later", () => {
    const trajectory = { dimension: 2, states: Float64Array.of(1, 10, 2, 20, 3, 30) };
    expect(returnMap(trajectory, { component: 1, lag: 2 })).toEqual({ x: Float64Array.of(10), y: Float64Array.of(30) });
    expect(() => returnMap(trajectory, { lag: 3 })).toThrow(/more than 3 states, got 3/);
    expect(() => returnMap(trajectory, { component: 2 })).toThrow(/component must be less than 2/);
    expect(() => successiveMaxima(henonMap)).toThrow(/must be a flow/);
  });
});

describe("returnTimes", () => {
  test("of a rotation by the golden section into an arc are its Fibonacci-like three gaps (Kac: mean = 1 / length)", () => {
    const golden = (Math.sqrt(5) - 1) / 2;
    const rotation = {
      dimension: 1,
      initialState: Float64Array.of(0.1),
      map: (y: Float64Array, out: Float64Array) => out.set([(y[0] + golden) % 1]),
    };
    const { times, mean } = returnTimes(rotation, { center: Float64Array.of(0.5), radius: 0.05, count: 5000 });
    expect(new Set(times).size).toBeLessThanOrEqual(3);
    expect(mean).toBeCloseTo(10, 1);
  });

  test("of a circle are its period", () => {
    const { mean, standardError } = returnTimes(circle, { center: Float64Array.of(1, 1), radius: 0.3, count: 5 });
    expect(mean).toBeCloseTo(2 * Math.PI, 5);
    expect(standardError).toBeLessThan(1e-5);
    expect(() => returnTimes(circle, { center: Float64Array.of(9, 9), radius: 0.3, duration: 20 })).toThrow(
      /entered 0 times/,
    );
  });
});
