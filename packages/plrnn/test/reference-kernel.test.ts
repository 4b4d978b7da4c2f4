import { createRng } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { architectures, sizeNames } from "../src/architecture.ts";
import type { GradientKernel } from "../src/gradient-kernel.ts";
import {
  affineObservation,
  biasedAffineObservation,
  clippedShallowPlrnn,
  identityObservation,
  latentRegularization,
  referenceKernel,
} from "../src/index.ts";
import { openPlrnn, type Plrnn } from "../src/plrnn.ts";
import { type BatchOptions, evaluateBatch, randomNetwork, relativeDistance, wavySeries, zerosOf } from "./networks.ts";

const sparse = Float64Array.from({ length: 13 }, (_, t) => (t > 0 && t % 4 === 0 ? 1 : 0));
const rising = Float64Array.from({ length: 13 }, (_, t) => t / 16);

describe("the gradient of the reference kernel, with a constant teacher, equals central differences", () => {
  const networks = [
    { name: "identity, M = N", observation: identityObservation, observationDimension: 3, latentDimension: 3 },
    { name: "identity, M > N", observation: identityObservation, observationDimension: 2, latentDimension: 5 },
    { name: "affine, M < N", observation: affineObservation, observationDimension: 4, latentDimension: 2 },
    { name: "affine, M = N", observation: affineObservation, observationDimension: 3, latentDimension: 3 },
    { name: "affine, M > N", observation: affineObservation, observationDimension: 2, latentDimension: 4 },
    { name: "biased affine", observation: biasedAffineObservation, observationDimension: 3, latentDimension: 4 },
  ];
  const batches: (Partial<BatchOptions> & { case: string; missing?: boolean; driven?: boolean; noisy?: boolean })[] = [
    { case: "without teacher", forcing: new Float64Array(13) },
    { case: "under generalized forcing", forcing: new Float64Array(13).fill(0.3) },
    { case: "under full forcing", forcing: new Float64Array(13).fill(1) },
    { case: "under sparse forcing", forcing: sparse },
    { case: "under partial forcing", forcing: rising, forcedUnits: 1 },
    { case: "with inputs", forcing: rising, driven: true },
    { case: "with missing values", forcing: rising, missing: true },
    { case: "with all of it, and noise", forcing: sparse, driven: true, missing: true, noisy: true },
  ];
  for (const architecture of Object.values(architectures)) {
    for (const { name, ...network } of networks) {
      test.each(batches)(`${architecture.name}, ${name}, $case`, ({ missing, driven, noisy, ...batch }) => {
        const rng = createRng(11);
        const N = network.observationDimension;
        const few = { hiddenSize: 7, bases: 7, reluUnits: 2 };
        const sizes = Object.fromEntries(
          sizeNames.filter((size) => architecture.sizes[size]).map((size) => [size, few[size]]),
        );
        const model = randomNetwork({ ...network, ...sizes, architecture, inputDimension: driven ? 2 : 0 }, rng);
        const data = wavySeries(N, 60, rng);
        const options: BatchOptions = {
          ...batch,
          data,
          kernel: taughtBy(model, noisy ? Float64Array.from({ length: 3 * 13 * N }, () => rng.normal()) : undefined),
          regularizations: [latentRegularization(0.01)],
          weights: missing ? data.values.map(() => (rng.uniform() < 0.2 ? 0 : 1)) : undefined,
          inputs: driven ? wavySeries(2, 60, rng).values : undefined,
        };
        const { gradient } = evaluateBatch(model, options, 0);
        const loss = (parameters: Float64Array) => evaluateBatch(model, options, 0, parameters).loss;
        const differences = centralDifferences(loss, model.parameters);
        for (const place of zerosOf(model)) differences[place] = 0;
        expect(relativeDistance(gradient, differences)).toBeLessThan(1e-6);
      });
    }
  }
});

describe("what is missing does not count", () => {
  const rng = createRng(5);
  const model = randomNetwork({ observationDimension: 2, hiddenSize: 4 }, rng);
  const data = wavySeries(2, 40, rng);
  const weights = data.values.map((_, k) => (k % 7 === 3 ? 0 : 1));

  test("a missing value may be any number, but in the first sample of a window", () => {
    const other = { ...data, values: data.values.map((value, k) => (weights[k] === 0 ? 1e3 : value)) };
    const [start] = [createRng(7).integer(40 - 13)];
    for (let n = 0; n < 2; n++) other.values[2 * start + n] = data.values[2 * start + n];
    const [first, second] = [data, other].map((data) =>
      evaluateBatch(model, { data, weights, kernel: referenceKernel, batchSize: 1 }, 0.4),
    );
    expect(second).toEqual(first);
  });

  test("an affine observation forces nothing at a step at which a value is missing", () => {
    const affine = randomNetwork({ observationDimension: 2, hiddenSize: 4, observation: affineObservation }, rng);
    const everyOther = data.values.map((_, k) => k % 2);
    const [forced, free] = [0.4, 0].map((alpha) =>
      evaluateBatch(affine, { data, weights: everyOther, kernel: referenceKernel }, alpha),
    );
    expect(forced).toEqual(free);
    const identity = [0.4, 0].map(
      (alpha) => evaluateBatch(model, { data, weights: everyOther, kernel: referenceKernel }, alpha).loss,
    );
    expect(identity[0]).not.toBe(identity[1]);
  });

  test("a batch without any value has no loss", () => {
    const nothing = data.values.map(() => 0);
    const { loss, gradient } = evaluateBatch(model, { data, weights: nothing, kernel: referenceKernel }, 0.4);
    expect(loss).toBe(0);
    expect(gradient.every((value) => value === 0)).toBe(true);
  });
});

test("noise on whole windows is noise in the data", () => {
  const rng = createRng(5);
  const model = randomNetwork({ observationDimension: 2, hiddenSize: 4 }, rng);
  const data = wavySeries(2, 40, rng);
  const noise = Float64Array.from({ length: 26 }, () => rng.normal());
  const start = createRng(7).integer(40 - 13);
  const noisy = { ...data, values: data.values.slice() };
  for (let k = 0; k < 26; k++) noisy.values[2 * start + k] += noise[k];
  const options = { kernel: referenceKernel, batchSize: 1 };
  expect(evaluateBatch(model, { ...options, data, noise }, 0.3)).toEqual(
    evaluateBatch(model, { ...options, data: noisy }, 0.3),
  );
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

/**
 * The reference kernel under a teacher that does not change with the network: neither its matrix, nor the offset that it
 * takes off the data, which noise makes up for where there is no target.
 */
function taughtBy(model: Plrnn, extra?: Float64Array): GradientKernel {
  const { encoder: teacher, offset } = openPlrnn(model);
  return {
    prepare(problem) {
      const gradient = referenceKernel.prepare(problem);
      const N = offset.length;
      return (network, batch, out) => {
        const noise = Float64Array.from(
          { length: batch.starts.length * 13 * N },
          (_, k) => (k % (13 * N) < N ? 0 : network.offset[k % N] - offset[k % N]) + (extra?.[k] ?? 0),
        );
        return gradient({ ...network, teacher }, { ...batch, noise, cleanTargets: true }, out);
      };
    },
  };
}

function centralDifferences(f: (x: Float64Array) => number, x: Float64Array, step = 1e-6): Float64Array {
  return x.map((value, k) => {
    const at = (moved: number) => f(x.map((other, i) => (i === k ? moved : other)));
    return (at(value + step) - at(value - step)) / (2 * step);
  });
}
