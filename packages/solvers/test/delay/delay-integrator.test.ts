import type { DelayFlow } from "@attractors/core";
import { expect, test } from "vitest";
import { delayIntegrator, dop853, solveDelay } from "../../src/index.ts";

/** The equation of Mackey and Glass (1977). */
const mackeyGlass: DelayFlow = {
  dimension: 1,
  delays: [17],
  initialState: Float64Array.of(1.2),
  field: (_, y, past, out) => {
    const z = past(0)[0];
    out[0] = (0.2 * z) / (1 + z ** 10) - 0.1 * y[0];
  },
};

test("advances to the states of solveDelay, in pieces of any length", () => {
  const options = { method: dop853, relativeTolerance: 1e-12 };
  const { interpolate } = solveDelay(mackeyGlass, { duration: 200, ...options });
  const stepper = delayIntegrator(mackeyGlass, options);
  const expected = new Float64Array(1);
  for (const duration of [0.5, 3, 17, 100, 0, 60]) {
    stepper.advance(duration);
    interpolate(stepper.time, expected);
    expect(stepper.state[0]).toBeCloseTo(expected[0], 9);
  }
  expect(stepper.time).toBe(180.5);
});

test("remembers as much of the past as the longest delay needs", () => {
  // y' = y(t - 2) - y(t - 1) - … keeps y = t: thousands of steps, most of them forgotten.
  const flow: DelayFlow = {
    dimension: 1,
    delays: [0.5, 2],
    initialState: Float64Array.of(0),
    history: (t, out) => {
      out[0] = t;
    },
    field: (_, _y, past, out) => {
      const near = past(0)[0];
      out[0] = (near - past(1)[0]) / 1.5;
    },
  };
  const stepper = delayIntegrator(flow, { maxStep: 0.01 });
  for (let k = 0; k < 40; k++) stepper.advance(1);
  expect(stepper.state[0]).toBeCloseTo(40, 10);
});

test("after reset depends on the new state alone, as a constant past", () => {
  const stepper = delayIntegrator(mackeyGlass);
  stepper.advance(50);
  stepper.reset(Float64Array.of(0.7), 3);
  expect([stepper.time, stepper.state[0]]).toEqual([3, 0.7]);
  stepper.advance(20);
  const fresh = delayIntegrator(mackeyGlass, { initialState: Float64Array.of(0.7), startTime: 3 });
  fresh.advance(20);
  expect(stepper.state[0]).toBe(fresh.state[0]);
  expect(() => stepper.advance(-1)).toThrow(RangeError);
});
