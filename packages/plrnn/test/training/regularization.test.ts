import { createRng, type MatrixView } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  affineObservation,
  almostLinearRnn,
  biasedAffineObservation,
  type CreatePlrnnOptions,
  clippedDendriticPlrnn,
  clippedShallowPlrnn,
  convergenceRegularization,
  dendriticPlrnn,
  latentRegularization,
  manifoldAttractorRegularization,
  meanCentredPlrnn,
  observationRegularization,
  parametersOf,
  type Regularization,
  shallowPlrnn,
  vanillaPlrnn,
} from "../../src/index.ts";
import { randomNetwork, relativeDistance, zerosOf } from "../networks.ts";

const regularizations: [string, Regularization][] = [
  ["latent", latentRegularization(0.3)],
  ["observation", observationRegularization(0.3)],
  ["manifold attractor", manifoldAttractorRegularization(0.3, { share: 0.6 })],
  ["convergence", convergenceRegularization(0.3)],
];
const architectures = [
  vanillaPlrnn,
  meanCentredPlrnn,
  dendriticPlrnn,
  clippedDendriticPlrnn,
  shallowPlrnn,
  clippedShallowPlrnn,
  almostLinearRnn,
];
const networks: [string, Omit<CreatePlrnnOptions, "rng">][] = [
  ...architectures.map((architecture): [string, Omit<CreatePlrnnOptions, "rng">] => [
    architecture.name,
    { architecture, observationDimension: 2, latentDimension: 5, inputDimension: 2 },
  ]),
  ["affine, N > M", { observation: affineObservation, observationDimension: 4, latentDimension: 2, hiddenSize: 3 }],
  ["affine, N < M", { observation: affineObservation, observationDimension: 2, latentDimension: 4, hiddenSize: 3 }],
  ["with a bias", { observation: biasedAffineObservation, observationDimension: 3, hiddenSize: 3 }],
];

describe.each(regularizations)(
  "the gradient of the %s regularisation equals central differences",
  (_, regularization) => {
    test.each(networks)("%s", (__, options) => {
      const model = randomNetwork(options, createRng(5));
      const at = (parameters: Float64Array) => {
        const gradient = new Float64Array(parameters.length);
        const penalty = regularization(
          parametersOf({ ...model, parameters }),
          parametersOf({ ...model, parameters: gradient }),
        );
        return { penalty, gradient };
      };
      const step = 1e-6;
      const differences = model.parameters.map((value, k) => {
        const moved = (to: number) => at(model.parameters.map((other, i) => (i === k ? to : other))).penalty;
        return (moved(value + step) - moved(value - step)) / (2 * step);
      });
      for (const place of zerosOf(model)) differences[place] = 0; // these do not move
      const { penalty, gradient } = at(model.parameters);
      if (penalty === 0) expect(differences.every((value) => value === 0)).toBe(true);
      else expect(relativeDistance(gradient, differences)).toBeLessThan(1e-5);
    });
  },
);

describe("by their definitions, of a network with known parameters", () => {
  const matrix = (rows: number, ...values: number[]): MatrixView => ({
    rows,
    columns: values.length / rows,
    data: Float64Array.from(values),
  });
  const zeros = (named: Record<string, MatrixView>): Record<string, MatrixView> =>
    Object.fromEntries(Object.entries(named).map(([name, one]) => [name, { ...one, data: one.data.map(() => 0) }]));
  const penalty = (regularization: Regularization, named: Record<string, MatrixView>) =>
    regularization(named, zeros(named));

  test("latent: squares of 1 - A and of the weights, not of thresholds H", () => {
    const named = { A: matrix(2, 0.5, 2), W: matrix(2, 0, 1, 2, 0), h: matrix(2, 3, 0), H: matrix(2, 9, 9) };
    expect(penalty(latentRegularization(10), named)).toBeCloseTo(10 * (0.25 + 1 + 5 + 9), 12);
  });

  test("observation: (1 - s1 / s2)^2 of B, or the squares of L", () => {
    const named = { A: matrix(2, 1, 1), B: matrix(2, 0, 3, 2, 0) };
    expect(penalty(observationRegularization(1), named)).toBeCloseTo(0.25, 7);
    expect(penalty(observationRegularization(2), { A: named.A, L: matrix(1, 1, 2) })).toBe(10);
    expect(penalty(observationRegularization(2), { A: named.A })).toBe(0);
  });

  test("manifold attractor: norms over the last units", () => {
    const named = { A: matrix(3, 9, 1, -2), W: matrix(3, 9, 9, 9, 0, 0, 3, 4, 0, 0), h: matrix(3, 9, 6, 8) };
    expect(penalty(manifoldAttractorRegularization(2, { share: 0.7 }), named)).toBeCloseTo(2 * (3 + 5 + 10), 12);
  });

  test("convergence: what A + diag W has above the bound", () => {
    const named = { A: matrix(2, 0.5, 2), W: matrix(2, 1.5, 7, 7, 2) };
    expect(penalty(convergenceRegularization(1, { bound: 0 }), named)).toBeCloseTo(Math.hypot(2, 4), 12);
    expect(penalty(convergenceRegularization(1, { bound: 1 }), { A: named.A })).toBeCloseTo(1, 12);
  });
});
