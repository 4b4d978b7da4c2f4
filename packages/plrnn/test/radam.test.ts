import { describe, expect, test } from "vitest";
import { createRadam } from "../src/radam.ts";

describe("RAdam under a constant gradient", () => {
  const displacement = (steps: number, gradient: number): number => {
    const parameters = Float64Array.of(0);
    const { update } = createRadam(1);
    for (let t = 0; t < steps; t++) update(parameters, Float64Array.of(gradient), 0.01);
    return parameters[0];
  };

  test("moves with the gradient itself while the variance is not tractable: four steps", () => {
    expect(displacement(4, 3)).toBeCloseTo(-4 * 0.01 * 3, 12);
  });

  test("then moves by the rectified rate, whatever the size of the gradient", () => {
    const limit = 1999;
    const length = limit - (10 * 0.999 ** 5) / (1 - 0.999 ** 5);
    const r = Math.sqrt(((length - 4) * (length - 2) * limit) / ((limit - 4) * (limit - 2) * length));
    expect(displacement(5, 3) - displacement(4, 3)).toBeCloseTo(-0.01 * r, 9);
    expect(displacement(5, 70) - displacement(4, 70)).toBeCloseTo(-0.01 * r, 9);
  });

  test("approaches Adam's step", () => {
    expect(displacement(20001, 5) - displacement(20000, 5)).toBeCloseTo(-0.01, 5);
  });
});
