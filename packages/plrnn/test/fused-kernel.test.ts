import { createRng } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { architectures, sizeNames } from "../src/architecture.ts";
import {
  affineObservation,
  almostLinearRnn,
  biasedAffineObservation,
  clippedDendriticPlrnn,
  clippedShallowPlrnn,
  dendriticPlrnn,
  fusedKernel,
  identityObservation,
  portableKernel,
  referenceKernel,
  shallowPlrnn,
} from "../src/index.ts";
import { type BatchOptions, evaluateBatch, randomNetwork, relativeDistance, wavySeries } from "./networks.ts";

const lengths = [1, 2, 3, 4, 5, 7, 8, 9, 31, 64];

describe.each([
  ["fused", fusedKernel],
  ["portable", portableKernel],
])("the %s kernel agrees with the reference to 1e-4", (_, kernel) => {
  interface Case extends Partial<BatchOptions> {
    missing?: boolean;
    noisy?: boolean;
    alpha?: number;
  }

  function compare(
    network: Parameters<typeof randomNetwork>[0],
    { batchSize = 3, windowLength = 12, missing, noisy, alpha = 0.3, ...options }: Case = {},
  ): void {
    const rng = createRng(3);
    const model = randomNetwork(network, rng);
    const { observationDimension: N, inputDimension: K = 0 } = network;
    const data = wavySeries(N, 200, rng);
    const weights = missing ? data.values.map(() => (rng.uniform() < 0.1 ? 0 : 1)) : undefined;
    const inputs = K > 0 ? wavySeries(K, 200, rng).values : undefined;
    const noise = noisy
      ? Float64Array.from({ length: batchSize * (windowLength + 1) * N }, () => 0.1 * rng.normal())
      : undefined;
    const [fast, slow] = [kernel, referenceKernel].map((kernel) =>
      evaluateBatch(model, { ...options, data, weights, inputs, noise, kernel, batchSize, windowLength }, alpha),
    );
    expect(Math.abs(fast.loss - slow.loss)).toBeLessThan(1e-4 * slow.loss);
    expect(relativeDistance(fast.gradient, slow.gradient)).toBeLessThan(1e-4);
  }

  test.each([...lengths, 15, 16, 17, 33])("for a batch of %d", (batchSize) => {
    compare({ observationDimension: 3, hiddenSize: 10 }, { batchSize });
    compare({ observationDimension: 3, architecture: almostLinearRnn }, { batchSize });
  });
  test.each(lengths)("for %d hidden units", (hiddenSize) => compare({ observationDimension: 3, hiddenSize }));
  test.each(lengths)("for %d bases", (bases) => {
    compare({ observationDimension: 3, architecture: dendriticPlrnn, bases }, { windowLength: 4 });
    compare({ observationDimension: 3, architecture: clippedDendriticPlrnn, bases }, { windowLength: 4 });
  });
  test.each([0, 1, 2, 3, 6, 7])("for %d units that are not linear", (reluUnits) =>
    compare({ observationDimension: 3, latentDimension: 7, architecture: almostLinearRnn, reluUnits }),
  );
  test.each(lengths)("for windows of %d", (windowLength) => {
    compare({ observationDimension: 3, hiddenSize: 10 }, { windowLength });
    compare({ observationDimension: 3, latentDimension: 4, architecture: almostLinearRnn }, { windowLength });
  });

  const sparse = Float64Array.from({ length: 13 }, (_, t) => (t > 0 && t % 4 === 0 ? 1 : 0));
  const cases: (Case & { case: string; inputDimension?: number })[] = [
    { case: "without teacher", alpha: 0 },
    { case: "under sparse forcing", forcing: sparse },
    { case: "under partial forcing", forcedUnits: 1 },
    { case: "with 1 input", inputDimension: 1 },
    { case: "with 3 inputs", inputDimension: 3 },
    { case: "with missing values", missing: true },
    { case: "with noise", noisy: true },
    { case: "with noise on inputs only", noisy: true, cleanTargets: true },
    { case: "with all of it", inputDimension: 2, missing: true, noisy: true, cleanTargets: true, forcing: sparse },
  ];
  describe.each(Object.values(architectures))("$name", (architecture) => {
    const few = { hiddenSize: 2, bases: 4, reluUnits: 1 };
    const sizes = Object.fromEntries(
      sizeNames.filter((size) => architecture.sizes[size]).map((size) => [size, few[size]]),
    );
    test.each(lengths.slice(0, 8))("for %d latent units", (latentDimension) =>
      compare({ architecture, latentDimension, observationDimension: 1, ...sizes }),
    );
    test.each(cases)("$case", ({ case: _, inputDimension, ...options }) => {
      const network = { architecture, inputDimension, ...sizes, latentDimension: 3 };
      compare({ ...network, observationDimension: 2 }, options);
      compare({ ...network, observationDimension: 4, observation: affineObservation }, options);
    });
  });

  test.each([
    [2, 5],
    [4, 4],
    [5, 2],
  ])("for an affine observation of %d components by %d units", (observationDimension, latentDimension) => {
    compare({ observationDimension, latentDimension, hiddenSize: 9, observation: affineObservation });
    compare({ observationDimension, latentDimension, hiddenSize: 9, observation: biasedAffineObservation });
  });
  test("for units that are not observed", () =>
    compare({ observationDimension: 2, latentDimension: 5, hiddenSize: 9, observation: identityObservation }));
  test("for the network that is not clipped", () =>
    compare({ observationDimension: 3, hiddenSize: 10, architecture: shallowPlrnn }));
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
