import type { Rng } from "@attractors/core";
import { expect } from "vitest";
import { type NamedTensors, type Tensor, tensorOf } from "../../src/index.ts";

const STEP = 5e-4;

/** A tensor of standard normal numbers. */
export function randomTensor(rng: Rng, ...shape: number[]): Tensor {
  const size = shape.reduce((product, length) => product * length, 1);
  return tensorOf(
    shape,
    Float64Array.from({ length: size }, () => rng.normal()),
  );
}

/** Σ output · weights, whose gradient with respect to the output is `weights`. */
export function lossOf(output: Tensor, weights: Tensor): number {
  expect(output.shape).toEqual(weights.shape);
  let sum = 0;
  for (let i = 0; i < output.data.length; i++) sum += output.data[i] * weights.data[i];
  return sum;
}

/** Expects gradients of a loss with respect to tensors, which are changed for a moment, to be its differences of fourth order. */
export function expectGradients(loss: () => number, tensors: NamedTensors, gradients: NamedTensors): void {
  expect(Object.keys(gradients).sort()).toEqual(Object.keys(tensors).sort());
  for (const [name, { data, shape }] of Object.entries(tensors)) {
    expect(gradients[name].shape, name).toEqual(shape);
    for (let i = 0; i < data.length; i++) {
      const x = data[i];
      const [twoBelow, below, above, twoAbove] = [-2, -1, 1, 2].map((steps) => {
        data[i] = x + steps * STEP;
        return loss();
      });
      data[i] = x;
      const found = gradients[name].data[i];
      const expected = (8 * (above - below) - (twoAbove - twoBelow)) / (12 * STEP);
      expect(Math.abs(found - expected), `${name}[${i}]: ${found}, not ${expected}`).toBeLessThan(
        1e-7 * Math.max(1, Math.abs(expected)),
      );
    }
  }
}
