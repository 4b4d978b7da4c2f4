import { createRng } from "@attractors/core";
import { describe, expect, test } from "vitest";
import type { GradientKernel } from "../src/gradient-kernel.ts";
import {
  affineObservation,
  clippedShallowPlrnn,
  identityObservation,
  referenceKernel,
  shallowPlrnn,
} from "../src/index.ts";
import { openPlrnn } from "../src/plrnn.ts";
import { evaluateBatch, randomNetwork, relativeDistance, wavySeries } from "./networks.ts";

describe("the gradient of the reference kernel, with a constant teacher, equals central differences", () => {
  const networks = [
    { name: "identity, M = N", observation: identityObservation, observationDimension: 3, latentDimension: 3 },
    { name: "identity, M > N", observation: identityObservation, observationDimension: 2, latentDimension: 5 },
    { name: "affine, M < N", observation: affineObservation, observationDimension: 4, latentDimension: 2 },
    { name: "affine, M = N", observation: affineObservation, observationDimension: 3, latentDimension: 3 },
    { name: "affine, M > N", observation: affineObservation, observationDimension: 2, latentDimension: 4 },
  ];
  for (const architecture of [shallowPlrnn, clippedShallowPlrnn]) {
    for (const { name, ...network } of networks) {
      test.each([0, 0.3, 1])(`${architecture.name}, ${name}, alpha = %d`, (alpha) => {
        const rng = createRng(11);
        const model = randomNetwork({ ...network, architecture, hiddenSize: 7 }, rng);
        const data = wavySeries(network.observationDimension, 60, rng);
        const kernel = taughtBy(openPlrnn(model).encoder);
        const options = { data, kernel, latentRegularization: 0.01 };
        const { gradient } = evaluateBatch(model, options, alpha);
        const loss = (parameters: Float64Array) => evaluateBatch(model, options, alpha, parameters).loss;
        const differences = centralDifferences(loss, model.parameters);
        expect(relativeDistance(gradient, differences)).toBeLessThan(1e-6);
      });
    }
  }
});

test("with full forcing the loss is the mean squared one-step error", () => {
  const rng = createRng(5);
  const model = randomNetwork({ observationDimension: 2, hiddenSize: 4 }, rng);
  const data = wavySeries(2, 40, rng);
  const { loss } = evaluateBatch(model, { data, kernel: referenceKernel, batchSize: 1, windowLength: 20 }, 1);

  const start = createRng(7).integer(40 - 21);
  const prediction = new Float64Array(2);
  let squares = 0;
  for (let t = start; t < start + 20; t++) {
    clippedShallowPlrnn.step(model, model.parameters, data.values.subarray(2 * t, 2 * t + 2), prediction);
    squares += (prediction[0] - data.values[2 * t + 2]) ** 2 + (prediction[1] - data.values[2 * t + 3]) ** 2;
  }
  expect(loss).toBeCloseTo(squares / 40, 12);
});

/** The reference kernel under a teacher that does not change with the network. */
function taughtBy(teacher: Float64Array): GradientKernel {
  return {
    prepare(problem) {
      const gradient = referenceKernel.prepare(problem);
      return (network, ...given) => gradient({ ...network, teacher }, ...given);
    },
  };
}

function centralDifferences(f: (x: Float64Array) => number, x: Float64Array, step = 1e-6): Float64Array {
  return x.map((value, k) => {
    const at = (moved: number) => f(x.map((other, i) => (i === k ? moved : other)));
    return (at(value + step) - at(value - step)) / (2 * step);
  });
}
