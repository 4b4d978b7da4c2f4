import { createRng } from "@attractors/core";
import { singularValues } from "@attractors/core/ml-matrix";
import { describe, expect, test } from "vitest";
import { architectures } from "../../src/architecture.ts";
import {
  affineObservation,
  almostLinearRnn,
  arithmeticMean,
  batchMaximum,
  type CreatePlrnnOptions,
  clippedShallowPlrnn,
  createPlrnn,
  explogApproximation,
  jacobianUpperBound,
  type Plrnn,
  productUpperBound,
} from "../../src/index.ts";
import { openPlrnn } from "../../src/plrnn.ts";
import { fusedJacobians } from "../../src/training/fused-jacobians.ts";
import type { JacobianBatch } from "../../src/training/growth-estimate.ts";
import { networkJacobians } from "../../src/training/network-jacobians.ts";
import { randomNetwork, wavySeries } from "../networks.ts";

interface Case {
  batchSize?: number;
  windowLength?: number;
  missing?: boolean;
  noisy?: boolean;
  forcedUnits?: number;
}

/** The Jacobians along windows of a wavy series, computed one by one and by the kernel. */
function bothOf(
  model: Plrnn,
  { batchSize = 3, windowLength = 12, missing, noisy, ...options }: Case = {},
): [direct: JacobianBatch, fused: JacobianBatch] {
  const rng = createRng(5);
  const { architecture, observation, ...arrays } = openPlrnn(model);
  const { values } = wavySeries(model.observationDimension, 200, rng);
  const weights = missing ? values.map(() => (rng.uniform() < 0.1 ? 0 : 1)) : undefined;
  const samples = { values, weights };
  const { forcedUnits = observation.forcedUnits(model) } = options;
  const problem = { architecture, shape: model, samples, forcedUnits, windowLength, batchSize };
  const starts = Int32Array.from({ length: batchSize }, () => rng.integer(199 - windowLength));
  const size = batchSize * (windowLength + 1) * model.observationDimension;
  const noise = noisy ? Float64Array.from({ length: size }, () => 0.1 * rng.normal()) : undefined;
  const network = { ...arrays, teacher: arrays.encoder };
  const fused = fusedJacobians(problem);
  fused({ ...network, map: network.map.map((value) => -value) }, { starts }).writeNorms?.(
    0,
    new Float64Array(windowLength),
  );
  return [networkJacobians(problem, network, { starts, noise }), fused(network, { starts, noise })];
}

const estimates = { arithmeticMean, batchMaximum, productUpperBound, explogApproximation, jacobianUpperBound };

function expectSame(model: Plrnn, options?: Case): void {
  const [direct, fused] = bothOf(model, options);
  for (const estimate of Object.values(estimates)) {
    expect(Math.abs(estimate(fused) / estimate(direct) - 1)).toBeLessThan(1e-10);
  }
}

describe("the estimates of growth from the kernel are those from one Jacobian after the other to 1e-10", () => {
  const few = { hiddenSize: 9, bases: 4, reluUnits: 2 };
  describe.each(Object.values(architectures))("$name", (architecture) => {
    const sizes = Object.fromEntries(
      Object.entries(few).filter(([size]) => Object.keys(architecture.sizes).includes(size)),
    );
    const network = (options: Partial<CreatePlrnnOptions>): Plrnn =>
      randomNetwork({ architecture, observationDimension: 2, latentDimension: 4, ...sizes, ...options }, createRng(3));

    test.each([2, 3, 4, 5, 7, 8, 16])("for %d latent units", (latentDimension) =>
      expectSame(network({ latentDimension })),
    );
    test("for one unit", () => {
      expectSame(
        network({ latentDimension: 1, observationDimension: 1, ...(sizes.reluUnits ? { reluUnits: 1 } : {}) }),
      );
    });
    test.each([1, 7, 8, 9, 17])("for %d windows", (batchSize) => expectSame(network({}), { batchSize }));
    test("for windows of one step", () => expectSame(network({}), { windowLength: 1 }));
    test("with missing values", () => expectSame(network({}), { missing: true, batchSize: 10 }));
    test("with noise", () => expectSame(network({}), { noisy: true }));
    test("under partial forcing", () => expectSame(network({}), { forcedUnits: 1 }));
    test("for an affine observation", () =>
      expectSame(network({ observation: affineObservation, observationDimension: 6 }), { missing: true, noisy: true }));
  });

  test("over 150 steps of a large network", () => {
    const size = { latentDimension: 5, hiddenSize: 250, observation: affineObservation };
    const model = randomNetwork({ architecture: clippedShallowPlrnn, observationDimension: 5, ...size }, createRng(1));
    const [direct, fused] = bothOf(model, { windowLength: 150, batchSize: 2 });
    for (const estimate of [arithmeticMean, batchMaximum, productUpperBound]) {
      expect(Math.abs(estimate(fused) / estimate(direct) - 1)).toBeLessThan(1e-12);
    }
  });
});

