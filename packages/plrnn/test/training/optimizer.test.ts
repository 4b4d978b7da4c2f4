import { describe, expect, test } from "vitest";
import { adam, type Optimizer, radam } from "../../src/index.ts";

const displacement = (optimizer: Optimizer, steps: number, gradient: number): number => {
  const parameters = Float64Array.of(0);
  const { update } = optimizer.begin(1);
  for (let t = 0; t < steps; t++) update(parameters, Float64Array.of(gradient), 0.01);
  return parameters[0];
};
/** Of the approximated average after some steps. */
const lengthAfter = (steps: number): number => 1999 - (2 * steps * 0.999 ** steps) / (1 - 0.999 ** steps);

describe("RAdam under a constant gradient", () => {
  test.each([
    [4, 4],
    [5, 5],
  ])("with threshold %d moves with the gradient itself for %d steps", (threshold, steps) => {
    const optimizer = radam({ threshold });
    expect(lengthAfter(steps)).toBeLessThan(threshold);
    expect(displacement(optimizer, steps, 3)).toBeCloseTo(-steps * 0.01 * 3, 12);
    expect(displacement(optimizer, steps + 1, 3)).not.toBeCloseTo(-(steps + 1) * 0.01 * 3, 4);
  });

  test("then moves by the rectified rate, whatever the size of the gradient", () => {
    const length = lengthAfter(5);
    const r = Math.sqrt(((length - 4) * (length - 2) * 1999) / ((1999 - 4) * (1999 - 2) * length));
    expect(displacement(radam(), 5, 3) - displacement(radam(), 4, 3)).toBeCloseTo(-0.01 * r, 9);
    expect(displacement(radam(), 5, 70) - displacement(radam(), 4, 70)).toBeCloseTo(-0.01 * r, 9);
  });

  test("approaches Adam's step", () => {
    expect(displacement(radam(), 20001, 5) - displacement(radam(), 20000, 5)).toBeCloseTo(-0.01, 5);
  });
});

describe("Adam", () => {
  test.each([0.1, 3, 70])("moves by the rate in each step under a constant gradient of %d", (gradient) => {
    expect(displacement(adam(), 7, gradient)).toBeCloseTo(-0.07, 6);
  });

  test("gives the bias-corrected ratio of the averages under a changing gradient", () => {
    const parameters = Float64Array.of(0);
    const running = adam({ beta1: 0.5, beta2: 0.75, epsilon: 0 }).begin(1);
    running.update(parameters, Float64Array.of(1), 1);
    running.update(parameters, Float64Array.of(3), 1);
    const m = (0.5 * 0.5 + 0.5 * 3) / (1 - 0.25);
    const v = (0.75 * 0.25 + 0.25 * 9) / (1 - 0.75 ** 2);
    expect(parameters[0]).toBeCloseTo(-1 - m / Math.sqrt(v), 12);
  });
});

test.each([adam(), radam(), radam({ threshold: 5 })])("an optimiser goes on where it was saved (%#)", (optimizer) => {
  const [whole, parts] = [Float64Array.of(1, 2), Float64Array.of(1, 2)];
  const gradient = (t: number) => Float64Array.of(Math.sin(t), Math.cos(3 * t));
  const running = optimizer.begin(2);
  for (let t = 0; t < 12; t++) running.update(whole, gradient(t), 0.1);
  const first = optimizer.begin(2);
  for (let t = 0; t < 6; t++) first.update(parts, gradient(t), 0.1);
  const second = optimizer.begin(2, first.save());
  for (let t = 6; t < 12; t++) second.update(parts, gradient(t), 0.1);
  expect(parts).toEqual(whole);
});

test("a threshold that makes the rectification imaginary is refused, and a decay of one", () => {
  expect(() => radam({ threshold: 3 })).toThrow("radam: threshold must be at least 4, got 3");
  expect(() => adam({ beta1: 1 })).toThrow("adam: decays must lie between 0 and 1, got 1");
});
