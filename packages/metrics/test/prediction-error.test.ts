import { createRng } from "@attractors/core";
import { integrator } from "@attractors/solvers";
import { describe, expect, test } from "vitest";
import { type Forecast, forecastWith, predictionError, predictionErrorFloor } from "../src/index.ts";
import { convection, convectionSeries, henon, sample } from "./systems.ts";

const ramp = { dimension: 1, interval: 1, values: Float64Array.from({ length: 100 }, (_, k) => k) };
const persistence: Forecast = (start, steps, out) => {
  for (let k = 0; k < steps * start.length; k++) out[k] = start[k % start.length];
};

describe("predictionError", () => {
  test("of persistence on a straight line is the square of what it missed", () => {
    for (const steps of [1, 2, 20, 99]) expect(predictionError(ramp, persistence, { steps })).toBe(steps ** 2);
  });

  test("compares the last of the predicted samples", () => {
    const forecast: Forecast = (start, steps, out) => {
      for (let k = 0; k < steps; k++) out[k] = k === steps - 1 ? start[0] + steps : 1e9;
    };
    expect(predictionError(ramp, forecast, { steps: 5 })).toBe(0);
  });

  test("averages over the components", () => {
    const series = {
      dimension: 2,
      interval: 1,
      values: Float64Array.from({ length: 40 }, (_, k) => (k % 2 ? k - 1 : 0)),
    };
    expect(predictionError(series, persistence, { steps: 3 })).toBe(6 ** 2 / 2);
  });

  test("starts from every sample that has a future, or from some, evenly spread", () => {
    const seen: number[] = [];
    const spy: Forecast = (start, steps, out) => {
      seen.push(start[0]);
      persistence(start, steps, out);
    };
    predictionError(ramp, spy, { steps: 10 });
    expect(seen).toEqual(Array.from({ length: 90 }, (_, k) => k));
    seen.length = 0;
    predictionError(ramp, spy, { steps: 10, starts: 4 });
    expect(seen).toEqual([0, 22, 45, 67]);
  });

  test("of the true map and of the true flow is nearly 0", () => {
    const map = henon();
    map.advance(100);
    expect(predictionError(sample(map, 500, 1), forecastWith(henon(), 1))).toBe(0);
    const stepper = integrator(convection, { relativeTolerance: 1e-9, absoluteTolerance: 1e-9 });
    const error = predictionError(convectionSeries(300, 0.01), forecastWith(stepper, 0.01), { starts: 50 });
    expect(error).toBeLessThan(1e-8);
  });

  test("of a forecast that leaves the finite numbers is Infinity", () => {
    expect(predictionError(ramp, (_start, _steps, out) => out.fill(Number.NaN))).toBe(Infinity);
  });

  test("refuses a series without future", () => {
    expect(() => predictionError(ramp, persistence, { steps: 100 })).toThrow(
      /predictionError: truth must have at least 101 whole samples, got 100/,
    );
    expect(() => predictionError(ramp, persistence, { steps: 0 })).toThrow(/steps must be a whole number/);
    expect(() => predictionError(ramp, persistence, { starts: 0 })).toThrow(/starts must be a whole number/);
  });
});

describe("forecastWith", () => {
  test("begins anew from each start, and refuses an interval that is not positive", () => {
    const forecast = forecastWith(henon(), 1);
    const [once, again] = [new Float64Array(20), new Float64Array(20)];
    forecast(Float64Array.of(0.2, 0.1), 10, once);
    forecast(Float64Array.of(0.3, 0.1), 10, again);
    forecast(Float64Array.of(0.2, 0.1), 10, again);
    expect(again).toEqual(once);
    expect([once[0], once[1]]).toEqual([1 - 1.4 * 0.2 * 0.2 + 0.1, 0.3 * 0.2]);
    expect(() => forecastWith(henon(), 0)).toThrow(/forecastWith: interval must be positive, got 0/);
  });
});

describe("predictionErrorFloor", () => {
  test("of a periodic series is 0: its second half has been seen before", () => {
    const values = Float64Array.from({ length: 200 }, (_, k) => k % 7);
    expect(predictionErrorFloor({ dimension: 1, interval: 1, values }, { steps: 5 })).toBe(0);
  });

  test("of white noise is twice its variance, whatever the steps", () => {
    const rng = createRng(1);
    const noise = { dimension: 1, interval: 1, values: Float64Array.from({ length: 20_000 }, () => rng.normal()) };
    for (const steps of [1, 10]) expect(predictionErrorFloor(noise, { steps })).toBeCloseTo(2, 0);
  });

  test("of a chaotic series falls as the series grows, and grows with the steps", () => {
    const series = convectionSeries(20_000, 0.02);
    const part = { ...series, values: series.values.slice(0, 3000) };
    expect(predictionErrorFloor(series)).toBeLessThan(predictionErrorFloor(part) / 2);
    expect(predictionErrorFloor(series, { steps: 5 })).toBeLessThan(predictionErrorFloor(series, { steps: 50 }) / 3);
  });

  test("refuses a series whose halves are not longer than the forecast", () => {
    expect(() => predictionErrorFloor(ramp, { steps: 50 })).toThrow(/at least 102 whole samples, got 100/);
  });
});
