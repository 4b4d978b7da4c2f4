import { describe, expect, test } from "vitest";
import { type IteratedMap, mapStepper } from "../src/index.ts";

/** The Hénon map. */
const henon: IteratedMap = {
  dimension: 2,
  map: (s, out) => {
    const x = s[0];
    out[1] = 0.3 * x;
    out[0] = 1 - 1.4 * x * x + s[1];
  },
  jacobian: (s, out) => out.set([-2.8 * s[0], 1, 0.3, 0]),
  initialState: Float64Array.of(0.1, 0.2),
};

describe("mapStepper", () => {
  test("iterates the map, one unit of time per step", () => {
    const stepper = mapStepper(henon);
    stepper.advance(2);
    const x = 1 - 1.4 * 0.1 ** 2 + 0.2;
    expect([...stepper.state]).toEqual([1 - 1.4 * x * x + 0.3 * 0.1, 0.3 * x]);
    expect(stepper.time).toBe(2);
    stepper.reset(Float64Array.of(0, 0), 5);
    stepper.advance(1);
    expect([...stepper.state, stepper.time]).toEqual([1, 0, 6]);
  });

  test("moves tangent vectors by the Jacobian at the states passed: the area shrinks by 0.3 at each step", () => {
    const stepper = mapStepper(henon);
    const v = Float64Array.of(1, 0, 0, 1);
    stepper.tangent?.(v);
    stepper.advance(7);
    expect(Math.abs(v[0] * v[3] - v[1] * v[2])).toBeCloseTo(0.3 ** 7, 12);
  });

  test("has no tangent where the map has no Jacobian", () => {
    expect(mapStepper({ ...henon, jacobian: undefined }).tangent).toBeUndefined();
  });

  test("says so if the orbit leaves the finite numbers", () => {
    const doubling = mapStepper({
      dimension: 1,
      map: (x, out) => {
        out[0] = 2 * x[0];
      },
      initialState: Float64Array.of(1),
    });
    doubling.advance(1023);
    expect(doubling.state[0]).toBe(2 ** 1023);
    expect(() => doubling.advance(1)).toThrow("mapStepper: the orbit left the finite numbers by step 1024");
  });

  test("refuses parts of a step, states and vectors of the wrong length", () => {
    const stepper = mapStepper(henon);
    expect(() => stepper.advance(0.5)).toThrow("mapStepper: duration must be a whole number of steps, got 0.5");
    expect(() => stepper.reset(Float64Array.of(1))).toThrow("mapStepper: state must have 2 numbers, got 1");
    expect(() => stepper.tangent?.(Float64Array.of(1))).toThrow("rows of 2 numbers, got 1 numbers");
  });
});