test("both have the same mean Jacobian, and counts of what is known", () => {
  const model = randomNetwork({ observationDimension: 3, latentDimension: 4 }, createRng(2));
  const [direct, fused] = bothOf(model, { missing: true, batchSize: 9 });
  const [one, mean, norms] = [16, 16, 12].map((length) => new Float64Array(length));
  for (let sequence = 0; sequence < 9; sequence++) {
    const sum = new Float64Array(16);
    let count = 0;
    for (let t = 0; t < 12; t++) {
      if (!direct.write(sequence, t, one)) continue;
      count++;
      for (let k = 0; k < 16; k++) sum[k] += one[k];
    }
    expect(fused.writeMean?.(sequence, mean)).toBe(count);
    expect(fused.writeNorms?.(sequence, norms)).toBe(count);
    mean.forEach((value, k) => {
      expect(value).toBeCloseTo(sum[k] / count, 13);
    });
  }
});

describe("the kernel's norm is the largest singular value", () => {
  /** The norm of a matrix, as that of a linear network. */
  function normOf(matrix: Float64Array, M: number): number {
    const linear = { architecture: almostLinearRnn, reluUnits: 0, latentDimension: M, observationDimension: 1 };
    const model = createPlrnn({ ...linear, rng: createRng(1) });
    model.parameters.fill(0);
    model.parameters.set(matrix, M);
    return batchMaximum(bothOf(model, { batchSize: 1, windowLength: 1 })[1]);
  }

  test.each([1, 2, 3, 4, 5, 6, 7, 16, 33, 64])("of random matrices of %d rows", (M) => {
    const rng = createRng(M);
    for (let k = 0; k < 20; k++) {
      const data = Float64Array.from({ length: M * M }, () => rng.normal() * 10 ** k);
      const expected = singularValues({ rows: M, columns: M, data })[0];
      expect(Math.abs(normOf(data, M) / expected - 1)).toBeLessThan(1e-12);
    }
  });

  test.each([1, 3, 5, 8, 11, 14])("of matrices that differ from one by 1e-%d", (power) => {
    const rng = createRng(power);
    for (const M of [2, 3, 5, 16]) {
      const data = Float64Array.from(
        { length: M * M },
        (_, k) => (k % (M + 1) === 0 ? 1 : 0) + rng.normal() * 10 ** -power,
      );
      const expected = singularValues({ rows: M, columns: M, data })[0];
      expect(Math.abs(normOf(data, M) / expected - 1)).toBeLessThan(1e-13);
    }
  });

  /** diag(values), turned by a reflection. */
  function turned(values: readonly number[]): Float64Array {
    const M = values.length;
    const v = Float64Array.from({ length: M }, (_, i) => Math.sin(3 * i + 1));
    const square = v.reduce((sum, value) => sum + value * value, 0);
    return Float64Array.from({ length: M * M }, (_, k) => {
      const [i, j] = [Math.floor(k / M), k % M];
      return ((i === j ? 1 : 0) - (2 * v[i] * v[j]) / square) * values[j];
    });
  }

  test.each([
    ["all are equal", [2, 2, 2, 2, 2, 2]],
    ["all but one vanish", [3, 0, 0, 0, 0]],
    ["the two largest are equal", [5, 5, 3, 2, 1]],
    ["the two largest are nearly equal", [5, 5 - 1e-9, 3, 2, 1]],
    ["the two largest are close", [5, 5 - 1e-4, 3, 2, 1]],
    ["many lie close", Array.from({ length: 40 }, (_, k) => 1 - k * 1e-5)],
    ["they span many powers of ten", Array.from({ length: 30 }, (_, k) => 10 ** -k)],
    ["the matrix is small", [1e-60, 1e-61, 1e-62]],
    ["the matrix is large", [1e60, 1e59, 1e58]],
  ])("where %s", (_, values) => {
    expect(Math.abs(normOf(turned(values), values.length) / values[0] - 1)).toBeLessThan(1e-12);
  });

  test("where the matrix is diagonal, or zero", () => {
    expect(normOf(Float64Array.of(1, 0, 0, 0, -4, 0, 0, 0, 2), 3)).toBeCloseTo(4, 14);
    expect(normOf(new Float64Array(25), 5)).toBe(0);
  });

  test("and of a matrix that is not finite it is no number", () => {
    expect(normOf(Float64Array.of(1, 2, Number.NaN, 4), 2)).toBeNaN();
  });
});
