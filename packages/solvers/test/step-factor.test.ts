import { expect, test } from "vitest";
import { controllerOf, factorAfterFailure, factorBy, logarithm, power } from "../src/control/step-factor.ts";
import { piControl, pidControl, solveOde } from "../src/index.ts";
import { convection, oscillator } from "./flows.ts";

const gustafsson = controllerOf(piControl());

test("the logarithm is right to three digits over the whole range", () => {
  for (let x = 1e-300; x < 1e300; x *= 1.37) expect(Math.abs(logarithm(x) - Math.log(x))).toBeLessThan(1e-3);
});

test("powers are right to three digits", () => {
  for (let x = 1e-60; x < 1e60; x *= 1.9) {
    for (const p of [1 / 2, 1 / 5, 1 / 8]) expect(power(x, p) / x ** p).toBeCloseTo(1, 3);
  }
});

test("an error as large as the tolerance shortens the next step by the safety factor", () => {
  expect(factorBy(gustafsson, 0, 0, 0, 5)).toBeCloseTo(0.9, 6);
  expect(factorAfterFailure(0, 5, gustafsson)).toBeCloseTo(0.9, 6);
});

test("the factors follow their powers between the least and the greatest", () => {
  for (let error = 1e-6; error < 1e6; error *= 3) {
    const log = logarithm(error);
    const success = 0.9 * error ** (-0.7 / 5) * 0.1 ** (0.4 / 5);
    const failure = 0.9 * error ** (-1 / 8);
    expect(factorBy(gustafsson, log, logarithm(0.1), 0, 5) / Math.min(10, Math.max(0.2, success))).toBeCloseTo(1, 2);
    expect(factorAfterFailure(log, 8, gustafsson) / Math.min(10, Math.max(0.2, failure))).toBeCloseTo(1, 2);
  }
});

test("no error at all lets the step grow tenfold, an infinite one makes it a fifth", () => {
  expect(factorBy(gustafsson, logarithm(0), 0, 0, 5)).toBe(10);
  expect(factorAfterFailure(logarithm(Infinity), 5, gustafsson)).toBe(0.2);
});

test("controls are gains on the errors of the last steps", () => {
  expect(piControl().exponents).toEqual([0.7, -0.4, 0]);
  const pid = controllerOf(pidControl({ integral: 0.2, proportional: 0.3, derivative: 0.1, largest: 100 }));
  const [now, before, second] = [0.02, 0.3, 0.7];
  const expected = 0.9 * now ** (-0.6 / 5) * before ** (0.5 / 5) * second ** (-0.1 / 5);
  expect(factorBy(pid, logarithm(now), logarithm(before), logarithm(second), 5) / expected).toBeCloseTo(1, 3);
});

test("every control keeps the error near the tolerance; its bounds hold for every two steps", () => {
  for (const control of [
    piControl(),
    piControl({ integral: 1, proportional: 0 }),
    pidControl(),
    pidControl({ largest: 2 }),
  ]) {
    const { times, states, statistics } = solveOde(oscillator, { duration: 20, relativeTolerance: 1e-8, control });
    expect(states[states.length - 2]).toBeCloseTo(Math.cos(20), 6);
    expect(statistics.rejected).toBeLessThan(statistics.accepted / 4);
    for (let k = 2; k < times.length - 1; k++) {
      const growth = (times[k] - times[k - 1]) / (times[k - 1] - times[k - 2]);
      expect(growth).toBeLessThan(control.largest * 1.001);
    }
  }
  const careful = solveOde(convection, { duration: 5, control: piControl({ safety: 0.5 }) });
  expect(careful.statistics.accepted).toBeGreaterThan(solveOde(convection, { duration: 5 }).statistics.accepted);
});

test("a control with gains or bounds that make none is refused", () => {
  expect(() => piControl({ integral: 0 })).toThrow("integral must be positive, got 0");
  expect(() => pidControl({ derivative: -1 })).toThrow("derivative must be at least 0, got -1");
  expect(() => piControl({ safety: 2 })).toThrow("must have smallest ≤ safety < 1 < largest, got 0.2, 2 and 10");
});
