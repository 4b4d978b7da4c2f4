import { createRng } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  affineObservation,
  clippedShallowPlrnn,
  fusedKernel,
  identityObservation,
  portableKernel,
  referenceKernel,
  shallowPlrnn,
} from "../src/index.ts";
import { evaluateBatch, randomNetwork, relativeDistance, wavySeries } from "./networks.ts";

const lengths = [1, 2, 3, 4, 5, 7, 8, 9, 31, 64];

describe.each([
  ["fused", fusedKernel],
  ["portable", portableKernel],
])("the %s kernel agrees with the reference to 1e-4", (_, kernel) => {
  function compare(
    network: Parameters<typeof randomNetwork>[0],
    { batchSize = 3, windowLength = 12 }: { batchSize?: number; windowLength?: number } = {},
  ): void {
    const rng = createRng(3);
    const model = randomNetwork(network, rng);
    const data = wavySeries(network.observationDimension, 200, rng);
    const [fast, slow] = [kernel, referenceKernel].map((kernel) =>
      evaluateBatch(model, { data, kernel, batchSize, windowLength }, 0.3),
    );
    expect(Math.abs(fast.loss - slow.loss)).toBeLessThan(1e-4 * slow.loss);
    expect(relativeDistance(fast.gradient, slow.gradient)).toBeLessThan(1e-4);
  }

  test.each([...lengths, 15, 16, 17, 33])("for a batch of %d", (batchSize) =>
    compare({ observationDimension: 3, hiddenSize: 10 }, { batchSize }),
  );
  test.each(lengths)("for %d hidden units", (hiddenSize) => compare({ observationDimension: 3, hiddenSize }));
  test.each(lengths.slice(0, 8))("for %d latent units", (observationDimension) =>
    compare({ observationDimension, hiddenSize: 10 }),
  );
  test.each(lengths)("for windows of %d", (windowLength) =>
    compare({ observationDimension: 3, hiddenSize: 10 }, { windowLength }),
  );
  test("for the network that is not clipped", () =>
    compare({ observationDimension: 3, hiddenSize: 10, architecture: shallowPlrnn }));
  test.each([
    [2, 5],
    [4, 4],
    [5, 2],
  ])("for an affine observation of %d components by %d units", (observationDimension, latentDimension) =>
    compare({ observationDimension, latentDimension, hiddenSize: 9, observation: affineObservation }),
  );
  test("for units that are not observed", () =>
    compare({ observationDimension: 2, latentDimension: 5, hiddenSize: 9, observation: identityObservation }));
});

test("fused and portable kernel stay close over 200 steps of the default size", () => {
  const rng = createRng(1);
  const model = randomNetwork({ observationDimension: 3, architecture: clippedShallowPlrnn }, rng);
  const data = wavySeries(3, 1000, rng);
  const [fused, portable] = [fusedKernel, portableKernel].map((kernel) =>
    evaluateBatch(model, { data, kernel, batchSize: 16, windowLength: 200 }, 0.15),
  );
  expect(relativeDistance(fused.gradient, portable.gradient)).toBeLessThan(1e-4);
});
