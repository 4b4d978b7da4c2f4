import { describe, expect, test } from "vitest";
import { adamW, clipGradients, gradientDescent, type Optimizer, tensorOf } from "../../src/index.ts";

/** The path of x under a rule, with the gradient x - 3. */
function descend(optimizer: Optimizer, steps: number): number {
  const parameters = { x: tensorOf([1], [0]), other: tensorOf([1], [7]) };
  for (let k = 0; k < steps; k++) optimizer.update(parameters, { x: tensorOf([1], [parameters.x.data[0] - 3]) });
  expect(parameters.other.data[0]).toBe(7);
  return parameters.x.data[0];
}

describe("AdamW", () => {
  test("takes first steps of the learning rate, whatever the gradient", () => {
    expect(descend(adamW({ rate: 0.01, weightDecay: 0 }), 1)).toBeCloseTo(0.01, 9);
  });

  test("takes the second step of its definition", () => {
    const rate = 0.1;
    const [first, g1] = [rate, -3];
    const g2 = first - 3;
    const m = 0.9 * 0.1 * g1 + 0.1 * g2;
    const v = 0.999 * 0.001 * g1 ** 2 + 0.001 * g2 ** 2;
    const step = (rate * (m / (1 - 0.9 ** 2))) / (Math.sqrt(v / (1 - 0.999 ** 2)) + 1e-8);
    expect(descend(adamW({ rate, weightDecay: 0.5 }), 2)).toBeCloseTo(first * (1 - rate * 0.5) - step, 8);
  });

  test("finds a minimum", () => {
    expect(descend(adamW({ rate: 0.05, weightDecay: 0 }), 1000)).toBeCloseTo(3, 3);
  });

  test("refuses what makes no sense", () => {
    expect(() => adamW({ rate: 0 })).toThrow(/rate must be positive, got 0/);
    expect(() => adamW({ firstDecay: 1 })).toThrow(/firstDecay must be from 0 to below 1, got 1/);
  });
});

describe("gradient descent", () => {
  test("shrinks the distance by 1 - rate in each step", () => {
    expect(descend(gradientDescent({ rate: 0.1 }), 10)).toBeCloseTo(3 - 3 * 0.9 ** 10, 12);
  });

  test("with momentum takes part of the last step again", () => {
    // v₁ = -3, x₁ = 0.3; v₂ = 0.5 v₁ + (0.3 - 3) = -4.2, x₂ = 0.72.
    expect(descend(gradientDescent({ rate: 0.1, momentum: 0.5 }), 2)).toBeCloseTo(0.72, 12);
  });

  test("with decay comes to rest where pull and gradient are equal", () => {
    expect(descend(gradientDescent({ rate: 0.1, weightDecay: 0.5 }), 500)).toBeCloseTo(2, 9);
  });
});

test("clipping shortens a gradient that is too long, keeps its direction, and leaves a short one alone", () => {
  const gradients = { x: tensorOf([1], [3]), y: tensorOf([1], [-4]) };
  expect(clipGradients(gradients, 10)).toBe(5);
  expect(gradients.x.data[0]).toBe(3);
  expect(clipGradients(gradients, 2.5)).toBe(5);
  expect([gradients.x.data[0], gradients.y.data[0]]).toEqual([1.5, -2]);
});
